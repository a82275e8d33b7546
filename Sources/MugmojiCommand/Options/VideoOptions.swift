import ArgumentParser
import Basics
import EmbeddingVideo
import Foundation
import Imaging

/// Where the numbers of a video go.
struct TableOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Also write a row for each frame and slot: frame, time, slot, part, similarity, changed and both vectors.",
            discussion: "- stands for standard output.", valueName: "file.csv"))
    var csv: String?

    @Option(help: ArgumentHelp("The same as JSON, one object a line.", valueName: "file.json"))
    var json: String?

    func validate() throws {
        if csv != nil, json != nil { throw ValidationError("take either --csv or --json") }
        if path == "" { throw ValidationError("the table has no name; give --csv or --json a file, or -") }
    }

    /// A file, or `-` for standard output.
    var path: String? { csv ?? json }

    /// Opens the table for `work`; the file is there when `work` has not thrown.
    ///
    /// - Throws: ``TableFailure`` when the table cannot be written, or what `work` throws.
    func write<Result: Sendable>(
        dimension: Int, overwrite: Bool, by work: ((any FrameTable)?) async throws -> Result
    ) async throws -> Result {
        guard let path else { return try await work(nil) }
        do {
            if path == "-" { return try await fill(STDOUT_FILENO, dimension, work) }
            return try await AtomicFile.write(to: path, overwrite: overwrite) { temporary in
                let descriptor = open(temporary, O_WRONLY | O_CLOEXEC)
                guard descriptor >= 0 else { throw TableError(code: errno) }
                defer { close(descriptor) }
                return try await fill(descriptor, dimension, work)
            }
        } catch let error as TableError {
            throw TableFailure(path: path, code: error.code, details: "\(error)")
        } catch let error as FileWriteError {
            throw TableFailure(path: path, code: 0, details: "\(error)")
        }
    }

    private func fill<Result: Sendable>(
        _ descriptor: Int32, _ dimension: Int, _ work: ((any FrameTable)?) async throws -> Result
    ) async throws -> Result {
        let file = TableFile(descriptor: descriptor)
        let result = try await work(
            csv == nil ? JSONTable(file: file) : CSVTable(file: file, dimension: dimension))
        try file.finish()
        return result
    }
}

/// A table that could not be written.
struct TableFailure: Error, CustomStringConvertible {
    let path: String
    /// The number of the system's error; 0 where there is none.
    let code: Int32
    let details: String

    var description: String {
        path == "-" ? "cannot write standard output: \(details)" : "cannot write \(path): \(details)"
    }
}

/// The value of `--size` for a video: `1280x720`.
struct VideoSize: ExpressibleByArgument, Equatable {
    var width: Int
    var height: Int

    /// Codecs want even sizes.
    init?(argument: String) {
        let sides = argument.lowercased().split(whereSeparator: { $0 == "x" || $0 == "×" }).compactMap { Int($0) }
        guard sides.count == 2, sides.allSatisfy({ (64...4096).contains($0) && $0 % 2 == 0 }) else { return nil }
        (width, height) = (sides[0], sides[1])
    }

    init(width: Int, height: Int) {
        self.width = width
        self.height = height
    }

    var defaultValueDescription: String { "\(width)x\(height)" }
}

extension Projection: ExpressibleByArgument {}
