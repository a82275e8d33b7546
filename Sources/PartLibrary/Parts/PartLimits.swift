/// How much a part may hold, so that reading and drawing it takes a fraction of a second whatever is in the file.
///
/// The largest parts of the styles that come with Mugmoji need less than half of each; `docs/drawing-parts.md` compares.
package enum PartLimits {
    /// Bytes of a part's file.
    package static let bytes = 256 << 10
    /// Elements in the file, and elements that are drawn when every repetition by `use`, masks and clips is counted.
    static let elements = 2000
    static let attributes = 64
    /// Bytes of the name of an element, an attribute, an id or a class list.
    static let nameBytes = 128
    static let titleBytes = 400
    /// The largest number, and the farthest point of a path, in user units.
    static let number = 10_000.0
    /// How far the corners of strokes may stick out.
    static let miter = 10.0
    /// Length of all outlines with all repetitions, in units of a 512th of the art frame's side.
    static let length = 400_000.0
    /// Pieces of all outlines with all repetitions.
    static let segments = 12_000.0
    /// Elements with an opacity, a mask (which counts as four) or a clip path, with all repetitions.
    static let layers = 128.0
    /// How deep opacities and masks may lie in one another.
    static let nesting = 4.0
    /// Shapes whose fill or stroke is a gradient, with all repetitions.
    static let gradientPaints = 64.0
    static let stops = 16
    /// Dashes of all strokes.
    static let dashes = 16
    /// How many references may follow one another: a `use` of a `use`, a mask in what is masked.
    static let references = 8.0
    /// Mistakes of one file that are told.
    static let problems = 100
}

/// How much a style may hold.
package enum StyleLimits {
    /// Bytes of `style.json`.
    package static let jsonBytes = 1 << 20
    package static let parts = 50_000
    /// Bytes of all parts.
    package static let partBytes = 64 << 20
    /// Characters of a title, a name, an author.
    static let text = 200
    static let paletteColors = 64
    /// Sides of the art frame, in user units.
    static let frame = 16.0...8192.0
    /// A window is no narrower than this share of the art frame's side.
    static let windowShare = 0.1
    /// Mistakes that are told.
    static let problems = 1000
}
