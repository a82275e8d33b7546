import Imaging
import Testing

@testable import MovingPictures

@Suite("GIF")
struct AnimatedGIFTests {
    private let writer = ClipWriter(format: .gif)

    @Test(arguments: [Loops.flat(), Loops.vanishing, Loops.flat(width: 1, height: 1, frames: 1), Loops.flat(frames: 1)])
    func flatColorsComeBack(clip: Clip) async throws {
        let bytes = try await writer.bytes(of: clip)
        // The second time a player begins with what the first time left.
        for rounds in 1...2 {
            let file = try GIFFile(bytes, rounds: rounds)
            #expect(file.frames == clip.shown.frames)
            #expect(file.loops == 0)
        }
    }

    @Test func softEdgesBecomeHard() async throws {
        let clip = Loops.disc()
        let file = try GIFFile(try await writer.bytes(of: clip))
        #expect(file.frames.count == clip.frames.count && file.colors <= 256)
        for (frame, shown) in zip(clip.frames, file.frames) {
            let alphas = zip(frame.words, shown.words).map { ($0.alpha, $1.alpha) }
            #expect(alphas.allSatisfy { $0.0 >= 128 ? $0.1 == 255 : $0.1 == 0 })
        }
        #expect(AnimatedGIF.opaque(clip).difference(from: file.frames) <= 16)
    }

    @Test func pixelsThatGoAreCleared() async throws {
        let file = try GIFFile(try await writer.bytes(of: Loops.vanishing))
        #expect(file.disposals[0] == 2)
        // A square that moves within another takes nothing away.
        let frames = Loops.flat().frames
        let still = try GIFFile(
            try await writer.bytes(of: Clip(frames: [frames[1], frames[1], frames[2]], durations: [30, 30, 30])))
        #expect(still.frames.count == 2 && still.delays == [6, 3])
        #expect(still.areas[1].width < 23)
    }

    @Test func roundingDoesNotAddUp() async throws {
        #expect(AnimatedGIF.hundredths([33, 33, 34, 33, 33, 34]) == [3, 4, 3, 3, 4, 3])
        let clip = Clip(frames: Loops.flat(frames: 6).frames, rate: 30)
        let file = try GIFFile(try await writer.bytes(of: clip))
        #expect(file.delays.reduce(0, +) == 20)
    }

    @Test(arguments: [2, 3, 17, 255, 256])
    func noMoreColorsThanAllowed(colors: Int) async throws {
        let file = try GIFFile(try await writer.bytes(of: Loops.noise(), colors: colors))
        var seen: Set<Color> = []
        for frame in file.frames {
            for y in 0..<frame.height { for x in 0..<frame.width { seen.insert(frame[x, y]) } }
        }
        #expect(seen.count <= colors && seen.contains(.clear))
    }

    @Test func colorsWithoutClearOnesAreKept() async throws {
        let opaque = AnimatedGIF.opaque(Loops.noise(width: 15, height: 17, frames: 1)).frames[0].words
        let clip = Clip(
            frames: [Image(width: 15, height: 17, words: opaque.map { $0 | 0xFF00_0000 })], durations: [100])
        #expect(try GIFFile(try await writer.bytes(of: clip)).frames == clip.frames)
    }

    @Test(arguments: [1, 2, 5, 8])
    func compressionIsRead(bits: Int) throws {
        // Long enough for the table of codes to fill up twice.
        let words = Loops.noise(width: 200, height: 150, frames: 1).frames[0].words
        // One number stands for what is clear.
        let count = min(1 << bits, 255)
        let colors = (0..<count).map { Color(red: UInt8($0), green: 0, blue: 0) }
        let clip = Clip(
            frames: [
                Image(
                    width: 200, height: 150,
                    words: words.map { $0 % UInt32(count) | 0xFF00_0000 })
            ], durations: [40])
        let indexed = IndexedClip(clip, palette: Palette(colors).withClear)
        let file = try GIFFile(try AnimatedGIF.bytes(of: indexed))
        #expect(file.frames == clip.frames)
    }

    @Test func dotsComeNearerThanFlatAreas() async throws {
        let clip = Loops.disc(width: 64, height: 64, frames: 1)
        func mean(_ images: [Image]) -> [Int] {
            let seen = images[0].seen(on: 0)
            return (0..<3).map { channel in stride(from: channel, to: seen.count, by: 3).reduce(0) { $0 + seen[$1] } }
        }
        let flat = try GIFFile(try await writer.bytes(of: clip, colors: 6)).frames
        let dotted = try GIFFile(
            try await ClipWriter(format: .gif, isDithered: true).bytes(of: clip, colors: 6)
        ).frames
        let wanted = mean(AnimatedGIF.opaque(clip).frames)
        #expect(dotted != flat)
        let error = { (images: [Image]) in zip(mean(images), wanted).map { abs($0 - $1) }.reduce(0, +) }
        #expect(error(dotted) < error(flat))
    }
}
