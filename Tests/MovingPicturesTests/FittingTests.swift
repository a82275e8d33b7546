import Foundation
import Imaging
import TestSupport
import Testing

@testable import MovingPictures

@Suite("files that keep to a limit")
struct FittingTests {
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    private func writer(_ format: MovingFormat) -> ClipWriter {
        ClipWriter(format: format, folder: scratch.folder.path)
    }

    @Test(arguments: [MovingFormat.webP, .apng, .gif])
    func withoutALimitNothingIsGivenUp(format: MovingFormat) async throws {
        let clip = Loops.disc()
        let file = try await writer(format).fitted(clip)
        #expect(file.settings == FileSettings(colors: format == .gif ? 256 : nil, frames: 6))
        let settings = try await writer(format).fitted(clip, limit: 1 << 20).settings
        #expect(settings.frames == 6 && settings.quality == nil && settings.colors ?? 0 > 64)
    }

    @Test(arguments: [MovingFormat.webP, .apng, .gif])
    func fewColorsStayAsTheyAre(format: MovingFormat) async throws {
        let clip = Loops.flat()
        let bytes = try await writer(format).fitted(clip, limit: 1 << 20).bytes
        let frames =
            switch format {
            case .webP: try WebPAnimation(bytes).shown.frames
            case .apng: try AnimationChunks(bytes).shown().frames
            default: try GIFFile(bytes).frames
            }
        #expect(frames.map(\.withoutUnseenColors) == clip.frames)
    }

    @Test(arguments: [MovingFormat.webP, .apng, .gif], [0.9, 0.6, 0.35])
    func theLimitIsKept(format: MovingFormat, share: Double) async throws {
        let clip = Loops.disc(width: 96, height: 80, frames: 8)
        let best = try await writer(format).fitted(clip)
        let limit = Int(Double(best.bytes.count) * share)
        let file = try await writer(format).fitted(clip, limit: limit)
        #expect(file.bytes.count <= limit)
        #expect(file.settings != best.settings)
        #expect(file.settings.quality != nil || file.settings.colors != nil || file.settings.frames < 8)
        // Most of what is allowed is used.
        #expect(Double(file.bytes.count) > Double(limit) * 0.5, "\(file.settings)")
    }

    @Test func theLimitIsKeptByWebM() async throws {
        let clip = Loops.noise(width: 64, height: 64, frames: 6)
        let best = try await writer(.webM).fitted(clip)
        #expect(best.settings == FileSettings(quality: ClipWriter.usualWebMQuality, frames: 6))
        let file = try await writer(.webM).fitted(clip, limit: best.bytes.count / 2)
        #expect(file.bytes.count <= best.bytes.count / 2)
        #expect(file.settings.quality ?? 100 < ClipWriter.usualWebMQuality)
        #expect(scratch.contents.isEmpty)
    }

    @Test(arguments: [MovingFormat.webP, .apng, .gif])
    func framesAreLeftOutBeforeColorsAreSpoilt(format: MovingFormat) async throws {
        let clip = Loops.noise(width: 24, height: 24, frames: 9)
        let fast = Clip(frames: clip.frames, durations: [Int](repeating: 40, count: 9))
        let one = try await writer(format).bytes(
            of: fast, quality: format == .webP ? 40 : nil, colors: format == .webP ? nil : 32)
        let file = try await writer(format).fitted(fast, limit: one.count * 3 / 4)
        #expect(file.settings.frames == 5 && file.bytes.count <= one.count * 3 / 4)
        // 80 ms are as slow as it gets.
        let shown = file.bytes
        switch format {
        case .webP: #expect(try WebPAnimation(shown).shown.durations == [80, 80, 80, 80, 40])
        case .apng: #expect(try AnimationChunks(shown).shown().durations == [80, 80, 80, 80, 40])
        default: #expect(try GIFFile(shown).delays == [8, 8, 8, 8, 4])
        }
    }

