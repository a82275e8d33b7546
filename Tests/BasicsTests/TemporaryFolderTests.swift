import Foundation
import TestSupport
import Testing

@testable import Basics

@Suite("hidden folders for other programs")
struct TemporaryFolderTests {
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    @Test func aFolderIsThereAsLongAsItIsUsed() throws {
        var folder: TemporaryFolder? = try TemporaryFolder(in: scratch.folder.path)
        let path = try #require(folder?.path("log"))
        try Data([1, 2, 3]).write(to: URL(fileURLWithPath: path))
        #expect(scratch.contents.count == 2)
        #expect(scratch.contents.allSatisfy { $0.hasPrefix(".mugmoji-") })
        folder = nil
        #expect(scratch.contents.isEmpty)
    }

    @Test func whatAProcessLeftThereIsRemoved() throws {
        // No process has this number.
        try scratch.file(".mugmoji-999999999-abc.tmp/pass-0.log", [1])
        // This one is at work, and so is its file.
        try scratch.file(".mugmoji-1-abc.tmp/pass-0.log", [1])
        AtomicFile.removeAbandoned(in: scratch.folder.path)
        #expect(scratch.contents == [".mugmoji-1-abc.tmp", ".mugmoji-1-abc.tmp/pass-0.log"])
    }

    /// Files without a process in their name are from earlier versions; folders of such names are somebody's own.
    @Test func foldersOfOthersStay() throws {
        try scratch.file(".mugmoji-cache.tmp/mine.txt", [1])
        try scratch.file(".mugmoji-old.tmp", [1])
        let hourAgo = [FileAttributeKey.modificationDate: Date(timeIntervalSinceNow: -3600)]
        for name in [".mugmoji-cache.tmp", ".mugmoji-old.tmp"] {
            try FileManager.default.setAttributes(hourAgo, ofItemAtPath: scratch.path(name))
        }
        AtomicFile.removeAbandoned(in: scratch.folder.path)
        #expect(scratch.contents == [".mugmoji-cache.tmp", ".mugmoji-cache.tmp/mine.txt"])
    }

    @Test func aMissingFolderIsToldOf() {
        #expect(throws: FileWriteError.folderMissing) { try TemporaryFolder(in: scratch.path("nowhere")) }
    }
}
