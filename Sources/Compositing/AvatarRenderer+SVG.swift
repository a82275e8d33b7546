import Basics
import FaceAtlas
public import Imaging
import PartLibrary

extension AvatarRenderer {
    /// The avatar as an SVG document that needs nothing else: a group for each slot, back to front, with the slot as its
    /// id and the part in `data-part`; colours as attributes; the style's author and licence in the metadata. There is no
    /// style sheet, no script and no reference to anything outside.
    ///
    /// - Parameters:
    ///   - size: width and height that programs show the drawing at by default, in pixels, 16…4096.
    ///   - background: the colour behind the avatar; nothing where `nil`.
    ///   - hasLiveText: the words of a caption stand as text, which programs set in the fonts that they have; else as outlines, which
    ///     look the same everywhere.
    /// - Throws: ``RecipeError`` for a recipe of another style, a part that the style does not have, a size out of range, or a caption
    ///   that cannot be drawn; `StyleError` for a part that is broken; `LetteringError` where no font has a sign of it; `SVGError` when the drawing library fails to measure
    ///   what a crop is to hold.
    public func svg(
        of recipe: AvatarRecipe, size: Int = 512, background: Color? = nil, hasLiveText: Bool = false
    ) throws -> String {
        var scene = try AvatarScene(recipe, in: library)
        try scene.fit(to: [Pose()], by: library)
        return try svg(of: scene, size: size, background: background, hasLiveText: hasLiveText)
    }

    /// The document of a scene, at one moment of a motion.
    func svg(
        of scene: AvatarScene, pose: Pose = Pose(), size: Int, background: Color?, hasLiveText: Bool = false
    ) throws(RecipeError) -> String {
        guard Self.sizes.contains(size) else { throw .invalidSize(size) }
        let scene = scene.posed(pose, in: library)
        let links = scene.parts.contains { $0.drawing.usesLinks } ? Drawing.linkNamespace : nil
        let root: XMLWriter.Attributes = [
            "xmlns": Drawing.svgNamespace, "xmlns:xlink": links, "width": "\(size)", "height": "\(size)",
            "viewBox": library.style.viewBox.viewBoxText, "role": "img",
        ]
        return XMLWriter { writer in
            writer.element("svg", root) { writer in
                library.style.writeMetadata(to: &writer)
                if let background { write(background: background, to: &writer) }
                writeAvatar(of: scene, hasLiveText: hasLiveText, to: &writer)
                writer.line()
            }
            writer.line()
        }.text
    }

    /// What is drawn of a scene without its backdrop, as it stands before it is fitted into the frame.
    ///
    /// - Parameter box: it is drawn as it stands in the picture, at its moment of a motion, as far as it lies within this box.
    func measuredSVG(of scene: AvatarScene, within box: Rect? = nil) -> String {
        XMLWriter { writer in
            let viewBox = box ?? library.style.viewBox
            writer.element("svg", Drawing.document(viewBox: viewBox.viewBoxText)) { writer in
                writeClipPaths(of: scene, to: &writer)
                let moved = [scene.fit.transform, scene.transform(of: scene.pose.avatar)].compactMap { $0 }
                writer.group(box != nil && !moved.isEmpty ? moved.joined(separator: " ") : nil) { writer in
                    writeRuns(scene.parts.filter { $0.slot != .backdrop }[...], of: scene, to: &writer)
                }
            }
        }.text
    }

    /// What hats and heads leave of other parts.
    private func writeClipPaths(of scene: AvatarScene, to writer: inout XMLWriter) {
        if let top = scene.headwear?.hairTop { writeClipPath(hairTop: top, to: &writer) }
        if let (head, outline) = scene.headOutline, scene.parts.contains(where: \.liesOnSkin) {
            // What lies on the skin does not leave the head.
            writeClipPath("skin-outline", outline, of: head, in: scene, to: &writer)
        }
    }

    /// Shoulders that end above the lower edge have round corners there; what is above them stays.
    private func writeHemClipPath(_ hem: Rect, to writer: inout XMLWriter) {
        let box = library.style.viewBox
        let radius = min(0.1 * hem.width, hem.height / 2)
        writer.line(1)
        writer.element("clipPath", ["id": "hem"]) { writer in
            writer.line(2)
            writer.element(
                "rect",
                [
                    "x": (box.x - box.width).svgText, "y": (box.y - box.height).svgText,
                    "width": (box.width * 3).svgText,
                    "height": (hem.y + hem.height - radius - box.y + box.height).svgText,
                ])
            writer.line(2)
            writer.element(
                "rect",
                [
                    "x": hem.x.svgText, "y": hem.y.svgText, "width": hem.width.svgText, "height": hem.height.svgText,
                    "rx": radius.svgText,
                ])
            writer.line(1)
        }
    }

