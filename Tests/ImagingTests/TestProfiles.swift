import CLCMS
import Imaging

/// ICC profiles made on the spot, and pictures taken to them.
enum TestProfiles {
    struct RGB: Sendable, CustomStringConvertible {
        var description: String
        /// xy of white, red, green and blue.
        var points: [Double]
        var gamma: Double
        var version = 4.3
    }

    static let sRGBPoints = [0.3127, 0.3290, 0.64, 0.33, 0.30, 0.60, 0.15, 0.06]
    static let proPhoto = RGB(
        description: "ProPhoto RGB", points: [0.3457, 0.3585, 0.7347, 0.2653, 0.1596, 0.8404, 0.0366, 0.0001],
        gamma: 1.8)
    static let rgb = [
        proPhoto,
        RGB(
            description: "Generic RGB", points: [0.3127, 0.3290, 0.6250, 0.3400, 0.2800, 0.5950, 0.1550, 0.0700],
            gamma: 1.8,
            version: 2.1),
        RGB(
            description: "Adobe RGB", points: [0.3127, 0.3290, 0.64, 0.33, 0.21, 0.71, 0.15, 0.06], gamma: 563.0 / 256,
            version: 2.1),
        RGB(
            description: "Display P3", points: [0.3127, 0.3290, 0.680, 0.320, 0.265, 0.690, 0.150, 0.060], gamma: 0),
        RGB(description: "BT.2020", points: [0.3127, 0.3290, 0.708, 0.292, 0.170, 0.797, 0.131, 0.046], gamma: 2.4),
    ]

    /// Stands for the curve of BT.709's cameras, as 0 does for that of sRGB.
    static let bt709 = -709.0

    static func bytes(_ profile: RGB) -> [UInt8] {
        func point(_ index: Int) -> cmsCIExyY {
            cmsCIExyY(x: profile.points[index], y: profile.points[index + 1], Y: 1)
        }
        var (white, primaries) = (point(0), cmsCIExyYTRIPLE(Red: point(2), Green: point(4), Blue: point(6)))
        let curve = curve(profile.gamma)
        defer { cmsFreeToneCurve(curve) }
        var curves = [curve, curve, curve]
        return saved(cmsCreateRGBProfile(&white, &primaries, &curves), version: profile.version)
    }

    static func grey(gamma: Double) -> [UInt8] {
        var white = cmsCIExyY(x: 0.3457, y: 0.3585, Y: 1)
        let curve = curve(gamma)
        defer { cmsFreeToneCurve(curve) }
        return saved(cmsCreateGrayProfile(&white, curve), version: 2.1)
    }

    static var sRGB: [UInt8] { saved(cmsCreate_sRGBProfile(), version: 4.3) }

    /// A press whose inks are no ideal ones (cyan is a blue-green, black a dark grey): a table of 9 steps an ink.
    static var press: [UInt8] {
        let profile = cmsCreateProfilePlaceholder(nil)
        cmsSetProfileVersion(profile, 2.1)
        cmsSetDeviceClass(profile, cmsSigOutputClass)
        cmsSetColorSpace(profile, cmsSigCmykData)
        cmsSetPCS(profile, cmsSigLabData)
        let table = cmsStageAllocCLut16bit(nil, 9, 4, 3, nil)
        cmsStageSampleCLut16bit(
            table,
            { inks, lab, toLab in
                guard let inks, let lab, let toLab else { return 0 }
                var color = TestProfiles.printed((0..<4).map { Double(inks[$0]) / 65535 }).map { UInt8($0 * 255 + 0.5) }
                var result = cmsCIELab()
                cmsDoTransform(toLab, &color, &result, 1)
                // The encoding of a table in version 2.
                cmsFloat2LabEncodedV2(lab, &result)
                return 1
            }, sRGBToLab, 0)
        let lut = cmsPipelineAlloc(nil, 4, 3)
        defer { cmsPipelineFree(lut) }
        cmsPipelineInsertStage(lut, cmsAT_BEGIN, table)
        cmsWriteTag(profile, cmsSigAToB0Tag, lut.map { UnsafeRawPointer($0) })
        return saved(profile, version: 2.1)
    }

    /// Red, green and blue (0…1, sRGB) of inks of 0…1 as ``press`` prints them.
    static func printed(_ inks: [Double]) -> [Double] {
        let colors = [[0.0, 0.62, 0.88], [0.87, 0.05, 0.5], [1.0, 0.93, 0.05], [0.14, 0.13, 0.13]]
        return (0..<3).map { channel in
            zip(inks, colors).reduce(1) { $0 * (1 - $1.0 * (1 - $1.1[channel])) }
        }
    }

    /// W×4 bytes of sRGB as a profile's bytes.
    static func pixels(_ sRGB: [UInt8], in profile: [UInt8]) -> [UInt8] {
        let source = cmsCreate_sRGBProfile()
        let target = cmsOpenProfileFromMem(profile, UInt32(profile.count))
        let transform = cmsCreateTransform(
            source, mugmoji_layout_rgba_8, target, mugmoji_layout_rgba_8, UInt32(INTENT_RELATIVE_COLORIMETRIC), 0)
        defer {
            cmsDeleteTransform(transform)
            cmsCloseProfile(source)
            cmsCloseProfile(target)
        }
        var pixels = sRGB
        cmsDoTransform(transform, sRGB, &pixels, UInt32(sRGB.count / 4))
        return pixels
    }

    private static var sRGBToLab: UnsafeMutableRawPointer? {
        let (source, lab) = (cmsCreate_sRGBProfile(), cmsCreateLab4Profile(nil))
        defer {
            cmsCloseProfile(source)
            cmsCloseProfile(lab)
        }
        // 3 bytes a pixel to three doubles, as lcms2's TYPE_RGB_8 and TYPE_Lab_DBL have it.
        let (rgb, doubles) = (UInt32(4 << 16 | 3 << 3 | 1), UInt32(1 << 22 | 10 << 16 | 3 << 3))
        return cmsCreateTransform(source, rgb, lab, doubles, UInt32(INTENT_RELATIVE_COLORIMETRIC), 0)
    }

    private static func curve(_ gamma: Double) -> OpaquePointer? {
        switch gamma {
        case 0: cmsBuildParametricToneCurve(nil, 4, [2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045])
        case bt709: cmsBuildParametricToneCurve(nil, 4, [1 / 0.45, 1 / 1.099, 0.099 / 1.099, 1 / 4.5, 0.081])
        default: cmsBuildGamma(nil, gamma)
        }
    }

    private static func saved(_ profile: UnsafeMutableRawPointer?, version: Double) -> [UInt8] {
        defer { cmsCloseProfile(profile) }
        cmsSetProfileVersion(profile, version)
        var size: UInt32 = 0
        cmsSaveProfileToMem(profile, nil, &size)
        var bytes = [UInt8](repeating: 0, count: Int(size))
        cmsSaveProfileToMem(profile, &bytes, &size)
        return bytes
    }
}
