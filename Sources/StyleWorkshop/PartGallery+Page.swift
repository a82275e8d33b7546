import Compositing
import FaceAtlas
import PartLibrary

extension PartGallery {
    /// One page of HTML that needs nothing else: every part as inline SVG on the style's default face, slot by slot, and
    /// rows of swatches that show all parts in any colours of the style's palettes. There is no script and no reference to
    /// anything outside.
    package func page() -> String {
        let style = library.style
        let swatches = GallerySwatches(style: style)
        let count = library.count == 1 ? "1 part" : "\(library.count) parts"
        let line = [count, "version \(style.version)", style.author, style.license].map(Self.escaped)
            .joined(separator: " · ")
        return """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(Self.escaped(style.title)): every part</title>
            <style>
            \(Self.layout)
            \(Role.stylesheet { "var(--\($0.rawValue))" })
            \(swatches.rules)
            </style>
            </head>
            <body>
            \(swatches.inputs)
            <header>
            <h1>\(Self.escaped(style.title))</h1>
            <p>\(line)</p>
            \(swatches.labels)
            </header>
            <main>
            <svg width="0" height="0" style="position:absolute" aria-hidden="true"><defs>\(sharedFace)</defs></svg>
            \(slots.map(section).joined(separator: "\n"))
            </main>
            </body>
            </html>

            """
    }

    /// The default parts that others are shown on, once for all.
    private var sharedFace: String {
        Slot.required.compactMap { library.defaultPart(in: $0) }.map { part in
            let name = "face-\(part.slot.rawValue)"
            return "<g id=\"\(name)\">\(part.markup(prefix: name))</g>"
        }.joined(separator: "\n")
    }

    private func section(of slot: Slot) -> String {
        let parts = library.parts(in: slot)
        return "<section>\n<h2 id=\"\(slot.rawValue)\">\(slot.rawValue) <small>\(parts.count)</small></h2>\n<div>\n"
            + parts.map(figure).joined(separator: "\n") + "\n</div>\n</section>"
    }

    private func figure(of part: Part) -> String {
        let prefix = "\(part.slot.rawValue)-\(part.id)"
        let shapes = PartPicture(of: part, in: library).faceWithPart.map { other in
            let isShared = other != part && library.defaultPart(in: other.slot) == other
            return isShared && Slot.required.contains(other.slot)
                ? "<use href=\"#face-\(other.slot.rawValue)\"/>"
                : other.markup(prefix: "\(prefix)-\(other.slot.rawValue)")
        }
        let tags = part.tags.sorted { $0.key.rawValue < $1.key.rawValue }.map { "\($0.key.rawValue) \($0.value)" }
        let words = (part.title.map { [$0] } ?? []) + tags + (part.isMatched ? [] : ["not matched"])
        let caption = words.isEmpty ? "" : "<br><small>\(Self.escaped(words.joined(separator: ", ")))</small>"
        return "<figure><svg viewBox=\"\(frame(of: part.slot).viewBoxText)\" role=\"img\" "
            + "aria-label=\"\(part.slot.rawValue) \(part.id)\">\(shapes.joined())</svg>"
            + "<figcaption>\(part.id)\(caption)</figcaption></figure>"
    }

    static func escaped(_ text: String) -> String {
        [("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("\"", "&quot;")].reduce(text) { $0.replacing($1.0, with: $1.1) }
    }

    private static let layout = """
        body{margin:0;font:14px/1.35 system-ui,sans-serif;color:#222;background:#fff}
        header{position:sticky;top:0;z-index:1;background:#fffffff0;border-bottom:1px solid #ddd;padding:8px 16px}
        h1{font-size:20px;margin:0}header p{margin:0 0 4px;color:#666}
        fieldset{display:inline-block;border:0;margin:0 16px 2px 0;padding:0}
        legend{float:left;margin-right:6px;color:#666;line-height:22px}
        label{display:inline-block;width:20px;height:20px;border-radius:50%;border:1px solid #0003;margin:0 2px;\
        cursor:pointer;text-align:center;vertical-align:middle;line-height:20px;font-size:11px}
        main{padding:0 16px 32px}h2{font-size:16px;margin:20px 0 4px}small{font-weight:normal;color:#666}
        section div{display:grid;grid-template-columns:repeat(auto-fill,minmax(116px,1fr));gap:8px}
        figure{margin:0;text-align:center;overflow-wrap:anywhere;content-visibility:auto;contain-intrinsic-size:116px 150px}
        figure svg{width:96px;height:96px}figcaption{font-size:12px}figcaption small{font-size:10px}
        input{position:fixed;opacity:0;pointer-events:none}
        """
}
