import CLibWebP

extension Image {
    /// The picture as a lossless WebP file with straight alpha; every pixel is kept, those that cannot be seen too.
    ///
    /// - Throws: ``ImagingError/encodingFailed(_:details:)``, for one when a side is longer than 16383.
    public func webPBytes() throws(ImagingError) -> [UInt8] {
        var config = WebPConfig()
        var picture = WebPPicture()
        var writer = WebPMemoryWriter()
        guard WebPConfigInit(&config) != 0, WebPConfigLosslessPreset(&config, 6) != 0, WebPPictureInit(&picture) != 0
        else { throw .encodingFailed("WebP", details: "another version of libwebp is installed than was built with") }
        config.exact = 1
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
