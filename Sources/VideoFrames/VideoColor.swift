/// How the numbers of a video's pixels stand for light, by the names that ffprobe gives; the code points are those of
/// ITU-T H.273.
struct VideoColor: Sendable, Hashable {
    /// What becomes of light on its way into numbers.
    enum Transfer: Sendable, Hashable {
        /// BT.709 and its like. Taken as sRGB, as everywhere.
        case standard
        /// Hybrid log-gamma, ARIB STD-B67.
        case hybridLogGamma
        /// The perceptual quantiser, SMPTE ST 2084.
        case perceptualQuantizer
    }
    /// What red, green and blue are.
    enum Primaries: Sendable, Hashable {
        /// BT.709, BT.601 and whatever else is near to sRGB.
        case standard
        case bt2020
        /// Display P3, SMPTE EG 432-1.
        case displayP3
    }

    var transfer = Transfer.standard
    var primaries = Primaries.standard
    /// swscale's name of the matrix of luma and colour difference, where it is not the one that the file says.
    var assumedMatrix: String?

    /// Pixels are not simply sRGB.
    var needsConversion: Bool { transfer != .standard || primaries != .standard }
}

extension VideoColor {
    init(_ stream: ProbeReport.Stream) {
        transfer =
            switch stream.colorTransfer {
            case "arib-std-b67": .hybridLogGamma
            case "smpte2084": .perceptualQuantizer
            default: .standard
            }
        primaries =
            switch stream.colorPrimaries {
            case "bt2020": .bt2020
            case "smpte432": .displayP3
            // The two transfers are defined for these primaries only (BT.2100).
            case nil, "unknown", "reserved": transfer == .standard ? .standard : .bt2020
            default: .standard
            }
        assumedMatrix = Self.assumedMatrix(of: stream, isWide: transfer != .standard || primaries == .bt2020)
    }

    /// Where the file does not say: BT.2020 beside its primaries, BT.709 in high definition, BT.601 below, as players do.
    private static func assumedMatrix(of stream: ProbeReport.Stream, isWide: Bool) -> String? {
        guard [nil, "unknown", "reserved"].contains(stream.colorSpace) else { return nil }
        let format = stream.pixFmt ?? ""
        // Of RGB there is no matrix, and JPEG's is BT.601 at any size.
        guard format.hasPrefix("yuv") && !format.hasPrefix("yuvj") || format.hasPrefix("p0") || format.hasPrefix("nv")
        else { return nil }
        if isWide { return "bt2020" }
        let isHigh = (stream.width ?? 0) >= 1280 || (stream.height ?? 0) > 576
        return isHigh ? "bt709" : nil
    }
}
