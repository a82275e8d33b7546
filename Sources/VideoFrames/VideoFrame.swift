import Imaging

/// One decoded frame.
public struct VideoFrame: Sendable {
    /// 0 for the first.
    public var index: Int
    /// Seconds from the first frame's.
    public var time: Double
    /// Seconds on the clock of the file, on which its sound is timed too.
    public var fileTime: Double
    /// Upright.
    public var image: Image

    /// - Parameter fileTime: `time` when left out.
    public init(index: Int, time: Double, fileTime: Double? = nil, image: Image) {
        self.index = index
        self.time = time
        self.fileTime = fileTime ?? time
        self.image = image
    }
}

/// A frame to be written: H×W×4 bytes in the order that the encoder was told.
public struct RawFrame: Sendable {
    /// Seconds from the first frame's.
    public var time: Double
    /// Seconds on the clock of the file that the sound comes from.
    public var fileTime: Double
    public var pixels: [UInt8]

    /// - Parameter fileTime: `time` when left out.
    public init(time: Double, fileTime: Double? = nil, pixels: [UInt8]) {
        self.time = time
        self.fileTime = fileTime ?? time
        self.pixels = pixels
    }
}
