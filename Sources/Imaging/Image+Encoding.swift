import CImageCodecs

extension Image {
    /// The picture as a PNG file, 8 bits a channel, tagged sRGB.
    ///
    /// - Parameter alpha: whether the straight alpha is kept (RGBA) or left out (RGB).
    /// - Throws: ``ImagingError/encodingFailed(_:details:)``.
    public func pngBytes(alpha: Bool = true) throws(ImagingError) -> [UInt8] {
        try encodePicture(.png) { output, error in
            mugmoji_png_encode(pixels, UInt32(width), UInt32(height), alpha, nil, 0, output, error)
        }
    }

    /// The picture as a JPEG file (Y′CbCr 4:2:0); alpha is left out.
    ///
    /// - Parameters:
    ///   - quality: 1…100 on libjpeg's scale.
    ///   - grey: one channel only.
    ///   - progressive: several scans from coarse to fine.
    ///   - orientation: noted in the file; the pixels are stored as they are.
    /// - Throws: ``ImagingError/encodingFailed(_:details:)``, for one when a side is longer than 65500.
    package func jpegBytes(
        quality: Int = 90, grey: Bool = false, progressive: Bool = false, orientation: Orientation = .up
    ) throws(ImagingError) -> [UInt8] {
        try encodePicture(.jpeg) { output, error in
            mugmoji_jpeg_encode(
                pixels, UInt32(width), UInt32(height), Int32(min(max(quality, 1), 100)), grey, progressive,
                Int32(orientation.rawValue), output, error)
        }
    }
}

typealias Encoder = (UnsafeMutablePointer<mugmoji_bytes>, UnsafeMutablePointer<mugmoji_codec_error>) -> Bool

/// Runs a C encoder and takes over its bytes.
func encodePicture(_ format: PictureFormat, with encoder: Encoder) throws(ImagingError) -> [UInt8] {
    var output = mugmoji_bytes()
    var error = mugmoji_codec_error()
    guard encoder(&output, &error) else {
        switch ImagingError(error, format: format) {
        case .corrupt(_, let details), .truncated(_, let details):
            throw .encodingFailed(format.rawValue, details: details)
        case let other: throw other
        }
    }
    defer { mugmoji_bytes_free(&output) }
    return Array(UnsafeBufferPointer(start: output.bytes, count: output.length))
}
