import Basics
import Foundation
import TestSupport

/// Runs the program `mugmoji` that was built beside the tests.
enum Program {
    struct Outcome {
        let status: Int32
        let output: [UInt8]
        let errors: String

        var text: String { String(decoding: output, as: UTF8.self) }
    }

    static func run(_ arguments: String..., input: [UInt8]? = nil, folder: URL? = nil) throws -> Outcome {
        try run(arguments, input: input, folder: folder)
    }

    static func run(
        _ arguments: [String], input: [UInt8]? = nil, folder: URL? = nil, program: URL = location,
        environment: [String: String] = [:]
    ) throws -> Outcome {
        let scratch = try Scratch()
        let process = Process()
        process.executableURL = program
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        process.currentDirectoryURL = folder ?? scratch.folder
        let output = try scratch.emptyFile("output")
        let errors = try scratch.emptyFile("errors")
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = try FileHandle(forWritingTo: errors)
        process.standardInput = try FileHandle(forReadingFrom: scratch.file("input", input ?? []))
        try process.run()
        let status = process.awaitEnd().status
        return Outcome(
            status: status, output: [UInt8](try Data(contentsOf: output)),
            errors: try String(contentsOf: errors, encoding: .utf8))
    }

    /// Runs a line of the shell, in which `$M` is the program.
    static func shell(_ line: String, folder: URL) throws -> Outcome {
        try run(
            ["-c", line], folder: folder, program: URL(fileURLWithPath: "/bin/sh"), environment: ["M": location.path])
    }

    /// Where the build put the program.
    static var location: URL {
        let tests = Bundle.main.executableURL ?? URL(fileURLWithPath: CommandLine.arguments[0])
        return tests.deletingLastPathComponent().appendingPathComponent("mugmoji")
    }
}
