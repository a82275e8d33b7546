import ArgumentParser
import Foundation

/// The rows of `faces.csv`: labelled photos of one face each.
struct FaceTable {
    struct Row {
        let file: String
        let fields: [String: String]

        subscript(column: String) -> String { fields[column] ?? "" }
    }

    let folder: URL
    let rows: [Row]

    /// - Parameter training: the folder that holds `faces.csv` and `images`.
    init(training: String) throws {
        folder = URL(fileURLWithPath: training, isDirectory: true)
        let table = folder.appendingPathComponent("faces.csv")
        guard let text = try? String(contentsOf: table, encoding: .utf8) else {
            throw ValidationError("no faces.csv in \(training); --training names the folder of labelled photos")
        }
        rows = try Self.rows(of: text, in: table.path, needing: ["file", "split"])
    }

    /// Of each photo the traits that were labelled besides, by its file.
    ///
    /// - Parameter traits: the path of `Tools/training/labels/traits.csv`.
    static func traits(_ traits: String) throws -> [String: Row] {
        guard let text = try? String(contentsOfFile: traits, encoding: .utf8) else {
            throw ValidationError("no \(traits); --traits names the table Tools/training/labels/traits.csv")
        }
        let rows = try rows(of: text, in: traits, needing: ["file", "age"])
        return Dictionary(rows.map { ($0.file, $0) }) { first, _ in first }
    }

    private static func rows(of text: String, in path: String, needing needed: [String]) throws -> [Row] {
        let lines = text.split(whereSeparator: \.isNewline)
        let columns = (lines.first ?? "").split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        guard needed.allSatisfy(columns.contains) else {
            throw ValidationError("\(path) has no header with the columns \(needed.joined(separator: " and "))")
        }
        return lines.dropFirst().map { line in
            let values = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            let fields = Dictionary(zip(columns, values), uniquingKeysWith: { first, _ in first })
            return Row(file: fields["file"] ?? "", fields: fields)
        }
    }

    /// Usable photos of a split.
    func usable(split: String) -> [Row] {
        rows.filter { $0["split"] == split && $0["usable"] == "y" }
    }

    func path(of row: Row) -> String {
        folder.appendingPathComponent("images").appendingPathComponent(row.file).path
    }
}
