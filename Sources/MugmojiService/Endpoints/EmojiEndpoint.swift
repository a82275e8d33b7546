#if Service
import AvatarMaking
import Compositing
import FaceAtlas
import FaceParsing
import HTTPTypes
import Imaging
import Mugmoji
import PartEmbedding

/// What stands in the body of a request that sends a picture.
struct PictureUpload: Sendable {
    let body: HeldBody
    let picture: PictureSource
    let choices: ChoicesEntry?

    /// - Throws: ``Problem``.
    init(_ request: ServiceRequest, _ core: ServiceCore) async throws {
        let type = try request.contentType()
        let boundary: String?
        switch type?.word {
        case "multipart/form-data"?:
            guard let found = type?.boundary else {
                throw Problem(.unsupportedMediaType, "The Content-Type names no usable boundary of the multipart body.")
            }
            boundary = found
        case nil, "application/octet-stream"?: boundary = nil
        case let word? where word.hasPrefix("image/") && word.count > 6: boundary = nil
        default:
            throw Problem(
                .unsupportedMediaType,
                "Send a picture as image/jpeg, image/png, image/webp, image/gif, image/heic or image/avif, or as the field "
                    + "“file” of multipart/form-data.")
        }
        // Nothing is read that could not be worked on.
        if core.queue.isFull {
            core.metrics.refused()
            throw core.busy
        }
        body = try await request.content(limit: core.limits.bodyBytes, held: core.held)
        guard let boundary else {
            (picture, choices) = (PictureSource(bytes: body.bytes), nil)
            return
        }
        let form = try MultipartForm(body.bytes, boundary: boundary, most: core.limits.multipartParts)
        for field in form.fields where !["file", "choices"].contains(field.name) {
            throw Problem(.badRequest, "There is no field “\(Query.harmless(field.name))”; there are file and choices.")
        }
        guard form.fields.count(where: { $0.name == "file" }) == 1, let file = form.field("file") else {
            throw Problem(.badRequest, "One field “file” holds the picture.")
        }
        picture = PictureSource(bytes: Array(file.content))
        guard form.fields.count(where: { $0.name == "choices" }) <= 1 else {
            throw Problem(.badRequest, "The field “choices” comes twice; write it once.")
        }
        choices = try form.field("choices").map { field throws(Problem) in
            guard field.content.count <= core.limits.jsonBytes else {
                throw Problem(.tooLarge, "The field “choices” has at most \(core.limits.jsonBytes) bytes.")
            }
            return try ServiceJSON.value(ChoicesEntry.self, from: Array(field.content))
        }
    }
}

/// `{"parts": {slot: id}, "colors": {role: "#rrggbb"}}`: what a person wants otherwise than the picture says.
struct ChoicesEntry: Decodable, Sendable {
    let parts: [Slot: String?]?
    let colors: [Role: Color]?

    private enum Key: String, CodingKey, CaseIterable { case parts, colors }

    init(from decoder: any Decoder) throws {
        try decoder.rejectUnknownKeys(Key.self)
        let container = try decoder.container(keyedBy: Key.self)
        parts = container.contains(.parts) ? try container.decodeTable(forKey: .parts, of: "slot") : nil
        colors = container.contains(.colors) ? try container.decodeTable(forKey: .colors, of: "role") : nil
    }

    var choices: AvatarChoices {
        AvatarChoices(
            parts: (parts ?? [:]).mapValues { $0.map { .part($0) } ?? .nothing }, colors: colors ?? [:])
    }
}

extension ServiceCore {
    /// `POST /v1/emoji`
    func makeEmoji(_ request: ServiceRequest) async throws -> Answer {
        let query = try Query(
            request.query, knowing: ["style", "size", "background", "expression", "crop", "outline", "face", "top"])
        let style = try style(query["style"])
        let drawing = try DrawingOptions(query, style: style, limits: limits)
        let faces = try query.faces()
        let top = try query.integer("top", in: 0...50, otherwise: 0)
        let kinds = faces == .all ? [MediaKind.json] : [MediaKind.png, MediaKind.webP, MediaKind.svg, MediaKind.json]
        let kind = try request.accepted(kinds)
        let upload = try await PictureUpload(request, self)
        return try await answer(to: request) { [self] timings in
            var choices = upload.choices?.choices ?? AvatarChoices()
            drawing.apply(to: &choices)
            let reading = try reader.read(upload.picture, faces: faces)
            let emojis = try style.avatars.emojis(of: reading, choices: choices)
            guard let first = emojis.first else { throw Problem(.noFace, "No face was found.") }
            timings.add(first.timings)
            if kind == MediaKind.json {
                let entries = try timings.measure("composite") {
                    try emojis.map { emoji in
                        EmojiEntry(
                            emoji,
                            svg: try style.renderer.svg(
                                of: emoji.recipe, size: drawing.size, background: drawing.background),
                            top: top)
                    }
                }
                return try Answer(json: EmojiAnswer(faces: entries))
            }
            return try timings.measure("composite") {
                try drawing.picture(of: first.recipe, as: kind, by: style.renderer)
            }
        }
    }
}

extension Query {
    /// The value of `face`: `largest`, `all`, or the number of a face.
    func faces() throws(Problem) -> FaceChoice {
        switch self["face"] {
        case nil, "largest"?: return .largest
        case "all"?: return .all
        case let text?:
            guard let number = Query.wholeNumber(text), (1...100).contains(number) else {
                throw Problem(.badRequest, "face=\(Query.harmless(text)): write largest, all, or a number, 1…100.")
            }
            return .number(number)
        }
    }
}

/// What `POST /v1/emoji` answers as JSON.
struct EmojiAnswer: Encodable {
    let faces: [EmojiEntry]
}

struct EmojiEntry: Encodable {
    let recipe: AvatarRecipe
    let svg: String
    let attributes: [String: String]
    let face: FacePosition
    /// Degrees clockwise by which the picture had to be turned until a face was found.
    let turn: Int?
    let nearest: [String: [MatchReport]]?

    init(_ emoji: Emoji, svg: String, top: Int) {
        (recipe, self.svg) = (emoji.recipe, svg)
        attributes = emoji.attributes.reduce(into: [:]) { $0[$1.key.rawValue] = $1.value }
        face = FacePosition(emoji.face.face, certainty: emoji.certainty)
        turn = emoji.turn == .none ? nil : emoji.turn.rawValue
        nearest =
            top == 0
            ? nil
            : emoji.nearest.reduce(into: [:]) { $0[$1.key.rawValue] = $1.value.prefix(top).map { MatchReport($0) } }
    }
}

#endif
