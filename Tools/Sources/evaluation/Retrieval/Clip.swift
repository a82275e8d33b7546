import ArgumentParser
import FaceParsing
import Foundation
import Imaging
import Mugmoji

/// One person in a video clip, frame by frame.
struct Clip {
    struct Frame {
        let number: Int
        let picture: Image
        let face: ParsedFace
    }

    let name: String
    private(set) var frames: [Frame] = []

    /// The people of a clip, from left to right; who is seen in less than half of the frames is left out.
    ///
    /// - Throws: `ValidationError` when the program `ffmpeg` cannot decode the file.
    static func people(in file: URL, reader: FaceReader) throws -> [Clip] {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("mugmoji-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try decode(file, to: folder)
        var clips: [Clip] = []
        let pictures = try PictureFolder.pictures(in: folder, option: "--video")
        for (number, picture) in pictures.enumerated() {
            let image = try DecodedPicture(bytes: [UInt8](try Data(contentsOf: picture)), options: DecodingOptions())
                .image
            let faces = (try? reader.read(image, faces: .all).reducedFaces) ?? []
            for face in faces {
                let frame = Frame(number: number, picture: image, face: face)
                let nearest = clips.indices.min { clips[$0].gap(to: frame) < clips[$1].gap(to: frame) }
                if let nearest, clips[nearest].gap(to: frame) < reach {
                    clips[nearest].frames.append(frame)
                } else {
                    clips.append(Clip(name: file.deletingPathExtension().lastPathComponent, frames: [frame]))
                }
            }
        }
        return clips.filter { 2 * $0.frames.count >= pictures.count }.sorted { $0.left < $1.left }
    }

    private var left: Double { frames.first?.face.face.leftEye.x ?? 0 }

    /// How far a face may move from frame to frame, in widths of itself.
    private static let reach = 0.4

    /// How far a face lies from where this person was last, in widths of the face; infinite for a frame in which the person is known
    /// already.
    private func gap(to frame: Frame) -> Double {
        guard let last = frames.last, last.number != frame.number else { return .infinity }
        let (one, other) = (last.face.face, frame.face.face)
        return Self.distance(one.eyeMidpoint, other.eyeMidpoint) / max(one.box.width, 1)
    }

    private static func decode(_ file: URL, to folder: URL) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [
            "ffmpeg", "-nostdin", "-v", "error", "-i", file.path, folder.appendingPathComponent("%05d.png").path,
        ]
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw ValidationError("ffmpeg cannot decode \(file.path); is the program ffmpeg installed?")
        }
    }

    /// Consecutive frames between which the face rests, told from the parse alone: eyes and chin move by less than 2 % of their
    /// distance, the head turns by less than 2 units and 1°, and the mouth stays as it is.
    var restingPairs: [(Frame, Frame)] {
        zip(frames, frames.dropFirst()).filter { one, other in
            let (a, b) = (one.face.face, other.face.face)
            let size = Self.distance(a.eyeMidpoint, a.chin)
            let moved = max(Self.distance(a.eyeMidpoint, b.eyeMidpoint), Self.distance(a.chin, b.chin))
            let turned = abs((one.face.geometry.turn ?? 0) - (other.face.geometry.turn ?? 0))
            return other.number == one.number + 1 && moved < 0.02 * size && abs(a.roll - b.roll) < Double.pi / 180
                && turned < 2 && one.face.presence.mouth == other.face.presence.mouth
        }
    }

    private static func distance(_ one: Point, _ other: Point) -> Double {
        ((one.x - other.x) * (one.x - other.x) + (one.y - other.y) * (one.y - other.y)).squareRoot()
    }
}
