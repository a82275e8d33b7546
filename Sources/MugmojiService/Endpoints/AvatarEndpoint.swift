#if Service
import AvatarMaking
import Compositing
import HTTPTypes

extension ServiceCore {
    /// `GET /v1/avatar/{seed}.{png,svg,webp,json}`
    func seededAvatar(_ request: ServiceRequest, file: String) async throws -> Answer {
        let query = try Query(
            request.query, knowing: DrawingOptions.names + ["style"])
        guard let dot = file.lastIndex(of: "."), let kind = Self.kinds[String(file[file.index(after: dot)...])] else {
            throw Problem(.notFound, "An avatar ends in .png, .svg, .webp or .json; write /v1/avatar/{seed}.svg.")
        }
        let seed = String(file[..<dot])
        guard (1...256).contains(seed.utf8.count) else {
            throw Problem(.notFound, "A seed has 1 to 256 bytes; shorten it.")
        }
        let style = try style(query["style"])
        let drawing = try DrawingOptions(query, style: style, limits: limits)
        var hash = EntityTag.Hash()
        for text in [style.hash, "\(AvatarRecipe.seedVersion)", file, String(request.query)] { hash.add(text) }
        let tag = "\"\(hash.text)\""
        var answer = Answer(status: .notModified)
        if !EntityTag.matches(request.headers[.ifNoneMatch], tag) {
            answer = try await self.answer(to: request) { timings in
                let recipe = drawing.applied(to: try AvatarRecipe(seed: seed, in: style.library))
                return try timings.measure("composite") {
                    kind == MediaKind.json
                        ? try Answer(json: recipe) : try drawing.picture(of: recipe, as: kind, by: style.renderer)
                }
            }
        }
        answer.headers[.eTag] = tag
        answer.headers[.cacheControl] = configuration.token == nil ? "public, max-age=86400" : "private, max-age=86400"
        return answer
    }

    private static let kinds = [
        "png": MediaKind.png, "svg": MediaKind.svg, "webp": MediaKind.webP, "json": MediaKind.json,
    ]
}

#endif
