import BuiltInStyles
import Compositing
import Foundation
import Imaging
import PartLibrary

/// Draws recipes; the last part of ``EmojiMaker``, which needs no networks.
public struct AvatarRenderer: Sendable {
    let compositor: Compositor

    /// Loads a style.
    ///
    /// - Parameter style: the name of a style that comes with Mugmoji, or the path of a style's folder.
    /// - Throws: `StyleError` when the style is broken, `ResourceError` when it is missing.
    public init(style: String = EmojiMaker.defaultStyle) throws {
        compositor = Compositor(library: try StyleLibrary(style: style))
    }

    /// Draws in a style that was loaded before.
    public init(library: StyleLibrary) {
        compositor = Compositor(library: library)
    }

    /// Loads the style of a recipe, which must be one that comes with Mugmoji: what a recipe says opens no other folder.
    ///
    /// - Throws: `RecipeError` for another style, `StyleError` or `ResourceError` when the package is incomplete.
    public init(for recipe: AvatarRecipe) throws {
        guard BuiltInStyles.names.contains(recipe.style) else {
            throw RecipeError.unknownStyle(recipe.style, known: BuiltInStyles.names)
        }
        try self.init(style: recipe.style)
    }

    /// The style and its parts.
    public var library: StyleLibrary { compositor.library }

    /// Draws an avatar as a PNG file: RGBA, straight alpha, tagged sRGB.
    ///
    /// The same recipe gives the same pixels.
    ///
    /// - Parameters:
    ///   - size: width and height in pixels, 16…4096.
    ///   - background: what lies behind the avatar; nothing where `nil`.
    /// - Throws: `RecipeError` for a part that the style does not have, or a size out of range.
    public func png(of recipe: AvatarRecipe, size: Int = 512, background: Color? = nil) throws -> [UInt8] {
        try compositor.render(recipe, size: size, background: background).pngBytes()
    }

    /// Draws an avatar on a transparent ground.
    ///
    /// - Parameter size: width and height in pixels, 16…4096.
    /// - Returns: size×size×4 bytes, straight alpha.
    /// - Throws: as ``png(of:size:background:)``.
    public func image(of recipe: AvatarRecipe, size: Int) throws -> Image {
        try compositor.render(recipe, size: size)
    }

    /// Draws an avatar as a lossless WebP file with the pixels of ``png(of:size:background:)``.
    ///
    /// - Parameters:
    ///   - size: width and height in pixels, 16…4096.
    ///   - background: what lies behind the avatar; nothing where `nil`.
    /// - Throws: `RecipeError` for a part that the style does not have, or a size out of range.
    public func webP(of recipe: AvatarRecipe, size: Int = 512, background: Color? = nil) throws -> [UInt8] {
        try compositor.render(recipe, size: size, background: background).webPBytes()
    }

    /// Draws an avatar as an SVG document that needs nothing else: a group for each slot, colours as attributes, the
    /// style's author and licence in the metadata.
    ///
    /// The same recipe gives the same text, and drawing it gives the pixels of ``png(of:size:background:)``.
    ///
    /// - Parameters:
    ///   - size: width and height that programs show the drawing at by default, in pixels, 16…4096.
    ///   - background: what lies behind the avatar; nothing where `nil`.
    /// - Throws: `RecipeError` for a part that the style does not have, or a size out of range.
    public func svg(of recipe: AvatarRecipe, size: Int = 512, background: Color? = nil) throws -> String {
        try compositor.svg(recipe, size: size, background: background)
    }

    /// What an avatar shows, in the attribute vocabulary.
    ///
    /// - Throws: `RecipeError` for a part that the style does not have.
    public func attributes(of recipe: AvatarRecipe) throws -> [Attribute: String] {
        try AvatarAttributes(of: recipe, in: compositor).values
    }
}

extension StyleLibrary {
    /// - Parameter style: a built-in name, or a path.
    init(style: String) throws {
        if style.contains("/") {
            try self.init(contentsOf: URL(fileURLWithPath: style, isDirectory: true))
        } else {
            try self.init(named: style)
        }
    }
}
