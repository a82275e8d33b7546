import Basics
package import Compositing
import Imaging
package import PartLibrary
import SVGRendering

/// Every expression of a style on one sheet, on one face.
package struct ExpressionGallery: Sendable {
    private let renderer: AvatarRenderer
    private let recipe: AvatarRecipe

    /// - Parameter recipe: whose face; the style's default one where `nil`.
    package init(of library: StyleLibrary, on recipe: AvatarRecipe? = nil) {
        renderer = AvatarRenderer(library: library)
        self.recipe = recipe ?? AvatarRecipe(defaultFaceOf: library)
    }

    /// The picture of an expression, in pixels, and the height of its name.
    private static let (picture, caption, columns) = (160, 22, 8)

    /// A contact sheet as a PNG file: every expression with its name, in the order of the style's file, on white.
    ///
    /// - Throws: ``RecipeError`` when the recipe is of another style, `SVGError` when drawing fails.
    package func png() throws -> [UInt8] {
        let expressions = renderer.library.expressions
        let columns = min(max(expressions.count, 1), Self.columns)
        let (width, step) = (columns * Self.picture, Self.picture + Self.caption)
        let rows = (expressions.count + columns - 1) / columns
        let white = Color(red: 255, green: 255, blue: 255)
        var sheet = Image(width: width, height: max(rows, 1) * step, filledWith: white)
        for row in 0..<rows {
            let shown = expressions[row * columns..<min((row + 1) * columns, expressions.count)]
            for (column, expression) in shown.enumerated() {
                var recipe = recipe
                recipe.expression = expression.name
                let face = try renderer.image(of: recipe, size: Self.picture, background: white)
                sheet.draw(face, x: column * Self.picture, y: row * step)
            }
            let names = try SVGDocument(svg: captions(of: shown, width: width))
            sheet.draw(try names.render(width: width, height: Self.caption), x: 0, y: row * step + Self.picture)
        }
        return try sheet.pngBytes()
    }

    private func captions(of row: ArraySlice<Expression>, width: Int) -> String {
        XMLWriter { writer in
            writer.element("svg", Drawing.document(viewBox: "0 0 \(width) \(Self.caption)")) { writer in
                writer.element("rect", ["width": "\(width)", "height": "\(Self.caption)", "fill": "#fff"])
                for (column, expression) in row.enumerated() {
                    let label: XMLWriter.Attributes = [
                        "x": "\(column * Self.picture + Self.picture / 2)", "y": "13", "font-size": "13",
                        "font-family": "sans-serif", "text-anchor": "middle", "fill": "#222",
                    ]
                    writer.element("text", label, text: expression.name)
                }
            }
        }.text
    }
}
