import Foundation
import Imaging

/// Turns pixels of a video with high dynamic range or a wide gamut into sRGB.
///
/// Light is that of the display (BT.2408-7, section 5.1.3): what a display shows of HLG (1000 cd/m²) or PQ is taken relative to 203
/// cd/m², the white of standard video between high dynamic range, brought to the primaries of BT.709, and coded for a display
/// of standard range (BT.1886, gamma 2.4). Light above that white is compressed: up to ``knee`` nothing changes, above it colours
/// keep the ratios of their channels and come ever nearer to white. Wide gamuts of standard range keep their curve, and only their
/// primaries change.
struct StandardRange: Sendable {
    /// ffmpeg's options for the pixels that ``image(_:width:height:)`` takes: of what Matroska carries, those with the most bits.
    static let encoder = ["-c:v", "r10k", "-pix_fmt", "gbrp10le"]

    /// ffmpeg's flags for the way there. Colour is sampled more coarsely than light in these videos, and steps of it that are
    /// stretched show.
    static let scaling = "bicubic+accurate_rnd+full_chroma_inp"

    /// cd/m² of the white of standard video.
    static let white = 203.0
    /// Up to here light is unchanged, relative to white.
    static let knee: Float = 0.9

    private let isHigh: Bool
    private let isHybrid: Bool
    /// Linear light of a channel, by its 10 bits.
    private let light: [Float]
    /// 8-bit code of light from 0 to 1, by its square root in steps of 1/4095.
    private let codes: [UInt8]
    /// Row by row: from the video's primaries to BT.709's.
    private let matrix: [Float]

    init(_ color: VideoColor) {
        isHigh = color.transfer != .standard
        isHybrid = color.transfer == .hybridLogGamma
        let transfer = color.transfer
        light = (0..<1024).map { index in
            let code = Double(index) / 1023
            return switch transfer {
            case .standard: Float(Self.linear(sRGB: code))
            case .hybridLogGamma: Float(Self.sceneLight(hybridLogGamma: code))
            case .perceptualQuantizer: Float(Self.luminance(perceptualQuantizer: code) / Self.white)
            }
        }
        codes = (0..<4096).map { index in
            let light = pow(Double(index) / 4095, 2)
            let code = transfer == .standard ? Self.code(linear: light) : pow(light, 1 / 2.4)
            return UInt8((min(max(code, 0), 1) * 255).rounded())
        }
        matrix =
            switch color.primaries {
            case .standard: [1, 0, 0, 0, 1, 0, 0, 0, 1]
            case .bt2020: Self.fromBT2020
            case .displayP3: Self.fromDisplayP3
            }
    }

    /// From linear BT.2020 to linear BT.709 (ITU-R BT.2407-0, section 2.2; both have the white D65).
    static let fromBT2020: [Float] = [1.6605, -0.5876, -0.0728, -0.1246, 1.1329, -0.0083, -0.0182, -0.1006, 1.1187]

    /// From linear Display P3 to linear sRGB, by the chromaticities of SMPTE EG 432-1 and BT.709.
    static let fromDisplayP3: [Float] = [1.2249, -0.2249, 0, -0.0420, 1.0420, 0, -0.0196, -0.0786, 1.0983]

    /// Scene light from 0 to 1: the inverse OETF of HLG (BT.2100-2, table 5).
    static func sceneLight(hybridLogGamma code: Double) -> Double {
        let (a, b, c) = (0.17883277, 0.28466892, 0.55991073)
        return code <= 0.5 ? code * code / 3 : (exp((code - c) / a) + b) / 12
    }

    /// cd/m²: the EOTF of PQ (BT.2100-2, table 4).
    static func luminance(perceptualQuantizer code: Double) -> Double {
        let (m1, m2) = (2610.0 / 16384, 2523.0 / 4096 * 128)
        let (c1, c2, c3) = (3424.0 / 4096, 2413.0 / 4096 * 32, 2392.0 / 4096 * 32)
        let root = pow(code, 1 / m2)
        return 10_000 * pow(max(root - c1, 0) / (c2 - c3 * root), 1 / m1)
    }

    /// IEC 61966-2-1.
    static func linear(sRGB code: Double) -> Double {
        code <= 0.04045 ? code / 12.92 : pow((code + 0.055) / 1.055, 2.4)
    }

    /// IEC 61966-2-1.
    static func code(linear light: Double) -> Double {
        light <= 0.0031308 ? light * 12.92 : 1.055 * pow(light, 1 / 2.4) - 0.055
    }

    /// Light above the knee, brought below white.
    static func compressed(_ light: Float) -> Float {
        guard light > knee else { return light }
        let room = 1 - knee
        return knee + room * (light - knee) / (light - knee + room)
    }

    /// - Parameters:
    ///   - pixels: H×W×4 bytes: red, green and blue of 10 bits and two bits of no account, big-endian.
    ///   - width: W.
    ///   - height: H.
    func image(_ pixels: ArraySlice<UInt8>, width: Int, height: Int) -> Image {
        let count = width * height * 4
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { output, filled in
            pixels.withUnsafeBytes { input in
                for pixel in 0..<min(width * height, input.count / 4) { convert(input, output, pixel) }
            }
            filled = count
        }
        return Image(width: width, height: height, pixels: bytes)
    }

    @inline(__always)
    private func convert(_ input: UnsafeRawBufferPointer, _ output: UnsafeMutableBufferPointer<UInt8>, _ pixel: Int) {
        let word = UInt32(bigEndian: input.loadUnaligned(fromByteOffset: pixel * 4, as: UInt32.self))
        func channel(_ shift: UInt32) -> Float { light[Int(word >> shift & 1023)] }
        var (red, green, blue) = (channel(22), channel(12), channel(2))
        if isHybrid {
            // The OOTF of a display of 1000 cd/m² (BT.2100-2, table 5): luminance to the power of 1.2.
            let luminance = 0.2627 * red + 0.6780 * green + 0.0593 * blue
            let factor = luminance > 0 ? pow(luminance, 0.2) * Float(1000 / Self.white) : 0
            (red, green, blue) = (red * factor, green * factor, blue * factor)
        }
        (red, green, blue) = (
            max(matrix[0] * red + matrix[1] * green + matrix[2] * blue, 0),
            max(matrix[3] * red + matrix[4] * green + matrix[5] * blue, 0),
            max(matrix[6] * red + matrix[7] * green + matrix[8] * blue, 0)
        )
        let peak = max(red, green, blue)
        if isHigh, peak > Self.knee {
            let factor = Self.compressed(peak) / peak
            (red, green, blue) = (red * factor, green * factor, blue * factor)
        }
        output[pixel * 4] = code(red)
        output[pixel * 4 + 1] = code(green)
        output[pixel * 4 + 2] = code(blue)
        output[pixel * 4 + 3] = 255
    }

    @inline(__always)
    private func code(_ light: Float) -> UInt8 { codes[Int(min(light, 1).squareRoot() * 4095 + 0.5)] }
}
