import Basics
import FaceAtlas
import Foundation
import PartLibrary
import TestSupport
import Testing

@Suite("StylePack")
struct StylePackTests {
    private let style = TestStyle()
    private let library: StyleLibrary
    private var folder: URL { style.folder }

    init() throws {
        library = try style.load()
        try library.writePack()
    }

    /// The style as a picture is converted with it.
    private func trusted() throws -> StyleLibrary { try StyleLibrary(trusting: .folder(folder)) }

    /// Whether the files were not even opened.
    private func isPacked(_ library: StyleLibrary) -> Bool { library.readAt == nil }

    private func write(_ text: String, _ name: String) throws {
        try Data(text.utf8).write(to: folder.appendingPathComponent(name))
    }

    @Test func itSaysWhatTheFilesSay() throws {
        #expect(library.packState == .current)
        let packed = try trusted()
        #expect(isPacked(packed) && !isPacked(library))
        #expect(packed.partsHash == library.partsHash && packed.count == library.count)
        for slot in Slot.allCases {
            #expect(packed.parts(in: slot) == library.parts(in: slot))
            for (one, other) in zip(packed.parts(in: slot), library.parts(in: slot)) {
                #expect(one.id == other.id && one.tags == other.tags && one.back == other.back)
                #expect(one.hairTop == other.hairTop && one.isMatched == other.isMatched)
                #expect(throws: Never.self) { try one.check() }
                #expect(one.title == other.title && one.drawing == other.drawing)
            }
        }
        #expect(StylePack(of: packed)?.bytes == StylePack(of: library)?.bytes)
    }

    /// What happened to a folder since its pack was made.
    enum Change: CaseIterable {
        case edited, editedAtTheSameSize, editedWithItsOldTimes, added, removed, renamed, link, readme, slot
    }

