import ArgumentParser
import Foundation
import VectorSearch

/// Measures the search of vectors beside a plain pass over their memory.
@main
struct VectorSearchTimes: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "vectorsearch",
        abstract: "Times searches on the instruction set that MUGMOJI_ISA names (or the fastest).",
        discussion: """
            Reads lines from standard input and answers each with one: `read`, `float N` or `quantized N`, N being the number \
            of a query. Each is done as often as --repeats tells, and the best milliseconds are printed, then the rows \
            found. Tools/benchmarks/search_peers.py makes the files and compares with faiss.
            """)

    @Argument(help: "Vectors: float32, one vector after the other.", transform: URL.init(fileURLWithPath:))
    var vectors: URL

    @Argument(help: "Queries, likewise.", transform: URL.init(fileURLWithPath:))
    var queries: URL

    @Option(help: "Values of a vector.")
    var dimension: Int

    @Option(help: "Rows to find.")
    var top = 10

    @Option(help: "Threads.")
    var threads = 1

    @Option(help: "How often each line is done; the best time counts.")
    var repeats = 3

    func run() throws {
        let values = try Self.floats(vectors)
        let queries = try Self.floats(queries)
        let table = try VectorTable(values, dimension: dimension)
        let quantized = QuantizedVectorTable(table)
        let searcher = VectorSearcher(threads: threads)
        let pass = PlainPass(table: table, threads: searcher.threads)
        var results: [SearchResult] = []
        while let line = readLine() {
            let words = line.split(separator: " ")
            let number = words.count > 1 ? Int(words[1]) ?? 0 : 0
            guard number >= 0, (number + 1) * dimension <= queries.count else {
                throw ValidationError("there is no query \(number)")
            }
            let query = Array(queries[number * dimension..<(number + 1) * dimension])
            var best = Double.infinity
            for _ in 0..<max(repeats, 1) {
                let duration = try ContinuousClock().measure {
                    switch words.first {
                    case "read": pass.run()
                    case "float": try searcher.search(table, for: query, count: top, into: &results)
                    case "quantized": try searcher.search(quantized, for: query, count: top, into: &results)
                    default: throw ValidationError("“\(line)” is none of read, float N, quantized N")
                    }
                }
                best = min(best, duration / .milliseconds(1))
            }
            let rows = words.first == "read" ? "" : results.map { " \($0.row)" }.joined()
            print("\(best)\(rows)")
            fflush(nil)
        }
    }

    private static func floats(_ url: URL) throws -> [Float] {
        try Data(contentsOf: url, options: .alwaysMapped).withUnsafeBytes { bytes in
            [Float](unsafeUninitializedCapacity: bytes.count / 4) { buffer, count in
                UnsafeMutableRawBufferPointer(buffer).copyMemory(
                    from: UnsafeRawBufferPointer(rebasing: bytes.prefix(bytes.count / 4 * 4)))
                count = bytes.count / 4
            }
        }
    }
}
