#if Service
import Basics
import Captioning
import Compositing
import HTTPTypes
import Mugmoji
import PartLibrary

/// The body of `POST /v1/caption`.
struct CaptionOrder: Decodable, Sendable {
    let recipe: AvatarRecipe?
    let wanted: CaptionRequest
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
        var wanted = CaptionRequest()
        wanted.mood = try container.decodeIfPresent(String.self, forKey: .mood) ?? wanted.mood
        wanted.prompt = try container.decodeIfPresent(String.self, forKey: .prompt)
        let word = try container.decodeIfPresent(String.self, forKey: .language)
        wanted.language = try word.map { word in
            guard let language = CaptionLanguage(rawValue: word) else { throw fault(.language, "take en or zh") }
            return language
        }
        let name = try container.decodeIfPresent(String.self, forKey: .model)
        if let name {
            guard let model = CaptionModel(rawValue: name) else { throw fault(.model, "take \(CaptionModel.names)") }
            wanted.model = model
        }
        let seed = try container.decodeIfPresent(Int.self, forKey: .seed)
        if let seed, !(0...0xFFFF_FFFF).contains(seed) { throw fault(.seed, "\(seed) is out of range: 0…4294967295") }
        wanted.seed = seed.map { UInt64($0) }
        self.wanted = wanted
        another = try number(.another, 0...1000, 0)
        count = try number(.count, 1...20, 1)
    }
}

/// What `POST /v1/caption` answers.
struct CaptionAnswer: Encodable {
    let captions: [CaptionReport]
}

extension ServiceCore {
    /// `POST /v1/caption`
    func writeCaptions(_ request: ServiceRequest) async throws -> Answer {
        _ = try Query(request.query, knowing: [])
        _ = try request.accepted([MediaKind.json])
        let order = try ServiceJSON.value(CaptionOrder.self, from: await json(of: request))
        let style = try style(order.recipe?.style, .badRecipe)
        return try await answer(to: request) { [self] timings in
            let captions = try await timings.measure("write") {
                var recipe = order.recipe ?? AvatarRecipe(defaultFaceOf: style.library)
                return try await order.wanted.captions(
                    of: &recipe, drawnBy: style.renderer, skipped: order.another, count: order.count, writer: writer)
            }
            return try Answer(json: CaptionAnswer(captions: captions.map { CaptionReport($0) }))
        }
    }
}

#endif
