import EmbeddingVideo
import FaceAtlas
import Imaging
import PartLibrary

/// One part as it is drawn: its tags and its shapes, back to front.
struct PartDrawing: Sendable {
    let slot: Slot
    let id: String
    /// Tags without their `data-` prefix, in the order in which they are written.
    let tags: [(name: String, value: String)]
    /// Decides how the constructions that several styles share come out.
    let pen: Pen
    /// Gradients and clip paths.
    var definitions: [SVGNode] = []
    var nodes: [SVGNode] = []

    /// Draws a part.
    ///
    /// - Parameters:
    ///   - tags: what the part shows, in the vocabulary.
    ///   - extra: tags that are no attribute (`matched`).
    ///   - draw: adds the shapes, back to front.
    init(
        _ slot: Slot, _ id: String, tags: KeyValuePairs<Attribute, String> = [:],
        extra: KeyValuePairs<String, String> = [:], pen: Pen = .soft, draw: (inout PartDrawing) -> Void
    ) {
        self.init(
            slot, id, tags: Self.names(of: tags.map { ($0.key, $0.value) }) + extra.map { ($0.key, $0.value) }, pen: pen
        )
        draw(&self)
    }

    /// An empty sheet for a part.
    init(_ slot: Slot, _ id: String, tags: [(name: String, value: String)], pen: Pen) {
        self.slot = slot
        self.id = id
        self.tags = tags
        self.pen = pen
    }

    /// Tags as a part's file names them.
    static func names(of tags: [(attribute: Attribute, value: String)]) -> [(name: String, value: String)] {
        tags.map { ($0.attribute.rawValue.replacing("_", with: "-"), $0.value) }
    }

    /// A shape filled in a role's colour.
    mutating func fill(_ path: PathBuilder, _ role: Role, opacity: Double = 1) {
        add(path, [("class", role.rawValue)], opacity: opacity)
    }

    /// A shape filled with a gradient.
    mutating func fill(_ path: PathBuilder, _ gradient: Gradient, opacity: Double = 1) {
        let id = define { gradient.node(id: $0) }
        var attributes = [("fill", "url(#\(id))")]
        switch gradient.stops[0].tint {
        case .light, .colored: attributes.insert(("class", "light"), at: 0)
        case .shadow: attributes.insert(("class", "shadow"), at: 0)
        case .role: break
        }
        add(path, attributes, opacity: opacity)
    }

    /// A line in a role's colour, with round ends and corners.
    mutating func outline(_ path: PathBuilder, _ role: Role, width: Double, opacity: Double = 1) {
        add(path, [("class", "\(role.rawValue) outline")] + Self.pen(width), opacity: opacity)
    }

    /// A highlight, white or in another light colour.
    mutating func light(_ path: PathBuilder, opacity: Double, hex: String = "#fff") {
        add(path, [("class", "light"), ("fill", hex)], opacity: opacity)
    }

    /// A highlight along a line, white or in another light colour.
    mutating func lightLine(_ path: PathBuilder, width: Double, opacity: Double, hex: String = "#fff") {
        add(path, [("class", "light"), ("fill", "none"), ("stroke", hex)] + Self.pen(width), opacity: opacity)
    }

    /// A soft shadow.
    mutating func shadow(_ path: PathBuilder, opacity: Double) {
        add(path, [("class", "shadow"), ("fill", "#000")], opacity: opacity)
    }

    /// A soft shadow along a line.
    mutating func shadowLine(_ path: PathBuilder, width: Double, opacity: Double) {
        add(path, [("class", "shadow"), ("fill", "none"), ("stroke", "#000")] + Self.pen(width), opacity: opacity)
    }

    /// What `draw` adds, clipped to `path`.
    mutating func clipped(to path: PathBuilder, draw: (inout PartDrawing) -> Void) {
        let id = define { SVGNode("clipPath", [("id", $0)], [SVGNode("path", [("d", path.data)])]) }
        group([("clip-path", "url(#\(id))")], draw: draw)
    }

    private mutating func group(_ attributes: [(String, String)], draw: (inout PartDrawing) -> Void) {
        let outer = nodes
        nodes = []
        draw(&self)
        nodes = outer + [SVGNode("g", attributes, nodes)]
    }

    private mutating func add(_ path: PathBuilder, _ attributes: [(String, String)], opacity: Double) {
        var attributes = attributes
        if opacity < 1 { attributes.append(("opacity", opacity.rounded(toDecimals: 2))) }
        nodes.append(SVGNode("path", attributes + [("d", path.data)]))
    }

    /// Adds a definition under an id of its own in the part.
    private mutating func define(_ node: (String) -> SVGNode) -> String {
        let id = "d\(definitions.count + 1)"
        definitions.append(node(id))
        return id
    }

    private static func pen(_ width: Double) -> [(String, String)] {
        [("stroke-width", width.text), ("stroke-linecap", "round"), ("stroke-linejoin", "round")]
    }
}
