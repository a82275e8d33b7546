import CImageCodecs

extension ColorDescription {
    /// What the C readers found.
    init(_ info: mugmoji_picture_info) {
        model =
            switch info.channels {
            case 1: .grey
            case 4: .inks
            default: .rgb
            }
        if info.icc_length > 0 { profile = Array(UnsafeBufferPointer(start: info.icc, count: info.icc_length)) }
        if info.has_cicp {
            codePoints = CodePoints(
                primaries: info.cicp.0, transfer: info.cicp.1, matrix: info.cicp.2, isFullRange: info.cicp.3 == 1)
        }
        isSRGB = info.is_srgb
        // PNG counts in hundred thousandths.
        if info.gamma > 0 { gamma = Double(info.gamma) / 100_000 }
        if info.has_chromaticities {
            chromaticities = Chromaticities(
                values: withUnsafeBytes(of: info.chromaticities) { bytes in
                    bytes.bindMemory(to: UInt32.self).map { Double($0) / 100_000 }
                })
        }
    }
}