    private func writeAvatar(of scene: AvatarScene, hasLiveText: Bool, to writer: inout XMLWriter) {
        writeClipPaths(of: scene, to: &writer)
        if let hem = scene.caption?.hem { writeHemClipPath(hem, to: &writer) }
        defer {
            if scene.outline == nil { writeCaption(of: scene, isLive: hasLiveText, to: &writer) }
        }
        if let outline = scene.outline { writer.writeFilter(outline, in: library.style.viewBox) }
        let backdrop = scene.parts.prefix { $0.slot == .backdrop }
        // Hands and what they hold come out of a backdrop on all sides.
        let isHeld = { (part: Part) in [.effectFront, .props, .hands].contains(part.slot) }
        let held = scene.parts[(scene.parts.firstIndex(where: isHeld) ?? scene.parts.endIndex)...]
        let person = scene.parts[backdrop.endIndex..<held.startIndex]
        let moved = [scene.caption?.fit.transform, scene.fit.transform, scene.transform(of: scene.pose.avatar)]
            .compactMap { $0 }
        func write(_ parts: ArraySlice<Part>, to writer: inout XMLWriter) {
            guard !parts.isEmpty else { return }
            writer.group(moved.isEmpty ? nil : moved.joined(separator: " "), opacity: scene.pose.avatar.opacity) {
                writeRuns(parts, of: scene, to: &$0)
            }
        }
        func writeHemmed(to writer: inout XMLWriter) {
            guard scene.caption?.hem != nil else { return write(person, to: &writer) }
            writer.line(1)
            writer.element("g", ["clip-path": "url(#hem)"]) { writer in
                write(person, to: &writer)
                writer.line(1)
            }
        }
        func writeFitted(to writer: inout XMLWriter) {
            writeRuns(backdrop, of: scene, to: &writer)
            guard let ground = backdrop.first, let shape = ground.drawing.firstShape(of: [.backdrop]) else {
                guard scene.caption?.hem != nil else { return write(scene.parts[backdrop.endIndex...], to: &writer) }
                writeHemmed(to: &writer)
                return write(held, to: &writer)
            }
            writeGroundClipPath(shape, of: ground, in: scene, to: &writer)
            writer.line(1)
            writer.element("g", ["clip-path": "url(#ground)"]) { writer in
                writeHemmed(to: &writer)
                writer.line(1)
            }
            write(held, to: &writer)
        }
        guard let outline = scene.outline else { return writeFitted(to: &writer) }
        // What leaves the frame is cut before the line is drawn round it.
        let box = library.style.viewBox
        writer.line(1)
        writer.element("clipPath", ["id": "frame"]) { writer in
            writer.element(
                "rect",
                ["x": box.x.svgText, "y": box.y.svgText, "width": box.width.svgText, "height": box.height.svgText])
        }
        writer.line(1)
        writer.element("g", ["filter": "url(#outline)"]) { writer in
            writer.group(AvatarFit(frame: box, outline: outline.width).transform) { writer in
                writer.line(1)
                writer.element("g", ["clip-path": "url(#frame)"]) { writer in
                    writeFitted(to: &writer)
                    writer.line(1)
                }
            }
            writeCaption(of: scene, isLive: hasLiveText, to: &writer)
            writer.line(1)
        }
    }

    private func writeCaption(of scene: AvatarScene, isLive: Bool, to writer: inout XMLWriter) {
        guard let caption = scene.caption else { return }
        writer.write(caption, unit: library.style.viewBox.width / 512, isLive: isLive)
    }

    /// Parts back to front; those that lean with the head together in one group.
    private func writeRuns(_ parts: ArraySlice<Part>, of scene: AvatarScene, to writer: inout XMLWriter) {
        let lean = Pose.Move(turn: scene.roll)
        let moved = [scene.transform(of: scene.pose.head), scene.transform(of: lean)].compactMap { $0 }
        let isChanged = !moved.isEmpty || scene.pose.head.opacity != 1
        func leans(_ part: Part) -> Bool { isChanged && part.slot.row.leans }
        var rest = parts
        while let first = rest.first {
            let run = rest.prefix { leans($0) == leans(first) }
            rest = rest.dropFirst(run.count)
            let transform = leans(first) ? moved.joined(separator: " ") : nil
            writer.group(transform, opacity: first.slot.row.leans ? scene.pose.head.opacity : 1) { writer in
                for part in run { write(part, of: scene, to: &writer) }
            }
        }
    }

