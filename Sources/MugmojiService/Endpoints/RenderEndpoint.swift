#if Service
import Compositing
import Foundation
import HTTPTypes
import Imaging
import MovingPictures
import NIOCore
import PartLibrary

/// How an avatar is drawn: what the query of a request says.
struct DrawingOptions: Sendable {
    let size: Int
    let background: Color?
    let expression: String?
    let crop: AvatarCrop?
    let outline: Query.OutlineChoice?

    static let names = ["size", "background", "expression", "crop", "outline"]

    /// - Throws: ``Problem``, also for an expression that the style does not have.
    init(_ query: Query, style: LoadedStyle, limits: ServiceLimits, moves: Bool = false) throws(Problem) {
        size = try query.integer("size", in: 16...limits.pictureSide, otherwise: moves ? 256 : 512)
        if moves, size > limits.movingSide {
            throw Problem(
                .tooManyPixels, "A picture that moves has at most \(limits.movingSide) pixels a side; ask for less.")
        }
        background = try query.background()
        crop = try query.word("crop", as: AvatarCrop.self)
        outline = try query.outline()
        expression = query["expression"]
        if let expression, expression != Self.none, style.library.expression(expression) == nil {
            throw Problem(RecipeError.unknownExpression(expression, known: style.library.expressions.map(\.name)))
        }
    }

    /// The expression of a face that has none.
    private static let none = "none"

    func apply(to choices: inout AvatarChoices) {
        if let expression, expression != Self.none { choices.expression = expression }
        if let crop { choices.crop = crop }
        if case .line(let line)? = outline { choices.outline = line }
    }

    /// The recipe as the query has it.
    func applied(to recipe: AvatarRecipe) -> AvatarRecipe {
        var recipe = recipe
        if let expression { recipe.expression = expression == Self.none ? nil : expression }
        if let crop { recipe.crop = crop }
        switch outline {
        case nil: break
        case Query.OutlineChoice.none?: recipe.outline = nil
        case .line(let line)?: recipe.outline = line
        }
        return recipe
    }

    /// The picture of a recipe.
    ///
    /// - Parameter kind: PNG, WebP or SVG.
    func picture(of recipe: AvatarRecipe, as kind: String, by renderer: AvatarRenderer) throws -> Answer {
        switch kind {
        case MediaKind.svg:
            let text = try renderer.svg(of: recipe, size: size, background: background)
            return Answer(ByteBuffer(string: text), type: kind)
        case MediaKind.webP:
            return Answer(try renderer.webP(of: recipe, size: size, background: background), type: kind)
        default: return Answer(try renderer.png(of: recipe, size: size, background: background), type: kind)
        }
    }

    /// The loop of a recipe's expression.
    ///
    /// - Parameter kind: WebP, animated PNG or GIF.
    func loop(of recipe: AvatarRecipe, as kind: String, by renderer: AvatarRenderer) async throws -> Answer {
        let rate = 24.0
        var frames: [Image] = []
        try renderer.frames(of: recipe, size: size, rate: rate, background: background) { image, _ in
            // Nobody waits for it any more.
            try Task.checkCancellation()
            frames.append(image)
        }
        // An expression without a loop, in a style without `idle`, stands still.
        if frames.isEmpty { frames = [try renderer.image(of: recipe, size: size, background: background)] }
        let format: MovingFormat = kind == MediaKind.gif ? .gif : kind == MediaKind.apng ? .apng : .webP
        return Answer(try await ClipWriter(format: format).fitted(Clip(frames: frames, rate: rate)).bytes, type: kind)
    }
}

extension ServiceCore {
    /// `POST /v1/render`
    func renderRecipe(_ request: ServiceRequest) async throws -> Answer {
        let query = try Query(request.query, knowing: DrawingOptions.names + ["animate"])
        let moves = try query.flag("animate")
        let kind = try request.accepted(
            moves ? [MediaKind.webP, MediaKind.apng, MediaKind.gif] : [MediaKind.png, MediaKind.webP, MediaKind.svg])
        let recipe = try await recipe(of: request)
        let style = try style(recipe.style, .badRecipe)
        let drawing = try DrawingOptions(query, style: style, limits: limits, moves: moves)
        return try await answer(to: request) { timings in
            let recipe = drawing.applied(to: recipe)
            return try await timings.measure("composite") {
                moves
                    ? try await drawing.loop(of: recipe, as: kind, by: style.renderer)
                    : try drawing.picture(of: recipe, as: kind, by: style.renderer)
            }
        }
    }

    /// The body of a request that is JSON.
    func json(of request: ServiceRequest) async throws -> [UInt8] {
        guard try request.contentType()?.word == MediaKind.json else {
            throw Problem(.unsupportedMediaType, "The body is JSON; say so with Content-Type: application/json.")
        }
        return try await request.content(limit: limits.jsonBytes, held: held).bytes
    }

    /// A recipe as the body.
    private func recipe(of request: ServiceRequest) async throws -> AvatarRecipe {
        try AvatarRecipe(json: Data(try await json(of: request)))
    }
}

#endif
