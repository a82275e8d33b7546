/// What drawing a part costs, worked out from its elements and their references without drawing anything.
struct PartCost {
    /// What one element and all that it draws add up to.
    struct Sum {
        var elements = 0.0
        var shapes = 0.0
        var length = 0.0
        var segments = 0.0
        /// Segments of strokes whose width an element around them decides, weighted by scale.
        var openSegments = 0.0
        var layers = 0.0
        var nesting = 0.0
        var gradientPaints = 0.0
        /// References that follow one another.
        var references = 0.0

        static func += (sum: inout Sum, other: Sum) {
            sum.elements += other.elements
            sum.shapes += other.shapes
            sum.length += other.length
            sum.segments += other.segments
            sum.openSegments += other.openSegments
            sum.layers += other.layers
            sum.nesting = max(sum.nesting, other.nesting)
            sum.gradientPaints += other.gradientPaints
            sum.references = max(sum.references, other.references)
        }
    }

    enum Reference {
        /// A shape that is drawn again, a mask or a clip path.
        case content
        /// The fill or stroke of an element and of all in it.
        case paint
        /// What a gradient takes over from another.
        case gradient
    }

    struct Element {
        let offset: Int
        /// Drawn where it stands; what is not (a mask, a gradient) is drawn where it is referred to.
        var isDrawn = true
        var own = Sum()
        var scale = 1.0
        /// The width of strokes that the element decides.
        var strokeWidth: Double?
        /// The number of the first element behind it that is not in it.
        fileprivate var end = 0
        fileprivate var references: [(kind: Reference, target: Int)] = []

        init(offset: Int) { self.offset = offset }
    }

    private(set) var elements: [Element] = []
    private var sums: [Sum?] = []
    /// References that are being followed.
    private var following: [Bool] = []
    private let unit: Double

    /// - Parameter frameSide: the longer side of the art frame, in user units.
    init(frameSide: Double) { unit = 512 / frameSide }

    /// Adds an element, which is in those that have not ended; its number is the count of those before it.
    mutating func add(_ element: Element) { elements.append(element) }

    /// The element with this number ends.
    mutating func end(_ number: Int) { elements[number].end = elements.count }

    mutating func refer(from element: Int, _ kind: Reference, to target: Int) {
        elements[element].references.append((kind, target))
    }

    /// Sums up the whole part, all of whose elements have ended.
    ///
    /// - Throws: what costs too much, at the innermost element at which it does.
    mutating func check() throws(SVGSyntaxError) {
        guard !elements.isEmpty else { return }
        sums = Array(repeating: nil, count: elements.count)
        following = Array(repeating: false, count: elements.count)
        _ = try sum(of: 0, references: 0)
        // What is referred to by nothing that is drawn can still refer to itself.
        for index in elements.indices where sums[index] == nil { _ = try sum(of: index, references: 0) }
    }

    private mutating func sum(of index: Int, references depth: Int) throws(SVGSyntaxError) -> Sum {
        if let sum = sums[index] { return sum }
        let element = elements[index]
        func fault(_ message: String) -> SVGSyntaxError { SVGSyntaxError(message: message, offset: element.offset) }
        if following[index] {
            throw fault("the element refers to itself, or to what refers to it; remove the reference")
        }
        // A chain so long is refused in the end; it must not be followed to there.
        if depth > Int(PartLimits.references) { throw fault(Self.longChain) }
        following[index] = true
        defer { following[index] = false }
        var sum = element.own
        sum.nesting = 0
        var child = index + 1
        while child < element.end {
            let part = try self.sum(of: child, references: depth)
            if elements[child].isDrawn { sum += part }
            child = elements[child].end
        }
        for (kind, target) in element.references {
            let part = try self.sum(of: target, references: depth + 1)
            switch kind {
            case .content: sum += part
            case .paint: sum.gradientPaints += max(sum.shapes, 1)
            case .gradient: break
            }
            sum.references = max(sum.references, part.references + 1)
        }
        sum.nesting += element.own.nesting
        if let width = element.strokeWidth {
            sum.length += sum.openSegments * 3 * width
            sum.openSegments = 0
        }
        sum.length *= element.scale
        sum.openSegments *= element.scale
        try check(sum, at: element.offset)
        sums[index] = sum
        return sum
    }

    private static let longChain =
        "more than \(Int(PartLimits.references)) references follow one another here; draw the shapes themselves"

    private func check(_ sum: Sum, at offset: Int) throws(SVGSyntaxError) {
        func check(_ value: Double, _ limit: Double, _ what: (String) -> String) throws(SVGSyntaxError) {
            guard !(value <= limit) else { return }
            let count = value < 1e9 ? String(Int(value)) : "too many"
            throw SVGSyntaxError(message: what(count), offset: offset)
        }
        let most = { (limit: Double) in String(Int(limit)) }
        try check(sum.elements, Double(PartLimits.elements)) {
            "\($0) elements would be drawn with all that is repeated, and a part may have \(PartLimits.elements); leave out or join shapes"
        }
        // A stroke of which nobody says the width is one unit wide.
        try check((sum.length + 3 * sum.openSegments) * unit, PartLimits.length) {
            "the outlines are \($0) units long with strokes and all that is repeated, and a part may have "
                + "\(most(PartLimits.length)); simplify the paths"
        }
        try check(sum.references, PartLimits.references) { _ in Self.longChain }
        try check(sum.segments, PartLimits.segments) {
            "the paths have \($0) pieces with all that is repeated, and a part may have \(most(PartLimits.segments)); "
                + "simplify the paths"
        }
        try check(sum.layers, PartLimits.layers) {
            "opacities, masks and clip paths count as \($0), and a part may have \(most(PartLimits.layers)) (a mask counts as "
                + "four); use fill-opacity, or join shapes"
        }
        try check(sum.nesting, PartLimits.nesting) {
            "opacities and masks lie \($0) deep in one another, and may lie \(most(PartLimits.nesting)) deep; draw the shapes "
                + "as they look"
        }
        try check(sum.gradientPaints, PartLimits.gradientPaints) {
            "gradients fill \($0) shapes with all that is repeated, and may fill \(most(PartLimits.gradientPaints)); join shapes"
        }
    }
}