    private func write(_ part: Part, of scene: AvatarScene, to writer: inout XMLWriter) {
        let move = scene.pose.slots[part.slot] ?? Pose.Move()
        writer.group(move.isNone ? nil : scene.transform(of: move), opacity: move.opacity) { writer in
            let place = scene.placements[part.slot].flatMap { transform($0, of: part.slot) }
            if part.slot == .brows, let expression = scene.expression, expression.movesBrows {
                writeBrows(part, as: expression, transform: place, scheme: scene.scheme, to: &writer)
                return
            }
            let isUnderHat = scene.headwear?.hairTop != nil && part.slot.isClippedByHeadwear
            // Of several parts in a slot the first has its name alone.
            let isFirst = scene.parts.first { $0.slot == part.slot }?.id == part.id
            let name = isFirst ? part.slot.rawValue : "\(part.slot.rawValue).\(part.id)"
            write(
                part, as: name, transform: place, gaze: part.slot == .eyes ? scene.expression?.gaze : nil,
                clip: isUnderHat ? "hair-top" : part.liesOnSkin && scene.headOutline != nil ? "skin-outline" : nil,
                scheme: scene.scheme,
                to: &writer)
        }
    }

    /// A clip path of a part's shape, where the part is placed.
    private func writeClipPath(
        _ id: String, _ shape: Int, of part: Part, in scene: AvatarScene, to writer: inout XMLWriter,
        beside: (inout XMLWriter) -> Void = { _ in }
    ) {
        let place = scene.placements[part.slot].flatMap { transform($0, of: part.slot) }
        writer.line(1)
        writer.element("clipPath", ["id": id]) { writer in
            beside(&writer)
            writer.line(2)
            part.drawing.writeShape(shape, transform: place, to: &writer)
            writer.line(1)
        }
    }

    /// Hair and hats may break out of a backdrop above; shoulders end where it does.
    private func writeGroundClipPath(
        _ shape: Int, of backdrop: Part, in scene: AvatarScene, to writer: inout XMLWriter
    ) {
        let box = library.style.viewBox
        writeClipPath("ground", shape, of: backdrop, in: scene, to: &writer) { writer in
            // librsvg clips by the sum of windings, and a backdrop may be drawn the other way round: twice wins over that.
            for _ in 0..<2 {
                writer.line(2)
                writer.element(
                    "rect",
                    [
                        "x": (box.x - box.width).svgText, "y": (box.y - box.height).svgText,
                        "width": (box.width * 3).svgText, "height": (box.height * 1.56).svgText,
                    ])
            }
        }
    }

    private func write(background color: Color, to writer: inout XMLWriter) {
        let box = library.style.viewBox
        writer.line(1)
        writer.element(
            "rect",
            [
                "id": "background", "x": box.x.svgText, "y": box.y.svgText, "width": box.width.svgText,
                "height": box.height.svgText, "fill": color.hex,
                "fill-opacity": color.alpha == 255 ? nil : (Double(color.alpha) / 255).svgText,
            ])
    }

    /// What headwear leaves of the hair: round shoulders, so that wide hair swells out below a narrow hat instead of
    /// being cut flat.
    private func writeClipPath(hairTop top: Double, to writer: inout XMLWriter) {
        let box = library.style.viewBox
        writer.line(1)
        writer.element("defs") { writer in
            writer.line(2)
            writer.element("clipPath", ["id": "hair-top"]) { writer in
                writer.line(3)
                writer.element(
                    "rect",
                    [
                        "x": (box.x + box.width * 0.01).svgText, "y": top.svgText,
                        "width": (box.width * 0.98).svgText, "height": (box.height * 2).svgText,
                        "rx": (box.width * 0.22).svgText, "ry": (box.height * 0.3).svgText,
                    ])
                writer.line(2)
            }
            writer.line(1)
        }
    }

    private func write(
        _ part: Part, as slot: String, transform: String?, gaze: Expression.Gaze? = nil, clip: String?,
        scheme: ColorScheme, to writer: inout XMLWriter
    ) {
        func writeDrawing(to writer: inout XMLWriter) {
            part.drawing.write(to: &writer, prefix: slot, gaze: gaze ?? Expression.Gaze()) { scheme[$0].hex }
        }
        writer.line(1)
        let outer: XMLWriter.Attributes = [
            "id": slot, "data-part": part.id, "clip-path": clip.map { "url(#\($0))" },
            "transform": clip != nil ? nil : transform,
        ]
        writer.element("g", outer) { writer in
            if clip != nil, let transform {
                // A clip path stands in the frame of the element that it clips, so a part that is moved has a group of its own.
                writer.line(1)
                writer.element("g", ["transform": transform]) { writer in
                    writeDrawing(to: &writer)
                    writer.line(1)
                }
            } else {
                writeDrawing(to: &writer)
            }
            writer.line(1)
        }
    }

