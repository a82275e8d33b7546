import ArgumentParser
import AvatarMaking
import Basics
import BuiltInStyles
import Compositing
import FaceParsing
import Foundation
import Imaging
import Mugmoji
import PartEmbedding
import PartLibrary
import Synchronization
import VideoFrames

/// What a worker holds between requests, and how it answers one.
final class WorkerBench: Sendable {
    struct Answer: Sendable {
        let frame: [UInt8]
        let bytes: [UInt8]
    }

    private struct State {
        var makers: [String: EmojiMaker] = [:]
        var works: [[String]: EmojiWork] = [:]
    }

    private let reader: FaceReader
    private let embedder: EmbedderSource
    private let usual: StyleOptions
    private let convert: ConvertedAs?
    private let state = Mutex(State())
    private static let mostKept = 8

    /// What emoji are made by where a worker is the child of `convert`.
    struct ConvertedAs: Sendable {
        let options: EmojiOptions
        let format: EmojiFormat
    }

    /// Loads what requests without a style are answered with.
    init(style: StyleOptions, embedder: EmbedderSource, maximumPixels: Int, convert: ConvertedAs? = nil) throws {
        (usual, self.embedder, self.convert) = (style, embedder, convert)
        reader = try FaceReader(maximumPixels: maximumPixels)
        _ = try maker(style)
    }

    /// The answer to a request; whatever is thrown becomes its error.
    func answer(to request: WorkerRequest, bytes: FrameReader.Bytes) async -> Answer {
        let name = request.name ?? request.path ?? (request.type == .render ? "recipe" : "picture")
        do {
            if request.type == .ping { return try Self.answer(WorkerAnswer(type: "pong", id: request.id), []) }
            let input = try Self.input(request, bytes, name)
            return request.type == .render
                ? try await render(request, input, name) : try await convert(request, input, name)
        } catch {
            return Self.answer(Self.failure(error, of: request, name), to: request.id)
        }
    }

    static func answer(_ failure: Failure, to id: WorkerRequest.ID?) -> Answer {
        let header = WorkerAnswer(type: "error", id: id, error: FailureReport.Problem(failure))
        return (try? answer(header, [])) ?? Answer(frame: [], bytes: [])
    }

    private static func answer(_ header: WorkerAnswer, _ bytes: [UInt8]) throws -> Answer {
        Answer(frame: try WorkerFrame.start(header: header, byteCount: bytes.count), bytes: bytes)
    }

    private func convert(_ request: WorkerRequest, _ input: Input, _ name: String) async throws -> Answer {
        let work = try work(request.arguments)
        let reading = try work.reading(of: input.picture())
        let drawn = try await work.emojis(of: reading, at: { _ in "-" }, stop: StopSignal())
        var bytes: [UInt8] = []
        let faces = try drawn.map { drawn in
            let place = Self.place(drawn.file, in: &bytes, request)
            let facts = EmojiFacts(emoji: drawn.emoji, top: work.options.top, composite: drawn.composite)
            return WorkerAnswer.Face(
                emoji: place, face: facts.face, recipe: request.wanted.contains(.recipe) ? drawn.emoji.recipe : nil,
                attributes: request.wanted.contains(.attributes) ? facts.attributes : nil,
                report: request.wanted.contains(.report) ? facts : nil,
                vectors: request.wanted.contains(.vectors) ? try vectors(of: drawn.emoji, by: work.maker) : nil)
        }
        return try Self.answer(
            WorkerAnswer(
                type: "emoji", id: request.id, format: work.format.rawValue, faces: faces,
                notice: ReadingOptions.notice(facesLeftOut: reading.facesLeftOut, of: name)), bytes)
    }

    private func render(_ request: WorkerRequest, _ input: Input, _ name: String) async throws -> Answer {
        let options = try Self.parsed(RecipeOptions.self, request.arguments)
        let format = try Self.format(of: options.picture)
        try options.caption.drawing.check(format)
        let avatar = try AvatarRecipe(json: Data(input.recipe()))
        let renderer =
            if options.style.isGiven {
                try maker(options.style).renderer
            } else if BuiltInStyles.names.contains(avatar.style) {
                try maker(StyleOptions.parse(["--style", avatar.style])).renderer
            } else {
                try usual.renderer(for: avatar)
            }
        let drawn = try await options.file(of: avatar, as: format, by: renderer, at: "-")
        var bytes: [UInt8] = []
        let face = WorkerAnswer.Face(
            emoji: Self.place(drawn.bytes, in: &bytes, request), face: nil,
            recipe: request.wanted.contains(.recipe) ? drawn.recipe : nil,
            attributes: request.wanted.contains(.attributes)
                ? try drawn.recipe.attributes(in: renderer.library)
                    .reduce(into: [:]) { $0[$1.key.rawValue] = $1.value } : nil,
            report: nil, vectors: nil)
        return try Self.answer(
            WorkerAnswer(type: "emoji", id: request.id, format: format.rawValue, faces: [face]), bytes)
    }

