import Basics
public import FaceAtlas
public import Imaging

/// What `style.json` says about a style.
public struct Style: Sendable, Hashable {
    /// The rectangle in which a style draws.
    public typealias Frame = Rect

    /// One colour of a palette.
    public struct NamedColor: Sendable, Hashable {
        /// What the colour is called.
        public var name: String
        /// Opaque.
        public var color: Color
        /// The attribute value that the colour counts as, where that is not the name; in the palettes of `skin` and
        /// `hair` every colour counts as one of `skin` and `hair_color`.
        public var value: String?

        package init(name: String, color: Color, value: String? = nil) {
            self.name = name
            self.color = color
            self.value = value
        }
    }

    /// Name of the style's folder: lower-case letters, digits and `-`.
    public var name: String
    /// Name for people.
    public var title: String
    /// Who drew it.
    public var author: String
    /// SPDX identifier of the drawings' licence.
    public var license: String
    /// Version of the drawings.
    public var version: String
    /// The art frame.
    public var viewBox: Frame
    /// The part taken where nothing better is known; for every slot in ``Slot/required``, and others that want one.
    public var defaults: [Slot: String]
    /// What a part canvas shows of the art frame, for every slot in ``Slot/matched``.
    public var windows: [Slot: Rect]
    /// Colours to choose from, the default one first.
    public var palettes: [Role: [NamedColor]]
    /// Colours of roles that do not change with the person, or the default where that is not first in its palette.
    public var colors: [Role: Color]

    package init(
        name: String, title: String, author: String, license: String, version: String,
        viewBox: Frame = Frame(x: 0, y: 0, width: 512, height: 512), defaults: [Slot: String], windows: [Slot: Rect],
        palettes: [Role: [NamedColor]], colors: [Role: Color]
    ) {
        self.name = name
        self.title = title
        self.author = author
        self.license = license
        self.version = version
        self.viewBox = viewBox
        self.defaults = defaults
        self.windows = windows
        self.palettes = palettes
        self.colors = colors
    }

    /// Whether a style can have this name: lower-case letters, digits and `-`, at most 128.
    public static func isValid(name: String) -> Bool { PartHeader.isValid(id: name) }

    /// The colour of `role` where nobody names one; `nil` for a role in ``Role/derived`` that the style leaves open.
    public func defaultColor(of role: Role) -> Color? {
        colors[role] ?? palettes[role]?.first?.color
    }

    /// The colour in the palette of `role` that looks most like `color` (distance in OKLab), the first of equals;
    /// `nil` when the style has no such palette.
    public func nearestColor(to color: Color, role: Role) -> NamedColor? {
        let target = OKLab(color)
        return palettes[role]?.min { target.distance(to: OKLab($0.color)) < target.distance(to: OKLab($1.color)) }
    }
}

extension Role {
    /// Roles whose colour follows another's when nobody names it.
    public static let derived: [Role] = [.skinShade, .hairShade, .brow, .beard, .lip, .fabricShade]
}

extension Rect {
    /// Reads four numbers separated by spaces or commas, as in a `viewBox`; width and height must be positive.
    public init?(text: String) {
        let numbers = text.split { $0 == " " || $0 == "," }.map { Double($0) }
        guard numbers.count == 4, let x = numbers[0], let y = numbers[1], let width = numbers[2],
            let height = numbers[3], x.isFinite, y.isFinite, width.isFinite, height.isFinite, width > 0, height > 0
        else { return nil }
        self.init(x: x, y: y, width: width, height: height)
    }

    /// The four numbers as a `viewBox` writes them, without `.0`.
    public var viewBoxText: String {
        [x, y, width, height].map(\.svgText).joined(separator: " ")
    }
}
