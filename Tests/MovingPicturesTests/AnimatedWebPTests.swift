import Imaging
import Testing

@testable import MovingPictures

@Suite("animated WebP")
struct AnimatedWebPTests {
    @Test(arguments: [Loops.disc(), Loops.flat(), Loops.noise(), Loops.vanishing], [true, false])
    func losslessIsEqual(clip: Clip, isFast: Bool) throws {
        let file = try WebPAnimation(AnimatedWebP.bytes(of: clip, isFast ? .losslessAtOnce : .lossless))
        #expect(file.loops == 0)
        #expect(file.shown.frames.map(\.withoutUnseenColors) == clip.shown.frames)
        #expect(file.shown.durations == clip.shown.durations)
    }

    @Test func framesThatAreAlikeAreOne() throws {
        let frames = Loops.flat(frames: 2).frames
        let clip = Clip(frames: [frames[0], frames[0], frames[1]], durations: [33, 33, 34])
        #expect(try WebPAnimation(AnimatedWebP.bytes(of: clip, .lossless)).shown.durations == [66, 34])
    }

    @Test(arguments: [(1, 1), (7, 3)])
    func oneFrameIsAPicture(width: Int, height: Int) throws {
        let clip = Loops.disc(width: width, height: height, frames: 1)
        let bytes = try AnimatedWebP.bytes(of: clip, .lossless)
        #expect(try DecodedPicture(bytes: bytes).image.withoutUnseenColors == clip.frames[0])
    }

    @Test func lessQualityIsFewerBytes() throws {
        let clip = Loops.disc(width: 96, height: 80)
        let sizes = try [95, 60, 20].map { try AnimatedWebP.bytes(of: clip, .lossy(quality: $0)).count }
        #expect(sizes == sizes.sorted(by: >))
        let shown = try WebPAnimation(AnimatedWebP.bytes(of: clip, .lossy(quality: 95))).shown
        #expect(shown.totalDuration == clip.totalDuration && shown.frames.count == clip.frames.count)
        #expect(clip.difference(from: shown.frames) <= 40)
    }
}
