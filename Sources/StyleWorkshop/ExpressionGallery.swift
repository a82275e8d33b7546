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
        let width = columns * Self.picture
        let white = Color(red: 255, green: 255, blue: 255)
        var pixels: [UInt8] = []
        for start in stride(from: 0, to: expressions.count, by: columns) {
            let row = expressions[start..<min(start + columns, expressions.count)]
            var faces = [UInt8](repeating: 255, count: width * Self.picture * 4)
            for (column, expression) in row.enumerated() {
                var recipe = recipe
                recipe.expression = expression.name
                let face = try renderer.image(of: recipe, size: Self.picture, background: white)
                for y in 0..<Self.picture {
                    let (to, from) = ((y * width + column * Self.picture) * 4, y * Self.picture * 4)
                    faces.replaceSubrange(
                        to..<to + Self.picture * 4, with: face.pixels[from..<from + Self.picture * 4])
                }
            }
            pixels += faces
            pixels += try SVGDocument(svg: captions(of: row, width: width)).render(width: width, height: Self.caption)
                .pixels
        }
        return try Image(width: width, height: pixels.count / (width * 4), pixels: pixels).pngBytes()
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
