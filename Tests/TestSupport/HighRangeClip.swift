import Foundation
package import Imaging

/// Makes clips of high dynamic range or wide gamut from a picture, by the formulas of the standards written the other way round.
package enum HighRangeClip {
    package enum Kind: String, CaseIterable, Sendable {
        case hybridLogGamma = "arib-std-b67"
        case perceptualQuantizer = "smpte2084"
    }

    /// A clip of one picture, whose white is 203 cd/m² (BT.2408).
    ///
    /// - Parameter options: the codec's, its pixel format as the last.
    package static func write(_ image: Image, as kind: Kind, options: [String], to path: String) throws {
        let bytes = stride(from: 0, to: image.pixels.count, by: 4).flatMap { index -> [UInt8] in
            // BT.1886, relative to white.
            let light = (0..<3).map { pow(Double(image.pixels[index + $0]) / 255, 2.4) }
            return signal(wide(light), kind).flatMap { value -> [UInt8] in
                let code = UInt16((min(max(value, 0), 1) * 65535).rounded())
                return [UInt8(code & 255), UInt8(code >> 8)]
            }
        }
        let tags =
            "setparams=color_primaries=bt2020:color_trc=\(kind.rawValue):colorspace=bt2020nc:range=tv"
        let (size, format) = ("\(image.width)x\(image.height)", options.last ?? "")
        try Tool.ffmpeg(
            ["-f", "rawvideo", "-pix_fmt", "rgb48le", "-s", size, "-r", "25", "-i", "pipe:0", "-vf"]
                + ["scale=out_color_matrix=bt2020:out_range=tv:flags=accurate_rnd,format=\(format),\(tags)"]
                + [
                    "-color_primaries", "bt2020", "-color_trc", kind.rawValue, "-colorspace", "bt2020nc",
                    "-color_range", "tv",
                ]
                + options + [path], input: bytes)
    }

    /// Linear BT.709 to linear BT.2020 (BT.2087-0).
    private static func wide(_ light: [Double]) -> [Double] {
        [[0.6274, 0.3293, 0.0433], [0.0691, 0.9195, 0.0114], [0.0164, 0.0880, 0.8956]].map { row in
            zip(row, light).reduce(0) { $0 + $1.0 * $1.1 }
        }
    }

    /// BT.2100-2, tables 4 and 5.
    private static func signal(_ light: [Double], _ kind: Kind) -> [Double] {
        switch kind {
        case .perceptualQuantizer:
            return light.map { light in
                let power = pow(light * 203 / 10_000, 2610.0 / 16384)
                return pow((0.8359375 + 18.8515625 * power) / (1 + 18.6875 * power), 78.84375)
            }
        case .hybridLogGamma:
            let shown = light.map { $0 * 203 / 1000 }
            let luminance = 0.2627 * shown[0] + 0.6780 * shown[1] + 0.0593 * shown[2]
            let factor = luminance > 0 ? pow(luminance, (1 - 1.2) / 1.2) : 0
            return shown.map { shown in
                let scene = shown * factor
                return scene <= 1.0 / 12
                    ? (3 * scene).squareRoot() : 0.17883277 * log(12 * scene - 0.28466892) + 0.55991073
            }
        }
    }
}
