import ArgumentParser
import Captioning
import Compositing
import FaceParsing
import Foundation
import PartLibrary

/// How captions are written.
struct CaptionWritingOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "What the caption says: one of 48 moods, by its English or Chinese name, or auto, what the face says.",
            discussion: "See: mugmoji caption moods.", valueName: "name|auto"))
    var mood = CaptionRequest.anyMood

    @Option(
        help: ArgumentHelp(
            "The language of the caption; with auto that of the prompt, or that of the system.", valueName: "en|zh|auto"
        ),
        transform: LanguageChoice.init(argument:))
    var language = LanguageChoice.auto

    @Option(
        help: ArgumentHelp(
            "What writes: bank, a bank of captions that people wrote and graded; or a network, for the adventurous.",
            valueName: CaptionModel.allCases.map(\.rawValue).joined(separator: "|")),
        transform: { word in
            guard let model = CaptionModel(rawValue: word.lowercased()) else {
                throw ValidationError("there is no model “\(word)”; take \(CaptionModel.names)")
            }
            return model
        })
    var model = CaptionModel.bank

    @Option(
        help: ArgumentHelp(
            "What lots are drawn with; without it the same face and mood get the same captions.", valueName: "n"))
    var seed: UInt64?

    /// Whether a person said how captions are to be written.
    var isNamed: Bool { mood != CaptionRequest.anyMood || language.language != nil || model != .bank || seed != nil }

    /// The language of the system.
    private var systemLanguage: CaptionLanguage {
        let environment = ProcessInfo.processInfo.environment
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }.first { !$0.isEmpty }
        return CaptionLanguage(locale: locale ?? "")
    }

    /// Captions for an avatar.
    ///
    /// - Parameters:
    ///   - recipe: the avatar. A mood that a person names gives a face at rest its expression.
    ///   - face: the selfie's; `nil` for a recipe.
    ///   - prompt: how each begins.
    ///   - skipped: how many of the seed's are left out.
    ///   - count: how many are wanted.
    /// - Throws: `ValidationError` for a mood that there is not, or a beginning that no caption has.
    func captions(
        of recipe: inout AvatarRecipe, face: ParsedFace?, drawnBy renderer: AvatarRenderer, prompt: String? = nil,
        skipped: Int = 0, count: Int = 1
    ) async throws -> [Caption] {
        let request = CaptionRequest(
            mood: mood, language: language.language, prompt: prompt, model: model, seed: seed)
        do {
            return try await request.captions(
                of: &recipe, face: face, drawnBy: renderer, skipped: skipped, count: count, usual: systemLanguage)
        } catch let error as CaptionError where error.isOfPrompt {
            throw ValidationError("--prompt: \(error)")
        } catch CaptionError.unknownMood(let name, let nearest) {
            throw ValidationError("--mood \(mood): \(CaptionError.unknownMood(name, nearest: nearest))")
        } catch CaptionModelError.longPrompt(let count, let limit) {
            throw ValidationError("--prompt: \(CaptionModelError.longPrompt(count: count, limit: limit))")
        }
    }
}

/// The value of `--language`.
enum LanguageChoice {
    case auto
    case named(CaptionLanguage)

    init(argument: String) throws {
        let word = argument.lowercased()
        if word == "auto" {
            self = .auto
        } else if let language = CaptionLanguage(rawValue: word) {
            self = .named(language)
        } else {
            throw ValidationError("there is no language “\(argument)” of captions; take en, zh or auto")
        }
    }

    /// The language that is named.
    var language: CaptionLanguage? {
        if case .named(let language) = self { language } else { nil }
    }
}
