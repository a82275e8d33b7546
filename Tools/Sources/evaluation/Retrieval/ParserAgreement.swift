import FaceAtlas
import FaceParsing
import Foundation
import Imaging
import Mugmoji
import PartEmbedding
import PartLibrary

/// How far the parser agrees with itself when a photo is mirrored and made smaller: what it gets wrong at least.
struct ParserAgreement {
    private var overlaps: [Slot: [Double]] = [:]
    private let shown: [Slot: (colors: [Color], window: Rect)]

    /// The second picture's size relative to the first.
    private static let scale = 0.6

    init() {
        var shown: [Slot: (colors: [Color], window: Rect)] = [:]
        for slot in Slot.matched {
            guard let view = slot.view else { continue }
            shown[slot] = (FaceLabel.allCases.map { view.color(of: $0) ?? FaceLabel.background.color }, view.window)
        }
        self.shown = shown
    }

    /// For each slot the median over the photos.
    var medians: [Slot: Double] { overlaps.mapValues { $0.sorted()[$0.count / 2] } }

    /// Adds a photo, if its face is found the second time too.
    mutating func add(_ one: ParsedFace, in photo: Image, reader: FaceReader) {
        let scale = Self.scale
        let mirror = Imaging.AffineMap(a: -1 / scale, b: 0, c: 0, d: 1 / scale, tx: Double(photo.width), ty: 0)
        let other = photo.warped(
            by: mirror, width: Int(Double(photo.width) * scale), height: Int(Double(photo.height) * scale))
        guard let two = try? reader.read(other).reducedFaces.first else { return }
        let size = one.labels.width
        for (slot, (colors, window)) in shown {
            var (common, all) = (0, 0)
            for y in 0..<size {
                for x in 0..<size {
                    let place = Point(x: (Double(x) + 0.5) * 2, y: (Double(y) + 0.5) * 2)
                    guard place.x >= window.x, place.y >= window.y, place.x < window.x + window.width,
                        place.y < window.y + window.height
                    else { continue }
                    let first = colors[Int(one.labels[x, y].rawValue)]
                    let second = colors[Int(two.labels[size - 1 - x, y].rawValue)]
                    let black = FaceLabel.background.color
                    all += (first == black ? 0 : 1) + (second == black ? 0 : 1)
                    if first == second, first != black { common += 1 }
                }
            }
            if all > 40 { overlaps[slot, default: []].append(2 * Double(common) / Double(all)) }
        }
    }
}
