/// Why a loop or picture could not be written. The description is a clause; whoever knows the file's name puts it in front.
package enum MovingPictureError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The smallest file that was tried, made with `settings`, has `bytes` bytes, more than `limit`.
    case tooLarge(format: String, bytes: Int, limit: Int, settings: FileSettings)
    /// A side is longer than the format can tell, in pixels.
    case sideTooLong(format: String, side: Int, limit: Int)
    /// The format's library or program failed; `details` are its words.
    case encodingFailed(format: String, details: String)

    package var description: String {
        switch self {
        case .tooLarge(let format, let bytes, let limit, let settings):
            "the \(format) file has \(bytes) bytes even when made as small as it goes (\(settings)), more than the limit "
                + "of \(limit); make the picture smaller"
                + (settings.frames > 1 ? ", the loop shorter" : "") + ", or raise the limit"
        case .sideTooLong(let format, let side, let limit):
            "a side of \(side) pixels is longer than a \(format) file can have, \(limit); make the picture smaller"
        case .encodingFailed(let format, let details): "the \(format) file cannot be made (\(details))"
        }
    }
}
