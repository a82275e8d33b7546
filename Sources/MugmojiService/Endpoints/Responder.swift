#if Service
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import NIOHTTP1

/// Answers requests: finds the endpoint, checks who asks, and gives every answer its form.
struct ServiceResponder: HTTPResponder {
    typealias Context = BasicRequestContext

    let core: ServiceCore

    func respond(to request: Request, context: Context) async throws -> Response {
        let start = ContinuousClock.now
        var endpoint = Endpoint.none
        var answer: Answer
        var own: ServiceRequest?
        do {
            let asked = try ServiceRequest(request, limits: core.limits)
            own = asked
            endpoint = Endpoint(asked.path)
            answer = try await self.answer(asked, at: endpoint)
        } catch let error as HTTPParserError {
            throw error
        } catch {
            let problem = Problem(error)
            if problem.kind == .internalFault {
                // Of what a client sent, nothing is said.
                context.logger.error(
                    "a fault", metadata: ["endpoint": "\(endpoint.name)", "error": "\(type(of: error)): \(error)"])
            }
            answer = Answer(problem)
        }
        if let own { Access(core.configuration).addCrossOrigin(to: &answer.headers, for: own) }
        var response = Response(
            status: answer.status, headers: answer.headers, body: ResponseBody(byteBuffer: answer.body))
        if request.method == .head || [.notModified, .noContent].contains(answer.status) { response = bare(response) }
        let duration = start.duration(to: .now)
        core.metrics.answered(endpoint.name, request.method, answer.status, duration)
        context.logger.debug(
            "answered",
            metadata: [
                "endpoint": "\(endpoint.name)", "status": "\(answer.status.code)",
                "ms": "\(Int(duration / .milliseconds(1)))",
            ])
        return response
    }

    /// An answer without its body, whose length it still tells where there is one.
    private func bare(_ response: Response) -> Response {
        var response = Response(status: response.status, headers: response.headers)
        if [.notModified, .noContent].contains(response.status) { response.headers[.contentLength] = nil }
        return response
    }

    private func answer(_ request: ServiceRequest, at endpoint: Endpoint) async throws -> Answer {
        let access = Access(core.configuration)
        try access.checkHost(of: request)
        guard let methods = endpoint.methods else {
            throw Problem(.notFound, "There is no such endpoint; /openapi.yaml lists those that there are.")
        }
        var allowed = methods.map(\.rawValue)
        if methods.contains(.get) { allowed.append(HTTPRequest.Method.head.rawValue) }
        allowed.append(HTTPRequest.Method.options.rawValue)
        let list = allowed.joined(separator: ", ")
        if request.method == .options {
            return Answer(status: .noContent, headers: [.allow: list])
        }
        guard allowed.contains(request.method.rawValue) else {
            throw Problem(.methodNotAllowed, "Take one of \(list).", headers: [.allow: list])
        }
        try access.check(request, isOpen: endpoint.isOpen)
        return try await respond(request, at: endpoint)
    }

    private func respond(_ request: ServiceRequest, at endpoint: Endpoint) async throws -> Answer {
        switch endpoint {
        case .none: throw Problem(.notFound, "There is no such endpoint; /openapi.yaml lists those that there are.")
        case .index: return try cached(request, core.site.file(StaticSite.index))
        case .studio(let name): return try cached(request, core.site.file(name))
        case .document: return try cached(request, core.site.document)
        case .emoji: return try await core.makeEmoji(request)
        case .render: return try await core.renderRecipe(request)
        case .parse: return try await core.parsePicture(request)
        case .pack: return try await core.makePack(request)
        case .caption: return try await core.writeCaptions(request)
        case .moods: return try cached(request, core.listMoods())
        case .styles: return try cached(request, core.listStyles())
        case .style(let name): return try cached(request, core.describeStyle(name))
        case .parts(let name): return try cached(request, core.listParts(of: name))
        case .allParts(let name):
            let style = try core.style(name, .notFound)
            let body = try await core.work(for: request) { try style.parts() }
            return try cached(request, body)
        case .part(let style, let slot, let part):
            let hash = try copy(request)
            let answer = try core.drawing(of: part, in: slot, of: style, hash: hash)
            return unlessKnown(request, answer)
        case .avatar(let file): return try await core.seededAvatar(request, file: file)
        case .health: return try cachedNever(request, "alive\n")
        case .readiness:
            guard !core.queue.isFull else { throw core.busy }
            return try cachedNever(request, "ready\n")
        case .metrics: return try cachedNever(request, core.metrics.text, type: PrometheusText.type)
        }
    }

