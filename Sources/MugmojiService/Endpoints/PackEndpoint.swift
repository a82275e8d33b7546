#if Service
import Basics
import Captioning
import Compositing
import Foundation
import HTTPTypes
import StickerPacks
import VideoFrames

/// The body of `POST /v1/pack`.
struct PackOrder: Decodable, Sendable {
    let recipe: AvatarRecipe
    let platforms: [Platform]
    let title: String
    let author: String
    let expressions: StickerChoice
    let captions: CaptionLanguage?
    let animated: Bool

    private enum Key: String, CodingKey, CaseIterable {
        case recipe, platforms, title, author, expressions, captions, animated
    }

    static let mostExpressions = 80

    init(from decoder: any Decoder) throws {
        try decoder.rejectUnknownKeys(Key.self)
        let container = try decoder.container(keyedBy: Key.self)
        func fault(_ key: Key, _ words: String) -> DecodingError {
            DecodingError.dataCorruptedError(forKey: key, in: container, debugDescription: words)
        }
        func line(_ key: Key, _ usual: String) throws -> String {
            let text = try container.decodeIfPresent(String.self, forKey: key) ?? usual
            guard (1...128).contains(text.unicodeScalars.count) else {
                throw fault(key, "it has to have 1 to 128 characters")
            }
            guard text.unicodeScalars.allSatisfy({ !$0.isHidden }), !text.allSatisfy(\.isWhitespace) else {
                throw Problem(.badPack, "The \(key.rawValue) has to be a line of text that can be seen; write it anew.")
            }
            return text
        }
        recipe = try container.decode(AvatarRecipe.self, forKey: .recipe)
        var seen: Set<Platform> = []
        let names = try container.decodeIfPresent([String].self, forKey: .platforms) ?? [Platform.folder.name]
        platforms = try names.map { name in
            guard let platform = Platform(rawValue: name) else {
                throw fault(.platforms, "take " + Platform.allCases.map(\.name).joined(separator: ", "))
            }
            return platform
        }.filter { seen.insert($0).inserted }
        guard !platforms.isEmpty else { throw fault(.platforms, "name at least one") }
        title = try line(.title, StickerPack.usualTitle)
        author = try line(.author, StickerPack.usualAuthor)
        if let word = try? container.decodeIfPresent(String.self, forKey: .expressions) {
            switch word {
            case "basic": expressions = .basic
            case "all": expressions = .all
            default: throw fault(.expressions, "take basic, all, or a list of names")
            }
        } else if let names = try container.decodeIfPresent([String].self, forKey: .expressions) {
            guard (1...Self.mostExpressions).contains(names.count) else {
                throw fault(.expressions, "name 1 to \(Self.mostExpressions)")
            }
            expressions = .named(names)
        } else {
            expressions = .basic
        }
        let language = try container.decodeIfPresent(String.self, forKey: .captions) ?? "none"
        captions = CaptionLanguage(rawValue: language)
        if captions == nil, language != "none" { throw fault(.captions, "take none, en or zh") }
        animated = try container.decodeIfPresent(Bool.self, forKey: .animated) ?? false
    }
}

extension ServiceCore {
    /// `POST /v1/pack`
    func makePack(_ request: ServiceRequest) async throws -> Answer {
        var request = request
        request.deadline = .now.advanced(by: .seconds(limits.packSeconds))
        _ = try Query(request.query, knowing: [])
        _ = try request.accepted([MediaKind.zip])
        let order = try ServiceJSON.value(PackOrder.self, from: await json(of: request))
        let style = try style(order.recipe.style, .badRecipe)
        return try await answer(to: request) { [self] timings in
            let bytes = try await timings.measure("pack") { try await pack(order, in: style) }
            var answer = Answer(bytes, type: MediaKind.zip)
            answer.headers[.contentDisposition] = "attachment; filename=\"mugmoji-pack.zip\""
            return answer
        }
    }

    /// A pack is made in a folder, because ffmpeg works on files; nothing of it is left.
    private func pack(_ order: PackOrder, in style: LoadedStyle) async throws -> [UInt8] {
        let folder = try TemporaryFolder(in: FileManager.default.temporaryDirectory.path)
        var recipe = order.recipe
        if recipe.outline == nil { recipe.outline = AvatarOutline() }
        var pack = StickerPack(of: recipe, by: style.renderer)
        (pack.platforms, pack.expressions, pack.isAnimated) = (order.platforms, order.expressions, order.animated)
        (pack.captions, pack.title, pack.author) = (order.captions, order.title, order.author)
        let place = folder.path("pack")
        do {
            try await pack.write(to: place, jobs: 1)
        } catch VideoError.programMissing, VideoError.programForbidden {
            throw Problem(
                .unavailable,
                "Telegram's moving stickers are made by ffmpeg, which is not installed here, or not started in a sandbox."
            )
        }
        var zip = ZIPWriter()
        for name in try FileManager.default.subpathsOfDirectory(atPath: place).sorted() {
            let url = URL(fileURLWithPath: place + "/" + name)
            guard try url.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true else { continue }
            zip.add(name, try Array(Data(contentsOf: url)))
        }
        return zip.bytes
    }
}

#endif
