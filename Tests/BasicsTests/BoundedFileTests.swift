import Basics
import Foundation
import TestSupport
import Testing

@Suite struct BoundedFileTests {
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    @Test func aFileUpToTheLimitIsReadWhole() throws {
        let bytes = (0..<100_000).map { UInt8(truncatingIfNeeded: $0 * 7) }
        let path = try scratch.file("a", bytes).path
        #expect(try BoundedFile.read(path, limit: bytes.count) == bytes)
        #expect(throws: FileReadError.tooLarge(bytes: 100_000, limit: 99_999)) {
            try BoundedFile.read(path, limit: 99_999)
        }
        #expect(try BoundedFile.read(scratch.emptyFile("b").path, limit: 0) == [])
    }

    @Test func nothingOfALargeFileIsRead() throws {
        let path = try scratch.emptyFile("sparse").path
        #expect(truncate(path, 1 << 42) == 0)
        #expect(throws: FileReadError.tooLarge(bytes: 1 << 42, limit: 10)) { try BoundedFile.read(path, limit: 10) }
    }

    @Test func whatIsNoFileIsRefusedAtOnce() throws {
        #expect(mkfifo(scratch.path("pipe"), 0o600) == 0)
        #expect(throws: FileReadError.notAFile(kind: "a pipe")) {
            try BoundedFile.read(scratch.path("pipe"), limit: 10)
        }
        #expect(throws: FileReadError.notAFile(kind: "a folder")) {
            try BoundedFile.read(scratch.folder.path, limit: 10)
        }
        #expect(throws: FileReadError.notAFile(kind: "a device")) { try BoundedFile.read("/dev/zero", limit: 10) }
        #expect(throws: FileReadError.system(ENOENT)) { try BoundedFile.read(scratch.path("none"), limit: 10) }
    }

    /// The system tells no size for these.
    @Test(.enabled(if: FileManager.default.fileExists(atPath: "/proc/self/status")))
    func aFileThatIsLongerThanItSaysIsReadUpToTheLimit() throws {
        #expect(try BoundedFile.read("/proc/self/status", limit: 1 << 20).count > 100)
        #expect(throws: FileReadError.self) { try BoundedFile.read("/proc/self/status", limit: 100) }
    }

    @Test func aLinkIsFollowedWhereItMayBe() throws {
        let file = try scratch.file("a", [1, 2])
        let link = scratch.folder.appendingPathComponent("link")
        try FileManager.default.createSymbolicLink(at: link, withDestinationURL: file)
        #expect(try BoundedFile.read(link.path, limit: 10) == [1, 2])
        #expect(throws: FileReadError.isLink) {
            try BoundedFile.read(link.path, limit: 10, followingLinks: false)
        }
    }
}
