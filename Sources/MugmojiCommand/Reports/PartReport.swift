import FaceAtlas
import PartLibrary

/// A part as `parts list` and `parts show` tell of it.
struct PartReport: JSONLine {
    let slot: String
    let id: String
    let title: String?
    let tags: [String: String]
    /// Whether photos are matched with the part.
    let matched: Bool
    /// The `hairBack` part that belongs to a `hairFront` part.
    let back: String?
    /// The y of the art frame above which headwear hides the hair.
    let hairTop: Double?
    let roles: [String]

    init(of part: Part) {
        slot = part.slot.rawValue
        id = part.id
        title = part.title
        tags = part.tags.reduce(into: [:]) { $0[$1.key.rawValue] = $1.value }
        matched = part.isMatched && Slot.matched.contains(part.slot)
        back = part.back
        hairTop = part.hairTop
        roles = part.drawing.roles.map(\.rawValue)
    }

    /// One line for people, without the place and the roles.
    var summary: String {
        let facts =
            tags.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
            + [back.map { "back=\($0)" }, hairTop.map { "hair_top=\($0)" }, matched ? nil : "(not matched)"]
            .compactMap { $0 }
        return ((title.map { ["“\($0)”"] } ?? []) + facts).joined(separator: " ")
    }

    /// A line for each fact.
    var details: [String] {
        var lines = [("part", "\(slot)/\(id)")]
        if let title { lines.append(("title", title)) }
        lines += tags.sorted { $0.key < $1.key }
        lines.append(("matched", matched ? "yes" : "no"))
        if let back { lines.append(("back", back)) }
        if let hairTop { lines.append(("hair_top", "\(hairTop)")) }
        lines.append(("roles", roles.joined(separator: " ")))
        return lines.map { name, value in
            name + String(repeating: " ", count: max(14 - name.count, 1)) + value
        }
    }
}
