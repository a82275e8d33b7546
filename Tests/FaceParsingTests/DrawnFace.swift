import FaceAtlas
import Imaging

@testable import FaceParsing

/// A face drawn from ellipses and boxes into a label map, in units of the canonical frame.
struct DrawnFace {
    var leftEye = Point(x: 213, y: 236)
    var rightEye = Point(x: 299, y: 236)
    var chin = 396.0
    var eyesOpen = true
    var hair = true
    var mouthGap = 0.0
    var teeth = false

    /// The label map, 256×256.
    var labels: LabelMap {
        var map = LabelMap(width: 256, height: 256, labels: [UInt8](repeating: 0, count: 256 * 256))
        if hair { map.fill(.hair, center: Point(x: 256, y: 190), width: 250, height: 260) }
        map.fill(.neck, box: Rect(x: 206, y: 340, width: 100, height: 140))
        map.fill(.ear, center: Point(x: 156, y: 260), width: 24, height: 50)
        map.fill(.skin, center: Point(x: 256, y: 130 + (chin - 130) / 2), width: 196, height: chin - 130)
        for eye in [leftEye, rightEye] {
            map.fill(.brow, box: Rect(x: eye.x - 26, y: eye.y - 34, width: 52, height: 8))
            guard eyesOpen else { continue }
            map.fill(.eye, center: eye, width: 42, height: 16)
            map.fill(.iris, center: eye, width: 16, height: 16)
        }
        map.fill(.nose, box: Rect(x: 232, y: 236, width: 48, height: 68))
        map.fill(.lip, center: Point(x: 256, y: 334), width: 72, height: 24 + mouthGap)
        if mouthGap > 0 {
            map.fill(teeth ? .teeth : .mouth, center: Point(x: 256, y: 334), width: 60, height: mouthGap)
        }
        return map
    }

    /// The label map moved by whole pixels of the map, as if the crop had been taken elsewhere.
    func labels(movedBy dx: Int, _ dy: Int) -> LabelMap {
        let source = labels
        var moved = LabelMap(width: 256, height: 256, labels: [UInt8](repeating: 0, count: 256 * 256))
        for y in 0..<256 {
            for x in 0..<256 where (0..<256).contains(x - dx) && (0..<256).contains(y - dy) {
                moved[x, y] = source[x - dx, y - dy]
            }
        }
        return moved
    }

    /// The face in the canonical frame itself, as a locator would report it there.
    var detected: DetectedFace {
        DetectedFace(
            box: Rect(x: 158, y: 130, width: 196, height: 266), roll: 0, score: 0.9, leftEye: leftEye,
            rightEye: rightEye, chin: Point(x: 256, y: chin))
    }
}

extension LabelMap {
    /// Fills an ellipse given in units of the canonical frame.
    mutating func fill(_ label: FaceLabel, center: Point, width: Double, height: Double) {
        fill(label) { x, y in
            let (dx, dy) = ((x - center.x) / (width / 2), (y - center.y) / (height / 2))
            return dx * dx + dy * dy <= 1
        }
    }

    /// Fills a rectangle given in units of the canonical frame.
    mutating func fill(_ label: FaceLabel, box: Rect) {
        fill(label) { x, y in
            x >= box.x && x < box.x + box.width && y >= box.y && y < box.y + box.height
        }
    }

    private mutating func fill(_ label: FaceLabel, where isInside: (Double, Double) -> Bool) {
        for y in 0..<height {
            for x in 0..<width where isInside((Double(x) + 0.5) * 2, (Double(y) + 0.5) * 2) { self[x, y] = label }
        }
    }
}

extension Image {
    /// A 256×256 picture that gives every label of `labels` a flat colour.
    init(painting labels: LabelMap, with colors: [FaceLabel: Color]) {
        self.init(width: labels.width, height: labels.height, filledWith: Color(red: 90, green: 120, blue: 90))
        for y in 0..<labels.height {
            for x in 0..<labels.width {
                if let color = colors[labels[x, y]] { self[x, y] = color }
            }
        }
    }
}
