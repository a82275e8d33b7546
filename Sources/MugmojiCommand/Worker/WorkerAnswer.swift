import Compositing
import FaceAtlas
import Mugmoji

/// The first header that a worker writes.
struct WorkerHello: Encodable {
    struct Limits: Encodable {
        enum CodingKeys: String, CodingKey {
            case headerBytes = "header_bytes"
            case bytes, pixels
        }

        let headerBytes = WorkerFrame.mostHeader
        let bytes: Int
        let pixels: Int
    }

    enum CodingKeys: String, CodingKey {
        case type, program, version, style, styles, formats, jobs, queue, limits
        case protocolVersion = "protocol"
    }

    let type = "hello"
    let protocolVersion = WorkerFrame.protocolVersion
    let program = "mugmoji"
    let version = MugmojiCommand.programVersion
    /// What is taken where a request names none.
    let style: String
    let styles: [String]
    let formats = EmojiFormat.allCases.map(\.rawValue)
    let jobs: Int
    let queue: Int
    let limits: Limits
}

/// The header of an answer to a request.
struct WorkerAnswer: Encodable {
    /// Where something stands among the bytes of the frame.
    struct Place: Codable {
        let offset: Int
        let length: Int
    }

    /// One emoji.
    struct Face: Encodable {
        let emoji: Place?
        /// Left out for recipes.
        let face: FacePosition?
        let recipe: AvatarRecipe?
        let attributes: [String: String]?
        let report: EmojiFacts?
        /// Of the photo, by slot.
        let vectors: [String: [Float]]?
    }

    let type: String
    let id: WorkerRequest.ID?
    var format: String?
    var faces: [Face]?
    var notice: String?
    var error: FailureReport.Problem?
}
