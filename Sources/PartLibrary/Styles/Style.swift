import Basics
public import FaceAtlas
public import Imaging

/// What `style.json` says about a style.
public struct Style: Sendable, Hashable {
    /// The rectangle in which a style draws.
    package typealias Frame = Rect

    /// One colour of a palette.
    public struct NamedColor: Sendable, Hashable {
        /// What the colour is called.
        public var name: String
        /// Opaque.
        public var color: Color
        /// The attribute value that the colour counts as, where that is not the name; in the palettes of `skin` and
        /// `hair` every colour counts as one of `skin` and `hair_color`.
        package var value: String?

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
    package var version: String
    /// The art frame.
    package var viewBox: Frame
    /// The part taken where nothing better is known; for every slot in ``Slot/required``, and others that want one.
    package var defaults: [Slot: String]
    /// What a part canvas shows of the art frame, for every slot in ``Slot/matched``.
    package var windows: [Slot: Rect]
    /// Colours to choose from, the default one first.
    public var palettes: [Role: [NamedColor]]
    /// Colours of roles that do not change with the person, or the default where that is not first in its palette.
    package var colors: [Role: Color]

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
    package static func isValid(name: String) -> Bool { PartHeader.isValid(id: name) }

    /// The colour of `role` where nobody names one; `nil` for a role in ``Role/derived`` that the style leaves open.
    package func defaultColor(of role: Role) -> Color? {
        colors[role] ?? palettes[role]?.first?.color
    }

    /// The colour in the palette of `role` that looks most like `color` (distance in OKLab), the first of equals;
    /// `nil` when the style has no such palette.
    package func nearestColor(to color: Color, role: Role) -> NamedColor? {
        let target = OKLab(color)
        return palettes[role]?.min { target.distance(to: OKLab($0.color)) < target.distance(to: OKLab($1.color)) }
    }
}

/// A style as `style.json` holds it.
package struct StyleFile: Codable {
    package let style: Style

    package init(_ style: Style) { self.style = style }

    /// What `slots` holds for each slot.
    private struct SlotEntry: Codable {
        var `default`: String?

        enum CodingKeys: String, CodingKey, CaseIterable { case `default` }

        init(default id: String?) { self.default = id }

        init(from decoder: any Decoder) throws {
            try decoder.rejectUnknownKeys(CodingKeys.self)
            self.default = try decoder.container(keyedBy: CodingKeys.self).decodeIfPresent(
                String.self, forKey: .default)
        }
    }

    /// A rectangle as `[x, y, width, height]`.
    private struct FrameEntry: Decodable {
        let frame: Style.Frame

        init(from decoder: any Decoder) throws {
            let box = try decoder.singleValueContainer().decode([Double].self)
            guard box.allSatisfy({ abs($0) <= PartLimits.number }) else {
                throw DecodingError.dataCorrupted(
                    .init(
                        codingPath: decoder.codingPath,
                        debugDescription:
                            "a number is out of range; it may be \(-Int(PartLimits.number)) to \(Int(PartLimits.number))"
                    ))
            }
            guard box.count == 4, box[2] > 0, box[3] > 0 else {
                throw DecodingError.dataCorrupted(
                    .init(
                        codingPath: decoder.codingPath,
                        debugDescription: "a rectangle is [x, y, width, height], width and height positive"))
            }
            frame = Style.Frame(x: box[0], y: box[1], width: box[2], height: box[3])
        }
    }

    private enum Key: String, CodingKey, CaseIterable {
        case name, title, author, license, version, viewBox, slots, windows, palettes, colors
    }

    /// Reads the style strictly: every key is needed (only a slot's `default` may be null), no other is allowed, and all
    /// names come from the vocabulary.
    ///
    /// - Throws: `DecodingError`, or an error that holds several.
    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        var errors = DecodingErrors()
        for error in try decoder.unknownKeys(Key.self) { errors.add(error) }
        func text(_ key: Key) -> String {
            let text = errors.attempt { try container.decode(String.self, forKey: key) }
            if text?.isEmpty == true {
                errors.add(
                    DecodingError.dataCorruptedError(forKey: key, in: container, debugDescription: "it is empty"))
            }
            return text ?? ""
        }
        func table<Name: RawRepresentable & CaseIterable & Hashable, Value: Decodable>(
            _ key: Key, of kind: String
        ) -> [Name: Value] where Name.RawValue == String {
            do {
                return try container.decodeTable(forKey: key, of: kind, errors: &errors)
            } catch {
                errors.add(error)
                return [:]
            }
        }
        let (name, title, author) = (text(.name), text(.title), text(.author))
        let (license, version) = (text(.license), text(.version))
        let viewBox = errors.attempt { try container.decode(FrameEntry.self, forKey: .viewBox).frame }
        let slots: [Slot: SlotEntry] = table(.slots, of: "slot")
        let windows: [Slot: FrameEntry] = table(.windows, of: "slot")
        let palettes: [Role: [Attempt<ColorEntry>]] = table(.palettes, of: "role")
        let colors: [Role: Color] = table(.colors, of: "role")
        let sound = palettes.mapValues { entries in
            entries.compactMap { entry in errors.attempt { try entry.result.get().color } }
        }
        try errors.throwIfAny()
        style = Style(
            name: name, title: title, author: author, license: license, version: version,
            viewBox: viewBox ?? Style.Frame(x: 0, y: 0, width: 512, height: 512),
            defaults: slots.compactMapValues(\.default), windows: windows.mapValues(\.frame), palettes: sound,
            colors: colors)
    }

