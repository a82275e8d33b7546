import Basics
import BuiltInStyles
import Compositing
import FaceAtlas
import Foundation
import Imaging
import PartLibrary
import StyleWorkshop
import TestSupport
import Testing

@Suite("styles for DiceBear")
struct DiceBearTests {
    private func members(_ tree: JSONTree?) throws -> [String: JSONTree] {
        guard case .object(let members)? = tree else {
            throw Failure(message: "no object")
        }
        return members
    }

    private struct Failure: Error { let message: String }

    /// Every node of a tree of elements.
    private func walk(_ tree: JSONTree, _ visit: ([String: JSONTree]) -> Void) {
        switch tree {
        case .array(let nodes): for node in nodes { walk(node, visit) }
        case .object(let members):
            visit(members)
            for child in members.values { walk(child, visit) }
        default: break
        }
    }

    @Test(arguments: ["classic", "ink", "pop"])
    func everyPartIsThereAndEveryReferenceLeadsSomewhere(name: String) throws {
        let library = try StyleLibrary(.builtIn(name))
        let (definition, leftOut) = try DiceBearStyle(of: library).definition()
        #expect(leftOut == [])
        let components = try members(members(definition)["components"])
        let colors = try members(members(definition)["colors"])
        var drawn = 0
        for (name, component) in components {
            let variants = try members(members(component)["variants"])
            #expect(!variants.isEmpty && variants.count <= 512, "\(name)")
            #expect(variants.keys.allSatisfy { $0.wholeMatch(of: /[a-z][a-zA-Z0-9]{0,63}/) != nil })
            if let slot = Slot(rawValue: name) {
                drawn += variants.keys.count { !["none", "partner"].contains($0) }
                // Two parts never have one name.
                let parts = library.parts(in: slot).filter { !$0.liesOnSkin }
                #expect(variants.keys.count { !["none", "partner"].contains($0) } == parts.count, "\(name)")
            }
        }
        #expect(drawn == library.count - library.parts(in: .facialHair).count(where: \.liesOnSkin))
        var ids: Set<String> = []
        var references: Set<String> = []
        walk(definition) { node in
            guard case .text("component")? = node["type"], case .text(let component)? = node["name"] else {
                if case .text("color")? = node["type"], case .text(let color)? = node["name"] {
                    #expect(colors[color] != nil, "\(color)")
                }
                if case .text(let id)? = node["id"] { ids.insert(id) }
                if case .text(let reference)? = node["href"] { references.insert(String(reference.dropFirst())) }
                for case .text(let text) in node.values {
                    if let match = text.firstMatch(of: /url\(#([^)]+)\)/) { references.insert(String(match.1)) }
                }
                return
            }
            #expect(components[component] != nil, "\(component)")
        }
        #expect(references.subtracting(ids) == [])
    }

    @Test func licenceAndPalettesGoAlong() throws {
        let library = try StyleLibrary(.pop)
        let definition = try members(DiceBearStyle(of: library).definition().definition)
        let license = try members(members(definition["meta"])["license"])
        #expect(license["name"] == .text("CC0-1.0"))
        #expect(license["url"] == .text("https://creativecommons.org/publicdomain/zero/1.0/"))
        let skin = try members(members(definition["colors"])["skin"])["values"]
        #expect(skin == .array((library.style.palettes[.skin] ?? []).map { .text($0.color.hex) }))
    }

    @Test func aRecipeNamesEveryPartColourAndPlace() throws {
        let library = try StyleLibrary(.pop)
        var recipe = AvatarRecipe(defaultFaceOf: library)
        recipe.colors[.skin] = Color(red: 200, green: 150, blue: 120)
        recipe.placements[.mouth] = Placement(dx: -9.3, dy: 0.25, sx: 1.25, sy: 1)
        let (tree, leftOut) = try DiceBearStyle(of: library).options(of: recipe)
        let options = try members(tree)
        #expect(leftOut == [])
        #expect(options["skinColor"] == .text("#c89678"))
        #expect(
            options["hairFrontVariant"] == .text("shortSidePart") && options["hairFrontProbability"] == .number(100))
        #expect(options["glassesProbability"] == .number(0) && options["glassesVariant"] == nil)
        #expect(options["headwearVariant"] == .text("none") && options["headwearProbability"] == .number(100))
        // -9.3 is -37 quarters: two coarse steps of 32 down, 27 fine ones up.
        #expect(options["mouthMoveXVariant"] == .text("minus64"))
        #expect(options["mouthMoveXFineVariant"] == .text("plus27"))
        #expect(options["mouthMoveYVariant"] == nil && options["mouthMoveYFineVariant"] == .text("plus1"))
        #expect(options["mouthWidthVariant"] == .text("plus64") && options["mouthWidthFineVariant"] == nil)
        #expect(options.keys.count { $0.hasSuffix("Color") } == Role.allCases.count)
    }

    @Test func whatOptionsCannotSayIsNamed() throws {
        let library = try StyleLibrary(.pop)
        var recipe = AvatarRecipe(defaultFaceOf: library)
        recipe.crop = .head
        recipe.outline = AvatarOutline()
        recipe.roll = 4
        recipe.caption = AvatarCaption("hello")
        recipe.placements[.nose] = Placement(dx: 200)
        let leftOut = try DiceBearStyle(of: library).options(of: recipe).leftOut
        for word in ["crop", "outline", "lean", "caption", "nose"] {
            #expect(leftOut.contains { $0.contains(word) }, "\(leftOut)")
        }
        recipe.style = "other"
        #expect(throws: RecipeError.self) { try DiceBearStyle(of: library).options(of: recipe) }
    }
}
