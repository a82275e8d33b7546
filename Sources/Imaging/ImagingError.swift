import CImageCodecs

/// Why a picture could not be read or written.
///
/// The description is a clause about the file ("it is a HEIC picture; …"); whoever knows the file's name puts it in front.
public enum ImagingError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The file cannot be opened or read; `details` are the system's words.
    case unreadable(details: String)
    /// There are no bytes.
    case empty
    /// No picture of a ``PictureFormat``; `name` says what it looks like, with its article, and `remedy` what to do.
    case unsupportedFormat(name: String?, remedy: String = "convert it to JPEG or PNG first")
    /// The header announces more pixels than ``DecodingOptions/maximumPixels``.
    case tooLarge(width: Int, height: Int, maximumPixels: Int)
    /// The file ends early; `details` are the codec library's words.
    case truncated(PictureFormat, details: String)
    /// The file is damaged or uses what the codec library does not know; `details` are its words.
    case corrupt(PictureFormat, details: String)
    /// It can be read, but not within the memory that is meant for a picture; `picture` says what it is, with its article, and
    /// `limit` how much of that would do.
    case tooDemanding(_ picture: String, limit: String)
    /// The codec library got no memory.
    case outOfMemory(details: String)
    /// The picture could not be written as a file of this format.
    case encodingFailed(String, details: String)

    /// The fault in words, with what to do about it.
    public var description: String {
        switch self {
        case .unreadable(let details): "it cannot be read (\(details))"
        case .empty: "it is empty; copy or download it again"
        case .unsupportedFormat(let name?, let remedy): "it is \(name); \(remedy)"
        case .unsupportedFormat(nil, let remedy): "it is no picture of a known kind; \(remedy)"
        case .tooLarge(let width, let height, let maximum):
            "it has \(width)×\(height) pixels, more than the limit of \(maximum); make it smaller, or "
                + "raise the limit (--max-pixels)"
        case .truncated(let format, let details):
            "the \(format.rawValue) picture is cut short (\(details)); copy or download it again"
        case .corrupt(let format, let details):
            "the \(format.rawValue) picture is damaged (\(details)); copy it again or save it anew"
        case .tooDemanding(let picture, let limit):
            "it is \(picture), and no more than \(limit) can be read; make it smaller, or convert it to JPEG"
        case .outOfMemory(let details): "there is not enough memory for it (\(details)); make it smaller"
        case .encodingFailed(let format, let details): "the \(format) file cannot be made (\(details))"
        }
    }

    init(_ error: mugmoji_codec_error, format: PictureFormat) {
        let details = withUnsafeBytes(of: error.message) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
        switch error.failure {
        case MUGMOJI_CODEC_TRUNCATED: self = .truncated(format, details: details)
        case MUGMOJI_CODEC_NO_MEMORY: self = .outOfMemory(details: details)
        case MUGMOJI_CODEC_UNSUPPORTED:
            self = .unsupportedFormat(name: details, remedy: "save it as an ordinary JPEG or PNG first")
        default: self = .corrupt(format, details: details)
        }
    }
}
