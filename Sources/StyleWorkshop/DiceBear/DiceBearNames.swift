import FaceAtlas
import PartLibrary

/// What parts and attributes are called in a style of DiceBear, whose names are letters and digits.
struct DiceBearNames {
    private let variants: [Slot: [String: String]]

    init(of library: StyleLibrary) {
        variants = Slot.allCases.reduce(into: [:]) { variants, slot in
            var taken: Set<String> = [Self.none, Self.partner]
            for part in library.parts(in: slot) {
                let name = Self.camelCase(part.id)
                var free = name
                var number = 2
                while !taken.insert(free).inserted {
                    free = "\(name)N\(number)"
                    number += 1
                }
                variants[slot, default: [:]][part.id] = free
            }
        }
    }

    /// Of a part of the style.
    func variant(_ part: Part) -> String { variants[part.slot]?[part.id] ?? Self.camelCase(part.id) }

    /// The variant that draws nothing.
    static let none = "none"
    /// The back that belongs to the front of the hair.
    static let partner = "partner"

    /// `short-side-part` becomes `shortSidePart`, and `round--lash` `roundAsLash`; at most 56 letters.
    static func camelCase(_ id: String) -> String {
        let words = id.replacing("--", with: "-as-").split { "-_".contains($0) }
        let name = (words.first.map { String($0) } ?? "") + words.dropFirst().map(capitalized).joined()
        let isName = name.first.map { ("a"..."z").contains($0) } ?? false
        return String((isName ? name : "n" + name).prefix(56))
    }

    private static func capitalized(_ word: Substring) -> String { word.prefix(1).uppercased() + word.dropFirst() }
}
