import Foundation
import PartLibrary
import Testing

@testable import parts

@Suite struct ClassicStyleTests {
    /// `Parts/classic` in the repository.
    private let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../../Parts/classic", directoryHint: .isDirectory).standardizedFileURL

    @Test func committedFilesAreTheGenerated() {
        #expect(StyleFiles.differences(from: folder) == [])
    }

    @Test func theStyleLoads() throws {
        let library = try StyleLibrary(contentsOf: folder)
        for part in Registry.parts {
            #expect(library.part(part.id, in: part.slot) != nil, "\(part.slot.rawValue)/\(part.id)")
        }
    }

    @Test func idsAreUniqueInTheirSlots() {
        let names = Registry.parts.map { "\($0.slot.rawValue)/\($0.id)" }
        #expect(Set(names).count == names.count)
        #expect(names.count >= 120)
    }

    @Test(arguments: [Slot.eyes, .mouth, .facialHair, .glasses])
    func everyPartSaysWhatItShows(slot: Slot) {
        for part in Registry.parts(of: slot) { #expect(!part.tags.isEmpty, "\(part.id)") }
    }
}
