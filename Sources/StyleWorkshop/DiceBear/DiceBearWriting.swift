import Basics
import Compositing
import FaceAtlas
import Imaging
import PartLibrary

/// Puts a style definition together.
struct DiceBearWriting {
    private let style: DiceBearStyle
    private var library: StyleLibrary { style.library }
    /// What the definition does not hold.
    private(set) var leftOut: [String] = []

    init(_ style: DiceBearStyle) { self.style = style }

    /// What DiceBear's schema allows.
    private enum Limit {
        static let path = 16_384
        static let attribute = 1024
        static let variants = 512
    }

    /// Ids of what variants define for other components.
    private enum ID {
        static let hairTop = "hairTop"
        static let underHeadwear = "underHeadwear"
        static let ground = "ground"
        static let skin = "skin"
        static let partner = "hairPartner"
    }

    mutating func definition() throws(StyleError) -> JSONTree {
        let facts = library.style
        var components: [String: JSONTree] = [:]
        for slot in Slot.allCases {
            let layers = DiceBearStyle.layers(of: slot)
            for layer in layers { components[layer.name] = try component(layer) }
            guard DiceBearStyle.isPlaced(slot) else { continue }
            let content = layers.map { JSONTree.component($0.name) }
            components.merge(DiceBearPlace.components(slot.rawValue, of: content, in: facts, slot: slot)) { $1 }
        }
        if style.hasStubble {
            let stubble = DiceBearStyle.stubble
            components[stubble.name] = try component(stubble)
            components.merge(
                DiceBearPlace.components(stubble.name, of: [.component(stubble.name)], in: facts, slot: stubble.slot)
            ) { $1 }
        }
        let license: [String: JSONTree] = ["name": .text(facts.license), "url": .text(facts.licenseAddress)]
        return .object([
            "$schema": .text("https://cdn.hopjs.net/npm/@dicebear/schema@2.0.2/dist/definition.min.json"),
            "meta": .object([
                "license": .object(license), "creator": .object(["name": .text(facts.author)]),
                "source": .object(["name": .text("\(facts.title) \(facts.version)")]),
            ]),
            "canvas": .object([
                "width": .number(facts.viewBox.width), "height": .number(facts.viewBox.height),
                "elements": .array(canvas),
            ]),
            "components": .object(components), "colors": .object(colors),
        ])
    }

    // MARK: - The canvas

    private var canvas: [JSONTree] {
        func drawn(_ slot: Slot) -> [JSONTree] {
            DiceBearStyle.isPlaced(slot)
                ? [.component(DiceBearPlace.first(slot.rawValue))]
                : DiceBearStyle.layers(of: slot).map { .component($0.name) }
        }
        func clipped(_ content: [JSONTree], _ id: String) -> JSONTree {
            .element("g", ["clip-path": .text("url(#\(id))")], content)
        }
        var person: [JSONTree] = []
        var rest: [JSONTree] = []
        for slot in Slot.allCases where slot != .backdrop {
            var content = drawn(slot)
            switch slot.row.underHeadwear {
            case .seen: break
            case .clipped: content = [clipped(content, ID.hairTop)]
            case .hidden: content = [clipped(content, ID.underHeadwear)]
            }
            if slot == .facialHair, style.hasStubble { content = [stubble] + content }
            if [.effectFront, .props, .hands].contains(slot) { rest += content } else { person += content }
        }
        let all = drawn(.backdrop) + [clipped(person, ID.ground)] + rest
        let box = library.style.viewBox
        guard box.x != 0 || box.y != 0 else { return all }
        return [.element("g", ["transform": .text("translate(\((-box.x).svgText) \((-box.y).svgText))")], all)]
    }

    /// Stubble within the head, where that is placed.
    private var stubble: JSONTree {
        let box = library.style.viewBox
        let mask: [String: JSONTree] = [
            "id": .text(ID.skin), "style": .text("mask-type:alpha"), "maskUnits": .text("userSpaceOnUse"),
            "x": .text(box.x.svgText), "y": .text(box.y.svgText), "width": .text(box.width.svgText),
            "height": .text(box.height.svgText),
        ]
        return .element(
            "g", [:],
            [
                .element("mask", mask, [.component(DiceBearPlace.first(Slot.head.rawValue))]),
                .element(
                    "g", ["mask": .text("url(#\(ID.skin))")],
                    [.component(DiceBearPlace.first(DiceBearStyle.stubble.name))]),
            ])
    }

    // MARK: - Components

