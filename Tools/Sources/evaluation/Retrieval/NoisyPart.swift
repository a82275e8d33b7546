import FaceAtlas
import FaceParsing
import Imaging
import PartEmbedding
import PartLibrary

/// A part as a parser sees it: read into a label map through its canvas, disturbed, and drawn as a photo's part is drawn.
struct NoisyPart {
    let slot: Slot
    /// The canvas that the index knows.
    let clean: PartCanvas
    private let window: Rect
    private let palette: [(label: FaceLabel, color: Color)]
    /// The label map's pixels in which the part is seen, as places in the canonical frame.
    private let places: [Point]

    private static let unit = CanonicalFrame.size / Double(CanonicalFrame.parserSize)

    /// `nil` for a slot that is not matched, and for a part of which a canvas shows nothing: it is never looked for.
    init?(slot: Slot, clean: PartCanvas) {
        guard let view = slot.view, !clean.isEmpty else { return nil }
        let window = view.window
        self.slot = slot
        self.clean = clean
        self.window = window
        palette = [(FaceLabel.background, FaceLabel.background.color)] + view.classes.map { ($0.label, $0.color) }
        let labels = Self.labels(of: window) { [palette] in
            Self.label(at: $0, of: clean, in: window, palette: palette)
        }
        let seen = labels.labels.indices.filter { labels.labels[$0] != FaceLabel.background.rawValue }
        // Hair and headwear are drawn with the face behind them.
        let own = view.behind.isEmpty ? seen : seen.filter { labels.labels[$0] != FaceLabel.skin.rawValue }
        places = (own.isEmpty ? seen : own).map { Self.place($0 % labels.width, $0 / labels.width) }
    }

    /// - Parameter seed: names the part and the draw.
    func noise(severity: Int, seed: String) -> ParserNoise {
        ParserNoise(severity: severity, places: places, seed: seed)
    }

    func canvas(disturbedBy noise: ParserNoise) -> PartCanvas {
        PartCanvas(labels: labels(disturbedBy: noise), slot: slot)
    }

    /// Both canvases' overlap, counted over the label map: twice the labels that agree over the labels seen in either.
    func overlap(disturbedBy noise: ParserNoise) -> Double {
        let before = Self.labels(of: window) { label(at: $0) }.labels
        let after = labels(disturbedBy: noise).labels
        let background = FaceLabel.background.rawValue
        let common = zip(before, after).count { $0 == $1 && $0 != background }
        return 2 * Double(common) / Double(max(before.count { $0 != background } + after.count { $0 != background }, 1))
    }

    /// A coloured picture of the same window under the same displacement. Nothing is missing: no parser has to find it.
    func picture(_ picture: PartCanvas, disturbedBy noise: ParserNoise) -> PartCanvas {
        let size = PartCanvas.size
        var pixels: [UInt8] = []
        pixels.reserveCapacity(size * size * 3)
        for y in 0..<size {
            for x in 0..<size {
                let place = Point(
                    x: window.x + (Double(x) + 0.5) / Double(size) * window.width,
                    y: window.y + (Double(y) + 0.5) / Double(size) * window.height)
                let color = Self.color(at: noise.source(of: place), of: picture, in: window)
                pixels += [color.red, color.green, color.blue]
            }
        }
        return PartCanvas(pixels: pixels)
    }

    private func label(at place: Point) -> FaceLabel {
        Self.label(at: place, of: clean, in: window, palette: palette)
    }

    private func labels(disturbedBy noise: ParserNoise) -> LabelMap {
        Self.labels(of: window) { place in
            guard let bit = noise.bits.last(where: { $0.contains(place) }) else {
                return label(at: noise.source(of: place))
            }
            return bit.source.map { label(at: noise.source(of: $0)) } ?? .background
        }
    }

    /// The label map that shows `label` at each place of the window.
    private static func labels(of window: Rect, _ label: (Point) -> FaceLabel) -> LabelMap {
        let size = CanonicalFrame.parserSize
        var map = LabelMap(width: size, height: size, labels: [UInt8](repeating: 0, count: size * size))
        func pixels(_ start: Double, _ length: Double) -> Range<Int> {
            max(Int((start / unit).rounded(.down)) - 1, 0)..<min(Int(((start + length) / unit).rounded(.up)) + 1, size)
        }
        for y in pixels(window.y, window.height) {
            for x in pixels(window.x, window.width) { map[x, y] = label(place(x, y)) }
        }
        return map
    }

    private static func place(_ x: Int, _ y: Int) -> Point {
        Point(x: (Double(x) + 0.5) * unit, y: (Double(y) + 0.5) * unit)
    }

    private static func label(
        at place: Point, of canvas: PartCanvas, in window: Rect, palette: [(label: FaceLabel, color: Color)]
    ) -> FaceLabel {
        let color = color(at: place, of: canvas, in: window)
        return palette.min { $0.color.gap(to: color) < $1.color.gap(to: color) }?.label ?? .background
    }

    /// What lies beyond a canvas is like its border.
    private static func color(at place: Point, of canvas: PartCanvas, in window: Rect) -> Color {
        let last = Double(PartCanvas.size - 1)
        let x = (place.x - window.x) / window.width * Double(PartCanvas.size)
        let y = (place.y - window.y) / window.height * Double(PartCanvas.size)
        return canvas[Int(min(max(x.rounded(.down), 0), last)), Int(min(max(y.rounded(.down), 0), last))]
    }

}

extension Color {
    /// Squared distance of the channels; edges of a canvas are mixed colours.
    fileprivate func gap(to other: Color) -> Int {
        let (red, green) = (Int(red) - Int(other.red), Int(green) - Int(other.green))
        let blue = Int(blue) - Int(other.blue)
        return red * red + green * green + blue * blue
    }
}
