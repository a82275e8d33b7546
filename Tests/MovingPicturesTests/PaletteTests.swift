import Imaging
import Testing

@testable import MovingPictures

@Suite("palettes")
struct PaletteTests {
    @Test func fewColorsAreKeptExactly() {
        let clip = Loops.flat()
        let palette = Palette(of: clip.frames, limit: 3)
        let wanted: Set = [Color.clear, Color(red: 255, green: 0, blue: 0), Color(red: 0, green: 0, blue: 255)]
        #expect(Set(palette.colors) == wanted)
        #expect(palette.colors.first == .clear)
    }

    @Test(arguments: [2, 3, 16, 255])
    func theSameFramesMakeTheSamePalette(limit: Int) {
        let frames = Loops.noise(width: 32).frames
        let palette = Palette(of: frames, limit: limit)
        #expect(palette.colors.count <= limit && palette.colors.count > limit / 2)
        #expect(palette == Palette(of: Loops.noise(width: 32).frames, limit: limit))
        #expect(Set(palette.colors).count == palette.colors.count)
        // Those with alpha come first.
        #expect(palette.colors.map(\.alpha) == palette.colors.map(\.alpha).sorted())
    }

    @Test func moreColorsAreNearer() {
        let clip = Loops.disc(width: 60, height: 60)
        let errors = [4, 16, 64].map { limit in
            let palette = Palette(of: clip.frames, limit: limit)
            let seen = palette.colors.map(SeenColor.init)
            let counts = ColorCounts(clip.frames)
            return zip(counts.colors, counts.counts).reduce(0.0) { sum, entry in
                let color = SeenColor(entry.0.color)
                return sum + Double(seen.map { $0.squaredDistance(to: color) }.min() ?? 0) * entry.1
            }
        }
        #expect(errors[1] < errors[0] / 4 && errors[2] < errors[1] / 4)
    }

    @Test func flatAreasAndClearOnesStayAsTheyAre() {
        // One flat colour, and a rim of hundreds of others.
        var image = Image(width: 64, height: 64)
        let flat = Color(red: 201, green: 133, blue: 77)
        for y in 8..<56 { for x in 8..<56 { image[x, y] = flat } }
        let noise = Loops.noise(width: 20, height: 20, frames: 1).frames[0]
        for y in 0..<20 { for x in 0..<20 { image[x + 44, y + 44] = noise[x, y] } }
        let palette = Palette(of: [image], limit: 24)
        #expect(palette.colors.contains(flat) && palette.colors.contains(.clear))
    }

    @Test func seenColorsComeBack() {
        for word in [0xFF10_A0F0, 0x8020_4060, 0xFFFF_FFFF, 0xFF00_0000, 0, 0x40FF_0000] as [UInt32] {
            let (color, back) = (word.color, SeenColor(word.color).color)
            #expect(color.alpha == back.alpha)
            #expect(abs(Int(color.red) - Int(back.red)) <= 2 && abs(Int(color.blue) - Int(back.blue)) <= 2)
        }
        let (light, dark) = (SeenColor(Color(red: 255, green: 0, blue: 0, alpha: 4)), SeenColor(.clear))
        #expect(light.squaredDistance(to: dark) < 0.001)
    }
}

extension SeenColor {
    fileprivate func squaredDistance(to other: SeenColor) -> Float {
        (0..<4).reduce(0) { $0 + (self[$1] - other[$1]) * (self[$1] - other[$1]) }
    }
}
