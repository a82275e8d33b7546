import Foundation
import TestSupport
import Testing

@testable import Basics

@Suite("folders that are whole or not there") struct StagedFolderTests {
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    @Test func aFolderComesWhole() throws {
        let staged = try StagedFolder(in: scratch.folder.path)
        try staged.write([1, 2], to: "a/b/c.txt")
        try staged.write([3], to: "d.txt")
        #expect(throws: FileWriteError.exists) { try staged.write([4], to: "d.txt") }
        #expect(!FileManager.default.fileExists(atPath: scratch.path("pack")))
        try staged.publish(as: scratch.path("pack"), replacing: false)
        #expect(scratch.contents == ["pack", "pack/a", "pack/a/b", "pack/a/b/c.txt", "pack/d.txt"])
    }

    @Test func nothingIsLeftOfOneThatIsNotPublished() throws {
        do {
            let staged = try StagedFolder(in: scratch.folder.path)
            try staged.write([1], to: "a/b/c/d.txt")
        }
        #expect(scratch.contents.isEmpty)
    }

    @Test func oneThatIsThereIsKeptOrExchanged() throws {
        try scratch.file("pack/old/file.txt", [1])
        do {
            let staged = try StagedFolder(in: scratch.folder.path)
            try staged.write([2], to: "new.txt")
            #expect(throws: FileWriteError.exists) { try staged.publish(as: scratch.path("pack"), replacing: false) }
            #expect(scratch.contents.contains("pack/old/file.txt"))
            try staged.publish(as: scratch.path("pack"), replacing: true)
        }
        #expect(scratch.contents == ["pack", "pack/new.txt"])
    }

    @Test func linksAreNotFollowedWhenItIsRemoved() throws {
        try scratch.file("kept/file.txt", [1])
        do {
            let staged = try StagedFolder(in: scratch.folder.path)
            try staged.write([2], to: "a.txt")
            try FileManager.default.createSymbolicLink(
                atPath: staged.path + "/link", withDestinationPath: scratch.path("kept"))
        }
        #expect(scratch.contents == ["kept", "kept/file.txt"])
    }
}