    private mutating func component(_ layer: DiceBearStyle.Layer) throws(StyleError) -> JSONTree {
        var variants: [String: JSONTree] = [:]
        let parts = library.parts(in: layer.slot).filter(layer.holds)
        let chosen = parts.filter(isForSeeds)
        for part in parts {
            guard variants.count < Limit.variants - 2 else {
                leftOut.append(
                    "\(part.slot.rawValue)/\(part.id): DiceBear takes \(Limit.variants) variants of a component")
                continue
            }
            guard let elements = try elements(of: part, prefix: layer.name) else { continue }
            let isChosen = layer.slot != .hairBack && isForSeeds(part)
            variants[style.names.variant(part)] = .variant(elements, weight: isChosen ? 1 : 0, tags: tags(of: part))
        }
        switch layer.slot {
        case .hairBack:
            variants[DiceBearNames.partner] = .variant([.element("use", ["href": .text("#" + ID.partner)])], weight: 1)
        case .headwear:
            // One in seven wears something.
            variants[DiceBearNames.none] = .variant([headwearClips(of: nil)], weight: max(Double(chosen.count) * 6, 1))
        case .backdrop:
            variants[DiceBearNames.none] = .variant([groundClip(of: nil)], weight: 1)
        default: break
        }
        // A component has a variant.
        if variants.isEmpty { variants[DiceBearNames.none] = .variant([], weight: 1) }
        return .componentBase(library.style, variants: variants, probability: probability(of: layer))
    }

    /// A seed draws what a photo may be given.
    private func isForSeeds(_ part: Part) -> Bool {
        guard part.isMatched, !part.id.contains("--") else { return false }
        return switch part.slot {
        case .eyes: part.tags[.eyes] == EyesState.open.rawValue
        case .mouth: part.tags[.mouth] != MouthState.open.rawValue
        case .details: part.tags[.age] == nil
        case .backdrop, .effectBack, .effectFront, .props, .hands: false
        default: true
        }
    }

    /// In percent, as faces of seeds have it.
    private func probability(of layer: DiceBearStyle.Layer) -> Double {
        if layer.name != layer.slot.rawValue { return 0 }
        return switch layer.slot {
        case .glasses: 24
        case .facialHair: 22
        case .details: 15
        case .earrings: 18
        case .effectBack, .effectFront, .props, .hands: 0
        default: 100
        }
    }

    private func tags(of part: Part) -> [String] {
        part.tags.sorted { $0.key.rawValue < $1.key.rawValue }.compactMap { attribute, value in
            let value = DiceBearNames.camelCase(value)
            return value.isEmpty ? nil : "\(DiceBearNames.camelCase(attribute.rawValue)):\(value)"
        }
    }

    /// What a part draws, and what it says about others; `nil` for what DiceBear does not take.
    private mutating func elements(of part: Part, prefix: String) throws(StyleError) -> [JSONTree]? {
        try part.check()
        guard var elements = drawn(part, prefix: prefix) else { return nil }
        switch part.slot {
        case .headwear: elements.insert(headwearClips(of: part), at: 0)
        case .backdrop: elements.insert(groundClip(of: part), at: 0)
        case .hairFront:
            var back: [JSONTree] = []
            if let partner = library.partner(of: part) {
                try partner.check()
                back = drawn(partner, prefix: ID.partner) ?? []
            }
            elements.insert(
                .element("defs", [:], [.element("g", ["id": .text(ID.partner)], back)]), at: 0)
        default: break
        }
        return elements
    }

    private mutating func drawn(_ part: Part, prefix: String) -> [JSONTree]? {
        var elements: [JSONTree] = []
        for node in part.drawing.nodes(prefix: prefix) {
            guard let own = self.elements(node) else {
                leftOut.append(
                    "\(part.slot.rawValue)/\(part.id): DiceBear takes \(Limit.path) letters of a path, and "
                        + "\(Limit.attribute) of other values")
                return nil
            }
            elements += own
        }
        return elements
    }

    /// An element; several where a path is too long for one.
    private func elements(_ node: Drawing.Node) -> [JSONTree]? {
        var attributes: [String: JSONTree] = [:]
        var pieces: [String] = []
        for (name, value) in node.attributes where Self.isKnown(name) {
            switch value {
            case .color(let role):
                attributes[name] = .object(["type": .text("color"), "name": .text(DiceBearStyle.color(role))])
            case .text(let text) where name == "d" && text.utf8.count > Limit.path:
                guard let cut = Self.pieces(of: text) else { return nil }
                pieces = cut
            case .text(let text):
                guard text.utf8.count <= (name == "d" ? Limit.path : Limit.attribute) else { return nil }
                attributes[name] = .text(text)
            }
        }
        var children: [JSONTree] = []
        for child in node.children {
            guard let own = elements(child) else { return nil }
            children += own
        }
        guard !pieces.isEmpty else { return [.element(node.name, attributes, children)] }
        return pieces.map { piece in .element(node.name, attributes.merging(["d": .text(piece)]) { $1 }, children) }
    }

