import Foundation
import PartLibrary
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
}
