import Imaging

extension Style: Codable {
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

    private enum Key: String, CodingKey, CaseIterable {
        case name, title, author, license, version, viewBox, slots, windows, palettes, colors
    }

    /// Reads the style strictly: every key is needed (only a slot's `default` may be null), no other is allowed, and all names come from the vocabulary.
    ///
    /// - Throws: `DecodingError`.
    public init(from decoder: any Decoder) throws {
        try decoder.rejectUnknownKeys(Key.self)
        let container = try decoder.container(keyedBy: Key.self)
        func text(_ key: Key) throws -> String {
            let text = try container.decode(String.self, forKey: key)
            guard !text.isEmpty else {
                throw DecodingError.dataCorruptedError(forKey: key, in: container, debugDescription: "it is empty")
            }
            return text
        }
        func rect(_ box: [Double], _ key: Key) throws -> Rect {
            guard box.count == 4, box.allSatisfy(\.isFinite), box[2] > 0, box[3] > 0 else {
                throw DecodingError.dataCorruptedError(
                    forKey: key, in: container, debugDescription: "a rectangle is [x, y, width, height], both positive")
            }
            return Rect(x: box[0], y: box[1], width: box[2], height: box[3])
        }
        self.init(
            name: try text(.name), title: try text(.title), author: try text(.author), license: try text(.license),
            version: try text(.version), viewBox: try rect(container.decode([Double].self, forKey: .viewBox), .viewBox),
            defaults: try container.decodeTable(SlotEntry.self, forKey: .slots, of: "slot").compactMapValues(\.default),
            windows: try container.decodeTable([Double].self, forKey: .windows, of: "slot")
                .mapValues { try rect($0, .windows) },
            palettes: try container.decodeTable(forKey: .palettes, of: "role"),
            colors: try container.decodeTable(forKey: .colors, of: "role"))
    }

    public func encode(to encoder: any Encoder) throws {
        func array(_ rect: Rect) -> [Double] { [rect.x, rect.y, rect.width, rect.height] }
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(name, forKey: .name)
        try container.encode(title, forKey: .title)
        try container.encode(author, forKey: .author)
        try container.encode(license, forKey: .license)
        try container.encode(version, forKey: .version)
        try container.encode(array(viewBox), forKey: .viewBox)
        let slots = Slot.allCases.map { ($0, SlotEntry(default: defaults[$0])) }
        try container.encode(Dictionary(uniqueKeysWithValues: slots), forKey: .slots)
        try container.encode(windows.mapValues(array), forKey: .windows)
        try container.encode(palettes, forKey: .palettes)
        try container.encode(colors, forKey: .colors)
    }
}

extension Style.NamedColor: Codable {
    private enum Key: String, CodingKey, CaseIterable { case name, color, value }

    /// Reads `{"name": …, "color": "#rrggbb"}`, with or without `"value"`.
    public init(from decoder: any Decoder) throws {
        try decoder.rejectUnknownKeys(Key.self)
        let container = try decoder.container(keyedBy: Key.self)
        self.init(
            name: try container.decode(String.self, forKey: .name),
            color: try container.decode(Color.self, forKey: .color),
            value: try container.decodeIfPresent(String.self, forKey: .value))
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(name, forKey: .name)
        try container.encode(color, forKey: .color)
        try container.encodeIfPresent(value, forKey: .value)
    }
}
