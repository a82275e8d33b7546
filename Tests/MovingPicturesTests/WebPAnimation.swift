import CLibWebP
import CLibWebPDemux
import Imaging
import Testing

/// An animated WebP file as libwebp plays it.
struct WebPAnimation {
    private(set) var shown = Shown(frames: [], durations: [])
    private(set) var loops = -1

    init(_ bytes: [UInt8]) throws {
        try bytes.withUnsafeBufferPointer { buffer in
            var data = WebPData(bytes: buffer.baseAddress, size: buffer.count)
            let decoder = try #require(WebPAnimDecoderNew(&data, nil))
            defer { WebPAnimDecoderDelete(decoder) }
            var info = WebPAnimInfo()
            try #require(WebPAnimDecoderGetInfo(decoder, &info) != 0)
            loops = Int(info.loop_count)
            let (width, height) = (Int(info.canvas_width), Int(info.canvas_height))
            var end = 0
            while WebPAnimDecoderHasMoreFrames(decoder) != 0 {
                var pixels: UnsafeMutablePointer<UInt8>?
                var time: Int32 = 0
                try #require(WebPAnimDecoderGetNext(decoder, &pixels, &time) != 0)
                let image = Image(
                    width: width, height: height,
                    pixels: Array(UnsafeBufferPointer(start: pixels, count: width * height * 4)))
                shown.frames.append(image)
                shown.durations.append(Int(time) - end)
                end = Int(time)
            }
        }
    }
}
