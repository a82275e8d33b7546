import Foundation

/// Takes 8-bit colours of known primaries and a known curve to sRGB; pictures of high dynamic range are toned down to it.
struct CodedColors: Sendable {
    /// Luminance of SDR white in a picture of high dynamic range, in cd/m². Source: ITU-R BT.2408-7, table 1.
    private static let white = 203.0
    /// The brightest that is expected of one; few screens on which pictures are made go further.
    private static let peak = 1000.0
    private static let toneSteps = 4096
    private static let signalSteps = 16384

    /// Light for each byte, 1 for SDR white; for HLG that of the scene, 1 for its brightest.
    private let light: [Float]
    private let isHLG: Bool
    private let matrix: (SIMD3<Float>, SIMD3<Float>, SIMD3<Float>)
    /// What light is multiplied with whose strongest channel is 0 … peak/white in ``toneSteps`` steps; empty for SDR.
    private let tones: [Float]
    /// sRGB bytes for light of 0…1.
    private let signals: [UInt8]

    /// - Returns: `nil` when the primaries span no colours.
    init?(curve: TransferCurve, primaries: ColorDescription.Chromaticities, isFullRange: Bool = true) {
        guard let matrix = primaries.toSRGB else { return nil }
        self.matrix = (SIMD3(matrix.rows.0), SIMD3(matrix.rows.1), SIMD3(matrix.rows.2))
        let scale = curve == .pq ? 10_000 / Self.white : 1
        light = (0...255).map { byte in
            // Black is 16 and white 235 in the narrow range. Source: ITU-R BT.2100-2, table 9.
            let signal = isFullRange ? Double(byte) / 255 : min(max(Double(byte - 16) / 219, 0), 1)
            return Float(curve.light(signal) * scale)
        }
        isHLG = curve == .hlg
        tones = curve.isHighRange ? Self.tones() : []
        signals = (0..<Self.signalSteps).map { step in
            UInt8(TransferCurve.sRGBSignal(Double(step) / Double(Self.signalSteps - 1)) * 255 + 0.5)
        }
    }

    /// Changes W×4 bytes in place; alpha stays.
    func apply(to row: UnsafeMutableBufferPointer<UInt8>) {
        light.withUnsafeBufferPointer { light in
            signals.withUnsafeBufferPointer { signals in
                for index in stride(from: 0, to: row.count - 3, by: 4) {
                    var color = SIMD3(light[Int(row[index])], light[Int(row[index + 1])], light[Int(row[index + 2])])
                    if !tones.isEmpty { color = toned(color) }
                    row[index] = Self.signal((matrix.0 * color).sum(), signals)
                    row[index + 1] = Self.signal((matrix.1 * color).sum(), signals)
                    row[index + 2] = Self.signal((matrix.2 * color).sum(), signals)
                }
            }
        }
    }

    private static func signal(_ light: Float, _ signals: UnsafeBufferPointer<UInt8>) -> UInt8 {
        signals[Int(min(max(light, 0), 1) * Float(signalSteps - 1) + 0.5)]
    }

    private func toned(_ light: SIMD3<Float>) -> SIMD3<Float> {
        var light = light
        if isHLG {
            // From light of the scene to that of a screen of 1,000 cd/m². Source: ITU-R BT.2100-2, table 5 (HLG OOTF).
            let luminance = (light * SIMD3(0.2627, 0.6780, 0.0593)).sum()
            light *= Float(Self.peak / Self.white) * powf(luminance, 0.2)
        }
        let strongest = light.max() * Float(Self.white / Self.peak)
        return light * tones[Int(min(strongest, 1) * Float(Self.toneSteps - 1) + 0.5)]
    }

    /// What is darker than about half of white stays as it is, skin above all; from there on highlights are drawn together up to white.
    /// Source: ITU-R BT.2390-11, 5.4.1 (EETF, with a black of 0), on the strongest channel so that hues stay.
    private static func tones() -> [Float] {
        let source = PerceptualQuantizer.signal(peak)
        let target = PerceptualQuantizer.signal(white) / source
        let knee = 1.5 * target - 0.5
        return (0..<toneSteps).map { step in
            let luminance = peak * Double(step) / Double(toneSteps - 1)
            let signal = PerceptualQuantizer.signal(luminance) / source
            guard signal > knee else { return 1 }
            let t = (signal - knee) / (1 - knee)
            let (t2, t3) = (t * t, t * t * t)
            let mapped = (2 * t3 - 3 * t2 + 1) * knee + (t3 - 2 * t2 + t) * (1 - knee) + (3 * t2 - 2 * t3) * target
            return Float(PerceptualQuantizer.luminance(mapped * source) / luminance)
        }
    }
}
