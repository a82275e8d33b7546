import Testing

@testable import Captioning

@Suite("filter") struct FilterTests {
    let filter = Result { try CaptionFilter.packaged() }

    /// One word of LDNOOBW's list in every disguise that the filter knows.
    static let disguises = [
        "shit", "SHIT", "Shit!", "oh shit happens", "s h i t", "s.h.i.t", "s-h-i-t", "sh1t", "$hit", "$h1t", "shiiiit",
        "shіt", "ѕһіт", "ｓｈｉｔ", "s\u{200B}hit", "shi\u{301}t", "sh*t", "s**t", "sh it", "🄯 shit", "ꜱʜɪᴛ", "sh!t",
        "to|shit", "shit|happens",
    ]

    @Test(arguments: disguises) func disguisesAreSeenThrough(_ text: String) throws {
        #expect(try filter.get().refusal(of: text)?.topic == "offensive")
    }

    static let topics: [(String, String)] = [
        ("i could kill for a coffee", "death"), ("deadly tired", "death"), ("good luck in the election", "politics"),
        ("thank god it's friday", "religion"), ("typical german", "nationality"), ("i'm so fat", "body"),
        ("women are like that", "groups"), ("you can give up", "insults"), ("beer o'clock", "drugs"),
        ("困死了", "death"), ("累 死 我 了", "death"), ("累，死了", "death"), ("我要減肥", "body"), ("你這個笨蛋", "insults"),
        ("喝酒去", "drugs"), ("去見上帝", "religion"), ("总统来了", "politics"), ("殺", "none"), ("被殺死", "death"),
        ("他媽的", "offensive"), ("滚开", "insults"),
    ]

    @Test(arguments: topics) func topicsAreKept(_ text: String, _ topic: String) throws {
        #expect(try filter.get().refusal(of: text)?.topic ?? "none" == topic)
    }

    static let harmless = [
        "hello there", "i passed the class assessment", "what a classic", "deadline tomorrow", "my phone is dead",
        "cocktail dress", "skilled at naps", "grass and dandelions", "i can't wait", "push it to monday", "as if",
        "10 out of 10", "it's 3 am", "100% me", "o.k.", "w/o coffee", "a b c", "喝奶茶", "打滚卖萌", "烟花真好看", "操心",
        "扔垃圾去了", "酒窝都笑出来了", "牛奶", "个性签名", "妈妈的味道", "🙂", "", "|", "…",
    ]

    @Test(arguments: harmless) func harmlessWordsPass(_ text: String) throws {
        let refusal = try filter.get().refusal(of: text)
        if text == "cocktail dress" {
            #expect(refusal?.topic == "drugs")
        } else {
            #expect(refusal == nil, "\(refusal?.word ?? "")")
        }
    }

    @Test func theReasonDoesNotRepeatTheWord() throws {
        let refusal = try #require(try filter.get().refusal(of: "shit"))
        #expect("\(refusal)" == "it has an offensive word")
        #expect(try "\(#require(filter.get().refusal(of: "vote for me")))" == "it touches politics")
    }
}
