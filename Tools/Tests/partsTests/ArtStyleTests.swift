import FaceAtlas
import Foundation
import Imaging
import PartLibrary
import SVGRendering
import Testing

@testable import parts

@Suite struct ArtStyleTests {
    /// `Parts/<style>` in the repository.
    private func folder(of style: ArtStyle) -> URL {
        URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../../Parts/\(style.name)", directoryHint: .isDirectory).standardizedFileURL
    }

    @Test(arguments: ArtStyle.all) func committedFilesAreTheGenerated(style: ArtStyle) {
        #expect(StyleFiles(style: style).differences(from: folder(of: style)) == [])
    }

    @Test(arguments: ArtStyle.all) func theStyleLoads(style: ArtStyle) throws {
        let library = try StyleLibrary(contentsOf: folder(of: style))
        for part in style.parts {
            #expect(library.part(part.id, in: part.slot) != nil, "\(part.slot.rawValue)/\(part.id)")
        }
    }

    @Test(arguments: ArtStyle.all) func idsAreUniqueInTheirSlots(style: ArtStyle) {
        let names = style.parts.map { "\($0.slot.rawValue)/\($0.id)" }
        #expect(Set(names).count == names.count)
        #expect(names.count >= 120)
    }

    @Test(arguments: ArtStyle.all, [Slot.eyes, .mouth, .facialHair, .glasses])
    func everyPartSaysWhatItShows(style: ArtStyle, slot: Slot) {
        for part in style.parts(of: slot) { #expect(!part.tags.isEmpty, "\(part.id)") }
    }

    /// What a face needs, so that most people find themselves.
    @Test(arguments: [
        (Slot.hairFront, 90), (.head, 20), (.eyes, 40), (.brows, 24), (.nose, 20), (.mouth, 40), (.facialHair, 24),
        (.glasses, 20), (.headwear, 24), (.ears, 6), (.earrings, 12),
    ])
    func classicHasEnoughOfEach(slot: Slot, count: Int) throws {
        #expect(try StyleLibrary(contentsOf: folder(of: .classic)).parts(in: slot).count >= count)
    }

    /// At 96 pixels any two parts of a slot can be told apart.
    @Test(arguments: [Slot.ears, .head, .facialHair, .mouth, .nose, .eyes, .brows, .glasses, .earrings])
    func partsDiffer(slot: Slot) throws {
        var sheet = PreviewSheet.parts(of: [slot], style: .classic, captions: false)
        (sheet.cellSize, sheet.columns) = (96, 1)
        let pixels = try SVGDocument(svg: sheet.svg()).render(width: sheet.size.width, height: sheet.size.height).pixels
        let bytes = pixels.count / sheet.cells.count
        let ids = ArtStyle.classic.parts(of: slot).map(\.id)
        for one in ids.indices {
            for other in 0..<one {
                var difference = 0
                // Green tells enough of the lightness.
                for offset in stride(from: 1, to: bytes, by: 4) {
                    difference += abs(Int(pixels[one * bytes + offset]) - Int(pixels[other * bytes + offset]))
                }
                // As much as this many pixels that turn from black to white.
                #expect(difference >= 2 * 255, "\(slot.rawValue): \(ids[one]) and \(ids[other])")
            }
        }
    }
}

extension ArtStyle: CustomTestStringConvertible {
    /// The style's name.
    public var testDescription: String { name }
}
