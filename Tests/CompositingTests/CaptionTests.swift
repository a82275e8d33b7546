import BuiltInStyles
import FaceAtlas
import Foundation
import Imaging
import Lettering
import PartLibrary
import SVGRendering
import TestSupport
import Testing

@testable import Compositing

/// Words on a picture: where they stand, what they are drawn with, and what recipes keep of them. The fonts are those of `Tools/setup`.
@Suite struct CaptionTests {
    /// A face of a style with what people wear, and an expression that holds something up where the style has one.
    private func recipe(_ library: StyleLibrary, _ caption: AvatarCaption? = nil) -> AvatarRecipe {
        var recipe = AvatarRecipe(defaultFaceOf: library)
        recipe.colors[.hair] = Color(red: 0x33, green: 0x22, blue: 0x11)
        recipe.caption = caption
        return recipe
    }

    private func scene(_ recipe: AvatarRecipe, _ library: StyleLibrary) throws -> (AvatarScene, CaptionGround) {
        var scene = try AvatarScene(recipe, in: library)
        let poses = library.motion(of: scene.expression)?.extremes ?? [Pose()]
        try scene.fit(to: poses, by: library)
        return (scene, try scene.ground(in: poses, by: library))
    }

    static let words = [
        "no", "when the plan works|tell everyone", "计划成功了，告诉大家！", String(repeating: "on and on ", count: 30),
    ]

    /// The face keeps off all words and bubbles, and those stay within the safe area, in every style, crop and place.
    @Test(arguments: BuiltInStyles.names, AvatarCrop.allCases) func facesAreNeverCovered(
        _ style: String, _ crop: AvatarCrop
    ) throws {
        let library = try StyleLibrary(StyleID(style))
        var recipe = recipe(library)
        recipe.crop = crop
        recipe.roll = 9
        if library.expression("beaming") != nil { recipe.expression = "beaming" }
        var (_, ground) = try scene(recipe, library)
        for (index, text) in Self.words.enumerated() {
            for place in CaptionPlace.allCases {
                ground.outline = index.isMultiple(of: 2) ? 0 : 14
                let caption = try ground.drawing(of: AvatarCaption(text, place: place))
                var face = caption.fit.applied(to: ground.face)
                if ground.outline > 0 {
                    face = AvatarFit(frame: ground.frame, outline: ground.outline).applied(to: face)
                }
                let boxes = caption.bubble.map { [$0.box] } ?? caption.blocks.map(\.ink)
                for box in boxes {
                    let isApart =
                        box.x >= face.x + face.width || box.x + box.width <= face.x
                        || box.y >= face.y + face.height || box.y + box.height <= face.y
                    #expect(isApart, "\(style) \(crop) \(place) \(text.prefix(20)): \(box) over \(face)")
                    let margin = max(16, ground.outline + 4) + (caption.bubble == nil ? 0 : 3) - 1e-6
                    #expect(box.x >= margin && box.x + box.width <= 512 - margin, "\(place) \(box)")
                    #expect(box.y >= margin && box.y + box.height <= 512 - margin, "\(place) \(box)")
                }
                if let bubble = caption.bubble, let words = caption.blocks.first?.ink {
                    #expect(words.x > bubble.box.x && words.x + words.width < bubble.box.x + bubble.box.width)
                    #expect(words.y > bubble.box.y && words.y + words.height < bubble.box.y + bubble.box.height)
                }
                #expect(face.y > -2 && face.y + face.height < 512, "\(style) \(crop) \(place): \(face)")
                #expect(caption.fit.scale > 0.25 && caption.fit.scale <= 1)
            }
        }
    }

    @Test func bothBlocksHaveLettersOfOneSize() throws {
        let library = try StyleLibrary(.usual)
        let (scene, _) = try scene(
            recipe(library, AvatarCaption("no|this is a good deal longer than what stands above")), library)
        let blocks = try #require(scene.caption?.blocks)
        #expect(blocks.count == 2 && abs(blocks[0].size - blocks[1].size) < 1e-6)
        #expect(blocks[0].ink.y < 100 && blocks[1].ink.y > 300)
    }

