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
                guard kind == MediaKind.png else { return try Answer(json: PictureReport(parse), snakeCase: true) }
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

#endif
