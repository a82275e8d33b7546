import Compositing
import FaceAtlas
import Imaging
import PartLibrary
import TestSupport
import Testing

/// How an avatar stands in its picture: crops, outlines, backdrops, and what is clipped.
@Suite struct FramingTests {
    static let files = [
        "outfit/plain.svg": TestStyle.svg("<path class=\"cloth\" d=\"M40 470H472V512H40Z\"/>"),
        "backdrop/circle.svg": TestStyle.svg("<circle class=\"backdrop\" cx=\"256\" cy=\"262\" r=\"250\"/>"),
        "facialHair/stubble.svg": TestStyle.svg(
            "<path class=\"beard\" d=\"M60 300H452V440H60Z\"/>", "data-facial-hair=\"stubble\""),
        "details/freckles.svg": TestStyle.svg("<circle class=\"line\" cx=\"200\" cy=\"330\" r=\"6\"/>"),
        "details/mole.svg": TestStyle.svg("<circle class=\"line\" cx=\"300\" cy=\"330\" r=\"6\"/>"),
    ]

    private let recipe = AvatarRecipe(
        style: "plain", parts: [.head: "round", .mouth: "smile", .eyes: "round", .brows: "flat", .outfit: "plain"])

    private func renderer() throws -> AvatarRenderer {
        let style = TestStyle()
        style.files.merge(Self.files) { $1 }
        return AvatarRenderer(library: try style.load())
    }

    /// The least rectangle that holds all pixels of more than half opacity.
    private func bounds(_ image: Image) -> (left: Int, top: Int, right: Int, bottom: Int)? {
        var found: (left: Int, top: Int, right: Int, bottom: Int)?
        for y in 0..<image.height {
            for x in 0..<image.width where image.pixels[(y * image.width + x) * 4 + 3] > 127 {
                let old = found ?? (x, y, x, y)
                found = (min(old.left, x), min(old.top, y), max(old.right, x), max(old.bottom, y))
            }
        }
        return found
    }

    private func pixel(_ image: Image, _ x: Int, _ y: Int) -> [UInt8] {
        Array(image.pixels[(y * image.width + x) * 4..<(y * image.width + x) * 4 + 4])
    }

    @Test func aHeadFillsThePictureWithoutItsClothes() throws {
        var recipe = recipe
        recipe.crop = .head
        let renderer = try renderer()
        #expect(try !renderer.svg(of: recipe).contains("id=\"outfit\""))
        let box = try #require(bounds(renderer.image(of: recipe)))
        // The head is round: 488 of 512 both ways, in the middle; measured to two units.
        for (found, wanted) in [(box.left, 12), (box.top, 12), (box.right, 499), (box.bottom, 499)] {
            #expect(abs(found - wanted) <= 3, "\(box)")
        }
    }

    @Test func tightKeepsTheClothes() throws {
        var recipe = recipe
        recipe.crop = .tight
        let renderer = try renderer()
        #expect(try renderer.svg(of: recipe).contains("id=\"outfit\""))
        let box = try #require(bounds(renderer.image(of: recipe)))
        #expect(abs(box.right - box.left - 487) <= 4, "\(box)")
        #expect(abs(box.left + box.right - 511) <= 4 && abs(box.top + box.bottom - 511) <= 4, "\(box)")
    }

    @Test func aBustIsDrawnAsTheStyleHasIt() throws {
        let renderer = try renderer()
        var named = recipe
        named.crop = .bust
        #expect(try renderer.svg(of: named) == renderer.svg(of: recipe))
        #expect(try !renderer.svg(of: recipe).contains("filter"))
    }

    /// A straight edge stands off by the outline's width, and what is drawn stays within the picture.
    @Test(arguments: [6.0, 14, 30]) func anOutlineReachesItsWidth(_ width: Double) throws {
        var recipe = AvatarRecipe(style: "plain", parts: [.head: "square"])
        recipe.outline = AvatarOutline(color: Color(red: 255, green: 0, blue: 0), width: width)
        let image = try renderer().image(of: recipe)
        let box = try #require(bounds(image))
        // The square head is 280 of 512 wide, from x 116, drawn in a frame that is made smaller by twice the width.
        let scale = (512 - 2 * width) / 512
        let left = 256 - 140 * scale
        #expect(abs(Double(box.left) - (left - width)) <= 1.5, "\(box)")
        let line = pixel(image, Int(left - width / 2), 280)
        #expect(line == [255, 0, 0, 255], "\(line)")
        #expect(pixel(image, Int(left + 4), 280)[0] != 255)
    }

    /// Drawn round the pixels, the line is where the filter of an SVG document draws it.
    @Test(arguments: [6.0, 14, 30]) func theLineOfPicturesIsThatOfDrawings(_ width: Double) throws {
        var recipe = recipe
        let plain = try renderer().image(of: recipe, size: 512 - 2 * Int(width))
        var canvas = Image(width: 512, height: 512)
        for y in 0..<plain.height {
            let start = ((y + Int(width)) * 512 + Int(width)) * 4
            canvas.pixels.replaceSubrange(
                start..<start + plain.width * 4,
                with: plain.pixels[y * plain.width * 4..<(y + 1) * plain.width * 4])
        }
        let color = Color(red: 255, green: 0, blue: 0)
        recipe.outline = AvatarOutline(color: color, width: width)
        let drawn = try renderer().image(of: recipe)
        let outlined = canvas.outlined(color, width: width)
        let differences = zip(drawn.pixels, outlined.pixels).map { abs(Int($0) - Int($1)) }
        // The edge of the line is a pixel wide in both.
        #expect(Double(differences.reduce(0, +)) / Double(differences.count) < 0.5)
        #expect(differences.count { $0 > 96 } * 500 < differences.count)
        #expect(Image(width: 9, height: 7).outlined(color, width: 3) == Image(width: 9, height: 7))
    }

