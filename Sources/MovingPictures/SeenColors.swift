/// Colours among which the nearest is looked for, eight at a time.
struct SeenColors: Sendable {
    private struct Eight {
        var light = SIMD8<Float>(repeating: .infinity)
        var cover = SIMD8<Float>(repeating: 0)
        var a = SIMD8<Float>(repeating: 0)
        var b = SIMD8<Float>(repeating: 0)
    }

    /// The last is filled up with what is far from everything.
    private var eights: [Eight] = []

    init(_ colors: [SeenColor]) {
        for (index, color) in colors.enumerated() {
            if index % 8 == 0 { eights.append(Eight()) }
            eights[index / 8].light[index % 8] = color.light
            eights[index / 8].cover[index % 8] = color.cover
            eights[index / 8].a[index % 8] = color.a
            eights[index / 8].b[index % 8] = color.b
        }
    }

    /// The number of the nearest; of several the first.
    func nearest(to color: SeenColor) -> Int {
        eights.withUnsafeBufferPointer { eights in
            var best = SIMD8<Float>(repeating: .infinity)
            var places = SIMD8<Int32>(repeating: 0)
            for place in eights.indices {
                let (light, cover) = (eights[place].light - color.light, eights[place].cover - color.cover)
                let (a, b) = (eights[place].a - color.a, eights[place].b - color.b)
                let distance = light * light + cover * cover + a * a + b * b
                let isNearer = distance .< best
                best.replace(with: distance, where: isNearer)
                places.replace(with: Int32(place), where: isNearer)
            }
            let numbers = places &* 8 &+ SIMD8(0, 1, 2, 3, 4, 5, 6, 7)
            let least = best.min()
            return Int(SIMD8(repeating: Int32.max).replacing(with: numbers, where: best .== least).min())
        }
    }
}
