import Imaging

/// One decoded frame.
public struct VideoFrame: Sendable {
    /// 0 for the first.
    public var index: Int
    /// Seconds from the first frame's.
    public var time: Double
    /// Upright.
    public var image: Image

    public init(index: Int, time: Double, image: Image) {
        self.index = index
        self.time = time
        self.image = image
    }
}

/// A frame to be written: H×W×4 bytes in the order that the encoder was told.
public struct RawFrame: Sendable {
    /// Seconds from the first frame's.
    public var time: Double
    public var pixels: [UInt8]

    public init(time: Double, pixels: [UInt8]) {
        self.time = time
        self.pixels = pixels
    }
}
