import Imaging
import Testing

@testable import MovingPictures

@Suite("animated PNG")
struct AnimatedPNGTests {
    @Test(arguments: [Loops.disc(), Loops.flat(), Loops.noise(), Loops.vanishing, Loops.disc(width: 1, height: 1)])
    func everyPixelComesBack(clip: Clip) throws {
        let file = try AnimationChunks(try AnimatedPNG.bytes(of: clip))
        #expect(try file.shown() == clip.shown)
        #expect((file.width, file.height) == (clip.width, clip.height))
        #expect(file.frameCount == file.frames.count && file.loops == 0)
        #expect(file.types.first == "IHDR" && file.types.last == "IEND")
        #expect(file.types.filter { $0 == "acTL" }.count == 1)
        // Programs without animations show the first frame.
        #expect(try DecodedPicture(bytes: AnimatedPNG.bytes(of: clip)).image == clip.frames[0])
    }

    @Test func onlyWhatHasChangedIsWritten() throws {
        let file = try AnimationChunks(try AnimatedPNG.bytes(of: Loops.flat()))
        #expect(file.frames[0].area == .all(23, 17))
        #expect(file.frames.dropFirst().allSatisfy { $0.area.width <= 9 && $0.area.height <= 6 })
        #expect(file.frames.allSatisfy { $0.disposal == 0 })
    }

    @Test func whatStaysIsLeftOutWhereThatIsSmaller() throws {
        let noise = Loops.noise(width: 40, height: 40, frames: 1).frames[0]
        var words = noise.words.map { $0 | 0xFF00_0000 }
        let first = Image(width: 40, height: 40, words: words)
        (words[0], words[40 * 40 - 1]) = (0xFF00_0000, 0xFFFF_FFFF)
        let clip = Clip(frames: [first, Image(width: 40, height: 40, words: words)], durations: [40, 40])
        let file = try AnimationChunks(try AnimatedPNG.bytes(of: clip))
        #expect(file.frames[1].isOverlay && file.frames[1].pixels.count < 100)
        #expect(try file.shown() == clip.shown)
    }

    @Test func framesThatAreAlikeAreOne() throws {
        let frames = Loops.flat(frames: 2).frames
        let clip = Clip(
            frames: [frames[0], frames[0], frames[1], frames[1], frames[1], frames[0]],
            durations: [33, 34, 33, 33, 34, 33])
        let file = try AnimationChunks(try AnimatedPNG.bytes(of: clip))
        #expect(try file.shown().durations == [67, 100, 33])
    }

    @Test func aFrameMayStandForMinutes() throws {
        let clip = Clip(frames: Loops.flat(frames: 2).frames, durations: [40, 70_000])
        #expect(try AnimationChunks(try AnimatedPNG.bytes(of: clip)).shown().durations == [40, 70_000])
    }

    @Test(arguments: [Loops.flat(), Loops.vanishing])
    func aPaletteOfAllColorsLosesNothing(clip: Clip) async throws {
        let bytes = try await ClipWriter(format: .apng).bytes(of: clip, colors: 256)
        let file = try AnimationChunks(bytes)
        #expect(try file.shown() == clip.shown)
        // Three colours take two bits.
        #expect(Array(file.form.prefix(2)) == [2, 3])
    }

    @Test(arguments: [256, 64, 8, 2])
    func aPaletteIsNearTheColors(colors: Int) async throws {
        let clip = Loops.disc()
        let bytes = try await ClipWriter(format: .apng).bytes(of: clip, colors: colors)
        let shown = try AnimationChunks(bytes).shown()
        #expect(shown.totalDuration == clip.totalDuration)
        var seen: Set<Color> = []
        for frame in shown.frames {
            for y in 0..<frame.height { for x in 0..<frame.width { seen.insert(frame[x, y]) } }
        }
        #expect(seen.count <= colors)
        let most = [256: 16, 64: 36, 8: 90, 2: 255][colors] ?? 0
        #expect(clip.difference(from: shown.frames) <= most, "\(colors): \(clip.difference(from: shown.frames))")
    }
}
