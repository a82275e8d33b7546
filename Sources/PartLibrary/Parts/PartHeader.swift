import Basics
import FaceAtlas

/// What the root element says about a part.
struct PartHeader {
    var tags: [Attribute: String] = [:]
    var back: String?
    var hairTop: Double?
    var isMatched = true
    private(set) var problems: [SVGSyntaxError] = []

    /// Of a part without tags.
    init() {}

    init(root: SVGTag, id: String, slot: Slot, viewBox: Style.Frame?) {
        func problem(_ message: String) { problems.append(SVGSyntaxError(message: message, offset: root.offset)) }
        if !Self.isValid(id: id) {
            problem("the name \(quoted(id)) is not usable; name the file with lower-case letters, digits and “-”")
        }
        guard root.element == .svg else {
            problem("the root element is <\(root.name)>; it must be <svg>")
            return
        }
        if root[.xmlns] != "http://www.w3.org/2000/svg" {
            problem("add xmlns=\"http://www.w3.org/2000/svg\" to <svg>")
        }
        if let viewBox {
            if let box = root[.viewBox] {
                if Style.Frame(text: box) != viewBox {
                    problem("viewBox is \(quoted(box)); the style draws in “\(viewBox.viewBoxText)”")
                }
            } else {
                problem("add viewBox=\"\(viewBox.viewBoxText)\" to <svg>")
            }
        }
        for name in [AttributeName.width, .height] where root.attribute(name) != nil {
            problem("remove \(name.rawValue) from <svg>; the size is chosen when the part is drawn")
        }
        for attribute in root.attributes where attribute.known == nil {
            let name = root.name(attribute)
            if name.hasPrefix("data-"), let message = read(name, root.value(attribute), slot: slot) {
                problem(message)
            }
        }
    }

    /// Takes up one data attribute; returns what is wrong with it.
    private mutating func read(_ name: String, _ value: String, slot: Slot) -> String? {
        switch name {
        case "data-back":
            guard slot.follower != nil else { return "data-back belongs to parts in hairFront; remove it" }
            guard Self.isValid(id: value) else {
                return "data-back is \(quoted(value)); name a hairBack part, or leave it out"
            }
            back = value
        case "data-matched":
            guard value == "no" else { return "data-matched is \(quoted(value)); it may be no, or leave it out" }
            isMatched = false
        case "data-hair-top":
            guard slot == .headwear else { return "data-hair-top belongs to headwear; remove it" }
            guard let number = Double(value), abs(number) <= PartLimits.number else {
                return "data-hair-top is \(quoted(value)); it must be a number, a y of the art frame"
            }
            hairTop = number
        default:
            let tag = name.dropFirst("data-".count).split(separator: "-").joined(separator: "_")
            guard let attribute = Attribute(rawValue: tag) else {
                return "the tag \(name) is unknown; the tags are \(Self.tagNames)"
            }
            guard attribute.values.contains(value) else {
                return "\(name) is \(quoted(value)); it may be \(attribute.values.joined(separator: ", "))"
            }
            tags[attribute] = value
        }
        return nil
    }

    static func isValid(id: String) -> Bool {
        !id.isEmpty && id.utf8.count <= PartLimits.nameBytes
            && id.utf8.allSatisfy(isIDByte)
    }

    /// A lower-case letter, a digit or `-`.
    static func isIDByte(_ byte: UInt8) -> Bool {
        (97...122).contains(byte) || (48...57).contains(byte) || byte == 45
    }

    private static var tagNames: String {
        Attribute.allCases.map { "data-" + $0.rawValue.split(separator: "_").joined(separator: "-") }
            .joined(separator: ", ")
    }
}
