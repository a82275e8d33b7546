import FaceAtlas
import FaceParsing
import Imaging

extension LabelMap {
    /// Reads a label map as training keeps it.
    ///
    /// Pixels of 255, which training leaves out, take the label of their surroundings when they lie within four pixels of
    /// a label (they are mostly the seams between regions); the others count as background.
    ///
    /// - Parameter margin: pixels on every side that lie outside the canonical frame and are cut off.
    init?(training picture: IndexedImage, margin: Int) {
        let width = picture.width - 2 * margin
        let height = picture.height - 2 * margin
        guard margin >= 0, width > 0, height > 0 else { return nil }
        var labels = (0..<width * height).map { index in
            picture.indices[(index / width + margin) * picture.width + index % width + margin]
        }
        for _ in 0..<4 {
            let before = labels
            for index in labels.indices where before[index] == 255 {
                var votes = [Int](repeating: 0, count: 256)
                for y in max(index / width - 1, 0)...min(index / width + 1, height - 1) {
                    for x in max(index % width - 1, 0)...min(index % width + 1, width - 1) {
                        let label = before[y * width + x]
                        if label != 255 { votes[Int(label)] += 1 }
                    }
                }
                if let most = votes.max(), most > 0, let label = votes.firstIndex(of: most) {
                    labels[index] = UInt8(label)
                }
            }
        }
        labels = labels.map { $0 == 255 ? FaceLabel.background.rawValue : $0 }
        guard labels.allSatisfy({ FaceLabel(rawValue: $0) != nil }) else { return nil }
        self.init(width: width, height: height, labels: labels)
    }
}
