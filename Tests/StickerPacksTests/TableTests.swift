import Foundation
import StickerPacks
import TestSupport
import Testing

@Suite("the table of rules", .serialized) struct TableTests {
    @Test(arguments: Platform.allCases) func eachPlatformHasWhatAPackNeeds(_ platform: Platform) {
        let rules = platform.rules
        #expect(rules.platform == platform)
        #expect(!rules.source.isEmpty && !rules.importing.isEmpty && !platform.title.isEmpty)
        #expect(rules.date.wholeMatch(of: /20\d\d-\d\d/) != nil)
        for moving in [false, true] {
            #expect(rules.rule(.sticker, moving: moving) != nil || rules.rule(.emoji, moving: moving) != nil)
            for use in PictureRule.Use.allCases {
                #expect(rules.pictures.filter { $0.use == use && $0.isMoving == moving }.count <= 1, "\(use)")
            }
        }
    }

    @Test(arguments: Platform.allCases) func whatIsDrawnKeepsToTheRule(_ platform: Platform) {
        for rule in platform.rules.pictures {
            let drawing = rule.drawing
            #expect(rule.size.allows(width: drawing.width, height: drawing.height), "\(rule.use)")
            #expect(drawing.side >= 16 && drawing.side <= min(drawing.width, drawing.height))
            #expect(rule.bytes >= 30_000 && rule.bytes <= 16 << 20 && !rule.kinds.isEmpty)
            let counts = platform.rules.count(moving: rule.isMoving)
            if case .one(let list) = counts { #expect(list == list.sorted()) }
        }
    }

    @Test func theAdvisedMarginIsKept() {
        // What is drawn fills 489 of 512 of its square.
        for platform in [Platform.whatsapp, .signal] {
            for rule in platform.rules.pictures where rule.use == .sticker {
                let drawn = Double(rule.drawing.side) * 489 / 512
                #expect((16...17.5).contains((512 - drawn) / 2), "\(platform)")
            }
        }
    }

    @Test func numbersAreWrittenForPeople() {
        #expect(SizeRule.squares(300, 408).text == "300×300, 408×408")
        #expect(SizeRule.exactly(96, 74).text == "96×74")
        #expect(!SizeRule.squares(300, 408).allows(width: 350, height: 350))
        #expect(PlatformRules.Count.one([8, 16]).text == "8 or 16" && PlatformRules.Count.from(3...30).text == "3…30")
    }

    /// Run with `MUGMOJI_REGENERATE_GOLDENS=1` this writes `docs/platforms.md`.
    @Test func thePageShowsTheTable() throws {
        let page = Fixtures.checkout.appendingPathComponent("docs/platforms.md")
        if Fixtures.areWritten {
            try Data(PlatformPage.text.utf8).write(to: page)
        } else {
            let text = try String(contentsOf: page, encoding: .utf8)
            #expect(text == PlatformPage.text, "run this test with MUGMOJI_REGENERATE_GOLDENS=1, which writes the page")
        }
    }
}
