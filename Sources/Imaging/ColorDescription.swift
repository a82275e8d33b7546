import CImageCodecs

/// What a picture file says about the meaning of its numbers.
struct ColorDescription: Sendable, Hashable {
    /// What the channels of a row are.
    enum Model: Sendable, Hashable {
        case grey
        case rgb
        /// Cyan, magenta, yellow and black in the four bytes of a pixel, 0 for none and 255 for full.
        case inks
    }

    /// Coding-independent code points. Source: ITU-T H.273; PNG, third edition, 11.3.2.6 (cICP).
    struct CodePoints: Sendable, Hashable {
        var primaries: UInt8
        var transfer: UInt8
        var matrix: UInt8
        var isFullRange: Bool
    }

    /// CIE xy of the white point and the primaries.
    struct Chromaticities: Sendable, Hashable {
        var white: (x: Double, y: Double) { (values[0], values[1]) }
        var red: (x: Double, y: Double) { (values[2], values[3]) }
        var green: (x: Double, y: Double) { (values[4], values[5]) }
        var blue: (x: Double, y: Double) { (values[6], values[7]) }
        /// White, red, green, blue; x and y of each.
        var values: [Double]
    }

    var model = Model.rgb
    /// An ICC profile, as it stands in the file; it may be damaged.
    var profile: [UInt8]?
    var codePoints: CodePoints?
    /// The file says that it is sRGB (PNG's sRGB chunk).
    var isSRGB = false
    /// Exponent of the encoding (PNG's gAMA): 0.45455 for a picture made for gamma 2.2.
    var gamma: Double?
    var chromaticities: Chromaticities?
}

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

/// A 3×3 matrix that takes colours from one space to another.
struct Matrix3: Sendable {
    var rows: (SIMD3<Double>, SIMD3<Double>, SIMD3<Double>)

    init(_ first: SIMD3<Double>, _ second: SIMD3<Double>, _ third: SIMD3<Double>) { rows = (first, second, third) }

    init(diagonal: SIMD3<Double>) {
        self.init([diagonal.x, 0, 0], [0, diagonal.y, 0], [0, 0, diagonal.z])
    }

    private var columns: (SIMD3<Double>, SIMD3<Double>, SIMD3<Double>) {
        (
            [rows.0.x, rows.1.x, rows.2.x], [rows.0.y, rows.1.y, rows.2.y], [rows.0.z, rows.1.z, rows.2.z]
        )
    }

    static func * (matrix: Matrix3, vector: SIMD3<Double>) -> SIMD3<Double> {
        [(matrix.rows.0 * vector).sum(), (matrix.rows.1 * vector).sum(), (matrix.rows.2 * vector).sum()]
    }

    static func * (first: Matrix3, second: Matrix3) -> Matrix3 {
        let columns = second.columns
        let (x, y, z) = (first * columns.0, first * columns.1, first * columns.2)
        return Matrix3([x.x, y.x, z.x], [x.y, y.y, z.y], [x.z, y.z, z.z])
    }

    /// `nil` when the rows are (nearly) dependent.
    var inverse: Matrix3? {
        func cross(_ a: SIMD3<Double>, _ b: SIMD3<Double>) -> SIMD3<Double> {
            [a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x]
        }
        let (a, b, c) = columns
        let determinant = (a * cross(b, c)).sum()
        guard determinant.isFinite, abs(determinant) > 1e-9 else { return nil }
        return Matrix3(cross(b, c) / determinant, cross(c, a) / determinant, cross(a, b) / determinant)
    }
}
