import ArgumentParser
import AvatarMaking
import FaceParsing
import Foundation
import Mugmoji

/// Times geometry and emoji of one photo, with a parse for each and with one for both, in turns.
struct ParseOnce: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "parse-once", abstract: "Times geometry and emoji of one photo, from two parses and from one.")

    @Argument(help: "Pictures.", completion: .file())
    var pictures: [String]

    @Option(help: "How often each picture is taken.")
    var runs = 20

    func run() throws {
        let maker = try EmojiMaker()
        var (twice, once) = ([Double](), [Double]())
        for path in pictures {
            let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
            for _ in 0..<max(runs, 1) {
                twice.append(
                    try Self.milliseconds {
                        _ = try maker.reader.read(bytes).largest.geometry
                        _ = try maker.emojis(from: bytes)
                    })
                once.append(
                    try Self.milliseconds {
                        let face = try maker.reader.read(bytes).largest
                        _ = (face.geometry, try maker.avatars.emoji(of: face))
                    })
            }
        }
        let (two, one) = (Self.median(twice), Self.median(once))
        print(
            String(
                format: "two parses %.1f ms, one parse %.1f ms (medians): ratio %.2f", two, one, one / max(two, 0.001)))
    }

    private static func milliseconds(_ work: () throws -> Void) rethrows -> Double {
        try ContinuousClock().measure(work) / .milliseconds(1)
    }

    private static func median(_ times: [Double]) -> Double {
        let sorted = times.sorted()
        return sorted.isEmpty ? 0 : sorted[sorted.count / 2]
    }
}
