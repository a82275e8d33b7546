import Basics
import Compositing
import FaceAtlas
import Foundation
import Imaging
import PartLibrary

/// Where a part stands, as variants of components: in a style of DiceBear an option names a variant, and no option moves a component.
///
/// Eight components stand one in the other, for each of four measures a coarse one and a fine one; each draws the next, moved or stretched.
struct DiceBearPlace {
    /// What a recipe may change of a part's place.
    enum Measure: String, CaseIterable {
        case moveX = "MoveX"
        case moveY = "MoveY"
        case width = "Width"
        case height = "Height"

        /// How many fine steps a coarse one has.
        var fine: Int { self == .moveX || self == .moveY ? 32 : 64 }
        /// Coarse steps go that far in both directions.
        var coarse: Int { self == .moveX || self == .moveY ? 16 : 4 }

        /// A step of a move is a quarter of a unit, 64 steps of a stretch are a factor of 1.25.
        private static let factor = 1.25

        func steps(of placement: Placement) -> Double {
            switch self {
            case .moveX: placement.dx * 4
            case .moveY: placement.dy * 4
            case .width: log(placement.sx) / log(Self.factor) * Double(fine)
            case .height: log(placement.sy) / log(Self.factor) * Double(fine)
            }
        }

        /// - Parameter center: about which a part is stretched.
        func transform(_ steps: Int, about center: (x: Double, y: Double)) -> String {
            let factor = pow(Self.factor, Double(steps) / Double(fine))
            switch self {
            case .moveX: return "translate(\((Double(steps) / 4).svgText) 0)"
            case .moveY: return "translate(0 \((Double(steps) / 4).svgText))"
            case .width:
                let rest = center.x * (1 - factor)
                return "translate(\(rest.svgText) 0) scale(\(factor.svgText) 1)"
            case .height:
                let rest = center.y * (1 - factor)
                return "translate(0 \(rest.svgText)) scale(1 \(factor.svgText))"
            }
        }
    }

    private struct Level {
        let measure: Measure
        let isFine: Bool

        /// Steps that its variants stand for.
        var steps: [Int] {
            isFine
                ? Array(0..<measure.fine) : (-measure.coarse...measure.coarse).map { $0 * measure.fine }
        }

        func name(of place: String) -> String { place + measure.rawValue + (isFine ? "Fine" : "") }

        static func variant(_ steps: Int) -> String {
            steps == 0 ? DiceBearNames.none : steps < 0 ? "minus\(-steps)" : "plus\(steps)"
        }
    }

    private static let levels = Measure.allCases.flatMap {
        [Level(measure: $0, isFine: false), Level(measure: $0, isFine: true)]
    }

    /// The component that a canvas names to have what is placed as `place`.
    static func first(_ place: String) -> String { levels[0].name(of: place) }

    /// The components.
    ///
    /// - Parameter content: what is placed.
    static func components(
        _ place: String, of content: [JSONTree], in style: Style, slot: Slot
    ) -> [String: JSONTree] {
        let window = style.windows[slot.windowSlot] ?? style.viewBox
        let center = (x: window.x + window.width / 2, y: window.y + window.height / 2)
        var components: [String: JSONTree] = [:]
        for (index, level) in levels.enumerated() {
            let inner =
                index + 1 < levels.count ? [JSONTree.component(levels[index + 1].name(of: place))] : content
            var variants: [String: JSONTree] = [:]
            for steps in level.steps {
                let transform = level.measure.transform(steps, about: center)
                variants[Level.variant(steps)] =
                    steps == 0
                    ? JSONTree.variant(inner, weight: 1)
                    : JSONTree.variant([.element("g", ["transform": .text(transform)], inner)], weight: 0)
            }
            components[level.name(of: place)] = .componentBase(style, variants: variants)
        }
        return components
    }

    /// The options that name a place, and whether it can be had: what is too far is as far as possible.
    static func options(_ place: String, for placement: Placement) -> (options: [String: JSONTree], isExact: Bool) {
        var options: [String: JSONTree] = [:]
        var isExact = true
        for measure in Measure.allCases {
            let wanted = measure.steps(of: placement).rounded()
            let most = Double(measure.coarse * measure.fine)
            let steps = Int(min(max(wanted, -most), most + Double(measure.fine - 1)))
            if Double(steps) != wanted { isExact = false }
            let coarse = Int((Double(steps) / Double(measure.fine)).rounded(.down)) * measure.fine
            for (isFine, value) in [(false, coarse), (true, steps - coarse)] where value != 0 {
                let level = Level(measure: measure, isFine: isFine)
                options[level.name(of: place) + "Variant"] = .text(Level.variant(value))
            }
        }
        return (options, isExact)
    }
}

/// The pieces of a style definition.
extension JSONTree {
    static func element(_ name: String, _ attributes: [String: JSONTree] = [:], _ children: [JSONTree] = []) -> JSONTree
    {
        var members: [String: JSONTree] = ["type": .text("element"), "name": .text(name)]
        if !attributes.isEmpty { members["attributes"] = .object(attributes) }
        if !children.isEmpty { members["children"] = .array(children) }
        return .object(members)
    }

    static func component(_ name: String) -> JSONTree {
        .object(["type": .text("component"), "name": .text(name)])
    }

    static func variant(_ elements: [JSONTree], weight: Double, tags: [String] = []) -> JSONTree {
        var members: [String: JSONTree] = ["elements": .array(elements)]
        if weight != 1 { members["weight"] = .number(weight) }
        if !tags.isEmpty { members["tags"] = .array(tags.map(JSONTree.text)) }
        return .object(members)
    }

    static func componentBase(
        _ style: Style, variants: [String: JSONTree], probability: Double = 100
    ) -> JSONTree {
        var members: [String: JSONTree] = [
            "width": .number(style.viewBox.width), "height": .number(style.viewBox.height),
            "variants": .object(variants),
        ]
        if probability != 100 { members["probability"] = .number(probability) }
        return .object(members)
    }
}
