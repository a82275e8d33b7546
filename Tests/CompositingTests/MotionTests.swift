import Compositing
import FaceAtlas
import Foundation
import Imaging
import PartLibrary
import TestSupport
import Testing

/// Loops: data of a style that moves what an expression has made of a face.
@Suite struct MotionTests {
    private let recipe = AvatarRecipe(
        style: "plain", parts: [.head: "round", .mouth: "smile", .eyes: "round", .brows: "flat"])

    private func style(_ motions: String, expressions: String = "") -> TestStyle {
        let style = TestStyle()
        style.files["expressions.json"] =
            "{\"version\": 1, \"motions\": [\(motions)], \"expressions\": [\(expressions)]}"
        return style
    }

    private func frames(_ recipe: AvatarRecipe, _ style: TestStyle, rate: Double = 10) throws -> [Image] {
        var frames: [Image] = []
        let count = try AvatarRenderer(library: style.load()).frames(of: recipe, size: 64, rate: rate) { image, count in
            frames.append(image)
            #expect(count >= 2)
        }
        #expect(frames.count == count)
        return frames
    }

    static let bounce =
        ##"{"name": "bounce", "seconds": 0.6, "tracks": [{"of": "head", "times": [0, 0.5, 1], "values": {"dy": [0, -60, 0]}}]}"##

