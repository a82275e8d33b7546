/// What is known of a video before it is decoded.
package struct VideoInfo: Sendable, Hashable {
    /// Columns of an upright frame with square pixels.
    package var width: Int
    /// Rows of an upright frame with square pixels.
    package var height: Int
    /// Seconds; `nil` where the file does not say.
    package var duration: Double?
    /// The frame rate on whose grid the frames' times lie, in frames a second: that of the video, or a multiple of it where
    /// the rate changes. `nil` where it is not known.
    package var frameRate: Double?
    /// The number of the picture's stream in the file.
    var stream: Int
    /// Name of the sound's codec; `nil` for a silent video.
    package var soundCodec: String?
    /// What kind of file it is.
    var container: VideoContainer
    var color = VideoColor()
    /// When the file begins, on its own clock, in seconds.
    var start = 0.0
    /// When its sound begins, on the same clock.
    var soundStart: Double?

    /// How many threads decode: each holds frames of its own, and drawing takes longer.
    var decoderThreads: Int {
        switch width * height {
        case ..<2_100_000: 4
        case ..<9_000_000: 2
        default: 1
        }
    }

    /// The most pixels of a frame: 8192×4320, the largest that is filmed.
    package static let mostPixels = 8192 * 4320
}
