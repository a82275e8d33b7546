#if Service
import FaceParsing
import HTTPTypes
import Mugmoji
import ParseDrawing

extension ServiceCore {
    /// `POST /v1/parse`
    func parsePicture(_ request: ServiceRequest) async throws -> Answer {
        let query = try Query(request.query, knowing: ["face", "picture"])
        let faces = try query["face"] == nil ? .all : query.faces()
        let wanted = try query.word("picture", as: ParsePicture.self) ?? .labels
        let kind = try request.accepted([MediaKind.json, MediaKind.png])
        let upload = try await PictureUpload(request, self)
        return try await answer(to: request) { [self] timings in
            let reading = try reader.read(upload.picture, faces: faces)
            timings.add(reading.timings)
            let parse = PictureParse(reading)
            return try timings.measure("composite") {
                guard kind == MediaKind.png else { return try Answer(json: ParseAnswer(parse), snakeCase: true) }
                return switch wanted {
                case .labels: Answer(try parse.labelPNG(), type: kind)
                case .overlay: Answer(try parse.overlayPNG(), type: kind)
                }
            }
        }
    }
}

/// Which picture of a parse.
enum ParsePicture: String, CaseIterable {
    /// A palette PNG of the picture's own size, the class of each pixel.
    case labels
    /// The picture in grey with areas, points and a legend.
    case overlay
}

/// What `POST /v1/parse` answers as JSON; `docs/json.md` describes the faces.
struct ParseAnswer: Encodable {
    struct Picture: Encodable {
        let width: Int
        let height: Int
    }

    let rotated: Int?
    let picture: Picture
    let shares: [String: Double]
    let faces: [FaceReport]

    init(_ parse: PictureParse) {
        rotated = parse.turn == .none ? nil : parse.turn.rawValue
        picture = Picture(width: parse.width, height: parse.height)
        shares = parse.labels.shares.named
        faces = parse.faces.map { FaceReport($0, saysWhy: false) }
    }
}

#endif
