import Foundation
import Imaging
import TestSupport
import Testing

@Suite("exit statuses and messages")
struct ExitStatusTests {
    let scratch: Scratch
    let selfie: String

    init() throws {
        scratch = try Scratch()
        selfie = try scratch.file("selfie.jpg", Fixtures.bytes(Fixtures.selfie("short-smile"))).path
    }

    @Test(arguments: [
        (["convert"], "selfie"),
        (["convert", "x.jpg", "--size", "15"], "16…4096"),
        (["convert", "x.jpg", "--size", "4097"], "16…4096"),
        (["convert", "x.jpg", "--jobs", "0"], "--jobs"),
        (["convert", "x.jpg", "--background", "red"], "--background"),
        (["convert", "x.jpg", "--face", "0"], "--face"),
        (["convert", "x.jpg", "-o", "x.gif"], ".png, .svg or .webp"),
        (["convert", "-", "-"], "only once"),
        (["convert", "x.jpg", "--json", "-o", "-"], "--json"),
        (["convert", "x.jpg", "y.jpg", "-o", "z.png"], "folder"),
        (["convert", "x.jpg", "y.jpg", "-o", "-"], "folder"),
        (["convert", "x.jpg", "--face", "all", "-o", "-"], "--face all"),
        (["convert", "x.jpg", "--nonsense"], "nonsense"),
        (["parse", "x.jpg"], "nothing is asked for; add -o labels.png, --overlay overlay.png or --json"),
        (["parse", "x.jpg", "--json", "-o", "-"], "--json and the picture would both go to standard output"),
        (["parse", "x.jpg", "--json", "--overlay", "-"], "--json and the picture"),
        (["parse", "x.jpg", "--overlay", "o.jpg"], "must end in .png"),
        (["render", "x.json"], "-o"),
    ])
    func wrongUsageIs64(arguments: [String], message: String) throws {
        try scratch.file("x.jpg", [])
        try scratch.file("y.jpg", [])
        let outcome = try Program.run(arguments, folder: scratch.folder)
        #expect(outcome.status == 64)
        #expect(outcome.errors.contains(message), "\(outcome.errors)")
        #expect(outcome.output.isEmpty)
    }

    @Test func aMissingInputIs66() throws {
        for arguments in [
            ["convert", "none.jpg"], ["parse", "none.jpg", "-o", "l.png"], ["parse", "none.jpg", "--json"],
            ["render", "none.json", "-o", "o.png"],
        ] {
            let outcome = try Program.run(arguments, folder: scratch.folder)
            #expect(outcome.status == 66)
            #expect(outcome.errors.contains("none.") && outcome.errors.contains("no such file"), "\(outcome.errors)")
        }
    }

    @Test func aFolderInPlaceOfAFileIs66() throws {
        try scratch.file("folder/a.jpg", [1])
        let outcome = try Program.run("parse", "folder", "-o", "labels.png", folder: scratch.folder)
        #expect(outcome.status == 66)
        #expect(outcome.errors.contains("folder is a folder; name one file"))
    }

    @Test func aFolderWithoutPicturesIs66() throws {
        try scratch.file("empty/notes.txt", [65])
        let outcome = try Program.run("convert", "empty", folder: scratch.folder)
        #expect(outcome.status == 66)
        #expect(outcome.errors.contains("no pictures in this folder"))
    }

    @Test func anUnreadablePictureIs65() throws {
        let bytes = try Fixtures.bytes(URL(fileURLWithPath: selfie))
        try scratch.file("empty.jpg", [])
        try scratch.file("text.jpg", Array("this is no picture".utf8))
        try scratch.file("cut.jpg", Array(bytes.prefix(bytes.count / 2)))
        for name in ["empty.jpg", "text.jpg", "cut.jpg"] {
            let outcome = try Program.run("convert", name, folder: scratch.folder)
            #expect(outcome.status == 65, "\(name)")
            #expect(outcome.errors.contains(name), "\(outcome.errors)")
            #expect(!scratch.contents.contains { $0.hasSuffix(".emoji.png") })
        }
    }

    @Test func aPictureWithoutAFaceIs65() throws {
        let plain = Image(width: 200, height: 200, filledWith: Color(red: 120, green: 140, blue: 90))
        try scratch.file("party.png", plain.pngBytes())
        for arguments in [["convert", "party.png"], ["parse", "party.png", "-o", "labels.png", "--json"]] {
            let outcome = try Program.run(arguments, folder: scratch.folder)
            #expect(outcome.status == 65)
            #expect(outcome.errors.contains("party.png: no face found: the largest candidate scored 0."))
            #expect(outcome.errors.contains("at least 64 pixels wide"))
            #expect(outcome.text.contains("\"reason\":\"no_face\"") == arguments.contains("--json"))
        }
        #expect(scratch.contents == ["party.png", "selfie.jpg"])
    }

    @Test func aFaceNumberThatIsNotThereIs65() throws {
        let outcome = try Program.run("convert", selfie, "--face", "7")
        #expect(outcome.status == 65)
        #expect(outcome.errors.contains("no face number 7"))
    }

    @Test func aBrokenRecipeIs65() throws {
        for (name, text) in [
            ("cut.json", "{\"version\": 1"),
            ("slot.json", "{\"version\":1,\"style\":\"classic\",\"parts\":{\"hat\":\"x\"},\"colors\":{}}"),
        ] {
            try scratch.file(name, Array(text.utf8))
            let outcome = try Program.run("render", name, "-o", "out.png", folder: scratch.folder)
            #expect(outcome.status == 65)
            #expect(outcome.errors.contains(name), "\(outcome.errors)")
        }
    }

    @Test func anOutputThatCannotBeWrittenIs73() throws {
        try scratch.file("file", [1])
        let outcome = try Program.run("convert", selfie, "-o", scratch.path("file/out.png"))
        #expect(outcome.status == 73)
        #expect(outcome.errors.contains("file"))
    }

    @Test func aProgramWithoutItsResourcesIs70() throws {
        let program = scratch.folder.appendingPathComponent("mugmoji")
        try FileManager.default.copyItem(at: Program.location, to: program)
        let outcome = try Program.run(["convert", selfie], program: program)
        #expect(outcome.status == 70)
        #expect(outcome.errors.contains("mugmoji_FaceParsing.resources"), "\(outcome.errors)")
        #expect(outcome.errors.contains("MUGMOJI_RESOURCES"))
    }

    @Test func theRestIsConvertedAndTheFirstFailureCounts() throws {
        try scratch.file("text.jpg", Array("this is no picture".utf8))
        let outcome = try Program.run(
            "convert", "text.jpg", "none.jpg", "selfie.jpg", "-o", "out", folder: scratch.folder)
        #expect(outcome.status == 65)
        #expect(outcome.errors.contains("1 of 3 converted"))
        #expect(outcome.errors.contains("text.jpg:") && outcome.errors.contains("none.jpg: no such file"))
        #expect(scratch.contents.contains("out/selfie.emoji.png"))
        let other = try Program.run(
            "convert", "none.jpg", "text.jpg", "selfie.jpg", "-o", "out", "--force", folder: scratch.folder)
        #expect(other.status == 66)
    }

    @Test func quietSaysNothingWhenAllIsWell() throws {
        let outcome = try Program.run("convert", selfie, "--quiet")
        #expect(outcome.status == 0)
        #expect(outcome.errors.isEmpty && outcome.output.isEmpty)
    }
}
