import CLCMS

/// Takes pixels from an ICC profile's colours to sRGB.
///
/// Relative colorimetric, with black point compensation: colours as the profile measures them, white to white and black to black. What the
/// profile's maker made of them for other media (its perceptual table) is used only where there is no other; see `docs/decisions/colors.md`.
final class ProfileTransform: @unchecked Sendable {
    /// What an embedded profile may weigh; those of printing presses have about 2 MiB.
    static let largestProfile = 4 << 20

    // A context that no one else uses, and a transform that lcms2 lets many threads use at a time.
    private let context: cmsContext
    private let transform: cmsHTRANSFORM
    let readsInks: Bool

    /// - Parameter model: what the pixels are: grey is read as one byte a pixel, and 4 bytes a pixel are written.
    /// - Returns: `nil` for a profile that is damaged, too large, for other pixels, or no description of a device's colours.
    init?(_ profile: [UInt8], model: ColorDescription.Model) {
        guard profile.count >= 132, profile.count <= Self.largestProfile, let context = cmsCreateContext(nil, nil)
        else {
            return nil
        }
        // nil is the handler that says nothing.
        cmsSetLogErrorHandlerTHR(context, nil)
        guard let transform = Self.transform(Self.withoutFloatTables(profile), model: model, context: context) else {
            cmsDeleteContext(context)
            return nil
        }
        self.context = context
        self.transform = transform
        readsInks = model == .inks
    }

    deinit {
        cmsDeleteTransform(transform)
        cmsDeleteContext(context)
    }

    /// Writes `count` pixels; the places may be the same when both have 4 bytes a pixel. Alpha is left as it is.
    func apply(_ source: UnsafePointer<UInt8>, to target: UnsafeMutablePointer<UInt8>, count: Int) {
        cmsDoTransform(transform, source, target, cmsUInt32Number(count))
    }

    private static func transform(
        _ bytes: [UInt8], model: ColorDescription.Model, context: cmsContext
    ) -> cmsHTRANSFORM? {
        guard let profile = cmsOpenProfileFromMemTHR(context, bytes, cmsUInt32Number(bytes.count)) else { return nil }
        defer { cmsCloseProfile(profile) }
        let (space, layout) =
            switch model {
            case .grey: (cmsSigGrayData, mugmoji_layout_grey_8)
            case .rgb: (cmsSigRgbData, mugmoji_layout_rgba_8)
            case .inks: (cmsSigCmykData, mugmoji_layout_cmyk_8)
            }
        let classes = [cmsSigInputClass, cmsSigDisplayClass, cmsSigOutputClass, cmsSigColorSpaceClass]
        guard cmsGetColorSpace(profile) == space, classes.contains(cmsGetDeviceClass(profile)),
            [cmsSigXYZData, cmsSigLabData].contains(cmsGetPCS(profile)), let sRGB = cmsCreate_sRGBProfileTHR(context)
        else { return nil }
        defer { cmsCloseProfile(sRGB) }
        return cmsCreateTransformTHR(
            context, profile, layout, sRGB, mugmoji_layout_rgba_8, cmsUInt32Number(INTENT_RELATIVE_COLORIMETRIC),
            cmsUInt32Number(cmsFLAGS_BLACKPOINTCOMPENSATION))
    }

    /// Hides the tables of floating-point steps (D2B0 … D2B3), of which a small file can name millions; every profile that has them
    /// has ordinary ones too. Source: ICC.1:2022, 7.3 (tag table), 9.2.
    private static func withoutFloatTables(_ profile: [UInt8]) -> [UInt8] {
        var profile = profile
        let count = profile[128..<132].reduce(0) { $0 << 8 | Int($1) }
        for index in 0..<min(count, (profile.count - 132) / 12) {
            let tag = 132 + index * 12
            if profile[tag..<tag + 3].elementsEqual("D2B".utf8) { profile[tag] = UInt8(ascii: "x") }
        }
        return profile
    }
}
