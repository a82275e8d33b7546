import Imaging

/// Draws what was parsed over the picture, for people to look at.
public enum ParseOverlay {
    /// The picture with the labels of `faces` blended over it, their borders, and the measured points.
    ///
    /// - Parameters:
    ///   - image: the picture in which the faces were parsed.
    ///   - faces: where they overlap, the first wins.
    ///   - strength: how much of a label's colour goes over the picture, 0…1.
    public static func draw(over image: Image, faces: [ParsedFace], strength: Double = 0.45) -> Image {
        let labels = LabelMap.atPictureSize(width: image.width, height: image.height, faces: faces)
        var result = image
        let weight = Int((min(max(strength, 0), 1) * 256).rounded())
        for y in 0..<image.height {
            for x in 0..<image.width {
                let index = y * image.width + x
                let label = labels.labels[index]
                let isEdge =
                    (x > 0 && labels.labels[index - 1] != label)
                    || (y > 0 && labels.labels[index - image.width] != label)
                if label == 0 && !isEdge { continue }
                result.blend(LabelPalette.colors[Int(label)], weight: isEdge ? 224 : weight, at: index)
            }
        }
        for face in faces { result.mark(face) }
        return result
    }
}

extension Image {
    /// Mixes `weight`/256 of `color` into the pixel at `index`, which becomes opaque.
    fileprivate mutating func blend(_ color: Color, weight: Int, at index: Int) {
        for (channel, value) in [color.red, color.green, color.blue].enumerated() {
            let old = Int(pixels[index * 4 + channel])
            pixels[index * 4 + channel] = UInt8((old * (256 - weight) + Int(value) * weight) / 256)
        }
        pixels[index * 4 + 3] = 255
    }

    /// Dots at the measured points of `face`: yellow with a black rim.
    fileprivate mutating func mark(_ face: ParsedFace) {
        let geometry = face.geometry
        let points: [Point?] = [
            geometry.leftEye?.center, geometry.rightEye?.center, geometry.leftEye?.iris, geometry.rightEye?.iris,
            geometry.leftBrow?.inner, geometry.leftBrow?.outer, geometry.leftBrow?.peak,
            geometry.rightBrow?.inner, geometry.rightBrow?.outer, geometry.rightBrow?.peak,
            geometry.nose?.base, geometry.mouth?.leftCorner, geometry.mouth?.rightCorner, geometry.mouth?.center,
            geometry.chin,
        ]
        let radius = max(Double(max(width, height)) / 256, 1.5)
        for point in points.compactMap(\.self).map({ face.canonicalToPicture($0) }) {
            for (reach, color) in [
                (radius + 1, Color(red: 0, green: 0, blue: 0)), (radius, Color(red: 255, green: 255, blue: 0)),
            ] {
                fill(around: point, radius: reach, with: color)
            }
        }
    }

    private mutating func fill(around point: Point, radius: Double, with color: Color) {
        guard point.x > -radius, point.y > -radius, point.x < Double(width) + radius, point.y < Double(height) + radius
        else { return }
        for y in max(Int(point.y - radius), 0)..<min(max(Int(point.y + radius) + 1, 0), height) {
            for x in max(Int(point.x - radius), 0)..<min(max(Int(point.x + radius) + 1, 0), width) {
                let center = Point(x: Double(x) + 0.5, y: Double(y) + 0.5)
                if center.distance(to: point) <= radius { self[x, y] = color }
            }
        }
    }
}
