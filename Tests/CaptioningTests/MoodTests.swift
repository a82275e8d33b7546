import BuiltInStyles
import Compositing
import FaceAtlas
import Foundation
import PartLibrary
import Testing

@testable import Captioning

@Suite("moods") struct MoodTests {
    let moods = Result { try Moods.packaged() }

    @Test func thereAre48NamedInTwoLanguages() throws {
        let all = try moods.get().all
        #expect(all.count == 48)
        for names in [all.map(\.id), all.map(\.english), all.map(\.chinese)] { #expect(Set(names).count == 48) }
        #expect(all.allSatisfy { $0.chinese.unicodeScalars.allSatisfy(\.isHan) })
    }

    @Test(arguments: BuiltInStyles.names) func everyMoodHasAnExpressionInEveryStyle(_ style: String) throws {
        let library = try StyleLibrary(.builtIn(style))
        for mood in try moods.get().all {
            #expect(mood.expression(in: library) != nil, "\(mood.id)")
        }
    }

    @Test func everyExpressionOfAMoodIsOneOfPop() throws {
        let known = try Set(StyleLibrary(.usual).expressions.map(\.name))
        for mood in try moods.get().all {
            #expect(Set(mood.expressions).isSubset(of: known), "\(mood.id)")
            #expect(Set(mood.expressions).count == mood.expressions.count, "\(mood.id)")
        }
    }

    static let faces: [(EyesState, FaceSigns.Mouth, FaceSigns.Brows, String)] = [
        (.open, .teeth, .level, "happy"), (.open, .smile, .level, "happy"), (.open, .closed, .level, "ok"),
        (.open, .open, .raised, "shocked"), (.open, .open, .level, "excited"), (.open, .open, .lowered, "angry"),
        (.open, .down, .level, "sad"), (.open, .down, .lowered, "angry"), (.open, .closed, .raised, "doubt"),
        (.open, .closed, .lowered, "thinking"), (.open, .smile, .lowered, "smug"), (.closed, .teeth, .level, "lol"),
        (.closed, .open, .level, "sleepy"), (.closed, .closed, .level, "night"), (.closed, .smile, .raised, "love"),
        (.wink, .smile, .level, "cool"), (.hidden, .smile, .level, "cool"), (.hidden, .teeth, .level, "happy"),
        (.open, .teeth, .raised, "celebrate"), (.open, .smile, .raised, "hello"),
    ]

    @Test(arguments: faces) func aFaceHasTheMoodOfTheTable(
        _ eyes: EyesState, _ mouth: FaceSigns.Mouth, _ brows: FaceSigns.Brows, _ mood: String
    ) throws {
        #expect(try moods.get().mood(of: FaceSigns(eyes: eyes, mouth: mouth, brows: brows)).id == mood)
    }

    @Test func everyRowOfTheTableIsReached() throws {
        let moods = try moods.get()
        var reached: Set<Int> = []
        for eyes in EyesState.allCases {
            for mouth in FaceSigns.Mouth.allCases {
                for brows in FaceSigns.Brows.allCases {
                    let signs = FaceSigns(eyes: eyes, mouth: mouth, brows: brows)
                    reached.insert(try #require(moods.faces.firstIndex { $0.fits(signs) }))
                }
            }
        }
        #expect(reached == Set(moods.faces.indices))
    }

    /// Low brows alone are a person's own, and no sign of anger.
    @Test func lowBrowsAloneSayNothing() {
        func signs(_ browHeight: Double?, _ frown: Double?, _ corners: Double) -> FaceSigns {
            FaceSigns(
                left: .open, right: .open, mouth: .closed, browHeight: browHeight, frown: frown, corners: corners)
        }
        #expect(signs(15, 0, 0).brows == .level && signs(15, 6, 0).brows == .lowered)
        #expect(signs(40, 6, 0).brows == .raised && signs(nil, nil, 0).brows == .level)
        #expect(signs(nil, nil, -0.1).mouth == .down && signs(nil, nil, -0.01).mouth == .closed)
    }

    @Test func eyesAreOneSign() {
        func eyes(_ left: EyeState, _ right: EyeState, sun: Bool = false) -> EyesState {
            FaceSigns(
                left: left, right: right, isInSunglasses: sun, mouth: nil, browHeight: nil, frown: nil, corners: nil
            ).eyes
        }
        #expect(eyes(.open, .closed) == .wink && eyes(.closed, .closed) == .closed && eyes(.open, .open) == .open)
        #expect(eyes(.hidden, .closed) == .open && eyes(.hidden, .hidden) == .hidden)
        #expect(eyes(.open, .open, sun: true) == .hidden)
    }

    @Test func anExpressionTellsTheMood() throws {
        let moods = try moods.get()
        #expect(moods.mood(ofExpression: "birthday")?.id == "birthday")
        #expect(moods.mood(ofExpression: "sobbing")?.id == "crying")
        #expect(moods.mood(ofExpression: "rich")?.id == "payday")
        #expect(moods.mood(ofExpression: "nothing") == nil)
    }

    @Test func namesAreFoundInBothLanguages() throws {
        let moods = try moods.get()
        #expect(try moods.mood(named: "LOL").id == "lol")
        #expect(try moods.mood(named: "Good morning").id == "morning")
        #expect(try moods.mood(named: "发工资").id == "payday")
        let error = #expect(throws: CaptionError.self) { try moods.mood(named: "hapy") }
        #expect("\(try #require(error))".contains("happy"))
    }

    @Test func brokenFilesAreTold() {
        for json in [
            #"{"version": 2, "moods": [], "faces": []}"#, #"{"version": 1, "moods": [], "faces": []}"#,
            #"{"version": 1, "moods": [{"id": "a", "en": "A", "zh": "甲", "expressions": []}], "faces": []}"#,
            #"{"version": 1, "moods": [{"id": "a", "en": "A", "zh": "甲", "expressions": []}], "faces": [{"mood": "b"}]}"#,
        ] {
            #expect(throws: DecodingError.self) { try Moods(json: Data(json.utf8)) }
        }
    }
}
