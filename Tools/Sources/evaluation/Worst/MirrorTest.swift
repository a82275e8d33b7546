import FaceParsing
import Imaging
import Mugmoji

/// Parses a face once more in the mirrored picture: where the parse is sure, the mirror changes nothing.
struct MirrorTest: Sendable {
    private let parser: FaceParser

    init() throws {
        parser = try FaceParser()
    }

    /// Share of the head's pixels (those that either parse labels anything but background, clothes or neck) with
    /// different labels, 0…1.
    func differingShare(_ face: ParsedFace, in picture: Image) -> Double {
        let mirror = Imaging.AffineMap(a: -1, b: 0, c: 0, d: 1, tx: Double(picture.width), ty: 0)
        let mirrored = picture.warped(by: mirror, width: picture.width, height: picture.height)
        let other = parser.parse(mirrored, face: Self.mirrored(face.face, by: mirror)).labels
        let labels = face.labels
        var (head, differing) = (0, 0)
        for y in 0..<labels.height {
            for x in 0..<labels.width {
                let pair = [labels[x, y], other[labels.width - 1 - x, y]]
                guard !pair.allSatisfy({ [.background, .clothes, .neck].contains($0) }) else { continue }
                head += 1
                if pair[0] != pair[1] { differing += 1 }
            }
        }
        return Double(differing) / Double(max(head, 1))
    }

    private static func mirrored(_ face: DetectedFace, by mirror: Imaging.AffineMap) -> DetectedFace {
        var result = face
        result.box.x = mirror.tx - face.box.x - face.box.width
        (result.leftEye, result.rightEye) = (mirror(face.rightEye), mirror(face.leftEye))
        result.chin = mirror(face.chin)
        result.roll = -face.roll
        return result
    }
}
