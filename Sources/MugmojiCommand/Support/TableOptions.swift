import ArgumentParser
import EmbeddingVideo
import Foundation
import Imaging

/// Where the numbers of a video go.
struct TableOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Also write a row for each frame and slot: frame, time, slot, part, similarity, changed and both vectors.",
            valueName: "file.csv"))
    var csv: String?

    @Option(help: ArgumentHelp("The same as JSON, one object a line.", valueName: "file.json"))
    var json: String?

    func validate() throws {
        if csv != nil, json != nil { throw ValidationError("take either --csv or --json") }
    }

    var paths: [String] { [csv, json].compactMap(\.self) }

    /// Opens the table for `work`; the file is there when `work` has not thrown.
    func write<Result: Sendable>(
        dimension: Int, overwrite: Bool, by work: ((any FrameTable)?) async throws -> Result
    ) async throws -> Result {
        guard let path = paths.first else { return try await work(nil) }
        return try await AtomicFile.write(to: path, overwrite: overwrite) { temporary in
            let file = try FileHandle(forWritingTo: URL(fileURLWithPath: temporary))
            defer { try? file.close() }
            let table: any FrameTable =
                csv == nil ? JSONTable(file: file) : try CSVTable(file: file, dimension: dimension)
            return try await work(table)
        }
    }
}
