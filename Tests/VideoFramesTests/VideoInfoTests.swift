import Foundation
import Testing

@testable import VideoFrames

@Suite("what ffprobe reports")
struct VideoInfoTests {
    private func info(_ streams: String) throws -> VideoInfo {
        let json = "{\"streams\": [\(streams)], \"format\": {\"duration\": \"2.5\"}}"
        return try VideoInfo(try #require(ProbeReport(json: json.utf8)))
    }

    @Test func aTurnedVideoIsAsWideAsItWasHigh() throws {
        let video = try info(
            """
            {"index": 0, "codec_type": "audio", "codec_name": "aac"},
            {"index": 1, "codec_type": "video", "width": 640, "height": 360, "r_frame_rate": "30000/1001",
             "side_data_list": [{"rotation": -90}]}
            """)
        #expect((video.width, video.height) == (360, 640))
        #expect(video.stream == 1 && video.soundCodec == "aac" && video.duration == 2.5)
        #expect(video.frameRate.map { abs($0 - 29.97) < 0.01 } == true)
    }

    @Test func pixelsBecomeSquare() throws {
        let video = try info(
            """
            {"index": 0, "codec_type": "video", "width": 720, "height": 576, "sample_aspect_ratio": "16:15"}
            """)
        #expect((video.width, video.height) == (768, 576))
        #expect(video.frameRate == nil)
    }

    @Test func aCoverIsNoMovingPicture() {
        #expect(throws: VideoError.noPicture) {
            try info(
                """
                {"index": 0, "codec_type": "audio", "codec_name": "mp3"},
                {"index": 1, "codec_type": "video", "width": 500, "height": 500, "disposition": {"attached_pic": 1}}
                """)
        }
    }

    @Test func theEndingTellsTheKind() throws {
        #expect(try VideoFormat(path: "a.b/clip.MP4") == .mp4)
        #expect(try VideoFormat(path: "clip.png") == .apng)
        #expect(throws: VideoError.unknownFormat(ending: "avi")) { try VideoFormat(path: "clip.avi") }
        #expect(throws: VideoError.unknownFormat(ending: "")) { try VideoFormat(path: "a.mp4/clip") }
    }
}