    @Test func aLoopHasAsManyPicturesAsItsTime() throws {
        let style = style(Self.bounce, expressions: ##"{"name": "happy", "title": "Happy", "motion": "bounce"}"##)
        var recipe = recipe
        recipe.expression = "happy"
        let frames = try frames(recipe, style)
        #expect(frames.count == 6)
        #expect(Set(frames.map(\.pixels)).count > 2)
    }

    @Test func withoutAMotionNothingIsDrawn() throws {
        #expect(try frames(recipe, style(Self.bounce)).isEmpty)
        #expect(try frames(recipe, TestStyle()).isEmpty)
    }

    /// Lids that come down are another drawing of the eyes.
    @Test func lidsCloseAndOpen() throws {
        let blink =
            ##"{"name": "idle", "seconds": 1, "tracks": [{"of": "face", "times": [0, 0.4, 0.5, 0.6, 1], "values": {"lids": [1, 1, 0, 1, 1]}}]}"##
        let style = style(blink)
        style.files["eyes/asleep.svg"] = TestStyle.svg(
            "<path class=\"line\" d=\"M164 268H224V272H164Z\"/>", "data-eyes=\"closed\"")
        let frames = try frames(recipe, style)
        let open = try AvatarRenderer(library: style.load()).image(of: recipe, size: 64)
        #expect(frames.filter { $0 == open }.count == 9)
    }

    /// What is between keys, and that an end is as the beginning.
    @Test func valuesGoFromKeyToKey() throws {
        let json =
            ##"{"name": "a", "seconds": 2, "tracks": [{"of": "hands", "times": [0, 0.5, 1], "values": {"dx": [0, 10, 0]}, "easing": "linear"}]}"##
        let motion = try JSONDecoder().decode(Motion.self, from: Data(json.utf8))
        let values = [0, 0.25, 0.5, 0.75, 1].map { motion.pose(at: $0).slots[.hands]?.dx }
        #expect(values == [0, 5, 10, 5, 0])
        #expect(motion.pose(at: 0.3).head == Pose.Move())
    }

    static let broken = [
        ##"{"name": "A", "seconds": 1, "tracks": []}"##,
        ##"{"name": "a", "seconds": 4, "tracks": []}"##,
        ##"{"name": "a", "tracks": [{"of": "tail", "times": [0, 1], "values": {"dx": [0, 0]}}]}"##,
        ##"{"name": "a", "tracks": [{"of": "head", "times": [0, 0.5], "values": {"dx": [0, 0]}}]}"##,
        ##"{"name": "a", "tracks": [{"of": "head", "times": [0, 0.5, 0.5, 1], "values": {"dx": [0, 0, 0, 0]}}]}"##,
        ##"{"name": "a", "tracks": [{"of": "head", "times": [0, 1], "values": {"dx": [0]}}]}"##,
        ##"{"name": "a", "tracks": [{"of": "head", "times": [0, 1], "values": {"lids": [0, 1]}}]}"##,
        ##"{"name": "a", "tracks": [{"of": "face", "times": [0, 1], "values": {"lids": [0, 2]}}]}"##,
        ##"{"name": "a", "tracks": [{"of": "head", "times": [0, 1], "values": {"dx": [0, 0]}, "about": [1]}]}"##,
        ##"{"name": "a", "tracks": [{"of": "head", "times": [0, 1], "values": {"dx": [0, 0]}, "easing": "jumpy"}]}"##,
        ##"{"name": "a", "tracks": [{"of": "backdrop", "times": [0, 1], "values": {"dx": [0, 0]}}]}"##,
        ##"{"name": "a", "tracks": [{"of": "head", "times": [0, 1], "values": {"dx": [0, 0]}}, {"of": "head", "times": [0, 1], "values": {"dx": [0, 1]}}]}"##,
        // There is no drawing of closed eyes.
        ##"{"name": "a", "tracks": [{"of": "face", "times": [0, 0.5, 1], "values": {"lids": [1, 0, 1]}}]}"##,
    ]

    @Test(arguments: broken) func whatCannotMoveIsAProblemOfTheStyle(_ motion: String) throws {
        #expect(throws: StyleError.self) { try style(motion).load() }
    }

    /// Two tracks of one thing change it both.
    @Test func tracksOfOneThingAddUp() throws {
        let json =
            ##"{"name": "a", "tracks": [{"of": "head", "times": [0, 1], "values": {"dy": [6, 6]}}, {"of": "head", "times": [0, 1], "values": {"opacity": [0.5, 0.5]}}]}"##
        let head = try JSONDecoder().decode(Motion.self, from: Data(json.utf8)).pose(at: 0.5).head
        #expect(head == Pose.Move(dy: 6, opacity: 0.5))
        let style = style(json.replacing("\"a\"", with: "\"idle\""))
        let frame = try #require(frames(recipe, style).first)
        #expect(frame.pixels[(35 * 64 + 32) * 4 + 3] < 200)
    }

    /// A head that bounces stays in a picture that is cropped to it.
    @Test func cropsLeaveRoomForTheMotion() throws {
        let idle = Self.bounce.replacing("bounce", with: "idle")
        var recipe = recipe
        recipe.crop = .head
        for frame in try frames(recipe, style(idle)) {
            #expect((0..<64).allSatisfy { frame.pixels[$0 * 4 + 3] == 0 })
        }
    }

    @Test(arguments: [0, 0.5, 61, 1e9, -1, Double.nan, .infinity]) func ratesAreBounded(_ rate: Double) throws {
        #expect(throws: RecipeError.self) { try frames(recipe, style(Self.bounce), rate: rate) }
    }

    @Test func aMotionThatIsNotThereIsNamed() throws {
        let style = style(Self.bounce, expressions: ##"{"name": "happy", "title": "Happy", "motion": "bounse"}"##)
        let error = try #require(throws: StyleError.self) { try style.load() }
        #expect("\(error)".contains("“bounse”") && "\(error)".contains("bounce"), "\(error)")
    }

    /// Every loop of the built-in styles ends where it begins, but for what cannot be seen then.
    @Test(arguments: StyleID.builtIns) func loopsClose(_ style: StyleID) throws {
        for motion in try StyleLibrary(style).motions {
            for track in motion.tracks where track.values[.opacity].map({ $0.first == 0 && $0.last == 0 }) != true {
                for (property, values) in track.values {
                    #expect(values.first == values.last, "\(motion.name) \(property)")
                }
            }
        }
    }
}