    @Test(arguments: [("a|b", CaptionPlace.top, 1), ("a|b", .bottom, 1), ("a|b", .auto, 2), ("a", .auto, 1)])
    func placesDecideWhereBlocksStand(_ text: String, _ place: CaptionPlace, _ count: Int) throws {
        let library = try StyleLibrary(.usual)
        let (scene, _) = try scene(recipe(library, AvatarCaption(text, place: place)), library)
        let blocks = try #require(scene.caption?.blocks)
        #expect(blocks.count == count)
        #expect(blocks.flatMap(\.lines).map(\.text) == text.split(separator: "|").map(String.init))
        #expect((blocks[0].ink.y < 256) == (place == .top || count == 2))
    }

    @Test func captionsAreOutlinesOrText() throws {
        let renderer = try AvatarRenderer()
        let recipe = recipe(renderer.library, AvatarCaption("so <good> & “bad”|שלום"))
        let drawn = try renderer.svg(of: recipe)
        #expect(drawn.contains("<g id=\"caption\" aria-label=\"so &lt;good&gt; &amp; “bad” שלום\""))
        #expect(!drawn.contains("<text"))
        let live = try renderer.svg(of: recipe, hasLiveText: true)
        #expect(live.contains(">so &lt;good&gt; &amp; “bad”</text>"))
        #expect(live.contains("direction=\"rtl\"") && live.contains("font-family=\"Quicksand, "))
        for svg in [drawn, live] { #expect(throws: Never.self) { try SVGDocument(svg: svg) } }
        #expect(try renderer.svg(of: recipe) == drawn)
    }

    /// What surrounds a caption stays transparent, and a picture without one is what it was.
    @Test func theGroundStaysTransparent() throws {
        let renderer = try AvatarRenderer()
        let picture = try renderer.image(of: recipe(renderer.library, AvatarCaption("hm")), size: 128)
        for (x, y) in [(1, 1), (126, 1), (1, 126), (126, 126)] { #expect(picture[x, y].alpha == 0) }
        #expect(try !renderer.svg(of: recipe(renderer.library)).contains("caption"))
    }

    /// The caption stands still while the avatar moves: with what does not move in front, its rows are the same in every frame.
    @Test func captionsStandStill() throws {
        let renderer = try AvatarRenderer()
        var recipe = recipe(renderer.library, AvatarCaption("stand still", place: .top))
        recipe.expression = "laughing"
        var rows: Set<[UInt8]> = []
        var pictures: Set<[UInt8]> = []
        try renderer.frames(of: recipe, size: 128, rate: 8) { image, _ in
            rows.insert(Array(image.pixels[..<(128 * 4 * 12)]))
            pictures.insert(image.pixels)
        }
        #expect(rows.count == 1)
        #expect(pictures.count > 2)
        #expect(rows.first?.contains(255) == true)
    }

    /// A backdrop that is drawn the other way round than a rectangle cuts no heads.
    @Test func backdropsCutShouldersOnly() throws {
        let renderer = try AvatarRenderer()
        var recipe = recipe(renderer.library)
        recipe.parts[.backdrop] = "circle"
        recipe.colors[.backdrop] = Color(red: 0, green: 255, blue: 0)
        let picture = try renderer.image(of: recipe, size: 128)
        #expect(picture[64, 40] != Color(red: 0, green: 255, blue: 0))
    }

    static let unusable = [
        "", " ", "a|", "|a", "a||b", "a\nb", "a\u{7}", "\u{202E}abc", String(repeating: "a", count: 501),
        "a" + String(repeating: "\u{301}", count: 2000),
    ]

    @Test(arguments: unusable) func textsThatCannotBeDrawnAreRefused(_ text: String) throws {
        #expect(throws: RecipeError.self) { try AvatarCaption(text).check() }
        let renderer = AvatarRenderer(library: try TestStyle().load())
        let recipe = AvatarRecipe(style: "plain", caption: AvatarCaption(text))
        #expect(throws: RecipeError.self) { try renderer.svg(of: recipe) }
        #expect(throws: RecipeError.self) { try AvatarRecipe(json: recipe.json()) }
    }

    @Test(arguments: ["a", String(repeating: "ab c", count: 125), "\u{301}", "👩‍👩‍👧", "می‌خواهم"])
    func otherTextsAreNot(_ text: String) throws {
        let recipe = AvatarRecipe(style: "plain", caption: AvatarCaption(text))
        #expect(try AvatarRecipe(json: recipe.json()) == recipe)
    }

    @Test func aPictureWithoutAnyoneHasItsCaption() throws {
        let renderer = AvatarRenderer(library: try TestStyle().load())
        for place in CaptionPlace.allCases {
            let recipe = AvatarRecipe(style: "plain", caption: AvatarCaption("nobody|here", place: place))
            #expect(try renderer.svg(of: recipe).contains("id=\"caption\""))
        }
    }

    @Test func choicesReplaceACaption() throws {
        let library = try TestStyle().load()
        let recipe = AvatarRecipe(style: "plain", caption: AvatarCaption("old"))
        let chosen = try recipe.applying(AvatarChoices(caption: AvatarCaption("new")), library: library)
        #expect(chosen.caption?.text == "new")
        #expect(try recipe.applying(AvatarChoices(), library: library).caption?.text == "old")
    }

    /// Twelve captions, by styles, places, crops and colours. The fonts are those that `Tools/setup` installs.
    @Test func captionsAreAsBefore() throws {
        let cells: [(StyleID, AvatarCaption, AvatarCrop, AvatarOutline?)] = [
            (.usual, AvatarCaption("OK"), .bust, nil),
            (.usual, AvatarCaption("when the plan works|tell everyone"), .bust, nil),
            (.usual, AvatarCaption("when the plan works", place: .bubble), .bust, nil),
            (.usual, AvatarCaption("I have had three coffees and no ideas at all"), .head, AvatarOutline()),
            (.classic, AvatarCaption("计划成功了，告诉大家！"), .bust, nil),
            (.classic, AvatarCaption("今天周末|不想上班", style: .sunny), .bust, nil),
            (.classic, AvatarCaption("LOL 太好笑了", place: .bubble, style: .ink), .head, nil),
            (.classic, AvatarCaption("好", place: .top, style: .bubblegum), .tight, nil),
            (.builtIn("ink"), AvatarCaption("not today", place: .top), .bust, AvatarOutline()),
            (.builtIn("ink"), AvatarCaption("为什么今天又是星期一，我只想睡觉，谁也别来烦我", style: .ink), .bust, nil),
            (.builtIn("ink"), AvatarCaption("no", place: .bubble, style: .bubblegum), .bust, nil),
            (.builtIn("ink"), AvatarCaption(String(repeating: "on and on ", count: 30)), .head, nil),
        ]
        let side = 128
        let grounds = [
            Color(red: 255, green: 255, blue: 255), Color(red: 17, green: 17, blue: 17),
            Color(red: 233, green: 220, blue: 195),
        ]
        var sheet = Image(width: 4 * side, height: 3 * side)
        for (index, (style, caption, crop, outline)) in cells.enumerated() {
            let renderer = try AvatarRenderer(style: style)
            var recipe = recipe(renderer.library, caption)
            (recipe.crop, recipe.outline) = (crop, outline)
            let cell = try renderer.image(of: recipe, size: side, background: grounds[index % 3])
            for y in 0..<side {
                for x in 0..<side { sheet[index % 4 * side + x, index / 4 * side + y] = cell[x, y] }
            }
        }
        try expectPicture(sheet, matches: "captions", tolerance: PictureTolerance(channel: 24, share: 0.01))
    }
}
