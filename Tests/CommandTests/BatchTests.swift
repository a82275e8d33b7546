import Foundation
import TestSupport
import Testing

@Suite("folders of pictures")
struct BatchTests {
    private let scratch: Scratch
    private let selfie: [UInt8]

    init() throws {
        scratch = try Scratch()
        selfie = try Fixtures.bytes(Fixtures.selfie("short-smile"))
    }

    private func convert(_ arguments: String...) throws -> Program.Outcome {
        try Program.run(["convert", "--parts", QuickStyle.path, "--size", "16"] + arguments, folder: scratch.folder)
    }

    private func objects(_ text: String) throws -> [[String: Any]] {
        try text.split(separator: "\n").map {
            try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
        }
    }

    @Test func everyEntryIsConvertedOrNamedOrCounted() throws {
        let jxl: [UInt8] = [0, 0, 0, 12] + Array("JXL \r\n".utf8) + [0x87, 10]
        let files: [String: [UInt8]] = [
            "in/a.jpg": selfie, "in/IMG_2.JXL": jxl, "in/jxl-by-content": jxl, "in/empty.JPG": [],
            "in/garbage.jpeg": Array("garbage".utf8), "in/garbage.tiff": [1, 2], "in/.hidden.jpg": selfie,
            "in/tiff.dat": [0x49, 0x49, 0x2A, 0, 8, 0, 0, 0], "in/notes.txt": Array("BMW, a car".utf8),
            "in/empty.txt": [], "in/b.emoji-2.svg": [1], "in/b.recipe.json": [1], "in/below/c.jpg": selfie,
        ]
        for (name, bytes) in files { try scratch.file(name, bytes) }
        let links = ["dangling.jpg": "nowhere.jpg", "loop.jpg": "loop.jpg", "folder": "below", "zero.png": "/dev/zero"]
        for (name, target) in links {
            try FileManager.default.createSymbolicLink(atPath: scratch.path("in/\(name)"), withDestinationPath: target)
        }
        _ = try Program.shell("mkfifo in/pipe.jpg", folder: scratch.folder)
        let outcome = try convert("in", "-o", "out", "--json")
        #expect(outcome.status == 65)
        var reasons: [String: String] = [:]
        for object in try objects(outcome.text) {
            let input = try #require(object["input"] as? String)
            let error = object["error"] as? [String: Any]
            let reason = error?["reason"] as? String ?? object["left_out"] as? String ?? "converted"
            #expect(reasons.updateValue(reason, forKey: input) == nil)
            if let message = error?["message"] as? String {
                // When it happens, and in the end.
                for line in ["mugmoji: \(message)\n", "mugmoji:   \(message)\n"] {
                    #expect(outcome.errors.contains(line), "\(outcome.errors)")
                }
            }
            if object["left_out"] != nil { #expect(outcome.errors.contains("mugmoji:   \(input)\n")) }
        }
        #expect(
            reasons == [
                "in/a.jpg": "converted", "in/IMG_2.JXL": "unsupported_format",
                "in/jxl-by-content": "unsupported_format", "in/empty.JPG": "empty",
                "in/garbage.jpeg": "unsupported_format", "in/garbage.tiff": "unsupported_format",
                "in/tiff.dat": "unsupported_format", "in/dangling.jpg": "dangling_link", "in/loop.jpg": "unreadable",
                "in/pipe.jpg": "not_a_file", "in/zero.png": "not_a_file", "in/notes.txt": "no_picture",
                "in/empty.txt": "no_picture", "in/.hidden.jpg": "hidden", "in/b.emoji-2.svg": "earlier_output",
                "in/b.recipe.json": "earlier_output", "in/below": "folder", "in/folder": "link_to_folder",
            ])
        #expect(outcome.errors.contains("mugmoji: 5 failed, unsupported_format:\nmugmoji:   in/"), "\(outcome.errors)")
        #expect(
            outcome.errors.contains(
                "mugmoji: 2 files are no pictures:\nmugmoji:   in/empty.txt\nmugmoji:   in/notes.txt\n"))
        let summary =
            "mugmoji: 1 of 11 converted, 2 files are no pictures, 1 hidden file is left out, 2 outputs of earlier runs are "
            + "left out, 1 folder is not looked into (add --recursive), 1 link to a folder is not followed (name the folder "
            + "itself)\n"
        #expect(outcome.errors.hasSuffix(summary), "\(outcome.errors)")
        for object in try objects(outcome.text) {
            let text = String(decoding: try JSONSerialization.data(withJSONObject: object), as: UTF8.self)
            #expect(try JSONSchema(named: "convert").faults(in: try JSONValue(json: text)) == [])
        }
        #expect(scratch.contents.filter { $0.hasPrefix("out/") } == ["out/a.emoji.png"])
    }

    @Test func filesThatAreNoPicturesDoNotMatter() throws {
        try scratch.file("in/a.jpg", selfie)
        try scratch.file("in/notes.txt", [65])
        let outcome = try convert("in", "-o", "out")
        #expect(outcome.status == 0)
        #expect(outcome.errors.hasSuffix("mugmoji: 1 of 1 converted, 1 file is no picture\n"), "\(outcome.errors)")
    }

    @Test func namesThatAreNoUTF8() throws {
        try scratch.file("selfie", selfie)
        let outcome = try Program.shell(
            """
            mkdir in; cp selfie "$(printf 'in/caf\\351.jpg')"
            "$M" convert in -o out --json --size 16 --parts "\(QuickStyle.path)"; echo "status $?"
            "$M" parse "$(printf 'in/caf\\351.jpg')" -o "$(printf 'l\\377.png')"; echo "status $?"
            for name in out/* l*; do printf '%s' "$name" | od -An -tx1 | tr -d ' \\n'; echo; done
            "$M" convert "$(printf 'none\\300.jpg')"
            """, folder: scratch.folder)
        #expect(outcome.text.contains(#""input":"in/caf\\xE9.jpg""#) && outcome.text.contains("status 0\nstatus 0\n"))
        // out/caf\xE9.emoji.png and l\xFF.png
        #expect(outcome.text.contains("6f75742f636166e92e656d6f6a692e706e67\n6cff2e706e67\n"), "\(outcome.text)")
        #expect(outcome.errors.contains(#"in/caf\xE9.jpg → out/caf\xE9.emoji.png"#), "\(outcome.errors)")
        #expect(outcome.errors.contains(#"mugmoji: none\xC0.jpg: no such file"#), "\(outcome.errors)")
        #expect(outcome.status == 66)
    }

    @Test func oneStemTwoPictures() throws {
        for name in ["in/IMG_1.jpg", "in/IMG_1.png"] { try scratch.file(name, selfie) }
        let outcome = try convert("in", "-o", "out")
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(
            scratch.contents.filter { $0.hasPrefix("out/") } == ["out/IMG_1.jpg.emoji.png", "out/IMG_1.png.emoji.png"])
    }

    @Test func allClashesAreNamedAtOnceBeforeAnyWork() throws {
        for name in ["d1/a.jpg", "d2/a.jpg", "d1/b.jpg", "d2/b.png", "d2/b.jpg"] { try scratch.file(name, [1]) }
        try scratch.file("d2/c.jpg", [1])
        let outcome = try convert("d1/a.jpg", "d1/b.jpg", "d2/a.jpg", "d2/b.jpg", "d2/b.png", "d2/c.jpg", "-o", "out")
        #expect(outcome.status == 64)
        let lines = outcome.errors.split(separator: "\n")
        #expect(lines.first?.hasPrefix("mugmoji: d1/a.jpg and d2/a.jpg would both write out/a.emoji.png; ") == true)
        #expect(
            lines.dropFirst().first?.hasPrefix("mugmoji: d1/b.jpg and d2/b.jpg would both write out/b.emoji.png")
                == true)
        // The rest is tried; here it is no picture.
        #expect(
            outcome.errors.contains("d2/b.png: it is no picture")
                && outcome.errors.contains("d2/c.jpg: it is no picture"))
        #expect(outcome.errors.contains("0 of 6 converted"))
    }

    @Test(arguments: ["pipe.jpg", "/dev/zero"])
    func whatIsNoFileIsRefusedAtOnce(path: String) throws {
        _ = try Program.shell("mkfifo pipe.jpg", folder: scratch.folder)
        for command in [
            ["convert", path], ["parse", path, "--json"], ["render", path, "-o", "x.png"],
            ["index", "query", path, "--slot", "eyes"],
        ] {
            let outcome = try Program.run(command, folder: scratch.folder)
            #expect(outcome.status == 65)
            #expect(outcome.errors.contains("\(path): it is a "), "\(outcome.errors)")
        }
    }

    @Test func largeFilesAreRefusedUnread() throws {
        _ = try Program.shell(
            """
            truncate -s 3G big.json big.jpg big.mov big.svg
            printf '\\377\\330\\377' | dd of=big.jpg conv=notrunc; printf '\\0\\0\\0\\024ftypqt  ' | dd of=big.mov conv=notrunc
            printf '<svg' | dd of=big.svg conv=notrunc
            """, folder: scratch.folder)
        for (command, message) in [
            (
                ["convert", "big.jpg", "--parts", QuickStyle.path],
                "the JPEG picture is cut short (the data ends before the first scan)"
            ),
            (["parse", "big.mov", "--json"], "it is a video; "),
            (["render", "big.json", "-o", "x.png"], "it has 3221225472 bytes, more than the limit of 1048576; "),
            (
                ["index", "query", "big.svg", "--slot", "eyes", "--parts", QuickStyle.path],
                "more than the limit of 262144; "
            ),
        ] {
            let start = ContinuousClock.now
            let outcome = try Program.run(command, folder: scratch.folder)
            #expect(outcome.status == 65)
            #expect(outcome.errors.contains(message), "\(outcome.errors)")
            // To read 3 GiB takes longer.
            #expect(start.duration(to: .now) < .seconds(20))
        }
        let piped = try Program.shell("head -c 1100000 /dev/zero | \"$M\" render - -o x.png", folder: scratch.folder)
        #expect(piped.status == 65 && piped.errors.contains("more than the limit of 1048576 bytes"), "\(piped.errors)")
    }

    @Test func parseTellsWhyInJSON() throws {
        try scratch.file("empty.jpg", [])
        let outcome = try Program.run("parse", "empty.jpg", "--json", folder: scratch.folder)
        #expect(outcome.status == 65)
        let error = try #require(try objects(outcome.text).first?["error"] as? [String: Any])
        #expect(error["reason"] as? String == "empty" && error["status"] as? Int == 65)
    }
}