    private static func place(_ file: [UInt8], in bytes: inout [UInt8], _ request: WorkerRequest) -> WorkerAnswer.Place?
    {
        guard request.wanted.contains(.emoji) else { return nil }
        defer { bytes += file }
        return WorkerAnswer.Place(offset: bytes.count, length: file.count)
    }

    /// What the embedder makes of the face's parts; of slots in which nothing is seen there is none.
    private func vectors(of emoji: Emoji, by maker: EmojiMaker) throws -> [String: [Float]] {
        let selector = maker.avatars.selector
        var vectors: [String: [Float]] = [:]
        for slot in selector.slots(for: emoji.face.presence) {
            vectors[slot.rawValue] = try selector.vector(of: emoji.face.labels, in: slot)?.vector
        }
        return vectors
    }

    // MARK: What is kept

    private func maker(_ style: StyleOptions) throws -> EmojiMaker {
        let style = style.isGiven ? style : usual
        return try state.withLock { state in
            if let maker = state.makers[style.displayName] { return maker }
            let renderer = try AvatarRenderer(style: style.id())
            let maker = EmojiMaker(
                reader: reader, avatars: try AvatarMaker(library: renderer.library, embedder: embedder),
                renderer: renderer)
            if state.makers.count >= Self.mostKept { state.makers = [:] }
            state.makers[style.displayName] = maker
            return maker
        }
    }

    /// Requests are mostly alike: what their options mean is worked out once.
    private func work(_ arguments: [String]) throws -> EmojiWork {
        if let work = state.withLock({ $0.works[arguments] }) { return work }
        let options = try convert?.options ?? Self.parsed(EmojiOptions.self, arguments)
        guard convert != nil || options.reading.maxPixels == DecodingOptions.defaultMaximumPixels else {
            throw ValidationError("max_pixels is said when the worker is started, with --max-pixels")
        }
        let made = try EmojiWork(
            maker: maker(options.style), options: options,
            format: convert?.format ?? Self.format(of: options.picture))
        state.withLock { state in
            if state.works.count >= Self.mostKept { state.works = [:] }
            state.works[arguments] = made
        }
        return made
    }

    private static func format(of picture: PictureOptions) throws -> EmojiFormat {
        if picture.force { throw ValidationError("force is for files, and a worker writes none") }
        return try picture.format(of: nil)
    }

    private static func parsed<Options: ParsableArguments>(_: Options.Type, _ arguments: [String]) throws -> Options {
        do {
            return try Options.parse(arguments)
        } catch {
            // Help is asked for.
            guard Options.exitCode(for: error) != .success else {
                throw ValidationError("help is for command lines; see docs/worker.md")
            }
            throw ValidationError(Options.message(for: error))
        }
    }

    private static func failure(_ error: any Error, of request: WorkerRequest, _ name: String) -> Failure {
        guard let error = error as? ValidationError else { return Failure(error, file: name) }
        return Failure(status: .usage, description: "\(error)")
    }
}

extension WorkerBench {
    /// What a request sends or names.
    private enum Input {
        case file(InputFile)
        case held([UInt8])
        case source(PictureSource)
        case nothing

        func picture() throws -> PictureSource {
            switch self {
            case .file(let file): try file.picture()
            case .held(let bytes): PictureSource(bytes: bytes)
            case .source(let source): source
            case .nothing: PictureSource(bytes: [])
            }
        }

        func recipe() throws(Failure) -> [UInt8] {
            switch self {
            case .file(let file): return try file.read(.recipe)
            case .held(let bytes) where bytes.count <= InputFile.Limit.recipe.bytes: return bytes
            case .nothing: return []
            case .held, .source:
                throw Failure(
                    status: .data, reason: .tooManyBytes,
                    description:
                        "recipe: it has more than the limit of \(InputFile.Limit.recipe.bytes) bytes; "
                        + InputFile.Limit.recipe.remedy)
            }
        }
    }

    private static func input(
        _ request: WorkerRequest, _ bytes: FrameReader.Bytes, _ name: String
    ) throws(Failure) -> Input {
        if let path = request.path {
            guard path != "-", !path.isEmpty, !path.utf8.contains(0) else {
                throw Failure(status: .usage, reason: .badRequest, description: "“\(path)” is no path of a file")
            }
            guard !Sandbox.isEntered else {
                throw Failure(
                    status: .noInput, reason: .unreadable,
                    description: "\(name): a worker in a sandbox opens no files; send the bytes")
            }
            guard case .held(let bytes) = bytes, bytes.isEmpty else {
                throw Failure(
                    status: .usage, reason: .badRequest, description: "\(name): send a path or bytes, not both")
            }
            return .file(InputFile(path: path, subfolder: ""))
        }
        switch bytes {
        case .held(let bytes): return bytes.isEmpty ? .nothing : .held(bytes)
        case .file(let source): return .source(source)
        case .lost(let failure): throw failure
        case .tooMany(let count):
            throw Failure(
                status: .data, reason: .tooManyBytes,
                description: "\(name): it has \(count) bytes, more than are taken; \(InputFile.Limit.picture.remedy)")
        }
    }
}
