import Basics
import FaceAtlas
import Imaging
import PartLibrary

/// Hashes everything that the canvases of a style's parts show, so that a part is embedded again when one of these changes,
/// and only then.
struct PartContentHash {
    private let library: StyleLibrary
    /// What the canvases of a slot have in common: frame, window and style sheet, with clear and with dark lenses.
    private let frames: [Slot: (plain: ContentHash, dark: ContentHash)]

    init(library: StyleLibrary) {
        self.library = library
        var frames: [Slot: (plain: ContentHash, dark: ContentHash)] = [:]
        for slot in Slot.matched {
            let plain = Self.frame(of: slot, hasDarkLenses: false, in: library.style)
            let isDarkened = slot.view?.classes.contains { !$0.rolesOfDarkGlasses.isEmpty } == true
            let dark = isDarkened ? Self.frame(of: slot, hasDarkLenses: true, in: library.style) : plain
            frames[slot] = (plain, dark)
        }
        self.frames = frames
    }

    /// The hash of what the canvas of `part` shows; the same for all parts of a slot that is not matched.
    func value(of part: Part) -> UInt64 {
        guard let rules = PartCanvasRules(part: part), let frame = frames[part.slot] else { return ContentHash().value }
        var hash = rules.hasDarkLenses ? frame.dark : frame.plain
        for layer in PartCanvas.layers(of: part, rules: rules, library: library) {
            hash.addField(layer.isCover ? "cover" : "shown")
            hash.addField(layer.part.slot.rawValue)
            hash.add(word: layer.part.contentHash)
        }
        return hash.value
    }

    /// The hash of all that the canvases of all parts show: while it is the same, so is each part's own.
    var all: UInt64 {
        var hash = ContentHash()
        hash.add(word: library.partsHash)
        for slot in Slot.matched {
            hash.add(word: frames[slot]?.plain.value ?? 0)
            hash.add(word: frames[slot]?.dark.value ?? 0)
        }
        for slot in Slot.allCases { hash.addField(library.style.defaults[slot] ?? "") }
        return hash.value
    }

    private static func frame(of slot: Slot, hasDarkLenses: Bool, in style: Style) -> ContentHash {
        var hash = ContentHash()
        hash.add(word: PartCanvas.drawingVersion)
        hash.add(word: UInt64(PartCanvas.size))
        hash.addField(slot.rawValue)
        for frame in [style.viewBox, style.windows[slot]].compactMap({ $0 }) {
            for number in [frame.x, frame.y, frame.width, frame.height] { hash.add(word: number.bitPattern) }
        }
        hash.addField(PartCanvasRules(slot: slot, hasDarkLenses: hasDarkLenses)?.stylesheet ?? "")
        return hash
    }
}

extension ContentHash {
    /// Adds a text so that where it ends counts too.
    fileprivate mutating func addField(_ text: String) {
        var text = text
        text.withUTF8 { addField($0) }
    }
}
