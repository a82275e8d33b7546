public import FaceAtlas

/// One face label for each pixel of a picture: H×W bytes, row by row from the top.
public struct LabelMap: Sendable, Equatable {
    /// Columns, at least 1.
    public let width: Int
    /// Rows, at least 1.
    public let height: Int
    /// H×W raw values of ``FaceLabel``.
    public var labels: [UInt8]

    /// - Precondition: the size is positive, `labels.count == width * height`, and every value is a ``FaceLabel``.
    public init(width: Int, height: Int, labels: [UInt8]) {
        precondition(width > 0 && height > 0 && labels.count == width * height, "labels do not match the size")
        precondition(labels.allSatisfy { $0 < FaceLabel.allCases.count }, "a label is out of range")
        self.width = width
        self.height = height
        self.labels = labels
    }

    /// The label in column `x` of row `y`.
    public subscript(x: Int, y: Int) -> FaceLabel {
        get { FaceLabel(rawValue: labels[y * width + x]) ?? .background }
        set { labels[y * width + x] = newValue.rawValue }
    }
}
