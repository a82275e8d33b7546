import Basics
import Foundation
import Testing

@Suite("Atomic files")
struct AtomicFileTests {
    /// Runs `body` in a fresh folder and expects nothing but `files` to be there afterwards.
    private func inFolder(leaves files: [String], _ body: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "mugmoji-\(UUID())").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try body(folder + "/")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == files)
    }

    private func text(_ path: String) throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

    @Test func writesAndReplaces() throws {
        try inFolder(leaves: ["a"]) { folder in
            try AtomicFile.write(Array("one".utf8), to: folder + "a", overwrite: false)
            #expect(try text(folder + "a") == "one")
            #expect(throws: FileWriteError.exists) {
                try AtomicFile.write(Array("two".utf8), to: folder + "a", overwrite: false)
            }
            #expect(try text(folder + "a") == "one")
            try AtomicFile.write(Array("two".utf8), to: folder + "a", overwrite: true)
            #expect(try text(folder + "a") == "two")
        }
    }

    @Test func keepsLinks() throws {
        try inFolder(leaves: ["link", "target"]) { folder in
            try AtomicFile.write([1], to: folder + "target", overwrite: false)
            try FileManager.default.createSymbolicLink(
                atPath: folder + "link", withDestinationPath: folder + "target")
            try AtomicFile.write(Array("new".utf8), to: folder + "link", overwrite: true)
            #expect(try text(folder + "target") == "new")
            #expect(throws: FileWriteError.exists) { try AtomicFile.write([], to: folder + "link", overwrite: false) }
        }
    }

    @Test func aFileWrittenByNameIsWholeOrNotThereAndKeepsItsMode() async throws {
        struct Stop: Error {}
        let folder = FileManager.default.temporaryDirectory.appending(path: "mugmoji-\(UUID())").path + "/"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        func names() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: folder) }
        await #expect(throws: Stop.self) {
            try await AtomicFile.write(to: folder + "a", overwrite: false) { name in
                #expect(name.contains("/.mugmoji-\(getpid())-"))
                throw Stop()
            }
        }
        #expect(try names() == [])
        for text in ["one", "two"] {
            try await AtomicFile.write(to: folder + "a", overwrite: true) { name in
                // In its place, as programs do that write elsewhere first.
                try FileManager.default.removeItem(atPath: name)
                try Data(text.utf8).write(to: URL(fileURLWithPath: name))
            }
            #expect(try self.text(folder + "a") == text)
            let mode = try FileManager.default.attributesOfItem(atPath: folder + "a")[.posixPermissions] as? Int
            if text == "two" { #expect(mode == 0o440) }
            try FileManager.default.setAttributes([.posixPermissions: 0o440], ofItemAtPath: folder + "a")
        }
        #expect(try names() == ["a"])
        await #expect(throws: FileWriteError.exists) {
            try await AtomicFile.write(to: folder + "a", overwrite: false) { _ in }
        }
    }

    @Test func leavesDevicesAlone() throws {
        try AtomicFile.write([1, 2, 3], to: "/dev/null", overwrite: true)
        let attributes = try FileManager.default.attributesOfItem(atPath: "/dev/null")
        #expect(attributes[.type] as? FileAttributeType == .typeCharacterSpecial)
    }

    @Test func saysWhatIsWrong() throws {
        try inFolder(leaves: ["folder"]) { folder in
            try FileManager.default.createDirectory(atPath: folder + "folder", withIntermediateDirectories: false)
            #expect(throws: FileWriteError.isFolder) {
                try AtomicFile.write([], to: folder + "folder", overwrite: true)
            }
            #expect(throws: FileWriteError.folderMissing) {
                try AtomicFile.write([], to: folder + "missing/a", overwrite: true)
            }
        }
    }

    @Test func onlyOneOfManyWins() async throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "mugmoji-\(UUID())").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        let wins = await withTaskGroup(of: Bool.self) { group in
            for number in 0..<16 {
                group.addTask { (try? AtomicFile.write([UInt8(number)], to: path, overwrite: false)) != nil }
            }
            return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(wins == 1)
    }
}
