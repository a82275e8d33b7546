import ArgumentParser
import Foundation

/// Runs the program `mugmoji convert --json` on many pictures and reads what it prints.
struct Converter {
    /// One line of `--json`.
    struct Line: Decodable {
        struct Match: Decodable {
            let id: String
            let similarity: Double?
        }
        let input: String
        let output: String
        let attributes: [String: String]
        let parts: [String: Match]
        let colors: [String: String]
    }

    /// What tells an emoji from a failure.
    private struct Outcome: Decodable {
        struct Failure: Decodable {}

        let error: Failure?
    }

    let program: String
    let style: String

    /// Converts `pictures` and returns the results by path; a picture that failed is missing.
    ///
    /// Emoji are written to `output`, which is made when it does not exist.
    func convert(_ pictures: [String], output: URL, size: Int) throws -> [String: Line] {
        guard FileManager.default.isExecutableFile(atPath: program) else {
            throw ValidationError("no program at \(program); build it with: swift build -c release --product mugmoji")
        }
        var lines: [String: Line] = [:]
        for start in stride(from: 0, to: pictures.count, by: 100) {
            let batch = Array(pictures[start..<min(start + 100, pictures.count)])
            let process = Process()
            process.executableURL = URL(fileURLWithPath: program)
            process.arguments =
                ["convert"] + batch + ["-o", output.path + "/", "--json", "--force", "--quiet"]
                + ["--size", String(size), "--style", style]
            let pipe = Pipe()
            process.standardOutput = pipe
            try process.run()
            let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
            process.waitUntilExit()
            for text in data.split(separator: UInt8(ascii: "\n")) {
                // An input that failed has an object of another form.
                guard try JSONDecoder().decode(Outcome.self, from: Data(text)).error == nil else { continue }
                let line = try JSONDecoder().decode(Line.self, from: Data(text))
                lines[line.input] = line
            }
        }
        return lines
    }
}
