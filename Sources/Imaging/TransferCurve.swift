import Foundation

/// How a signal of 0…1 stands for light.
enum TransferCurve: Sendable, Hashable {
    case sRGB
    /// The inverse of the camera's curve of BT.709, BT.601 and BT.2020.
    case bt709
    /// Light is the signal to this power.
    case power(Double)
    /// Perceptual quantiser of BT.2100: absolute luminance.
    case pq
    /// Hybrid log-gamma of BT.2100: light of the scene.
    case hlg

    /// The curve that a code point stands for. Source: ITU-T H.273, table 3.
    ///
    /// - Returns: `nil` for reserved values, 2 (unspecified), and curves that no picture file is known to use.
    init?(codePoint: UInt8) {
        switch codePoint {
        // 11 and 12 go on below 0 and above 1, where 8-bit numbers do not.
        case 1, 6, 11, 12, 14, 15: self = .bt709
        case 4: self = .power(2.2)
        case 5: self = .power(2.8)
        case 8: self = .power(1)
        case 13: self = .sRGB
        case 16: self = .pq
        case 18: self = .hlg
        default: return nil
        }
    }

    /// Whether 1 is brighter than a white sheet of paper.
    var isHighRange: Bool { self == .pq || self == .hlg }

    /// The light for a signal of 0…1: 1 is white (``pq``: 10,000 cd/m²; ``hlg``: the brightest of the scene).
    ///
    /// Sources: IEC 61966-2-1 (sRGB); ITU-R BT.709-6, 1.2; BT.2100-2, tables 4 (PQ) and 5 (HLG).
    func light(_ signal: Double) -> Double {
        switch self {
        case .sRGB: signal <= 0.04045 ? signal / 12.92 : pow((signal + 0.055) / 1.055, 2.4)
        case .bt709: signal < 0.081 ? signal / 4.5 : pow((signal + 0.099) / 1.099, 1 / 0.45)
        case .power(let exponent): pow(signal, exponent)
        case .pq: PerceptualQuantizer.luminance(signal) / 10_000
        case .hlg: signal <= 0.5 ? signal * signal / 3 : (exp((signal - 0.55991073) / 0.17883277) + 0.28466892) / 12
        }
    }

    /// The sRGB signal for light of 0…1. Source: IEC 61966-2-1.
    static func sRGBSignal(_ light: Double) -> Double {
        light <= 0.0031308 ? light * 12.92 : 1.055 * pow(light, 1 / 2.4) - 0.055
    }
}

/// The curve of SMPTE ST 2084, which goes with how finely eyes tell luminances apart. Source: ITU-R BT.2100-2, table 4.
enum PerceptualQuantizer {
    private static let (m1, m2) = (2610.0 / 16384, 2523.0 / 4096 * 128)
    private static let (c1, c2, c3) = (3424.0 / 4096, 2413.0 / 4096 * 32, 2392.0 / 4096 * 32)

    /// cd/m² for a signal of 0…1.
    static func luminance(_ signal: Double) -> Double {
        let power = pow(signal, 1 / m2)
        return 10_000 * pow(max(power - c1, 0) / (c2 - c3 * power), 1 / m1)
    }

    /// The signal, 0…1, for cd/m².
    static func signal(_ luminance: Double) -> Double {
        let power = pow(luminance / 10_000, m1)
        return pow((c1 + c2 * power) / (1 + c3 * power), m2)
    }
}