    @Test func shouldersEndWhereTheBackdropDoes() throws {
        var recipe = recipe
        recipe.parts[.backdrop] = "circle"
        let renderer = try renderer()
        let image = try renderer.image(of: recipe)
        #expect(pixel(image, 60, 495)[3] == 0)
        #expect(pixel(image, 256, 495)[3] == 255)
        // Of the person alone, the corner is drawn.
        recipe.parts[.backdrop] = nil
        #expect(try pixel(renderer.image(of: recipe), 60, 495)[3] == 255)
    }

    @Test func stubbleStaysOnTheSkin() throws {
        var recipe = recipe
        recipe.parts[.facialHair] = "stubble"
        let image = try renderer().image(of: recipe)
        // The round head is 150 wide about (256, 280): at y 400 it reaches from 166 to 346.
        #expect(pixel(image, 120, 400)[3] == 0)
        #expect(pixel(image, 256, 420)[3] == 255)
        recipe.parts[.facialHair] = "beard"
        #expect(try pixel(renderer().image(of: recipe), 155, 425)[3] > 0)
    }

    @Test func severalDetailsAreDrawn() throws {
        var recipe = recipe
        recipe.parts[.details] = "freckles+mole"
        let renderer = try renderer()
        let svg = try renderer.svg(of: recipe)
        #expect(
            svg.contains("id=\"details\" data-part=\"freckles\"")
                && svg.contains("id=\"details.mole\" data-part=\"mole\""))
        let added = try self.recipe.applying(
            AvatarChoices(parts: [.details: .part("freckles")]), library: renderer.library
        )
        .applying(AvatarChoices(parts: [.details: .part("+mole")]), library: renderer.library)
        #expect(added.parts[.details] == "freckles+mole")
        recipe.parts[.details] = "freckles+scar"
        #expect(throws: RecipeError.unknownPart(id: "scar", slot: .details, known: ["freckles", "mole"])) {
            try renderer.svg(of: recipe)
        }
        // Each once, none without a name, and not more than can be drawn.
        let twice = try self.recipe.applying(
            AvatarChoices(parts: [.details: .part("+mole")]), library: renderer.library
        )
        .applying(AvatarChoices(parts: [.details: .part("+mole")]), library: renderer.library)
        #expect(twice.parts[.details] == "mole")
        for text in ["+", "", "freckles+", "freckles++mole", (0..<9).map { "a\($0)" }.joined(separator: "+")] {
            recipe.parts[.details] = text
            #expect(throws: RecipeError.self) { try renderer.svg(of: recipe) }
        }
        // Nothing else holds several.
        recipe.parts[.details] = nil
        recipe.parts[.eyes] = "round+large"
        #expect(throws: RecipeError.self) { try renderer.svg(of: recipe) }
    }

    /// Ids that a part brings along do not meet those of the document.
    @Test func idsAreEachThereOnce() throws {
        let style = TestStyle()
        style.files.merge(Self.files) { $1 }
        style.files["head/round.svg"] = TestStyle.svg(
            "<defs><clipPath id=\"outline\"><circle cx=\"256\" cy=\"280\" r=\"150\"/></clipPath></defs>"
                + "<circle class=\"skin\" clip-path=\"url(#outline)\" cx=\"256\" cy=\"280\" r=\"150\"/>")
        style.files["details/freckles.svg"] = TestStyle.svg(
            "<circle id=\"mole\" class=\"line\" cx=\"200\" cy=\"330\" r=\"6\"/><use href=\"#mole\" x=\"20\"/>")
        var recipe = recipe
        recipe.parts.merge([.facialHair: "stubble", .details: "freckles+mole", .backdrop: "circle"]) { $1 }
        (recipe.crop, recipe.outline) = (.head, AvatarOutline())
        let svg = try AvatarRenderer(library: style.load()).svg(of: recipe)
        let ids = svg.matches(of: /\sid="([^"]+)"/).map { String($0.1) }
        #expect(ids.count == Set(ids).count && ids.count > 8, "\(ids)")
        for reference in svg.matches(of: /url\(#([^)]+)\)/) { #expect(ids.contains(String(reference.1))) }
    }

    @Test(arguments: [(300.0, 48.0), (0, 1), (.nan, 14), (.infinity, 14), (7.5, 7.5)])
    func widthsAreBroughtIntoTheirRange(_ width: Double, _ wanted: Double) {
        #expect(AvatarOutline(width: width).width == wanted)
    }

    @Test func recipesKeepCropAndOutline() throws {
        var recipe = recipe
        recipe.crop = .head
        recipe.outline = AvatarOutline(color: Color(red: 1, green: 2, blue: 3), width: 7.5)
        #expect(try AvatarRecipe(json: recipe.json()) == recipe)
    }
}
