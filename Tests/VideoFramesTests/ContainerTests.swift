import Foundation
import TestSupport
import Testing

@testable import VideoFrames

@Suite("kinds of files")
struct ContainerTests {
    private let scratch: Scratch

    init() throws { scratch = try Scratch() }

    private func container(_ bytes: [UInt8]) throws -> VideoContainer {
        try VideoContainer(of: FileBytes(path: scratch.file("clip.mp4", bytes).path))
    }

    private func refusal(_ bytes: [UInt8]) throws -> String {
        do {
            return "accepted as \(try container(bytes))"
        } catch let error as VideoError {
            return "\(error)"
        }
    }

    @Test(
        arguments: [
            ("#EXTM3U\n#EXTINF:1,\nother.mp4\n", "playlist (HLS)"), ("\u{FEFF}#EXTM3U\n", "playlist (HLS)"),
            ("ffconcat version 1.0\nfile other.mp4\n", "playlist (concat)"),
            ("file 'other.mp4'\n", "playlist (concat)"),
            ("<?xml version=\"1.0\"?>\n<MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\">", "playlist (DASH)"),
            ("<?xml version=\"1.0\"?>\n<CompositionPlaylist>", "playlist (IMF)"),
            ("v=0\r\no=- 0 0 IN IP4 127.0.0.1\r\n", "playlist (SDP)"),
            ("[playlist]\nFile1=other.mp4\n", "playlist (PLS)"),
            ("<asx version=\"3.0\">", "playlist (ASX)"),
            ("<svg xmlns=\"http://www.w3.org/2000/svg\"/>", "still picture (SVG)"),
            ("no video", "it is text"), ("", "it is empty"), ("%PDF-1.4\n%\u{1}", "a PDF"),
        ] as [(String, String)])
    func listsAndTextAreCalledByTheirName(content: String, name: String) throws {
        let words = try refusal(Array(content.utf8))
        #expect(words.contains("it is no video that can be read") && words.contains(name), "\(words)")
    }

    @Test(
        arguments: [
            ([0xFF, 0xD8, 0xFF, 0xE0], "still picture (JPEG); use mugmoji convert"),
            ([0x42, 0x4D, 1, 0], "still picture (BMP)"),
            (Array("RIFF\u{4}\0\0\0WEBPVP8 ".utf8), "still picture (WebP)"),
            (Array("\0\0\0\u{18}ftypheic".utf8), "still picture (HEIC)"),
            (Array("\0\0\0\u{18}ftypavif".utf8), "still picture (AVIF)"),
            (Array("RIFF\u{4}\0\0\0WAVEfmt ".utf8), "sound without a picture (WAV)"),
            ([1, 2, 3, 4], "no kind that is known"),
        ] as [([UInt8], String)])
    func picturesAndSoundAreCalledByTheirName(bytes: [UInt8], name: String) throws {
        let words = try refusal(bytes)
        #expect(words.contains(name), "\(words)")
    }

    @Test func aStillPNGIsNoVideo() throws {
        let words = try refusal(
            Fixtures.bytes(URL(fileURLWithPath: Fixtures.folder.path + "/../docs/pictures/selfies.png")))
        #expect(words.contains("still picture (PNG); use mugmoji convert"), "\(words)")
    }

    @Test(
        arguments: [
            ("mp4", [], .mp4), ("mov", [], .mp4), ("mkv", [], .matroska), ("webm", ["-c:v", "libvpx-vp9"], .matroska),
            ("avi", ["-c:v", "mpeg4"], .avi), ("gif", [], .gif), ("apng", ["-f", "apng"], .apng),
            ("ts", [], .mpegTransport),
            ("mpg", ["-c:v", "mpeg2video", "-r", "25"], .mpegProgram), ("flv", [], .flash),
            ("wmv", ["-c:v", "wmv2"], .windowsMedia),
            ("ogv", ["-c:v", "libtheora"], .ogg), ("y4m", ["-pix_fmt", "yuv420p"], .y4m),
            ("nut", ["-c:v", "ffv1"], .nut),
            ("h264", [], .h264), ("ivf", ["-c:v", "libvpx-vp9"], .ivf),
            ("mxf", ["-c:v", "mpeg2video", "-r", "25"], .mxf),
        ] as [(String, [String], VideoContainer)])
    func videosAreToldByTheirBytesAndRead(ending: String, options: [String], kind: VideoContainer) async throws {
        let made = scratch.path("made." + ending)
        try Tool.ffmpeg(["-f", "lavfi", "-i", "testsrc=s=64x48:r=25:d=0.2"] + options + [made])
        // The name says nothing.
        let path = scratch.path("clip")
        try FileManager.default.moveItem(atPath: made, toPath: path)
        #expect(try VideoContainer(of: FileBytes(path: path)) == kind)
        let info = try await VideoInfo(probing: path)
        #expect((info.width, info.height) == (64, 48))
        let channel = BoundedChannel<VideoFrame>(capacity: 100)
        #expect(
            try await VideoDecoder(path: path, info: info, longSide: 64).decode(into: channel, until: StopSignal()) >= 4
        )
    }

    @Test func aMovieThatKeepsItsPicturesElsewhereIsRefused() throws {
        let path = scratch.path("made.mov")
        try Tool.ffmpeg(["-f", "lavfi", "-i", "testsrc=s=64x48:r=25:d=0.2", path])
        var bytes = try Fixtures.bytes(URL(fileURLWithPath: path))
        #expect(try container(bytes) == .mp4)
        // The entry becomes “not in this file”, and is told to be longer, over what follows.
        let mark = Array("dref".utf8)
        let place = try #require(bytes.indices.first { bytes[$0...].starts(with: mark) })
        bytes[place + 4 + 8 + 3] = 20
        bytes[place + 4 + 8 + 11] = 0
        #expect(try refusal(bytes).contains("keeps its pictures in other files"))
    }

    @Test func pipesFoldersAndDevicesAreRefusedAtOnce() async throws {
        let pipe = scratch.path("pipe")
        #expect(mkfifo(pipe, 0o600) == 0)
        for (path, kind) in [(pipe, "a pipe"), (scratch.folder.path, "a folder"), ("/dev/zero", "a device")] {
            await #expect(throws: VideoError.notAFile(kind: kind)) { try await VideoInfo(probing: path) }
        }
        await #expect(throws: VideoError.cannotOpen(details: "no such file or directory")) {
            try await VideoInfo(probing: scratch.path("none"))
        }
    }

    @Test func framesThatAreTooLargeAreRefusedBeforeTheyAreDecoded() async throws {
        // A GIF of 16384×16384 pixels, of which one frame holds 16×16.
        let screen: [UInt8] = [0, 0x40, 0, 0x40, 0x80, 0, 0, 0, 0, 0, 255, 255, 255]
        let frame: [UInt8] = [0x2C, 0, 0, 0, 0, 16, 0, 16, 0, 0, 2, 2, 0x44, 1, 0]
        let path = try scratch.file("large.gif", Array("GIF89a".utf8) + screen + frame + frame + [0x3B]).path
        await #expect(throws: VideoError.tooLarge(width: 16384, height: 16384)) { try await VideoInfo(probing: path) }
    }
}
