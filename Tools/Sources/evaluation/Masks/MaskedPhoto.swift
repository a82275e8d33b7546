import FaceAtlas
import FaceParsing
import Foundation
import Imaging
import Mugmoji

/// A photo's aligned crop with our labels and with the mask of people, sampled at the same points.
struct MaskedPhoto: Sendable {
    let name: String
    /// 256×256, the canonical frame.
    let crop: Image
    let face: ParsedFace
    /// The mask at every pixel of the crop; `nil` beyond the photo.
    let mask: [UInt8?]

    /// Reads a photo of a set and its mask; `nil` when no face is found. Of several faces the one nearest to the middle
    /// of the photo is taken.
    init?(photo: URL, reader: FaceReader) throws {
        let folder = photo.deletingLastPathComponent().deletingLastPathComponent()
        name = photo.deletingPathExtension().lastPathComponent
        let file = folder.appendingPathComponent("masks/\(name).png")
        let drawn = try IndexedImage(pngBytes: [UInt8](try Data(contentsOf: file)))
        guard let reading = try reader.reading(of: photo, faces: .all),
            let face = reading.reducedFaces.min(by: { reading.offCentre($0) < reading.offCentre($1) })
        else { return nil }
        crop = reading.crop(of: face)
        self.face = face
        let toPicture = reading.cropToPicture(of: face)
        let width = crop.width
        mask = (0..<width * crop.height).map { index in
            let center = Point(x: Double(index % width) + 0.5, y: Double(index / width) + 0.5)
            let point = toPicture(center)
            guard point.x >= 0, point.y >= 0, point.x < Double(drawn.width), point.y < Double(drawn.height) else {
                return nil
            }
            return drawn.indices[Int(point.y) * drawn.width + Int(point.x)]
        }
    }

    /// Calls `body` with each pixel about which the mask says something.
    func forEachKnownPixel(in set: MaskSet, _ body: (_ pixel: Int, _ wanted: Int, _ label: FaceLabel) -> Void) {
        for (index, value) in mask.enumerated() {
            let label = FaceLabel(rawValue: face.labels.labels[index]) ?? .background
            guard let value, let wanted = set.wanted(value, where: label) else { continue }
            body(index, wanted, label)
        }
    }

    func table(for set: MaskSet) -> PixelTable {
        var table = PixelTable(classes: set.classes)
        forEachKnownPixel(in: set) { _, wanted, label in table.add(mask: wanted, ours: set.ours[label]) }
        return table
    }
}

extension FaceReading {
    /// Distance of a face's box from the middle of the picture, in pixels.
    fileprivate func offCentre(_ face: ParsedFace) -> Double {
        let box = face.face.box
        let across = box.x + box.width / 2 - Double(picture.image.width) / 2
        let down = box.y + box.height / 2 - Double(picture.image.height) / 2
        return (across * across + down * down).squareRoot()
    }
}
