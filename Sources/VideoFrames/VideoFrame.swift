package import Imaging

/// One decoded frame.
package struct VideoFrame: Sendable {
    /// 0 for the first.
    package var index: Int
    /// Seconds from the first frame's.
    package var time: Double
    /// Seconds on the clock of the file, on which its sound is timed too.
    package var fileTime: Double
    /// Upright.
    package var image: Image

    /// - Parameter fileTime: `time` when left out.
    package init(index: Int, time: Double, fileTime: Double? = nil, image: Image) {
        self.index = index
        self.time = time
        self.fileTime = fileTime ?? time
        self.image = image
    }
}

/// A frame to be written, in the format that the encoder was told.
package struct RawFrame: Sendable {
    /// Seconds from the first frame's.
    package var time: Double
    /// Seconds on the clock of the file that the sound comes from.
    package var fileTime: Double
    package var pixels: [UInt8]

    /// - Parameter fileTime: `time` when left out.
    package init(time: Double, fileTime: Double? = nil, pixels: [UInt8]) {
        self.time = time
        self.fileTime = fileTime ?? time
        self.pixels = pixels
    }
}
