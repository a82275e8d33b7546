import FaceAtlas
import FaceParsing
import Foundation
import Imaging

/// Where the skin of part masks went: the masks draw the outline of the skin through fringes and loose hair, so what is
/// labelled hair inside it may be a convention and not an error.
struct SkinLoss {
    private(set) var skin = 0
    private(set) var lost: [FaceLabel: Int] = [:]
    /// Of the pixels lost to hair, those whose colour is nearer to the hair's than to the skin's.
    private(set) var hairColored = 0
    private static let className = "skin"

    mutating func add(_ photo: MaskedPhoto, in set: MaskSet) {
        guard let skinClass = set.classes.firstIndex(of: Self.className) else { return }
        let colors = photo.face.colors
        let (hairColor, skinColor) = (colors.hair.map { OKLab($0) }, colors.skin.map { OKLab($0) })
        photo.forEachKnownPixel(in: set) { pixel, wanted, label in
            guard wanted == skinClass else { return }
            skin += 1
            guard set.ours[label] != skinClass else { return }
            lost[label, default: 0] += 1
            guard label == .hair, let hairColor, let skinColor else { return }
            let color = OKLab(photo.crop[pixel % photo.crop.width, pixel / photo.crop.width])
            if color.distance(to: hairColor) < color.distance(to: skinColor) { hairColored += 1 }
        }
    }

    /// F1 of the skin in `table` when the pixels lost to hair are left out.
    func f1WithoutHair(_ table: PixelTable) -> Double? {
        guard let skinClass = table.classes.firstIndex(of: Self.className) else { return nil }
        let sum = table.wanted(skinClass) + table.given(skinClass) - lost[.hair, default: 0]
        return sum > 0 ? 2 * Double(table.right(skinClass)) / Double(sum) : nil
    }

    func report(_ table: PixelTable) -> String {
        let total = lost.values.reduce(0, +)
        let hair = lost[.hair, default: 0]
        let others = lost.filter { $0.key != .hair }.sorted { $0.value > $1.value }.prefix(5)
            .map { "\($0.key) \($0.value)" }.joined(separator: ", ")
        let without = f1WithoutHair(table).map { String(format: "%.3f", $0) } ?? "–"
        return """
              skin: \(total) of \(skin) pixels lost (\(percent(total, skin))); \(hair) of them (\(percent(hair, total))) are \
            our hair inside the outline of the mask's skin, and \(percent(hairColored, hair)) of those have a colour nearer \
            to the hair than to the skin; the others: \(others)
              skin with our hair inside its outline left out: F1 \(without)
            """
    }
}
