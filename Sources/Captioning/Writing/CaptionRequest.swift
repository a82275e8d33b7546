package import Compositing
package import FaceParsing
import PartLibrary

/// What captions are wanted of an avatar.
package struct CaptionRequest: Sendable {
    /// A mood by its id or by a name of it, or ``anyMood``.
    package var mood: String
    /// The language that is asked for; with `nil` that of the prompt, or the usual one.
    package var language: CaptionLanguage?
    /// How each caption begins; `nil` for no matter how.
    package var prompt: String?
    package var model: CaptionModel
    /// What lots are drawn with; with `nil` the same face and mood get the same captions.
    package var seed: UInt64?

    /// The mood that the face shows.
    package static let anyMood = "auto"

    package init(
        mood: String = Self.anyMood, language: CaptionLanguage? = nil, prompt: String? = nil,
        model: CaptionModel = .bank, seed: UInt64? = nil
    ) {
        self.mood = mood
        self.language = language
        self.prompt = prompt
        self.model = model
        self.seed = seed
    }

    /// The captions of the seed from a number on.
    ///
    /// - Parameters:
    ///   - recipe: the avatar. A mood that a person names gives a face at rest its expression.
    ///   - face: the selfie's; `nil` for a recipe.
    ///   - renderer: of the recipe's style.
    ///   - skipped: how many are left out.
    ///   - count: how many are wanted.
    ///   - usual: the language where nothing says which.
    ///   - writer: what writes in a language, by a model.
    /// - Throws: ``CaptionError``, ``CaptionModelError``, what `writer` and ``CaptionSubject`` throw, and `CancellationError`.
    package func captions(
        of recipe: inout AvatarRecipe, face: ParsedFace? = nil, drawnBy renderer: AvatarRenderer, skipped: Int = 0,
        count: Int = 1, usual: CaptionLanguage = .english,
        writer: (CaptionLanguage, CaptionModel) throws -> CaptionWriter = { try CaptionWriter(language: $0, model: $1) }
    ) async throws -> [Caption] {
        let mood = try chosenMood(for: &recipe, face: face, in: renderer.library)
        let language = language ?? prompt.flatMap { CaptionLanguage(of: $0) } ?? usual
        let subject = try CaptionSubject(recipe, mood: mood, drawnBy: renderer, for: model)
        let seed = try self.seed ?? recipe.captionSeed(mood: mood)
        let written = try writer(language, model).captions(of: subject, prompt: prompt ?? "", seed: seed)
        var captions: [Caption] = []
        for await caption in written.dropFirst(skipped).prefix(count) {
            try Task.checkCancellation()
            captions.append(caption)
        }
        return captions
    }

    private func chosenMood(
        for recipe: inout AvatarRecipe, face: ParsedFace?, in library: StyleLibrary
    ) throws -> Mood {
        let moods = try Moods.packaged()
        if mood != Self.anyMood {
            let named = try moods.mood(named: mood)
            if recipe.expression == nil { recipe.expression = named.expression(in: library)?.name }
            return named
        }
        if recipe.expression == nil, let face { return moods.mood(of: FaceSigns(face)) }
        return try moods.mood(of: recipe, in: library)
    }
}
