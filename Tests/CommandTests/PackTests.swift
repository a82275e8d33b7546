import Basics
import Foundation
import TestSupport
import Testing

/// `mugmoji pack` and `pack check`, through the executable.
@Suite("pack", .serialized) struct PackTests {
    let scratch: Scratch

    init() throws {
        scratch = try Scratch()
        let recipe =
            #"{"version": 1, "style": "ink", "parts": {"head": "oval", "eyes": "round", "mouth": "smile"}}"#
        try scratch.file("me.json", Array(recipe.utf8))
    }

    private func pack(_ arguments: String...) throws -> Program.Outcome {
        try Program.run(["pack"] + arguments, folder: scratch.folder)
    }

    @Test func aRecipeBecomesAPackThatIsJudged() throws {
        let made = try pack(
            "me.json", "-o", "my", "--for", "slack,discord", "--expressions", "happy,wink", "--json", "--title", "笑 😀")
        #expect(made.status == 0, "\(made.errors)")
        let lines = made.text.split(separator: "\n")
        #expect(lines.count == 2)
        let report = try #require(
            JSONSerialization.jsonObject(with: Data(lines.first.map { Array($0.utf8) } ?? [])) as? [String: Any])
        #expect(report["platform"] as? String == "slack" && report["stickers"] as? Int == 2)
        #expect(
            report["animated"] as? Bool == false && (report["largest"] as? [String: Any])?["limit"] as? Int == 127_999)
        #expect(scratch.contents.contains("my/discord/stickers/wink.png") && scratch.contents.contains("my/README.txt"))
        let good = try pack("check", "my", "--for", "slack")
        #expect(good.status == 0 && good.text.contains("2 stickers, as Slack takes them"), "\(good.errors)")
        let bad = try pack("check", "my/slack", "--for", "signal")
        #expect(bad.status == 65)
        #expect(bad.text.contains("128×128 pixels, wanted: 512×512"), "\(bad.text)")
        #expect(bad.errors.contains("2 breaches of the rules of Signal"), "\(bad.errors)")
        let json = try pack("check", "my/slack", "--for", "signal", "--json")
        #expect(json.status == 65 && json.text.contains(#""rule":"size""#))
        // It is there now.
        let again = try pack("me.json", "-o", "my", "--for", "slack", "--expressions", "happy")
        #expect(again.status == 73 && again.errors.contains("my exists"), "\(again.errors)")
        #expect(scratch.contents.contains("my/discord"))
        let forced = try pack("me.json", "-o", "my/", "--for", "slack", "--expressions", "happy", "--force", "--quiet")
        #expect(forced.status == 0 && forced.errors.isEmpty, "\(forced.errors)")
        #expect(!scratch.contents.contains("my/discord"))
    }

    @Test func stickersSayWhatFits() throws {
        let arguments = ["me.json", "--for", "folder,slack", "--expressions", "happy,sad", "--quiet"]
        for (name, captions) in [("plain", "none"), ("en", "en"), ("again", "en"), ("zh", "ZH")] {
            let made = try Program.run(
                ["pack"] + arguments + ["-o", name, "--captions", captions], folder: scratch.folder)
            #expect(made.status == 0, "\(made.errors)")
        }
        func file(_ path: String) throws -> String {
            String(decoding: try Fixtures.bytes(scratch.folder.appendingPathComponent(path)), as: UTF8.self)
        }
        #expect(try !file("plain/folder/pack.json").contains("“"))
        #expect(try file("en/folder/pack.json").contains("Happy, a sticker of a drawn face that says “"))
        #expect(try file("again/folder/pack.json") == file("en/folder/pack.json"))
        #expect(try file("again/folder/svg/sad.svg") == file("en/folder/svg/sad.svg"))
        let chinese = try file("zh/folder/pack.json").split(separator: "\n").filter { $0.contains("“") }
        #expect(chinese.count == 2 && chinese.allSatisfy { $0.contains { !$0.isASCII && $0.isLetter } })
        let emoji = try ["en", "plain"].map {
            try Fixtures.bytes(scratch.folder.appendingPathComponent("\($0)/slack/me-sad.png"))
        }
        #expect(emoji[0] == emoji[1])
    }

    static let wrong: [([String], Int32, String)] = [
        (["me.json", "-o", "x", "--captions", "fr"], 64, "no language “fr” of captions; take none, en or zh"),
        (["me.json", "-o", "x", "--for", "myspace"], 64, "myspace"),
        (["me.json", "-o", "x", "--expressions", "happy,hapy"], 64, "no expression “hapy”"),
        (["me.json", "-o", "x", "--for", "whatsapp", "--expressions", "happy"], 64, "WhatsApp takes 3…30 stickers"),
        (["me.json", "-o", "x", "--for", "line", "--expressions", "happy"], 64, "leave line out of --for"),
        (["me.json", "-o", "x", "--animated"], 64, "the style ink has no motions"),
        (
            ["me.json", "-o", "x", "--for", "telegram", "--title", String(repeating: "t", count: 200)], 64,
            "--title has 200"
        ),
        (["me.json", "-o", "x", "--title", " "], 64, "--title has to be a line of text"),
        (["me.json", "-o", "x", "--expression", "happy"], 64, "--expressions"),
        (["me.json", "-o", "-"], 64, "a pack is a folder"),
        (["nobody.json", "-o", "x"], 66, "no such file"),
        (["check", "nothing", "--for", "slack"], 66, "nothing: no such file"),
        (["check", "me.json", "--for", "all"], 64, "one platform"),
    ]

    @Test(arguments: wrong) func whatCannotBeIsToldAndNothingMade(
        _ arguments: [String], _ status: Int32, _ message: String
    )
        throws
    {
        let outcome = try Program.run(["pack"] + arguments, folder: scratch.folder)
        #expect(outcome.status == status, "\(outcome.errors)")
        #expect(outcome.errors.contains(message), "\(outcome.errors)")
        #expect(scratch.contents == ["me.json"])
    }

    @Test func foldersOfOthersStay() throws {
        try scratch.file("photos/a.txt", [1])
        let outcome = try pack("me.json", "-o", "photos", "--expressions", "happy", "--force")
        #expect(outcome.status == 73 && outcome.errors.contains("not replaced"), "\(outcome.errors)")
        #expect(scratch.contents == ["me.json", "photos", "photos/a.txt"])
    }

    @Test func stoppedItLeavesNothing() throws {
        let process = Process()
        process.executableURL = Program.location
        process.arguments = ["pack", "me.json", "-o", "new/pack", "--for", "all", "--expressions", "all", "--quiet"]
        process.currentDirectoryURL = scratch.folder
        process.standardError = try FileHandle(forWritingTo: scratch.emptyFile("errors"))
        try process.run()
        // In the middle of the work.
        while process.isRunning, !scratch.contents.contains(where: { $0.hasSuffix(".webp") }) { usleep(2_000) }
        kill(process.processIdentifier, SIGINT)
        #expect(process.awaitEnd().status == 130)
        #expect(scratch.contents == ["errors", "me.json", "new"])
    }

    /// The style of the small recipe has no motions; a selfie's has.
    @Test func aSelfieMoves() throws {
        let outcome = try pack(
            Fixtures.selfie("short-smile").path, "-o", "me", "--for", "telegram,slack,discord", "--expressions",
            "angry", "--animated")
        #expect(outcome.status == 0, "\(outcome.errors)")
        for name in ["telegram/01-angry.webm", "slack/me-angry.gif", "discord/stickers/angry.png"] {
            #expect(scratch.contents.contains("me/\(name)"))
        }
        for platform in ["telegram", "slack", "discord"] {
            #expect(try pack("check", "me", "--for", platform).status == 0)
        }
    }

    @Test func aFullDiskLeavesNothing() throws {
        // Files have at most 8 blocks of 512 or 1024 bytes: not all pictures do.
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = [
            "-c", "ulimit -f 8; exec \"$0\" \"$@\"", Program.location.path, "pack", "me.json", "-o", "pack", "--for",
            "slack,folder", "--expressions", "happy,wink,sad,angry",
        ]
        process.currentDirectoryURL = scratch.folder
        process.standardError = FileHandle.nullDevice
        try process.run()
        #expect(process.awaitEnd().status != 0)
        #expect(scratch.contents == ["me.json"])
    }
}
