import Foundation
import Mugmoji
import TestSupport
import Testing

/// The library that the build leaves beside the tests.
private enum Library {
    static let folder = {
        let tests = Bundle.main.executableURL ?? URL(fileURLWithPath: CommandLine.arguments[0])
        return tests.resolvingSymlinksInPath().deletingLastPathComponent()
    }()

    static var isBuilt: Bool {
        FileManager.default.fileExists(atPath: folder.appendingPathComponent("libmugmoji-c.so").path)
    }
}

/// Programs in C, compiled against the header and linked with the library.
@Suite("from C", .enabled(if: Library.isBuilt, "swift build --product mugmoji-c makes what is missing"))
struct ProgramTests {
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    private func compiled(_ source: String) throws -> String {
        let program = scratch.path("program")
        try Tool.run(
            "cc",
            [
                "-std=c11", "-Wall", "-Wextra", "-Werror", "-pthread",
                "-I\(Fixtures.checkout.path)/Sources/CMugmoji/include", "\(Fixtures.checkout.path)/\(source)", "-o",
                program, "-L\(Library.folder.path)", "-lmugmoji-c", "-Wl,-rpath,\(Library.folder.path)",
            ])
        return program
    }

    @Test func theExampleMakesWhatSwiftMakes() throws {
        let program = try compiled("Tools/integrations/c/example.c")
        let selfie = Fixtures.selfie("short-smile")
        for (style, words) in [(.usual, []), (.ink, ["ink"])] as [(StyleID, [String])] {
            let recipe = try Tool.run(program, [selfie.path, scratch.path("me.png")] + words)
            let maker = try EmojiMaker(style: style)
            let expected = try maker.recipe(from: try Fixtures.bytes(selfie))
            #expect(try AvatarRecipe(json: Data(recipe.utf8)) == expected)
            #expect(try scratch.bytes("me.png") == (try maker.png(of: expected)))
        }
        #expect(throws: Tool.Failure.self) { try Tool.run(program, [selfie.path, scratch.path("no.png"), "none"]) }
        #expect(!scratch.contents.contains("no.png"))
    }

    @Test func threadsShareAMaker() throws {
        try Tool.run(try compiled("Tests/MugmojiCTests/Programs/threads.c"), [Fixtures.selfie("short-smile").path])
    }

    @Test func theHeaderIsCPlusPlusToo() throws {
        let text = "#include <mugmoji.h>\nint main() { return MUGMOJI_OK; }\n"
        let source = try scratch.file("header.cpp", Array(text.utf8))
        try Tool.run(
            "c++",
            [
                "-Wall", "-Werror", "-fsyntax-only", "-I\(Fixtures.checkout.path)/Sources/CMugmoji/include",
                source.path,
            ])
    }
}
