import Imaging
import Testing

@testable import MovingPictures

@Suite("loops frame by frame")
struct LoopWriterTests {
    private func bytes(_ clip: Clip, as format: MovingFormat) throws -> [UInt8] {
        let writer = try #require(try LoopWriter(format: format, width: clip.width, height: clip.height))
        for (frame, duration) in zip(clip.frames, clip.durations) { try writer.add(frame, duration: duration) }
        return try writer.finish()
    }

    @Test(arguments: [Loops.disc(), Loops.flat(), Loops.noise(), Loops.vanishing])
    func nothingIsLost(clip: Clip) throws {
        let webP = try WebPAnimation(bytes(clip, as: .webP)).shown
        #expect(webP.frames.map(\.withoutUnseenColors) == clip.shown.frames && webP.durations == clip.shown.durations)
        let png = try AnimationChunks(bytes(clip, as: .apng)).shown()
        #expect(png.frames.map(\.withoutUnseenColors) == clip.shown.frames && png.durations == clip.shown.durations)
    }

    /// Each frame has its own colours, also in the second round.
    @Test(arguments: [Loops.flat(), Loops.vanishing], [1, 2])
    func ofGIFFlatColorsStay(clip: Clip, rounds: Int) throws {
        let file = try GIFFile(bytes(clip, as: .gif), rounds: rounds)
        #expect(file.frames.map(\.withoutUnseenColors) == clip.shown.frames)
        #expect(file.delays == AnimatedGIF.hundredths(clip.shown.durations) && file.loops == 0)
    }

    @Test func ofGIFSoftColorsAreNear() throws {
        let clip = AnimatedGIF.opaque(Loops.disc(width: 96, height: 80))
        #expect(clip.difference(from: try GIFFile(bytes(clip, as: .gif)).frames) < 24)
    }

    @Test(arguments: [MovingFormat.webP, .apng, .gif])
    func framesThatAreAlikeAreOne(format: MovingFormat) throws {
        let frames = Loops.flat(frames: 2).frames
        let clip = Clip(frames: [frames[0], frames[0], frames[1]], durations: [30, 30, 40])
        let merged = Clip(frames: [frames[0], frames[1]], durations: [60, 40])
        #expect(try bytes(clip, as: format) == bytes(merged, as: format))
    }

    @Test func whatIsNoneOfItsFormatsIsSaid() throws {
        #expect(try LoopWriter(format: .webM, width: 8, height: 8) == nil)
        #expect(throws: MovingPictureError.self) { try LoopWriter(format: .webP, width: 16384, height: 1) }
    }
}
