import CImageCodecs
import CLibWebP

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

extension Image {
    /// The picture as a PNG file with straight alpha that is as small as deflate makes it.
    ///
    /// - Parameter isFiltered: rows are stored as differences, which suits soft gradients; flat areas are smaller as they are.
    /// - Throws: ``ImagingError/encodingFailed(_:details:)``.
    package func smallPNGBytes(isFiltered: Bool) throws(ImagingError) -> [UInt8] {
        try encodePicture(.png) { output, error in
            mugmoji_png_encode_small(pixels, UInt32(width), UInt32(height), nil, 0, isFiltered, output, error)
        }
    }

    /// The picture as a lossless WebP file with straight alpha; every pixel is kept, those that cannot be seen too.
    ///
    /// - Throws: ``ImagingError/encodingFailed(_:details:)``, for one when a side is longer than 16383.
    public func webPBytes() throws(ImagingError) -> [UInt8] {
        var config = WebPConfig()
        guard WebPConfigInit(&config) != 0, WebPConfigLosslessPreset(&config, 6) != 0 else { throw Self.otherLibWebP }
        config.exact = 1
        return try webPBytes(config)
    }

    /// The picture as a lossy WebP file with straight alpha.
    ///
    /// - Parameter quality: 0…100 on libwebp's scale; from 40 on alpha is kept as it is.
    /// - Throws: ``ImagingError/encodingFailed(_:details:)``, for one when a side is longer than 16383.
    package func webPBytes(quality: Int) throws(ImagingError) -> [UInt8] {
        var config = WebPConfig()
        guard WebPConfigInit(&config) != 0 else { throw Self.otherLibWebP }
        config.quality = Float(min(max(quality, 0), 100))
        config.alpha_quality = min(Int32(config.quality * 2.5), 100)
        config.method = 6
        config.use_sharp_yuv = 1
        return try webPBytes(config)
    }

    private static var otherLibWebP: ImagingError {
        .encodingFailed("WebP", details: "another version of libwebp is installed than was built with")
    }

    private func webPBytes(_ config: WebPConfig) throws(ImagingError) -> [UInt8] {
        var config = config
        var picture = WebPPicture()
        var writer = WebPMemoryWriter()
        guard WebPPictureInit(&picture) != 0 else { throw Self.otherLibWebP }
        picture.use_argb = 1
        picture.width = Int32(clamping: width)
        picture.height = Int32(clamping: height)
        WebPMemoryWriterInit(&writer)
        defer {
            WebPPictureFree(&picture)
            WebPMemoryWriterClear(&writer)
        }
        picture.writer = WebPMemoryWrite
        let isDone = withUnsafeMutablePointer(to: &writer) { target in
            picture.custom_ptr = UnsafeMutableRawPointer(target)
            return WebPPictureImportRGBA(&picture, pixels, Int32(clamping: width * 4)) != 0
                && WebPEncode(&config, &picture) != 0
        }
        guard isDone else { throw .encodingFailed("WebP", details: Self.name(of: picture.error_code)) }
        return Array(UnsafeBufferPointer(start: writer.mem, count: writer.size))
    }

    private static func name(of error: WebPEncodingError) -> String {
        switch error {
        case VP8_ENC_ERROR_BAD_DIMENSION: "a side is longer than 16383 pixels"
        case VP8_ENC_ERROR_OUT_OF_MEMORY, VP8_ENC_ERROR_BITSTREAM_OUT_OF_MEMORY: "out of memory"
        default: "libwebp's error \(error.rawValue)"
        }
    }
}
