import Imaging
import Testing

@testable import Lettering

/// Words set in the fonts that `Tools/setup` installs. What needs others is set or named with the package that has them.
@Suite struct CaptionLayoutTests {
    private let box = Rect(x: 16, y: 300, width: 480, height: 150)

    private func lines(_ text: String, width: Double = 480, height: Double = 150) throws -> [String] {
        try CaptionLayout([text], in: Rect(x: 0, y: 0, width: width, height: height)).lines.map(\.text)
    }

    static let texts = [
        "a", "OK", "when the plan works and everybody is told", "计划成功了，告诉大家！", "LOL 太好笑了", "gjpqy", "ÅÉÎÕÜ",
        "“quoted” (all of it)", "100 % — right?", "e\u{301}\u{302}\u{303}", "\u{301}", "\u{301}\u{302}",
    ]

    @Test(arguments: texts) func wordsStayInTheirBox(_ text: String) throws {
        for outline in [0.0, 0.1] {
            let layout = try CaptionLayout([text], in: box, style: .init(outline: outline))
            #expect(layout.ink.x >= box.x - 0.01 && layout.ink.x + layout.ink.width <= box.x + box.width + 0.01)
            #expect(layout.ink.y >= box.y - 0.01 && layout.ink.y + layout.ink.height <= box.y + box.height + 0.01)
            #expect(layout.ink.width > 1 && layout.ink.height > 1)
            #expect(layout.lines.flatMap(\.shapes).contains { !$0.path.isEmpty })
            #expect(!layout.isRightToLeft)
        }
    }

    @Test func pathsHaveHundredths() throws {
        let path = try CaptionLayout(["Say: o"], in: box).lines.flatMap(\.shapes).map(\.path).joined()
        #expect(path.wholeMatch(of: /[MLCZ0-9 .-]+/) != nil)
        #expect(path.firstMatch(of: /\.\d\d\d/) == nil)
        #expect(path.hasPrefix("M") && path.hasSuffix("Z") && path.contains("C"))
    }

    /// Lines fill their box about alike: the shortest has at least half the width of the longest.
    @Test(arguments: [
        "I have had three coffees and no ideas at all", "when the plan works and everybody is told of it",
        "这个世界上没有什么事情是一顿火锅解决不了的如果有那就两顿",
    ]) func linesAreBalanced(_ text: String) throws {
        let layout = try CaptionLayout([text], in: box)
        let widths = layout.lines.map(\.width)
        #expect(layout.lines.count > 1)
        #expect((widths.min() ?? 0) >= 0.5 * (widths.max() ?? 1), "\(layout.lines.map(\.text))")
    }

    /// Chinese: what closes never begins a line, what opens never ends one, at any width.
    @Test(arguments: [
        "你好，世界。今天天气怎么样？真不错！我们（大家）一起去《公园》吧：好吗；好的、走吧……", "他说“你好”，我说「再见」！！！然后（真的）走了。",
    ]) func chinesePunctuationStaysWithItsWords(_ text: String) throws {
        for width in stride(from: 90.0, through: 480, by: 30) {
            for line in try lines(text, width: width, height: 240) {
                let (first, last) = (line.unicodeScalars.first ?? " ", line.unicodeScalars.last ?? " ")
                #expect(!"，。！？；：、）》」”…".unicodeScalars.contains(first), "\(line) at \(width)")
                #expect(!"（《「“".unicodeScalars.contains(last), "\(line) at \(width)")
            }
        }
    }

    @Test func wordsAreBrokenOnlyWhereTheyMustBe() throws {
        #expect(try lines("Donaudampfschifffahrtsgesellschaft") == ["Donaudampfschifffahrtsgesellschaft"])
        let long = String(repeating: "long", count: 40)
        let broken = try lines("so \(long) so")
        #expect(broken.count > 3)
        #expect(broken.joined().filter { $0 != " " } == "so\(long)so")
    }

    /// Marks are never parted from their letters.
    @Test func brokenWordsKeepTheirMarks() throws {
        for line in try lines(String(repeating: "e\u{301}", count: 120)) {
            #expect(line.unicodeScalars.first == "e" && line.unicodeScalars.count.isMultiple(of: 2))
        }
    }

    @Test func nothingIsLostOfFiveHundredCharacters() throws {
        let word = "nothing is lost "
        let text = String(String(repeating: word, count: 40).prefix(500))
        let layout = try CaptionLayout([text], in: Rect(x: 0, y: 0, width: 480, height: 240))
        #expect(layout.lines.map(\.text).joined(separator: " ") == text.trimming())
        #expect(layout.size > 14)
        #expect(try lines(String(repeating: "哈", count: 500), height: 240).joined().count == 500)
    }

