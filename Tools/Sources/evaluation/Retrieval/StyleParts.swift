import Compositing
import FaceAtlas
import Imaging
import PartEmbedding
import PartLibrary
import SVGRendering

/// The matched parts of a style, drawn.
struct StyleParts: Sendable {
    struct Drawn: Sendable {
        let id: String
        /// As the index knows it: in the colours of the labels.
        let canvas: PartCanvas
        /// As an avatar wears it: in the style's colours, with the default head and ears, on white.
        let painted: PartCanvas
    }

    let library: StyleLibrary
    private let drawn: [Slot: [Drawn]]
    /// Groups of parts whose canvases are the same to the byte: no embedder can tell them apart.
    let twins: [Slot: [Set<String>]]

    init(style: String) throws {
        let library = try StyleLibrary(StyleID(style))
        let renderer = AvatarRenderer(library: library)
        var drawn: [Slot: [Drawn]] = [:]
        for slot in Slot.matched {
            drawn[slot] = try library.parts(in: slot).filter(\.isMatched).map { part in
                Drawn(
                    id: part.id, canvas: try PartCanvas(part: part, library: library),
                    painted: try Self.painted(part, by: renderer))
            }
        }
        self.library = library
        self.drawn = drawn
        twins = drawn.mapValues { parts in
            Dictionary(grouping: parts, by: \.canvas).values.map { Set($0.map(\.id)) }.filter { $0.count > 1 }
        }
    }

    func parts(in slot: Slot) -> [Drawn] { drawn[slot] ?? [] }

    /// The parts whose canvas is that of `id`: itself and its twins.
    func alike(_ id: String, in slot: Slot) -> Set<String> {
        twins[slot]?.first { $0.contains(id) } ?? [id]
    }

    private static func painted(_ part: Part, by renderer: AvatarRenderer) throws -> PartCanvas {
        let library = renderer.library
        var ids = library.style.defaults.filter { [.head, .ears].contains($0.key) }
        ids[part.slot] = part.id
        if let partner = library.partner(of: part) { ids[partner.slot] = partner.id }
        let recipe = AvatarRecipe(style: library.style.name, parts: ids)
        let picture = try SVGDocument(svg: renderer.svg(of: recipe, size: 512)).render(
            width: PartCanvas.size, height: PartCanvas.size, window: library.style.windows[part.slot])
        return PartCanvas(picture: picture)
    }
}

extension PartCanvas {
    /// A picture of 306×306 pixels on white.
    init(picture: Image) {
        var pixels: [UInt8] = []
        pixels.reserveCapacity(picture.width * picture.height * 3)
        for start in stride(from: 0, to: picture.pixels.count, by: 4) {
            let alpha = Int(picture.pixels[start + 3])
            for channel in 0..<3 {
                let value = Int(picture.pixels[start + channel])
                pixels.append(UInt8((value * alpha + 255 * (255 - alpha) + 127) / 255))
            }
        }
        self.init(pixels: pixels)
    }
}
