import ArgumentParser
import FaceAtlas
import Foundation
import Imaging
import Mugmoji
import PartLibrary
import SVGRendering
import StyleWorkshop

/// Why `--check` fails.
struct CheckFailure: Error, CustomStringConvertible {
    var description: String
}

/// Writes the parts of a style, or shows them.
@main
struct PartsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "parts", abstract: "Draws the parts of a style.")

    @Option(help: "The style to draw.")
    var style = ArtStyle.all[0].name

    @Option(help: "The style's folder to write (Parts/<style>).")
    var output: String?

    @Option(help: "The style's folder to compare with what would be written; fails when they differ.")
    var check: String?

    @Option(help: "An SVG or PNG file for a sheet of parts on a default face.")
    var preview: String?

    @Option(help: "Slots on the sheet, separated by commas; all unless given.")
    var slots: String?

    @Option(help: "Put this many faces of random parts on the sheet instead.")
    var faces: Int?

    @Option(help: "Which random faces.")
    var seed: UInt64 = 1

    @Option(help: "The side of a face on the sheet in pixels.")
    var size = 160

    @Option(help: "Faces in a row.")
    var columns = 8

    @Option(help: "A folder for the pictures of the style guide.")
    var guide: String?

    func validate() throws {
        if output == nil && check == nil && preview == nil && guide == nil {
            throw ValidationError("Nothing to do: give --output, --check, --preview or --guide.")
        }
    }

    func run() throws {
        guard let style = ArtStyle.named(style) else {
            throw ValidationError("No style \(style): \(ArtStyle.all.map(\.name).joined(separator: ", ")).")
        }
        let files = StyleFiles(style: style)
        if let output { try files.write(to: URL(filePath: output, directoryHint: .isDirectory)) }
        if let check {
            let different = files.differences(from: URL(filePath: check, directoryHint: .isDirectory))
            guard different.isEmpty else {
                throw CheckFailure(description: "Not as generated: " + different.joined(separator: ", "))
            }
            let problems = StyleCheck(contentsOf: URL(filePath: check, directoryHint: .isDirectory)).problems
            guard problems.isEmpty else { throw StyleError(problems) }
        }
        if let preview { try write(sheet(of: style), to: URL(filePath: preview)) }
        if let guide { try GuidePictures(style: style).write(to: URL(filePath: guide, directoryHint: .isDirectory)) }
    }

    private func write(_ sheet: PreviewSheet, to file: URL) throws {
        let svg = try sheet.svg()
        if file.pathExtension == "svg" { return try Data(svg.utf8).write(to: file) }
        let picture = try SVGDocument(svg: svg).render(width: sheet.size.width, height: sheet.size.height)
        try Data(picture.pngBytes()).write(to: file)
    }

    private func sheet(of style: ArtStyle) throws -> PreviewSheet {
        let chosen = try slots.map { names in
            try names.split(separator: ",").map { name in
                guard let slot = Slot(rawValue: String(name)) else { throw ValidationError("No slot \(name).") }
                return slot
            }
        }
        var sheet =
            faces.map { PreviewSheet.random(count: $0, seed: seed, style: style) }
            ?? PreviewSheet.parts(of: chosen ?? Slot.allCases, style: style)
        sheet.cellSize = size
        sheet.columns = columns
        return sheet
    }
}
