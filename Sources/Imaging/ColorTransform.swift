/// Takes a picture's rows to sRGB.
///
/// What counts is, from the first to the last that can be used: coding-independent code points, an ICC profile, the word that it is sRGB,
/// gamma with chromaticities. Source: PNG, third edition, 4.3 (colour spaces). Whatever cannot be used is as if it were not there.
struct ColorTransform: Sendable {
    private enum Step: Sendable {
        case identity
        case coded(CodedColors)
        case profile(ProfileTransform)
        /// Red, green and blue for each grey level.
        case levels([UInt8])
        case plainInks
    }

    private let step: Step

    /// - Returns: `nil` when rows are sRGB as they are, to a level of 255. Never `nil` for inks.
    init?(_ colors: ColorDescription) {
        switch colors.model {
        case .inks:
            let profile = colors.profile.flatMap { ProfileTransform($0, model: .inks) }
            step =
                profile.flatMap { Self.isSane(.profile($0), white: 0, black: 255) ? .profile($0) : nil } ?? .plainInks
        case .rgb:
            step = Self.step(colors) { profile in
                ProfileTransform(profile, model: .rgb).map { .profile($0) }
            }
        case .grey:
            let step = Self.step(colors) { profile in
                ProfileTransform(profile, model: .grey).map { .levels(Self.levels($0)) }
            }
            if case .coded(let coded) = step { self.step = .levels(Self.levels(coded)) } else { self.step = step }
        }
        if case .identity = step { return nil }
    }

    /// Changes a row in place, W×4 bytes: red, green, blue and straight alpha, of which alpha stays; or four inks, which become red, green,
    /// blue and 255. Many threads may do this at a time.
    func apply(to row: UnsafeMutableBufferPointer<UInt8>) { Self.apply(step, to: row) }

    private static func step(_ colors: ColorDescription, profileStep: ([UInt8]) -> Step?) -> Step {
        if let points = colors.codePoints, let coded = CodedColors(points) { return simplest(.coded(coded)) }
        if let step = colors.profile.flatMap(profileStep), isSane(step, white: 255, black: 0) { return simplest(step) }
        if colors.isSRGB { return .identity }
        if let gamma = colors.gamma, let coded = CodedColors(gamma: gamma, colors.chromaticities) {
            return simplest(.coded(coded))
        }
        return .identity
    }

    private static func apply(_ step: Step, to row: UnsafeMutableBufferPointer<UInt8>) {
        guard let start = row.baseAddress else { return }
        switch step {
        case .identity: break
        case .coded(let coded): coded.apply(to: row)
        case .profile(let profile):
            profile.apply(start, to: start, count: row.count / 4)
            if profile.readsInks { for alpha in stride(from: 3, to: row.count, by: 4) { row[alpha] = 255 } }
        case .levels(let levels):
            for index in stride(from: 0, to: row.count - 3, by: 4) {
                let level = Int(row[index]) * 3
                for channel in 0..<3 { row[index + channel] = levels[level + channel] }
            }
        case .plainInks:
            for index in stride(from: 0, to: row.count - 3, by: 4) {
                let light = 255 - Int(row[index + 3])
                for ink in index..<index + 3 {
                    row[ink] = UInt8(truncatingIfNeeded: ((255 - Int(row[ink])) * light + 127) / 255)
                }
                row[index + 3] = 255
            }
        }
    }

    /// The identity for a step that changes no colour of a grid, and no grey, by more than a level: such pictures stay as they are.
    private static func simplest(_ step: Step) -> Step {
        var colors: [UInt8] = (0...255).flatMap { [$0, $0, $0, 255] }
        if case .levels = step {
        } else {
            for index in 0..<9 * 9 * 9 {
                colors += [index / 81, index / 9 % 9, index % 9].map { UInt8($0 * 255 / 8) } + [255]
            }
        }
        var changed = colors
        changed.withUnsafeMutableBufferPointer { apply(step, to: $0) }
        return zip(colors, changed).allSatisfy { abs(Int($0) - Int($1)) <= 1 } ? .identity : step
    }

    /// Whether white is lighter than black by a quarter of the way at least: damaged profiles make one colour of all.
    private static func isSane(_ step: Step, white: UInt8, black: UInt8) -> Bool {
        // The last byte of black is alpha, or the black ink.
        var pair = [white, white, white, white] + [black, black, black, 255]
        pair.withUnsafeMutableBufferPointer { apply(step, to: $0) }
        return pair[0..<3].reduce(0) { $0 + Int($1) } >= pair[4..<7].reduce(0) { $0 + Int($1) } + 3 * 64
    }

    private static func levels(_ profile: ProfileTransform) -> [UInt8] {
        var colors = [UInt8](repeating: 0, count: 256 * 4)
        profile.apply((0...255).map { UInt8($0) }, to: &colors, count: 256)
        return (0..<256).flatMap { colors[$0 * 4..<$0 * 4 + 3] }
    }

    private static func levels(_ coded: CodedColors) -> [UInt8] {
        var colors: [UInt8] = (0...255).flatMap { [$0, $0, $0, 255] }
        colors.withUnsafeMutableBufferPointer { coded.apply(to: $0) }
        return (0..<256).flatMap { colors[$0 * 4..<$0 * 4 + 3] }
    }
}

extension CodedColors {
    /// - Returns: `nil` for code points that mean nothing to us, and for those of a matrix, which rows of red, green and blue do not have.
    fileprivate init?(_ points: ColorDescription.CodePoints) {
        // What is unspecified is as in sRGB where the other is told. Source: ISO/IEC 23000-22 (MIAF), 7.3.6.4.
        guard points.matrix == 0, points.primaries != 2 || points.transfer != 2,
            let primaries = ColorDescription.Chromaticities(codePoint: points.primaries == 2 ? 1 : points.primaries),
            let curve = TransferCurve(codePoint: points.transfer == 2 ? 13 : points.transfer)
        else { return nil }
        self.init(curve: curve, primaries: primaries, isFullRange: points.isFullRange)
    }

    /// - Returns: `nil` where this is sRGB within what writers round, or out of all proportion.
    fileprivate init?(gamma: Double, _ chromaticities: ColorDescription.Chromaticities?) {
        let primaries = chromaticities.flatMap { $0.isNearSRGB ? nil : $0 }
        let isUsual = abs(gamma - 1 / 2.2) <= 0.05 / 2.2
        guard gamma.isFinite, gamma >= 0.1, gamma <= 4, !isUsual || primaries != nil else { return nil }
        self.init(curve: .power(1 / gamma), primaries: primaries ?? .sRGB)
    }
}
