import FaceAtlas
import Foundation
import PartLibrary
import TestSupport
import Testing

/// A style's folder may come from anybody: nothing outside it is read, and nothing that is no file.
@Suite struct StyleFolderTests {
    private let style = TestStyle()
    private let outside: TestStyle
    private let scratch: Scratch

    init() throws {
        scratch = try Scratch()
        _ = try style.load()
        outside = TestStyle()
        _ = try outside.load()
    }

    private func put(_ name: String, linkTo target: String) throws {
        let url = style.folder.appendingPathComponent(name)
        try? FileManager.default.removeItem(at: url)
        try FileManager.default.createSymbolicLink(atPath: url.path, withDestinationPath: target)
    }

    private func problem(_ says: String, in file: String) throws {
        let error = try #require(throws: StyleError.self) { try StyleLibrary(contentsOf: style.folder) }
        let problem = error.problems.first { $0.file.hasSuffix(file) }
        #expect(problem?.message.contains(says) == true, "\(error)")
    }

    @Test func aLinkMayNotLeaveTheFolder() throws {
        let says = "a link leads out of the style's folder"
        try put("nose/small.svg", linkTo: outside.folder.path + "/nose/small.svg")
        try problem(says, in: "/nose/small.svg")
        try put("nose/small.svg", linkTo: "../../\(outside.folder.lastPathComponent)/nose/small.svg")
        try problem(says, in: "/nose/small.svg")
        try put("ears", linkTo: outside.folder.path + "/ears")
        try problem(says, in: "/ears")
        try put("style.json", linkTo: outside.folder.path + "/style.json")
        try problem(says, in: "/style.json")
    }

    @Test func aLinkMayStayInTheFolder() throws {
        try put("nose/other.svg", linkTo: "small.svg")
        #expect(try StyleLibrary(contentsOf: style.folder).part("other", in: .nose) != nil)
        let link = scratch.folder.appendingPathComponent("link")
        try FileManager.default.createSymbolicLink(at: link, withDestinationURL: style.folder)
        #expect(try StyleLibrary(contentsOf: link).part("other", in: .nose) != nil)
    }

    @Test func aPipeIsRefusedAtOnce() throws {
        for name in ["nose/small.svg", "style.json"] {
            let path = style.folder.appendingPathComponent(name).path
            try FileManager.default.removeItem(atPath: path)
            #expect(mkfifo(path, 0o600) == 0)
            try problem("this is a pipe; put a file in its place", in: "/\(name)")
        }
    }

    @Test func aFolderInAFilesPlaceIsNamed() throws {
        try FileManager.default.createDirectory(
            at: style.folder.appendingPathComponent("eyes/x.svg"), withIntermediateDirectories: true)
        try problem("this is a folder; put a file in its place", in: "/eyes/x.svg")
    }
}
