extension ColorDescription.Chromaticities {
    /// The primaries of BT.709 and sRGB, with D65 as white.
    static let sRGB = Self(values: [0.3127, 0.3290, 0.640, 0.330, 0.300, 0.600, 0.150, 0.060])

    /// The primaries that a code point stands for. Source: ITU-T H.273, table 2.
    ///
    /// - Returns: `nil` for reserved values and 2 (unspecified).
    init?(codePoint: UInt8) {
        let (d65, c) = ([0.3127, 0.3290], [0.310, 0.316])
        switch codePoint {
        case 1: self = .sRGB
        case 4: values = c + [0.67, 0.33, 0.21, 0.71, 0.14, 0.08]
        case 5: values = d65 + [0.64, 0.33, 0.29, 0.60, 0.15, 0.06]
        case 6, 7: values = d65 + [0.630, 0.340, 0.310, 0.595, 0.155, 0.070]
        case 8: values = c + [0.681, 0.319, 0.243, 0.692, 0.145, 0.049]
        case 9: values = d65 + [0.708, 0.292, 0.170, 0.797, 0.131, 0.046]
        case 10: values = [1.0 / 3, 1.0 / 3, 1, 0, 0, 1, 0, 0]
        case 11: values = [0.314, 0.351, 0.680, 0.320, 0.265, 0.690, 0.150, 0.060]
        case 12: values = d65 + [0.680, 0.320, 0.265, 0.690, 0.150, 0.060]
        case 22: values = d65 + [0.630, 0.340, 0.295, 0.605, 0.155, 0.077]
        default: return nil
        }
    }

    /// The matrix from linear light in these primaries to linear sRGB, white to white.
    ///
    /// Sources: SMPTE RP 177-1993 (primaries to XYZ); Lam, "Metamerism and colour constancy", 1985 (Bradford adaptation).
    ///
    /// - Returns: `nil` when they span no colours, or the white is none.
    var toSRGB: Matrix3? {
        guard let from = toXYZ, let to = Self.sRGB.toXYZ?.inverse else { return nil }
        let bradford = Matrix3([0.8951, 0.2664, -0.1614], [-0.7502, 1.7135, 0.0367], [0.0389, -0.0685, 1.0296])
        guard let back = bradford.inverse else { return nil }
        let cones = (from: bradford * Self.xyz(white), to: bradford * Self.xyz(Self.sRGB.white))
        guard cones.from.min() > 0.01 else { return nil }
        return to * (back * (Matrix3(diagonal: cones.to / cones.from) * (bradford * from)))
    }

    /// Whether all of them are within 0.01 of sRGB's: PNG writers round differently.
    var isNearSRGB: Bool {
        values.count == 8 && zip(values, Self.sRGB.values).allSatisfy { abs($0 - $1) <= 0.01 }
    }

    private var toXYZ: Matrix3? {
        guard values.count == 8, values.allSatisfy({ $0.isFinite && abs($0) <= 2 }), white.y > 0.05 else { return nil }
        let (r, g, b) = (Self.xyzSum(red), Self.xyzSum(green), Self.xyzSum(blue))
        let primaries = Matrix3([r.x, g.x, b.x], [r.y, g.y, b.y], [r.z, g.z, b.z])
        guard let scales = primaries.inverse.map({ $0 * Self.xyz(white) }), scales.min() > 0 else { return nil }
        return primaries * Matrix3(diagonal: scales)
    }

    /// XYZ whose sum is 1, for y of a primary may be 0.
    private static func xyzSum(_ point: (x: Double, y: Double)) -> SIMD3<Double> {
        [point.x, point.y, 1 - point.x - point.y]
    }

    /// XYZ whose Y is 1.
    private static func xyz(_ point: (x: Double, y: Double)) -> SIMD3<Double> { xyzSum(point) / point.y }
}
