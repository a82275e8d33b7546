#if Service
import Basics
import Captioning
import Compositing
import HTTPTypes
import PartLibrary

/// The body of `POST /v1/caption`.
struct CaptionOrder: Decodable, Sendable {
    let recipe: AvatarRecipe?
    let mood: String?
    let language: CaptionLanguage?
    let prompt: String?
    let model: CaptionModel
    let seed: UInt64?
    let another: Int
    let count: Int

    private enum Key: String, CodingKey, CaseIterable {
        case recipe, mood, language, prompt, model, seed, another, count
    }

    init(from decoder: any Decoder) throws {
        try decoder.rejectUnknownKeys(Key.self)
        let container = try decoder.container(keyedBy: Key.self)
        func fault(_ key: Key, _ words: String) -> DecodingError {
            DecodingError.dataCorruptedError(forKey: key, in: container, debugDescription: words)
        }
        func number(_ key: Key, _ range: ClosedRange<Int>, _ usual: Int) throws -> Int {
            let number = try container.decodeIfPresent(Int.self, forKey: key) ?? usual
            guard range.contains(number) else {
                throw fault(key, "\(number) is out of range: \(range.lowerBound)…\(range.upperBound)")
            }
            return number
        }
        recipe = try container.decodeIfPresent(AvatarRecipe.self, forKey: .recipe)
        mood = try container.decodeIfPresent(String.self, forKey: .mood)
        prompt = try container.decodeIfPresent(String.self, forKey: .prompt)
        let word = try container.decodeIfPresent(String.self, forKey: .language)
        language = try word.map { word in
            guard let language = CaptionLanguage(rawValue: word) else { throw fault(.language, "take en or zh") }
            return language
        }
        let name = try container.decodeIfPresent(String.self, forKey: .model)
        model =
            try name.map { name in
                guard let model = CaptionModel(rawValue: name) else {
                    throw fault(.model, "take \(CaptionModel.names)")
                }
                return model
            } ?? .bank
        let seed = try container.decodeIfPresent(Int.self, forKey: .seed)
        if let seed, !(0...0xFFFF_FFFF).contains(seed) { throw fault(.seed, "\(seed) is out of range: 0…4294967295") }
        self.seed = seed.map { UInt64($0) }
        another = try number(.another, 0...1000, 0)
        count = try number(.count, 1...20, 1)
    }
}

/// What `POST /v1/caption` answers.
struct CaptionAnswer: Encodable {
    struct Entry: Encodable {
        let text: String
        let top: String?
        let bottom: String?
        let mood: String
        let language: String
        let seed: UInt64
        let model: String

        init(_ caption: Caption) {
            (text, mood, language) = (caption.text, caption.mood, caption.language.rawValue)
            (seed, model) = (caption.seed, caption.model.rawValue)
            (top, bottom) = (caption.lines?.top, caption.lines?.bottom)
        }
    }

    let captions: [Entry]
}

extension ServiceCore {
    /// `POST /v1/caption`
    func writeCaptions(_ request: ServiceRequest) async throws -> Answer {
        _ = try Query(request.query, knowing: [])
        _ = try request.accepted([MediaKind.json])
        let order = try ServiceJSON.value(CaptionOrder.self, from: await json(of: request))
        let style = try style(order.recipe?.style, .badRecipe)
        return try await answer(to: request) { [self] timings in
            let captions = try await timings.measure("write") { try await self.captions(order, in: style) }
            return try Answer(json: CaptionAnswer(captions: captions.map { CaptionAnswer.Entry($0) }))
        }
    }

    private func captions(_ order: CaptionOrder, in style: LoadedStyle) async throws -> [Caption] {
        let moods = try Moods.packaged()
        var recipe = order.recipe ?? AvatarRecipe(defaultFaceOf: style.library)
        let mood: Mood
        if let name = order.mood, name != "auto" {
            mood = try moods.mood(named: name)
            // A mood that a person names gives a face at rest its expression.
            if recipe.expression == nil { recipe.expression = mood.expression(in: style.library)?.name }
        } else {
            mood = try moods.mood(of: recipe, in: style.library)
        }
        let language = order.language ?? order.prompt.flatMap { CaptionLanguage(of: $0) } ?? .english
        let subject = try CaptionSubject(recipe, mood: mood, drawnBy: style.renderer, for: order.model)
        let seed = try order.seed ?? recipe.captionSeed(mood: mood)
        let written = try writer(language, order.model).captions(of: subject, prompt: order.prompt ?? "", seed: seed)
        var captions: [Caption] = []
        for await caption in written.dropFirst(order.another).prefix(order.count) {
            try Task.checkCancellation()
            captions.append(caption)
        }
        return captions
    }
}

#endif