    @Test func linesThatBeginAnewDoSo() throws {
        let layout = try CaptionLayout(["not today", "maybe tomorrow"], in: box)
        #expect(layout.lines.map(\.text) == ["not today", "maybe tomorrow"])
    }

    @Test func aSizeIsNotExceeded() throws {
        #expect(try CaptionLayout(["OK"], in: box, style: .init(sizes: 6...40)).size == 40)
        #expect(throws: LetteringError.tooLong(characters: 11)) {
            try CaptionLayout(["hello there"], in: box, style: .init(sizes: 200...300))
        }
    }

    @Test(arguments: [[], [""], ["  "], ["\u{200B}"], ["\u{200D}\u{2060}"], ["\n"]])
    func whatCannotBeSeenIsAnError(_ text: [String]) throws {
        #expect(throws: LetteringError.nothingToSee) { try CaptionLayout(text, in: box) }
    }

    /// A script that the installed fonts have is drawn; of another the package is named.
    @Test(arguments: [
        ("مرحبا بالعالم", "Arabic", true), ("שלום עולם", "Hebrew", true), ("नमस्ते दुनिया", "Devanagari", false),
        ("สวัสดีชาวโลก", "Thai", false), ("Привет", "Cyrillic", false), ("Γειά", "Greek", false), ("ᠮᠣᠩᠭᠣᠯ", "", false),
    ]) func otherScriptsAreDrawnOrNamed(_ text: String, _ script: String, _ isRightToLeft: Bool) throws {
        do {
            let layout = try CaptionLayout([text], in: box)
            #expect(layout.isRightToLeft == isRightToLeft)
            #expect(layout.ink.width > 20)
        } catch LetteringError.missingGlyph(_, let named, let package) {
            #expect(package == "fonts-noto-core")
            if !script.isEmpty { #expect(named == script) }
        }
    }

    @Test func emojiAreInColourOrNamed() throws {
        do {
            let layout = try CaptionLayout(["so tired 😴"], in: box, style: .init(outline: 0.1))
            let picture = try #require(layout.lines.first?.pictures.first)
            #expect(layout.lines.count == 1 && picture.png.starts(with: [0x89, 0x50, 0x4E, 0x47]))
            #expect(picture.box.width > 0.9 * layout.size && picture.box.width < 2 * layout.size)
        } catch LetteringError.missingGlyph(let character, let script, let package) {
            #expect((character, script, package) == ("😴", "emoji", "fonts-noto-color-emoji"))
        }
    }

    @Test func aMissingSignIsNamed() {
        let error = LetteringError.missingGlyph(character: "好", script: "Han", package: "fonts-wqy-microhei")
        #expect(error.description.contains("“好” (U+597D, Han)"))
        #expect(error.description.contains("apt-get install fonts-wqy-microhei"))
        // No font has what no standard gives a shape to.
        #expect(
            throws: LetteringError.missingGlyph(
                character: "\u{E1234}", script: "another script", package: "fonts-unifont")
        ) {
            try CaptionLayout(["a\u{E1234}"], in: box)
        }
    }

    @Test(
        arguments: zip(
            ["é", "好", "。", "ש", "م", "न", "ก", "글", "あ", "𠀀"],
            [
                "fonts-quicksand", "fonts-wqy-microhei", "fonts-wqy-microhei", "fonts-noto-core", "fonts-noto-core",
                "fonts-noto-core", "fonts-noto-core", "fonts-noto-cjk", "fonts-noto-cjk", "fonts-hanazono",
            ])) func scriptsHaveTheirPackages(_ sign: String, _ package: String) throws
    {
        #expect(FontPackage.forSign(try #require(sign.unicodeScalars.first)).package == package)
    }

    @Test func theSameTextIsTheSameFromManyTasks() async throws {
        let box = box
        let wanted = try Self.texts.map { try CaptionLayout([$0], in: box) }
        try await withThrowingTaskGroup(of: [CaptionLayout].self) { group in
            for _ in 0..<8 {
                group.addTask { try Self.texts.map { try CaptionLayout([$0], in: box) } }
            }
            for try await found in group { #expect(found == wanted) }
        }
    }

    @Test func aLayoutCanBeMoved() throws {
        let layout = try CaptionLayout(["over there"], in: box)
        let moved = layout.moved(dx: 3, dy: -20)
        let there = try CaptionLayout(["over there"], in: Rect(x: 19, y: 280, width: 480, height: 150))
        #expect(abs(moved.ink.x - there.ink.x) < 1e-9 && abs(moved.ink.y - there.ink.y) < 1e-9)
        #expect(moved.lines.map(\.width) == layout.lines.map(\.width))
    }
}

extension String {
    fileprivate func trimming() -> String {
        String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}