    @Test(arguments: MovingFormat.allCases)
    func whatCannotBeSaysSo(format: MovingFormat) async throws {
        let error = await #expect(throws: MovingPictureError.self) {
            try await writer(format).fitted(Loops.noise(), limit: 60)
        }
        guard case .tooLarge(format.name, let bytes, 60, let settings) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(bytes > 60 && (settings.quality == 0 || settings.colors == 2))
        #expect(error?.description.contains("the loop shorter") == true)
    }

    @Test(arguments: StillFormat.allCases)
    func picturesFitToo(format: StillFormat) async throws {
        let image = Loops.noise(width: 40, height: 40, frames: 1).frames[0]
        let writer = StillWriter(format: format)
        let best = try await writer.fitted(image)
        #expect(best.settings == FileSettings())
        #expect(try DecodedPicture(bytes: best.bytes).image.withoutUnseenColors == image.withoutUnseenColors)
        let limit = best.bytes.count / 4
        let file = try await writer.fitted(image, limit: limit)
        #expect(file.bytes.count <= limit && file.settings != best.settings)
        #expect(try DecodedPicture(bytes: file.bytes).image.width == 40)
        await #expect(throws: MovingPictureError.self) { try await writer.fitted(image, limit: 50) }
    }

    @Test(arguments: [2, 4, 15, 16, 17, 256])
    func palettePicturesAreRead(colors: Int) throws {
        let image = Loops.disc(width: 41, height: 33, frames: 1).frames[0]
        let bytes = try image.palettePNGBytes(colors: colors)
        let indices = try IndexedImage(pngBytes: bytes).indices
        #expect(Set(indices).count <= colors)
        let shown = try DecodedPicture(bytes: bytes).image
        #expect(shown[0, 0] == .clear)
        let flat = Loops.flat(frames: 1).frames[0]
        #expect(try DecodedPicture(bytes: flat.palettePNGBytes(colors: max(colors, 3))).image == flat)
        #expect(try image.palettePNGBytes(colors: colors) == bytes)
    }

    @Test func sidesHaveLimits() async throws {
        let clip = Clip(frames: [Image(width: 16384, height: 1)], durations: [40])
        await #expect(throws: MovingPictureError.sideTooLong(format: "WebP", side: 16384, limit: 16383)) {
            try await writer(.webP).fitted(clip)
        }
        #expect(try await GIFFile(writer(.gif).fitted(clip).bytes).frames[0].width == 16384)
    }

    @Test func formatsAreToldByTheirNames() {
        #expect(MovingFormat(fileExtension: "WEBP") == .webP && MovingFormat(fileExtension: "png") == .apng)
        #expect(MovingFormat(fileExtension: "webm") == .webM && MovingFormat(fileExtension: "mp4") == nil)
        #expect(StillFormat(fileExtension: "Png") == .png && StillFormat(fileExtension: "gif") == nil)
    }

    @Test func ratesAreExact() {
        let clip = Clip(frames: Loops.flat(frames: 30).frames, rate: 30)
        #expect(clip.totalDuration == 1000 && Set(clip.durations) == [33, 34])
        #expect(clip.thinned.totalDuration == 1000 && clip.thinned.frames.count == 15)
    }

    @Test(arguments: [false, true])
    func aLadderIsClimbedInFewSteps(isSteep: Bool) async throws {
        let sizes = (0...20).map { isSteep ? 10_000 >> ($0 / 2) : 10_000 - 200 * $0 }
        for limit in stride(from: sizes[20], through: sizes[0], by: 50) {
            var tried = 0
            let found = try await Ladder.best(of: Array(0...20), limit: limit) { step in
                tried += 1
                return [UInt8](repeating: 0, count: sizes[step])
            }
            let best = sizes.first { $0 <= limit } ?? 0
            #expect(found.bytes.count <= limit && (found.bytes.count == best || found.bytes.count * 100 >= limit * 92))
            #expect(tried <= (isSteep ? 8 : 5))
        }
        let tooLarge = try await Ladder.best(of: [1, 2], limit: 10) { _ in [UInt8](repeating: 0, count: 11) }
        #expect(tooLarge.step == 2)
    }

    @Test func theNearestIsFound() {
        let colors = Loops.noise(width: 9, height: 7, frames: 1).frames[0].words.map { SeenColor($0.color) }
        for color in Loops.noise(width: 8, height: 8, frames: 2).frames[1].words.map({ SeenColor($0.color) }) {
            func distance(_ other: SeenColor) -> Float {
                (0..<4).reduce(0) { $0 + (color[$1] - other[$1]) * (color[$1] - other[$1]) }
            }
            let nearest = SeenColors(colors).nearest(to: color)
            #expect(abs(distance(colors[nearest]) - (colors.map(distance).min() ?? 0)) < 1e-6)
        }
    }
}