    /// Both brows are one part: each half of it is moved on its own and turned about the middle of its half of the window.
    private func writeBrows(
        _ part: Part, as expression: Expression, transform: String?, scheme: ColorScheme, to writer: inout XMLWriter
    ) {
        let slot = part.slot.rawValue
        let window = library.style.windows[part.slot] ?? library.style.viewBox
        let box = library.style.viewBox
        let middle = window.x + window.width / 2
        writer.line(1)
        writer.element("g", ["id": slot, "data-part": part.id, "transform": transform]) { writer in
            for (side, brow) in [("left", expression.leftBrow), ("right", expression.rightBrow)] {
                let isLeft = side == "left"
                let half = Rect(
                    x: isLeft ? box.x : middle, y: box.y, width: isLeft ? middle - box.x : box.x + box.width - middle,
                    height: box.height)
                let x = window.x + window.width * (isLeft ? 0.25 : 0.75)
                let angle = isLeft ? brow.frown : -brow.frown
                writer.line(2)
                writer.element("clipPath", ["id": "\(slot)-\(side)-half"]) { writer in
                    writer.element(
                        "rect",
                        [
                            "x": half.x.svgText, "y": half.y.svgText, "width": half.width.svgText,
                            "height": half.height.svgText,
                        ])
                }
                writer.line(2)
                let turn =
                    "translate(0 \(brow.dy.svgText)) "
                    + "rotate(\(angle.svgText) \(x.svgText) \((window.y + window.height / 2).svgText))"
                writer.element("g", ["transform": turn]) { writer in
                    writer.element("g", ["clip-path": "url(#\(slot)-\(side)-half)"]) { writer in
                        part.drawing.write(to: &writer, prefix: "\(slot)-\(side)") { scheme[$0].hex }
                        writer.line(2)
                    }
                }
            }
            writer.line(1)
        }
    }

    /// The placement about the middle of the window, so that a factor does not move the part.
    private func transform(_ placement: Placement, of slot: Slot) -> String? {
        guard placement != .identity else { return nil }
        let window = library.style.windows[slot.windowSlot] ?? library.style.viewBox
        let x = window.x + window.width / 2
        let y = window.y + window.height / 2
        return "translate(\((x + placement.dx).svgText) \((y + placement.dy).svgText)) "
            + "scale(\(placement.sx.svgText) \(placement.sy.svgText)) translate(\((-x).svgText) \((-y).svgText))"
    }
}

extension Style {
    /// Writes title, description and licence of an avatar, as the elements that begin an SVG document.
    ///
    /// Source of the vocabulary: Creative Commons, “ccREL: The Creative Commons Rights Expression Language”, and Dublin Core.
    func writeMetadata(to writer: inout XMLWriter) {
        writer.line(1)
        writer.element("title", text: "Avatar emoji")
        writer.line(1)
        writer.element("desc", text: "Made with Mugmoji from parts of \(title) \(version) by \(author), \(license)")
        writer.line(1)
        writer.element("metadata") { writer in
            writer.line(2)
            let namespaces: XMLWriter.Attributes = [
                "xmlns:rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
                "xmlns:cc": "http://creativecommons.org/ns#", "xmlns:dc": "http://purl.org/dc/elements/1.1/",
            ]
            writer.element("rdf:RDF", namespaces) { writer in
                writer.line(3)
                writer.element("cc:Work", ["rdf:about": ""]) { writer in
                    writeWork(to: &writer)
                    writer.line(3)
                }
                writer.line(2)
            }
            writer.line(1)
        }
    }

    private func writeWork(to writer: inout XMLWriter) {
        func add(_ name: String, _ text: String) {
            writer.line(4)
            writer.element(name, text: text)
        }
        func addAgent(_ name: String, _ agent: String) {
            writer.line(4)
            writer.element(name) { $0.element("cc:Agent") { $0.element("dc:title", text: agent) } }
        }
        add("dc:format", "image/svg+xml")
        writer.line(4)
        writer.element("dc:type", ["rdf:resource": "http://purl.org/dc/dcmitype/StillImage"])
        add("dc:title", "Avatar emoji")
        addAgent("dc:creator", author)
        add("dc:source", "\(title) \(version)")
        addAgent("dc:rights", license)
        writer.line(4)
        writer.element("cc:license", ["rdf:resource": licenseAddress])
    }

    /// Where the text of the licence is; the licences of Creative Commons by the addresses that programs know them by.
    package var licenseAddress: String {
        let words = license.lowercased().split(separator: "-")
        if words == ["cc0", "1.0"] { return "https://creativecommons.org/publicdomain/zero/1.0/" }
        if words.count >= 3, words.first == "cc", let version = words.last, version.contains(".") {
            let terms = words.dropFirst().dropLast().joined(separator: "-")
            return "https://creativecommons.org/licenses/\(terms)/\(version)/"
        }
        return "https://spdx.org/licenses/\(license).html"
    }
}
