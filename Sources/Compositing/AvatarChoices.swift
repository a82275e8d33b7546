public import FaceAtlas
public import Imaging
public import PartLibrary

/// What a person wants otherwise than a photo or a recipe says.
public struct AvatarChoices: Sendable, Hashable {
    /// What stands in a slot.
    public enum Content: Sendable, Hashable {
        /// The part with this id. In a slot that holds several (`details`) these may be joined by `+`, and what begins with `+` is added to
        /// what stands there.
        case part(String)
        case nothing
    }

    /// Slots whose part is chosen.
    public var parts: [Slot: Content]
    /// Roles whose colour is chosen, opaque.
    public var colors: [Role: Color]
    /// Name of the expression that is chosen.
    public var expression: String?
    /// What of the avatar is to be drawn; as the recipe has it where `nil`.
    public var crop: AvatarCrop?
    /// The line that is chosen; as the recipe has it where `nil`.
    public var outline: AvatarOutline?
    /// The words that are chosen; as the recipe has them where `nil`.
    public var caption: AvatarCaption?

    /// Choices; none where nothing is named.
    public init(
        parts: [Slot: Content] = [:], colors: [Role: Color] = [:], expression: String? = nil, crop: AvatarCrop? = nil,
        outline: AvatarOutline? = nil, caption: AvatarCaption? = nil
    ) {
        self.parts = parts
        self.colors = colors
        self.expression = expression
        self.crop = crop
        self.outline = outline
        self.caption = caption
    }
}

extension AvatarRecipe {
    /// The recipe as `choices` have it. The back of the hair follows a front that is chosen, unless it is chosen too.
    ///
    /// - Parameter library: the recipe's style.
    /// - Throws: ``RecipeError/unknownPart(id:slot:known:)``.
    public func applying(_ choices: AvatarChoices, library: StyleLibrary) throws(RecipeError) -> AvatarRecipe {
        var recipe = self
        recipe.colors.merge(choices.colors) { $1 }
        if let expression = choices.expression { recipe.expression = expression }
        if let crop = choices.crop { recipe.crop = crop }
        if let outline = choices.outline { recipe.outline = outline }
        if let caption = choices.caption { recipe.caption = caption }
        for slot in choices.parts.keys {
            if let follower = slot.follower { recipe.parts[follower] = nil }
        }
        for slot in Slot.allCases.reversed() {
            switch choices.parts[slot] {
            case .part(let id)?:
                recipe.parts[slot] = id
                if slot.row.holdsSeveral {
                    let own = id.hasPrefix("+") ? parts[slot].map { $0 + id } ?? String(id.dropFirst()) : id
                    recipe.parts[slot] = AvatarRecipe.ids(in: own).joined(separator: "+")
                }
                let part = try recipe.layers(in: slot, of: library).first
                // Fronts come before backs here, so a back that is chosen has the last word.
                if let follower = slot.follower { recipe.parts[follower] = part?.back }
            case .nothing?: recipe.parts[slot] = nil
            case nil: break
            }
        }
        return recipe
    }
}
