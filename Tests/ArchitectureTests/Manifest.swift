import Foundation
import TestSupport

/// The targets of `Package.swift`, read as text: what SwiftPM itself would tell takes a process and seconds.
struct Manifest {
    struct Target {
        let name: String
        /// `target`, `executableTarget`, `testTarget` or `systemLibrary`.
        let kind: String
        /// Names of modules of this package and of others.
        let dependencies: [String]
        let folder: URL

        var isTest: Bool { kind == "testTarget" || name == "TestSupport" }

        /// Its Swift files; those that a documentation catalogue shows belong to nobody.
        var sources: [URL] {
            let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
            return (files?.compactMap { $0 as? URL } ?? []).filter {
                $0.pathExtension == "swift" && !$0.path.contains(".docc/")
            }
        }

        /// The modules that its Swift files import, each with the name of a file that does.
        func imports() throws -> [String: String] {
            let line =
                /^(?:@\w+ )*(?:(?:public|package|internal|fileprivate|private) )?import (?:(?:struct|class|enum|protocol|func|let|var|typealias) )?(\w+)/
            var imports: [String: String] = [:]
            for file in sources {
                for text in try String(contentsOf: file, encoding: .utf8).utf8.split(separator: UInt8(ascii: "\n")) {
                    // Most lines begin with a space, and matching takes its time.
                    guard let first = text.first, "@fip".utf8.contains(first) else { continue }
                    let match = String(Substring(text)).firstMatch(of: line)
                    if let match { imports[String(match.1)] = file.lastPathComponent }
                }
            }
            return imports
        }
    }

    let targets: [Target]

    init() throws {
        let checkout = Fixtures.checkout
        let text = try String(contentsOf: checkout.appendingPathComponent("Package.swift"), encoding: .utf8)
        let start = /\.(target|executableTarget|testTarget|systemLibrary)\(\s*name: "(\w+)"/
        targets = text.matches(of: start).map { match in
            let body = Self.brackets(in: text[match.range.lowerBound...], open: "(", close: ")")
            var dependencies: [String] = []
            if let list = body.range(of: "dependencies: [") {
                let entries = Self.brackets(in: body[body.index(before: list.upperBound)...], open: "[", close: "]")
                let names = entries.replacing(/,\s*package: "[^"]+"/, with: "").replacing(
                    /,\s*condition: \.when\(traits: \["\w+"\]\)/, with: "")
                dependencies = names.matches(of: /"([^"]+)"/).map { String($0.1) }
            }
            let kind = String(match.1)
            let usual = (kind == "testTarget" ? "Tests/" : "Sources/") + match.2
            let path = body.firstMatch(of: /path: "([^"]+)"/).map { String($0.1) } ?? usual
            return Target(
                name: String(match.2), kind: kind, dependencies: dependencies,
                folder: checkout.appendingPathComponent(path))
        }
    }

    /// What stands between the first bracket and the one that closes it.
    private static func brackets(in text: Substring, open: Character, close: Character) -> Substring {
        guard let first = text.firstIndex(of: open) else { return "" }
        var depth = 0
        for index in text[first...].indices {
            if text[index] == open { depth += 1 }
            if text[index] == close { depth -= 1 }
            if depth == 0 { return text[text.index(after: first)..<index] }
        }
        return ""
    }
}
