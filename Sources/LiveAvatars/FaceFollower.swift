import AvatarMaking
public import FaceParsing
public import Imaging

/// Follows one face from frame to frame of a video.
///
/// A frame is parsed where the last one's face was, which is steadier than looking for the face anew and takes a fraction
/// of the time. Whether a face is still there, the parser's labels say; now and then, and when they are in doubt, the
/// locator looks once more. A face that is lost is looked for in the whole frame.
public struct FaceFollower: Sendable {
    private let reader: FaceReader
    private var last: DetectedFace?
    private var framesSinceLook = 0

    /// From so many parts of a face in place on (``FaceEvidence/parts``, 0…7) the parse is trusted without another look.
    private static let sureParts = 5.0
    /// The locator looks again after so many frames at the latest.
    private static let lookInterval = 15

    /// Follows with the networks that `reader` has loaded.
    public init(reader: FaceReader) { self.reader = reader }

    /// The face in the next frame; `nil` when there is none.
    public mutating func face(in frame: Image) -> ParsedFace? {
        if let last, let face = followed(last, in: frame) {
            self.last = face.face.shifted(from: last)
            return face
        }
        framesSinceLook = 0
        last = nil
        guard let found = try? reader.read(frame).largest else { return nil }
        last = found.face
        return found
    }

    private mutating func followed(_ last: DetectedFace, in frame: Image) -> ParsedFace? {
        framesSinceLook += 1
        if framesSinceLook < Self.lookInterval {
            let face = reader.parser.parse(frame, face: last)
            if face.evidence.parts >= Self.sureParts { return face }
        }
        framesSinceLook = 0
        let seen = reader.locator.look(at: last, in: frame)
        let face = reader.parser.parse(frame, face: seen)
        return face.isFace ? face : nil
    }
}

extension DetectedFace {
    /// The face with its box moved as its eyes moved since `earlier`.
    fileprivate func shifted(from earlier: DetectedFace) -> DetectedFace {
        var face = self
        face.box.x = earlier.box.x + eyeMidpoint.x - earlier.eyeMidpoint.x
        face.box.y = earlier.box.y + eyeMidpoint.y - earlier.eyeMidpoint.y
        return face
    }
}