    private func cachedNever(_ request: ServiceRequest, _ text: String, type: String = MediaKind.text) throws -> Answer
    {
        _ = try Query(request.query, knowing: [])
        return Answer(ByteBuffer(string: text), type: type)
    }

    /// What tells a copy that was kept from a new one: the parameter `h`.
    private func copy(_ request: ServiceRequest) throws(Problem) -> String? {
        let hash = try Query(request.query, knowing: ["h"])["h"]
        guard hash?.unicodeScalars.count ?? 0 <= Self.longestHash else {
            throw Problem(.badRequest, "h has at most \(Self.longestHash) characters.")
        }
        return hash
    }

    private static let longestHash = 64

    /// What may be kept, and is asked for again each time.
    private func cached(_ request: ServiceRequest, _ body: CompressedBody) throws -> Answer {
        _ = try copy(request)
        var answer = body.answer(accepting: request.headers[.acceptEncoding])
        answer.headers[.eTag] = body.tag
        answer.headers[.cacheControl] = "no-cache"
        return unlessKnown(request, answer)
    }

    private func unlessKnown(_ request: ServiceRequest, _ answer: Answer) -> Answer {
        guard let tag = answer.headers[.eTag], EntityTag.matches(request.headers[.ifNoneMatch], tag) else {
            return answer
        }
        var known = Answer(status: .notModified)
        for name in [HTTPField.Name.eTag, .cacheControl, .vary] { known.headers[name] = answer.headers[name] }
        return known
    }
}

/// What there is to ask for.
enum Endpoint {
    case none
    case index
    case studio(String)
    case document
    case emoji
    case render
    case parse
    case pack
    case caption
    case moods
    case styles
    case style(String)
    case parts(String)
    case allParts(String)
    case part(style: String, slot: String, file: String)
    case avatar(String)
    case health
    case readiness
    case metrics

    init(_ path: [String]) {
        self =
            switch path.count {
            case 1: Self.first(path[0])
            case 2...: Self.further(path)
            default: .none
            }
    }

    private static func first(_ word: String) -> Endpoint {
        switch word {
        case "": .index
        case "openapi.yaml": .document
        case "healthz": .health
        case "readyz": .readiness
        case "metrics": .metrics
        default: .none
        }
    }

    private static func further(_ path: [String]) -> Endpoint {
        if path[0] == "studio" { return path.count == 2 ? .studio(path[1]) : .none }
        guard path[0] == "v1" else { return .none }
        switch (path.count, path[1]) {
        case (2, "emoji"): return .emoji
        case (2, "render"): return .render
        case (2, "parse"): return .parse
        case (2, "pack"): return .pack
        case (2, "caption"): return .caption
        case (2, "moods"): return .moods
        case (2, "styles"): return .styles
        case (3, "avatar"): return .avatar(path[2])
        case (3, "styles"): return .style(path[2])
        case (4, "styles") where path[3] == "parts": return .parts(path[2])
        case (4, "styles") where path[3] == "parts.json": return .allParts(path[2])
        case (6, "styles") where path[3] == "parts": return .part(style: path[2], slot: path[4], file: path[5])
        default: return .none
        }
    }

    /// `nil` where there is nothing.
    var methods: [HTTPRequest.Method]? {
        switch self {
        case .none: nil
        case .emoji, .render, .parse, .pack, .caption: [.post]
        default: [.get]
        }
    }

    /// Whether whoever watches over the service may ask without the token.
    var isOpen: Bool {
        switch self {
        case .health, .readiness: true
        default: false
        }
    }

    /// As metrics and the log have it: nothing of what a client chose.
    var name: String {
        switch self {
        case .none: "none"
        case .index: "/"
        case .studio: "/studio/{file}"
        case .document: "/openapi.yaml"
        case .emoji: "/v1/emoji"
        case .render: "/v1/render"
        case .parse: "/v1/parse"
        case .pack: "/v1/pack"
        case .caption: "/v1/caption"
        case .moods: "/v1/moods"
        case .styles: "/v1/styles"
        case .style: "/v1/styles/{style}"
        case .parts: "/v1/styles/{style}/parts"
        case .allParts: "/v1/styles/{style}/parts.json"
        case .part: "/v1/styles/{style}/parts/{slot}/{part}.svg"
        case .avatar: "/v1/avatar/{seed}"
        case .health: "/healthz"
        case .readiness: "/readyz"
        case .metrics: "/metrics"
        }
    }
}

#endif
