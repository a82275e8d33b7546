import BuiltInStyles
public import FaceAtlas
public import Imaging
public import PartLibrary
import SVGRendering

/// Draws recipes with the parts of one style: the last of three verbs, which needs no networks.
///
/// The same recipe gives the same SVG and the same pixels.
public struct AvatarRenderer: Sendable {
    /// Side lengths of a drawn avatar, in pixels.
    package static let sizes = 16...4096

    /// The style and its parts.
    public let library: StyleLibrary

    /// Loads a style.
    ///
    /// - Throws: `StyleError` when the style is broken, `ResourceError` when it is missing.
    public init(style: StyleID = .usual) throws {
        library = try StyleLibrary(trusting: style)
    }

    /// Draws in a style that was loaded before.
    public init(library: StyleLibrary) {
        self.library = library
    }

    /// Loads the style of a recipe, which must be one that comes with Mugmoji: what a recipe says opens no other folder.
    ///
    /// - Throws: ``RecipeError`` for another style, `StyleError` or `ResourceError` when the package is incomplete.
    public init(for recipe: AvatarRecipe) throws {
        guard BuiltInStyles.names.contains(recipe.style) else {
            throw RecipeError.unknownStyle(recipe.style, known: BuiltInStyles.names)
        }
        try self.init(style: .builtIn(recipe.style))
    }

    /// Draws an avatar: the pixels of ``svg(of:size:background:)``.
    ///
    /// - Parameters:
    ///   - size: width and height of the picture in pixels, 16…4096.
    ///   - background: what lies behind the avatar; nothing where `nil`.
    /// - Returns: size×size×4 bytes, straight alpha.
    /// - Throws: ``RecipeError`` for a recipe of another style, a part that the style does not have, or a size out of range;
    ///   `StyleError` for a part that is broken; `SVGError` when the drawing library fails.
    public func image(of recipe: AvatarRecipe, size: Int = 512, background: Color? = nil) throws -> Image {
        try draw(svg(of: recipe, size: size, background: background), size: size)
    }

    private func draw(_ svg: String, size: Int) throws(SVGError) -> Image {
        try SVGDocument(bytes: Array(svg.utf8), viewBox: library.style.viewBox.asWritten)
            .render(width: size, height: size)
    }

    /// Draws an avatar as a PNG file: RGBA, straight alpha, tagged sRGB.
    ///
    /// - Parameters:
    ///   - size: width and height in pixels, 16…4096.
    ///   - background: what lies behind the avatar; nothing where `nil`.
    /// - Throws: as ``image(of:size:background:)``.
    public func png(of recipe: AvatarRecipe, size: Int = 512, background: Color? = nil) throws -> [UInt8] {
        // Flat areas are smaller, and made in half the time, with rows as they are.
        try image(of: recipe, size: size, background: background).smallPNGBytes(isFiltered: false)
    }

    /// Draws an avatar as a lossless WebP file with the pixels of ``image(of:size:background:)``.
    ///
    /// - Parameters:
    ///   - size: width and height in pixels, 16…4096.
    ///   - background: what lies behind the avatar; nothing where `nil`.
    /// - Throws: as ``image(of:size:background:)``.
    public func webP(of recipe: AvatarRecipe, size: Int = 512, background: Color? = nil) throws -> [UInt8] {
        try image(of: recipe, size: size, background: background).webPBytes()
    }

    /// The frames of an avatar's motion: its expression's, or `idle` where it has none.
    ///
    /// - Parameters:
    ///   - size: width and height in pixels, 16…4096.
    ///   - rate: frames a second, 1…60; the loop is as long as the motion, to the nearest frame.
    ///   - background: what lies behind the avatar; nothing where `nil`.
    ///   - body: called with each frame, size×size×4 bytes of straight alpha, in order, and with how many there are.
    /// - Returns: how many frames there are; 0 where the style has no such motion.
    /// - Throws: as ``image(of:size:background:)``, ``RecipeError/invalidRate(_:)``, and what `body` throws.
    @discardableResult
    public func frames(
        of recipe: AvatarRecipe, size: Int = 512, rate: Double = 24, background: Color? = nil,
        _ body: (Image, _ count: Int) throws -> Void
    ) throws -> Int {
        guard (1...60).contains(rate) else { throw RecipeError.invalidRate(rate) }
        var scene = try AvatarScene(recipe, in: library)
        guard let motion = library.motion(of: scene.expression) else { return 0 }
        try scene.fit(to: motion.extremes, by: library)
        let count = max(2, Int((motion.seconds * rate).rounded()))
        for index in 0..<count {
            let pose = motion.pose(
                at: (Double(index) / Double(count) + Motion.start).truncatingRemainder(dividingBy: 1))
            let text = try svg(of: scene, pose: pose, size: size, background: background)
            try body(try draw(text, size: size), count)
        }
        return count
    }

    /// What an avatar shows, in the attribute vocabulary; every attribute has a value.
    ///
    /// - Throws: ``RecipeError`` for a recipe of another style, or a part that the style does not have.
    public func attributes(of recipe: AvatarRecipe) throws(RecipeError) -> [Attribute: String] {
        try recipe.attributes(in: library)
    }
}
