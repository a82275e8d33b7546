import Basics
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
        let line = [count, "version \(style.version)", style.author, style.license].joined(separator: " · ")
        return XMLWriter { writer in
            writer.add(raw: "<!DOCTYPE html>\n")
            writer.element("html", ["lang": "en"]) { writer in
                writer.line()
                writer.element("head") { write(head: swatches, to: &$0) }
                writer.line()
                writer.element("body") { writer in
                    swatches.writeInputs(to: &writer)
                    writer.line()
                    writer.element("header") { writer in
                        writer.line()
                        writer.element("h1", text: style.title)
                        writer.line()
                        writer.element("p", text: line)
                        swatches.writeLabels(to: &writer)
                        writer.line()
                    }
                    writer.line()
                    writer.element("main") { writer in
                        writeSharedFace(to: &writer)
                        for slot in slots { write(sectionOf: slot, to: &writer) }
                        writer.line()
                    }
                    writer.line()
                }
                writer.line()
            }
            writer.line()
        }.text
    }

    private func write(head swatches: GallerySwatches, to writer: inout XMLWriter) {
        writer.line()
        writer.void("meta", ["charset": "utf-8"])
        writer.line()
        writer.void("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"])
        writer.line()
        writer.element("title", text: "\(library.style.title): every part")
        writer.line()
        writer.element("style") { writer in
            for rules in [Self.layout, Role.stylesheet { "var(--\($0.rawValue))" }, swatches.rules] {
                writer.line()
                writer.add(raw: rules)
            }
            writer.line()
        }
        writer.line()
    }

    /// The default parts that others are shown on, once for all.
    private func writeSharedFace(to writer: inout XMLWriter) {
        writer.line()
        let hidden: XMLWriter.Attributes = [
            "width": "0", "height": "0", "style": "position:absolute", "aria-hidden": "true",
        ]
        writer.element("svg", hidden) { writer in
            writer.element("defs") { writer in
                for (index, part) in Slot.required.compactMap({ library.defaultPart(in: $0) }).enumerated() {
                    let name = "face-\(part.slot.rawValue)"
                    if index > 0 { writer.line() }
                    writer.element("g", ["id": name]) { part.drawing.write(to: &$0, prefix: name) }
                }
            }
        }
    }

    private func write(sectionOf slot: Slot, to writer: inout XMLWriter) {
        let parts = library.parts(in: slot)
        writer.line()
        writer.element("section") { writer in
            writer.line()
            writer.element("h2", ["id": slot.rawValue]) { writer in
                writer.add(text: "\(slot.rawValue) ")
                writer.element("small", text: "\(parts.count)")
            }
            writer.line()
            writer.element("div") { writer in
                for part in parts {
                    writer.line()
                    writer.element("figure") { write(figureOf: part, to: &$0) }
                }
                writer.line()
            }
            writer.line()
        }
    }

    private func write(figureOf part: Part, to writer: inout XMLWriter) {
        let prefix = "\(part.slot.rawValue)-\(part.id)"
        let root: XMLWriter.Attributes = [
            "viewBox": frame(of: part.slot).viewBoxText, "role": "img",
            "aria-label": "\(part.slot.rawValue) \(part.id)",
        ]
        writer.element("svg", root) { writer in
            for other in PartPicture(of: part, in: library).faceWithPart {
                let isShared = other != part && library.defaultPart(in: other.slot) == other
                if isShared && Slot.required.contains(other.slot) {
                    writer.element("use", ["href": "#face-\(other.slot.rawValue)"])
                } else {
                    other.drawing.write(to: &writer, prefix: "\(prefix)-\(other.slot.rawValue)")
                }
            }
        }
        let tags = part.tags.sorted { $0.key.rawValue < $1.key.rawValue }.map { "\($0.key.rawValue) \($0.value)" }
        let words = (part.title.map { [$0] } ?? []) + tags + (part.isMatched ? [] : ["not matched"])
        writer.element("figcaption") { writer in
            writer.add(text: part.id)
            guard !words.isEmpty else { return }
            writer.void("br")
            writer.element("small", text: words.joined(separator: ", "))
        }
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
