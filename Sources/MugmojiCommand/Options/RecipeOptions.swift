import ArgumentParser
import Compositing
import Mugmoji

/// How a recipe is drawn: what `render` and a worker's requests have in common.
struct RecipeOptions: ParsableArguments {
    @OptionGroup var picture: PictureOptions

    @OptionGroup var choice: ChoiceOptions

    @OptionGroup var caption: CaptionOptions

    @OptionGroup var place: CaptionPlaceFlags

    @OptionGroup var style: StyleOptions

    /// A recipe as the options have it, and its file.
    ///
    /// - Parameter path: where it is to go; a WebM is made beside it.
    /// - Throws: `ValidationError` for what the style does not have, or what keeps it from being drawn.
    func file(
        of avatar: AvatarRecipe, as format: EmojiFormat, by renderer: AvatarRenderer, at path: String
    ) async throws -> (recipe: AvatarRecipe, bytes: [UInt8]) {
        var choices = try choice.choices(in: renderer.library)
        choices.caption = try caption.caption(insteadOf: avatar.caption, at: place.place)
        try picture.check(renderer.library)
        var recipe = try avatar.applying(choices, library: renderer.library)
        if caption.isTakenOff { recipe.caption = nil }
        try await caption.write(on: &recipe, face: nil, drawnBy: renderer, at: place.place)
        let bytes = try await picture.file(
            of: recipe, as: format, by: renderer, at: path, hasLiveText: caption.drawing.liveText)
        return (recipe, bytes)
    }
}
