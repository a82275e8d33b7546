import ArgumentParser
import FaceAtlas
import Foundation

/// The zones of the canonical frame, for the scripts that measure what the program measures.
struct ZonesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "zones", abstract: "Write the zones of the canonical frame: Tools/training/zones.json.")

    @Option(help: "The file to write.")
    var output = "Tools/training/zones.json"

    func run() throws {
        let lines = Zone.table.map { name, zones in
            let edges = zones.map { zone in
                let numbers = [zone.x.lowerBound, zone.x.upperBound, zone.y.lowerBound, zone.y.upperBound]
                return "[" + numbers.map(String.init).joined(separator: ", ") + "]"
            }
            let text = "[" + edges.joined(separator: ", ") + "]"
            return "    \"\(name)\": "
                + (text.count < 100 ? text : "[\n      " + edges.joined(separator: ",\n      ") + "\n    ]")
        }
        let text = """
            {
              "unitsPerPixel": \(Int(CanonicalFrame.unitsPerPixel)),
              "zones": {
            \(lines.joined(separator: ",\n"))
              }
            }

            """
        try Data(text.utf8).write(to: URL(fileURLWithPath: output), options: .atomic)
    }
}