    package func encode(to encoder: any Encoder) throws {
        func array(_ rect: Rect) -> [Double] { [rect.x, rect.y, rect.width, rect.height] }
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(style.name, forKey: .name)
        try container.encode(style.title, forKey: .title)
        try container.encode(style.author, forKey: .author)
        try container.encode(style.license, forKey: .license)
        try container.encode(style.version, forKey: .version)
        try container.encode(array(style.viewBox), forKey: .viewBox)
        let slots = Slot.allCases.map { ($0, SlotEntry(default: style.defaults[$0])) }
        try container.encode(Dictionary(uniqueKeysWithValues: slots), forKey: .slots)
        try container.encode(style.windows.mapValues(array), forKey: .windows)
        try container.encode(style.palettes.mapValues { $0.map(ColorEntry.init) }, forKey: .palettes)
        try container.encode(style.colors, forKey: .colors)
    }
}

/// A colour of a palette as `style.json` holds it: `{"name": …, "color": "#rrggbb"}`, with or without `"value"`.
private struct ColorEntry: Codable {
    let color: Style.NamedColor

    init(_ color: Style.NamedColor) { self.color = color }

    private enum Key: String, CodingKey, CaseIterable { case name, color, value }

    init(from decoder: any Decoder) throws {
        try decoder.rejectUnknownKeys(Key.self)
        let container = try decoder.container(keyedBy: Key.self)
        color = Style.NamedColor(
            name: try container.decode(String.self, forKey: .name),
            color: try container.decode(Color.self, forKey: .color),
            value: try container.decodeIfPresent(String.self, forKey: .value))
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(color.name, forKey: .name)
        try container.encode(color.color, forKey: .color)
        try container.encodeIfPresent(color.value, forKey: .value)
    }
}

extension Role {
    /// Roles whose colour follows another's when nobody names it.
    package static let derived: [Role] = [
        .skinShade, .hairShade, .hairLight, .brow, .beard, .lip, .fabricShade, .cloth, .clothShade, .clothLight,
        .backdrop,
    ]
}

extension Rect {
    /// Reads four numbers separated by spaces or commas, as in a `viewBox`; width and height must be positive.
    package init?(text: String) {
        let numbers = text.split { $0 == " " || $0 == "," }.map { Double($0) }
        guard numbers.count == 4, let x = numbers[0], let y = numbers[1], let width = numbers[2],
            let height = numbers[3], x.isFinite, y.isFinite, width.isFinite, height.isFinite, width > 0, height > 0
        else { return nil }
        self.init(x: x, y: y, width: width, height: height)
    }

    /// The four numbers as a `viewBox` writes them, without `.0`.
    package var viewBoxText: String {
        [x, y, width, height].map(\.svgText).joined(separator: " ")
    }

    /// The rectangle that ``viewBoxText`` tells, which is rounded.
    package var asWritten: Rect { Rect(text: viewBoxText) ?? self }
}