    /// What says nothing about what is drawn here, or is unknown to DiceBear.
    private static func isKnown(_ name: String) -> Bool {
        !["version", "xmlns", "xmlns:xlink", "fr", "vector-effect"].contains(name)
    }

    /// A path cut between its outlines, each of which begins with `M`.
    private static func pieces(of path: String) -> [String]? {
        var pieces: [String] = []
        var piece = ""
        for outline in path.split(separator: "M") {
            let next = "M" + outline
            guard next.utf8.count <= Limit.path, !outline.contains("m") else { return nil }
            if piece.utf8.count + next.utf8.count > Limit.path {
                pieces.append(piece)
                piece = ""
            }
            piece += next
        }
        return pieces + [piece]
    }

    // MARK: - What parts leave of others

    /// What headwear leaves of hair and earrings.
    private func headwearClips(of part: Part?) -> JSONTree {
        let box = library.style.viewBox
        let everything = rect(box.x - box.width, box.y - box.height, box.width * 3, box.height * 3)
        let nothing = rect(box.x - 8 * box.width, box.y, 1, 1)
        var hair = everything
        if let top = part?.hairTop {
            hair = rect(
                box.x + box.width * 0.01, top, box.width * 0.98, box.height * 2,
                ["rx": .text((box.width * 0.22).svgText), "ry": .text((box.height * 0.3).svgText)])
        }
        let hides = part?.hidesHair == true
        return .element(
            "defs", [:],
            [
                .element("clipPath", ["id": .text(ID.hairTop)], [hides ? nothing : hair]),
                .element("clipPath", ["id": .text(ID.underHeadwear)], [hides ? nothing : everything]),
            ])
    }

    /// What a backdrop leaves of shoulders.
    private func groundClip(of part: Part?) -> JSONTree {
        let box = library.style.viewBox
        var shapes = [rect(box.x - box.width, box.y - box.height, box.width * 3, box.height * 3)]
        if let part, let shape = part.drawing.firstShape(of: [.backdrop]),
            let own = elements(part.drawing.shapeNode(shape))
        {
            let above = rect(box.x - box.width, box.y - box.height, box.width * 3, box.height * 1.56)
            shapes = [above, above] + own
        }
        return .element("defs", [:], [.element("clipPath", ["id": .text(ID.ground)], shapes)])
    }

    private func rect(
        _ x: Double, _ y: Double, _ width: Double, _ height: Double, _ more: [String: JSONTree] = [:]
    ) -> JSONTree {
        let place: [String: JSONTree] = [
            "x": .text(x.svgText), "y": .text(y.svgText), "width": .text(width.svgText),
            "height": .text(height.svgText),
        ]
        return .element("rect", place.merging(more) { $1 })
    }

    // MARK: - Colours

    /// Of roles that follow others the palettes hold what lies over those: a seed cannot draw one colour from another.
    private var colors: [String: JSONTree] {
        Role.allCases.reduce(into: [:]) { colors, role in
            let palette = (library.style.palettes[role] ?? []).map(\.color.hex)
            let usual = library.style.colors[role].map { [$0.hex] } ?? []
            var values = palette.isEmpty ? usual : palette
            if values.isEmpty { values = Self.overlay(role) }
            colors[DiceBearStyle.color(role)] = .object(["values": .array(values.prefix(128).map(JSONTree.text))])
        }
    }

    private static func overlay(_ role: Role) -> [String] {
        switch role {
        case .skinShade: ["#6b240038"]
        case .lip: ["#b0304a90"]
        case .hairLight, .clothLight: ["#ffffff38"]
        case .brow: ["#20140ecc"]
        case .backdrop: ["#cfe8f7", "#f7dfcf", "#dff0d2", "#ead9f5"]
        case .beard: ["#2a1c14", "#5b3a22", "#8a8178"]
        case .cloth: ["#3f6fb5", "#b5533f", "#4f8a5b", "#6a5aa0", "#404448"]
        default: ["#00000038"]
        }
    }
}
