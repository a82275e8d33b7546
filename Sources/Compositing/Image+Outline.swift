package import Imaging

extension Image {
    /// The picture with a line round what is drawn, as the filter of an SVG document draws it: for loops, of whose time that filter
    /// would take three quarters.
    ///
    /// - Parameters:
    ///   - color: of the line, opaque.
    ///   - width: how far the line reaches, in pixels, above 0; what would leave the picture is cut.
    package func outlined(_ color: Color, width: Double) -> Image {
        var cover = Coverage(of: self)
        cover.blur(deviation: width)
        cover.steepen(about: AvatarOutline.limit, slope: AvatarOutline.slope)
        var image = self
        let line = SIMD3(Float(color.red), Float(color.green), Float(color.blue))
        image.pixels.withUnsafeMutableBufferPointer { pixels in
            cover.values.withUnsafeBufferPointer { cover in
                for (place, share) in cover.enumerated() where share > 0 && pixels[place * 4 + 3] < 255 {
                    let start = place * 4
                    let above = Float(pixels[start + 3]) / 255
                    let below = share * (1 - above)
                    let alpha = above + below
                    let drawn = SIMD3(Float(pixels[start]), Float(pixels[start + 1]), Float(pixels[start + 2]))
                    let mixed = (drawn * above + line * below) / alpha
                    for channel in 0..<3 { pixels[start + channel] = UInt8(mixed[channel].rounded()) }
                    pixels[start + 3] = UInt8((alpha * 255).rounded())
                }
            }
        }
        return image
    }
}

/// How much of each pixel something covers, 0…1.
private struct Coverage {
    private let width: Int
    private let height: Int
    private(set) var values: [Float]

    init(of image: Image) {
        (width, height) = (image.width, image.height)
        values = image.pixels.withUnsafeBufferPointer { pixels in
            (0..<image.width * image.height).map { Float(pixels[$0 * 4 + 3]) / 255 }
        }
    }

    /// Nearly a Gaussian blur: three means over boxes, as SVG has it. Source: W3C, "Filter Effects Module Level 1", § 9.14.
    mutating func blur(deviation: Double) {
        let side = max(Int(deviation * 3 * (2 * Double.pi).squareRoot() / 4 + 0.5), 1)
        let half = side / 2
        let boxes =
            side % 2 == 1
            ? [(half, half), (half, half), (half, half)] : [(half, half - 1), (half - 1, half), (half, half)]
        for (before, after) in boxes { average(before, after) }
    }

    /// Means over so many pixels before and after each, along rows and then along columns.
    private mutating func average(_ before: Int, _ after: Int) {
        let (width, height) = (width, height)
        let share = 1 / Float(before + after + 1)
        var sums = [Float](repeating: 0, count: width)
        let old = [Float](unsafeUninitializedCapacity: width * height) { old, count in
            values.withUnsafeBufferPointer { values in
                // Four rows at a time, the last one again where there are fewer: each sum waits for the one before it, and four wait together.
                for top in stride(from: 0, to: height, by: 4) {
                    func start(_ row: Int) -> Int { min(top + row, height - 1) * width }
                    let (a, b, c, d) = (start(0), start(1), start(2), start(3))
                    func column(_ x: Int) -> SIMD4<Float> {
                        SIMD4(values[a &+ x], values[b &+ x], values[c &+ x], values[d &+ x])
                    }
                    var sum = SIMD4<Float>.zero
                    for x in 0..<min(after, width) { sum += column(x) }
                    for x in 0..<width {
                        if x &+ after < width { sum += column(x &+ after) }
                        if x > before { sum -= column(x &- before &- 1) }
                        let mean = sum * share
                        (old[a &+ x], old[b &+ x], old[c &+ x], old[d &+ x]) = (mean[0], mean[1], mean[2], mean[3])
                    }
                }
            }
            count = width * height
        }
        values.withUnsafeMutableBufferPointer { values in
            old.withUnsafeBufferPointer { old in
                sums.withUnsafeMutableBufferPointer { sums in
                    for y in 0..<min(after, height) {
                        for x in 0..<width { sums[x] += old[y * width + x] }
                    }
                    for y in 0..<height {
                        if y + after < height {
                            let start = (y + after) * width
                            for x in 0..<width { sums[x] += old[start + x] }
                        }
                        if y > before {
                            let start = (y - before - 1) * width
                            for x in 0..<width { sums[x] -= old[start + x] }
                        }
                        for x in 0..<width { values[y * width + x] = sums[x] * share }
                    }
                }
            }
        }
    }

    /// What is above the limit becomes 1, what is below it 0.
    mutating func steepen(about limit: Double, slope: Double) {
        let (limit, slope) = (Float(limit), Float(slope))
        for place in values.indices { values[place] = min(max((values[place] - limit) * slope + 0.5, 0), 1) }
    }
}
