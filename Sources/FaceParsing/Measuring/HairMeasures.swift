import FaceAtlas
import Imaging

/// The numbers from which hair is read: shares of hair in fixed boxes of the frame, and the texture of its pixels.
///
/// `Tools/training/hair/measure.py` measures the same for the fit; the two must stay alike.
struct HairMeasures {
    static let count = 35

    /// Rows of the bands beside the face, in pixels of the 256×256 map.
    private static let bands = [16..<48, 48..<80, 80..<112, 112..<144, 144..<176, 176..<208, 208..<256]
    /// Rows of the boxes above the middle of the face.
    private static let middle = [0..<24, 24..<48, 48..<64, 64..<80, 80..<96, 96..<112]

    private(set) var values: [Float] = []

    /// - Parameters:
    ///   - labels: 256×256 labels of the canonical frame.
    ///   - crop: the 256×256 pixels that they label.
    init(labels: LabelMap, crop: Image) {
        func share(_ rows: Range<Int>, _ columns: Range<Int>) -> Double {
            labels.share(of: [.hair], rows: rows, columns: columns)
        }
        var values: [Double] = []
        for rows in Self.bands {
            let (left, right) = (share(rows, 40..<80), share(rows, 176..<216))
            values += [
                (left + right) / 2, (share(rows, 80..<104) + share(rows, 152..<176)) / 2, max(left, right),
            ]
        }
        values += Self.middle.map { share($0, 104..<152) }
        let everything = 0..<labels.height
        let hair = share(everything, 0..<labels.width)
        values += [labels.share(of: [.headwear], rows: everything, columns: 0..<labels.width), hair]
        values += HairTexture(labels: labels, crop: crop).values
        let area = (hair * Double(labels.labels.count)).rounded()
        values.append(Double(Self.borderLength(labels)) / (area + 1).squareRoot())
        self.values = values.map(Float.init)
    }

    /// Pairs of neighbours of which one is hair.
    private static func borderLength(_ labels: LabelMap) -> Int {
        let hair = FaceLabel.hair.rawValue
        var length = 0
        for y in 0..<labels.height {
            for x in 0..<labels.width {
                let isHair = labels.labels[y * labels.width + x] == hair
                if x > 0, (labels.labels[y * labels.width + x - 1] == hair) != isHair { length += 1 }
                if y > 0, (labels.labels[(y - 1) * labels.width + x] == hair) != isHair { length += 1 }
            }
        }
        return length
    }
}