    @Test(arguments: Change.allCases) func aChangedFolderIsReadAgain(change: Change) throws {
        let stud = folder.appendingPathComponent("earrings/stud.svg")
        let old = try #require(TestStyle.plain["earrings/stud.svg"])
        let times = try FileManager.default.attributesOfItem(atPath: stud.path)
        let same = old.split(separator: "330").joined(separator: "331")
        #expect(same.utf8.count == old.utf8.count && same != old)
        switch change {
        case .edited: try write(old + "\n", "earrings/stud.svg")
        case .editedAtTheSameSize: try write(same, "earrings/stud.svg")
        case .editedWithItsOldTimes:
            let file = try FileHandle(forWritingTo: stud)
            try file.write(contentsOf: Data(same.utf8))
            try file.close()
            let date = try #require(times[.modificationDate] as? Date)
            try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: stud.path)
        case .added: try write(old, "earrings/more.svg")
        case .removed: try FileManager.default.removeItem(at: stud)
        case .renamed:
            try FileManager.default.moveItem(at: stud, to: folder.appendingPathComponent("earrings/more.svg"))
        case .link:
            try FileManager.default.moveItem(at: stud, to: folder.appendingPathComponent("real.svg"))
            try FileManager.default.createSymbolicLink(atPath: stud.path, withDestinationPath: "../real.svg")
        case .readme: try write("no drawing", "earrings/readme.txt")
        case .slot:
            try FileManager.default.createDirectory(
                at: folder.appendingPathComponent("tail"), withIntermediateDirectories: false)
        }
        guard ![.readme, .slot].contains(change) else {
            #expect(throws: StyleError.self) { try trusted() }
            return
        }
        let (found, checked) = (try trusted(), try StyleLibrary(contentsOf: folder))
        #expect(!isPacked(found))
        #expect(found.parts(in: .earrings) == checked.parts(in: .earrings))
        #expect(found.parts(in: .earrings).map(\.drawing) == checked.parts(in: .earrings).map(\.drawing))
        // The pack of the folder as it is now says so again.
        try checked.writePack()
        let again = try trusted()
        #expect(isPacked(again) == (change != .link) && again.partsHash == checked.partsHash)
    }

    /// Of a style that comes with the program only names and sizes are compared: what is drawn is compared all the same.
    @Test func aFileThatIsNotThePackedOneIsNeverDrawn() throws {
        let old = try #require(TestStyle.plain["head/round.svg"])
        let same = old.split(separator: "150").joined(separator: "149")
        #expect(same.utf8.count == old.utf8.count && same != old)
        let shipped = StyleReading(trusting: folder, isShipped: true)
        let head = try #require(shipped.library?.part("round", in: .head))
        try write(same, "head/round.svg")
        let error = #expect(throws: StyleError.self) { try head.check() }
        #expect(error.map { "\($0)" }?.contains("build it with “mugmoji index build”") == true)
        #expect(head.drawing.roles.isEmpty)
        let later = try #require(StyleReading(trusting: folder, isShipped: true).library)
        #expect(isPacked(later))
        #expect(throws: StyleError.self) { try later.part("round", in: .head)?.check() }
        #expect(throws: Never.self) { try later.part("square", in: .head)?.check() }
        // Another size is noticed at once.
        try write(same + "\n", "head/round.svg")
        let noticed = try #require(StyleReading(trusting: folder, isShipped: true).library)
        #expect(!isPacked(noticed))
        #expect(throws: Never.self) { try noticed.part("round", in: .head)?.check() }
    }

    @Test func aCopyOfTheFolderIsReadOnceMore() throws {
        let copy = folder.appendingPathExtension("copy")
        try FileManager.default.copyItem(at: folder, to: copy)
        defer { try? FileManager.default.removeItem(at: copy) }
        let copied = try StyleLibrary(trusting: .folder(copy))
        #expect(!isPacked(copied) && copied.partsHash == library.partsHash && copied.packState == .current)
        try copied.writePack()
        #expect(isPacked(try StyleLibrary(trusting: .folder(copy))))
    }

    @Test func aDamagedPackIsLeftAsideWithAWord() throws {
        let url = folder.appendingPathComponent(StylePack.fileName)
        let whole = try Fixtures.bytes(url)
        func isRefused(_ bytes: [UInt8], _ expected: StylePackError?) throws -> Bool {
            try Data(bytes).write(to: url)
            let library = try trusted()
            guard case .unusable(let fault) = library.packState else { return false }
            return !isPacked(library) && library.packFault == fault && library.partsHash == self.library.partsHash
                && (expected == nil || expected == fault)
        }
        for length in [0, 7, 8, 40, 80, 200, whole.count - 1] {
            #expect(try isRefused(Array(whole.prefix(length)), length < 8 ? .notAPack : .damaged), "\(length) bytes")
        }
        #expect(try isRefused(whole + [0], .damaged))
        for place in stride(from: 0, to: whole.count, by: 13) {
            var bytes = whole
            bytes[place] ^= 0x20
            #expect(try isRefused(bytes, nil), "byte \(place)")
        }
        var newer = whole
        newer[8] = 2
        #expect(try isRefused(newer, .otherVersion))
        // It is written anew, but for what is none of ours.
        try library.writePack()
        #expect(try Fixtures.bytes(url) == whole)
        try write("my notes", StylePack.fileName)
        #expect(throws: StylePackError.notAPack) { try library.writePack() }
        #expect(try Fixtures.bytes(url) == Array("my notes".utf8))
        try FileManager.default.removeItem(at: url)
        try FileManager.default.createSymbolicLink(atPath: url.path, withDestinationPath: "style.json")
        #expect(throws: StylePackError.notAPack) { try library.writePack() }
    }

    @Test func anotherViewBoxMakesThePackUseless() throws {
        let json = try #require(TestStyle.plain["style.json"])
        try write(json.split(separator: "512, 512]", maxSplits: 1).joined(separator: "500, 512]"), "style.json")
        // The parts draw in another frame now, and all of them are at fault.
        #expect(throws: StyleError.self) { try trusted() }
    }

    @Test func thousandsOfPartsAreTheSame() throws {
        let nose = try #require(TestStyle.plain["nose/small.svg"])
        for index in 0..<4500 { try write(nose, "nose/n\(index).svg") }
        let many = try StyleLibrary(contentsOf: folder)
        try many.writePack()
        let packed = try trusted()
        #expect(isPacked(packed) && packed.count == library.count + 4500)
        #expect(packed.parts(in: .nose).map(\.id) == many.parts(in: .nose).map(\.id))
        #expect(packed.partsHash == many.partsHash)
        try write(nose + "\n", "nose/n4444.svg")
        let changed = try trusted()
        #expect(!isPacked(changed) && changed.partsHash != many.partsHash)
    }
}
