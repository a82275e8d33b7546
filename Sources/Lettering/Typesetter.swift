import CLibPango
import Imaging
import Synchronization

/// Sets lines with pango, at one size, from fonts that are not hinted: what it tells is scaled to any size.
///
/// Pango's fonts belong to one thread at a time, so there is one typesetter behind a lock.
final class Typesetter {
    /// The size at which everything is set, in units.
    static let size = 256.0

    /// One line, at ``size``; its baseline begins at (0, 0).
    struct SetLine {
        var width = 0.0
        /// Glyph outlines by how much they are thickened: width of a stroke, as a share of the size.
        var outlines: [(thickening: Double, outline: GlyphOutline)] = []
        /// Glyphs in colour.
        var pictures: [SetPicture] = []
        /// What is drawn, without thickening; `nil` where nothing is.
        var ink: Rect?
    }

    /// A run of glyphs in colour.
    struct SetPicture {
        var box: Rect
        /// H×W×4 bytes, straight alpha, at ``pictureScale`` pixels a unit.
        var image: Image
    }

    /// What is known of a text before it is broken.
    struct Measures {
        /// Length of each code point; that of a cluster stands at its first.
        var advances: [Double]
        /// Where lines may end, by the index of the next code point.
        var lineBreaks: [Int]
        /// Where characters begin.
        var characters: Set<Int>
        var isRightToLeft: Bool
    }

    static let shared = Mutex<Typesetter?>(nil)

    /// Does `work` with the typesetter, which is made when the first comes.
    static func with<Result: Sendable>(
        _ work: (Typesetter) throws(LetteringError) -> Result
    ) throws(LetteringError) -> Result {
        try shared.withLock { (shared) throws(LetteringError) -> Result in
            if let setter = shared { return try work(setter) }
            let setter = try Typesetter()
            shared = setter
            return try work(setter)
        }
    }

    private let map: UnsafeMutablePointer<PangoFontMap>
    private let context: OpaquePointer
    private let description: OpaquePointer
    /// The texts that were set last.
    private var paragraphs: [CaptionLayout.Paragraph] = []

    private init() throws(LetteringError) {
        // Without any font pango ends the program.
        guard mugmoji_font_count() > 0 else { throw .noFonts }
        guard let map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT),
            let context = pango_font_map_create_context(map), let options = cairo_font_options_create(),
            let description = pango_font_description_new()
        else { throw .failed(details: "there is no font map") }
        (self.map, self.context, self.description) = (map, context, description)
        cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
        cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
        cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY)
        pango_cairo_context_set_font_options(context, options)
        cairo_font_options_destroy(options)
        pango_context_set_round_glyph_positions(context, 0)
        pango_font_description_set_family(description, FontPackage.families.joined(separator: ","))
        // Bolder than this, and fontconfig thickens faces without a bold one, with sharp corners; round strokes do that better.
        pango_font_description_set_weight(description, PANGO_WEIGHT_SEMIBOLD)
        pango_font_description_set_absolute_size(description, Self.size * Double(PANGO_SCALE))
        pango_context_set_font_description(context, description)
    }

    deinit {
        pango_font_description_free(description)
        g_object_unref(UnsafeMutableRawPointer(context))
        g_object_unref(map)
    }

    /// A text that was measured, now or before.
    func paragraph(_ text: String) throws(LetteringError) -> CaptionLayout.Paragraph {
        if let known = paragraphs.first(where: { $0.text.unicodeScalars.elementsEqual(text.unicodeScalars) }) {
            return known
        }
        let paragraph = try CaptionLayout.Paragraph(text, setter: self)
        paragraphs = paragraphs.suffix(5) + [paragraph]
        return paragraph
    }

    // MARK: - Measuring

    func measure(_ text: String) throws(LetteringError) -> Measures {
        let scalars = Array(text.unicodeScalars)
        let isRightToLeft = scalars.first(where: \.properties.isAlphabetic)?.isRightToLeft ?? false
        let layout = try layout(of: text, isRightToLeft: isRightToLeft)
        defer { g_object_unref(UnsafeMutableRawPointer(layout)) }
        try checkGlyphs(of: layout, text: text)
        var indices: [Int: Int] = [:]
        var offset = 0
        for (index, scalar) in scalars.enumerated() {
            indices[offset] = index
            offset += UTF8.width(scalar)
        }
        var advances = [Double](repeating: 0, count: scalars.count)
        guard let iterator = pango_layout_get_iter(layout) else { throw .failed(details: "there are no clusters") }
        defer { pango_layout_iter_free(iterator) }
        repeat {
            var extents = PangoRectangle()
            pango_layout_iter_get_cluster_extents(iterator, nil, &extents)
            if let index = indices[Int(pango_layout_iter_get_index(iterator))] {
                advances[index] += abs(Double(extents.width)) / Double(PANGO_SCALE)
            }
        } while pango_layout_iter_next_cluster(iterator) != 0
        var count: Int32 = 0
        let attributes = pango_layout_get_log_attrs_readonly(layout, &count)
        var lineBreaks: [Int] = []
        var characters: Set<Int> = []
        for index in 1..<max(min(Int(count), scalars.count), 1) {
            if mugmoji_breaks_line(attributes, Int32(index)) != 0 { lineBreaks.append(index) }
            if mugmoji_begins_character(attributes, Int32(index)) != 0 { characters.insert(index) }
        }
        return Measures(
            advances: advances, lineBreaks: lineBreaks, characters: characters, isRightToLeft: isRightToLeft)
    }

    /// A layout of one line; the caller gives it back.
    private func layout(of text: String, isRightToLeft: Bool) throws(LetteringError) -> OpaquePointer {
        pango_context_set_base_dir(context, isRightToLeft ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR)
        pango_context_set_language(context, pango_language_from_string(Self.language(of: text)))
        guard let layout = pango_layout_new(context) else { throw .failed(details: "there is no layout") }
        pango_layout_set_auto_dir(layout, 0)
        pango_layout_set_single_paragraph_mode(layout, 1)
        pango_layout_set_text(layout, text, Int32(text.utf8.count))
        return layout
    }

    /// Han are drawn as in Japan where kana stand among them, and otherwise as in China, whatever the system's language.
    private static func language(of text: String) -> String {
        text.unicodeScalars.contains { (0x3041...0x30FF).contains($0.value) } ? "ja" : "zh-cn"
    }

    /// - Throws: ``LetteringError/missingGlyph(character:script:package:)`` for the first sign that no font has.
    private func checkGlyphs(of layout: OpaquePointer, text: String) throws(LetteringError) {
        let bytes = Array(text.utf8)
        var missing: Int?
        forEachRun(of: layout) { run, font, _ in
            guard let item = run.pointee.item, let glyphs = run.pointee.glyphs else { return }
            let start = Int(item.pointee.offset)
            let isColoured = mugmoji_font_has_colour(font) != 0
            for index in 0..<Int(glyphs.pointee.num_glyphs) {
                let place = start + Int(glyphs.pointee.log_clusters[index])
                let isMissing = mugmoji_glyph_is_missing(glyphs.pointee.glyphs[index].glyph) != 0
                guard isMissing || !isColoured && Self.character(at: place, of: bytes)?.isEmoji == true else {
                    continue
                }
                missing = min(missing ?? place, place)
            }
        }
        guard let missing, let character = Self.character(at: missing, of: bytes),
            let first = character.unicodeScalars.first
        else { return }
        let (script, package) = character.isEmoji ? ("emoji", FontPackage.emoji) : FontPackage.forSign(first)
        throw .missingGlyph(character: String(character), script: script, package: package)
    }

    private static func character(at offset: Int, of bytes: [UInt8]) -> Character? {
        String(decoding: bytes[min(offset, bytes.count)...], as: UTF8.self).first
    }

    /// Calls `body` with each run of the first line, its font, and where it begins from the left.
    private func forEachRun(
        of layout: OpaquePointer,
        _ body: (UnsafeMutablePointer<PangoGlyphItem>, UnsafeMutablePointer<PangoFont>, Double) -> Void
    ) {
        guard let line = pango_layout_get_line_readonly(layout, 0) else { return }
        var x: Int32 = 0
        var next = line.pointee.runs
        while let node = next {
            next = node.pointee.next
            guard let run = node.pointee.data?.assumingMemoryBound(to: PangoGlyphItem.self) else { continue }
            let start = x
            if let glyphs = run.pointee.glyphs { x += pango_glyph_string_get_width(glyphs) }
            guard let font = run.pointee.item?.pointee.analysis.font else { continue }
            body(run, font, Double(start) / Double(PANGO_SCALE))
        }
    }

    // MARK: - Setting

    /// Sets a line: a piece of a text that was measured.
    func set(_ text: String, isRightToLeft: Bool) throws(LetteringError) -> SetLine {
        let layout = try layout(of: text, isRightToLeft: isRightToLeft)
        defer { g_object_unref(UnsafeMutableRawPointer(layout)) }
        // Nothing is drawn on this; it only lends its context.
        guard let surface = cairo_recording_surface_create(CAIRO_CONTENT_ALPHA, nil),
            let cairo = cairo_create(surface)
        else { throw .failed(details: "out of memory") }
        defer {
            cairo_destroy(cairo)
            cairo_surface_destroy(surface)
        }
        var set = SetLine()
        var extents = PangoRectangle()
        pango_layout_get_extents(layout, nil, &extents)
        set.width = Double(extents.width) / Double(PANGO_SCALE)
        var fault: LetteringError?
        forEachRun(of: layout) { run, font, x in
            do throws(LetteringError) {
                if mugmoji_font_has_colour(font) != 0 {
                    if let picture = try self.picture(of: run, font: font, x: x) { set.pictures.append(picture) }
                    return
                }
                let outline = try self.outline(of: run, font: font, x: x, on: cairo)
                guard !outline.commands.isEmpty else { return }
                let thickening = Self.thickening(ofWeight: Int(mugmoji_font_weight(font)))
                if let last = set.outlines.indices.last, set.outlines[last].thickening == thickening {
                    set.outlines[last].outline.commands += outline.commands
                } else {
                    set.outlines.append((thickening, outline))
                }
            } catch { fault = fault ?? error }
        }
        if let fault { throw fault }
        for (_, outline) in set.outlines {
            if let box = outline.bounds { set.ink = set.ink?.union(box) ?? box }
        }
        for picture in set.pictures { set.ink = set.ink?.union(picture.box) ?? picture.box }
        return set
    }

    /// By how much of the size a face of fontconfig's weight (200 is bold) is thickened, so that all are as heavy.
    private static func thickening(ofWeight weight: Int) -> Double {
        weight > 200 ? 0.02 : weight >= 180 ? 0.055 : 0.06
    }

    private func outline(
        of run: UnsafeMutablePointer<PangoGlyphItem>, font: UnsafeMutablePointer<PangoFont>, x: Double,
        on cairo: OpaquePointer
    ) throws(LetteringError) -> GlyphOutline {
        cairo_new_path(cairo)
        cairo_move_to(cairo, x, -Double(run.pointee.y_offset) / Double(PANGO_SCALE))
        pango_cairo_glyph_string_path(cairo, font, run.pointee.glyphs)
        guard cairo_status(cairo) == CAIRO_STATUS_SUCCESS, let path = cairo_copy_path(cairo) else {
            throw .failed(details: "out of memory")
        }
        defer { cairo_path_destroy(path) }
        guard path.pointee.status == CAIRO_STATUS_SUCCESS else { throw .failed(details: "cairo has no outlines") }
        return GlyphOutline(path.pointee)
    }

    // MARK: - Colour

    /// Pixels a unit of ``size`` in pictures of glyphs: 192 pixels an em.
    static let pictureScale = 0.75

    private func picture(
        of run: UnsafeMutablePointer<PangoGlyphItem>, font: UnsafeMutablePointer<PangoFont>, x: Double
    ) throws(LetteringError) -> SetPicture? {
        var ink = PangoRectangle()
        pango_glyph_string_extents(run.pointee.glyphs, font, &ink, nil)
        let unit = Double(PANGO_SCALE)
        let (width, height) = (Double(ink.width) / unit, Double(ink.height) / unit)
        guard width > 0, height > 0 else { return nil }
        let (left, top) = ((Double(ink.x) / unit).rounded(.down) - 1, (Double(ink.y) / unit).rounded(.down) - 1)
        let columns = Int(((width + 3) * Self.pictureScale).rounded(.up))
        let rows = Int(((height + 3) * Self.pictureScale).rounded(.up))
        guard columns <= 1 << 15, rows <= 1 << 12,
            let surface = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, Int32(columns), Int32(rows)),
            let cairo = cairo_create(surface)
        else { throw .failed(details: "out of memory") }
        defer {
            cairo_destroy(cairo)
            cairo_surface_destroy(surface)
        }
        cairo_scale(cairo, Self.pictureScale, Self.pictureScale)
        cairo_translate(cairo, -left, -top)
        cairo_move_to(cairo, 0, 0)
        pango_cairo_show_glyph_string(cairo, font, run.pointee.glyphs)
        cairo_surface_flush(surface)
        guard cairo_status(cairo) == CAIRO_STATUS_SUCCESS, let data = cairo_image_surface_get_data(surface) else {
            throw .failed(details: "out of memory")
        }
        let stride = Int(cairo_image_surface_get_stride(surface))
        var image = Image(width: columns, height: rows)
        for y in 0..<rows {
            let row = UnsafeRawPointer(data + y * stride).assumingMemoryBound(to: UInt32.self)
            for x in 0..<columns {
                let (pixel, alpha) = (row[x], row[x] >> 24)
                guard alpha > 0 else { continue }
                func straight(_ shift: UInt32) -> UInt8 {
                    UInt8(min(((pixel >> shift & 255) * 255 + alpha / 2) / alpha, 255))
                }
                image[x, y] = Color(red: straight(16), green: straight(8), blue: straight(0), alpha: UInt8(alpha))
            }
        }
        let box = Rect(
            x: x + left, y: top - Double(run.pointee.y_offset) / unit, width: Double(columns) / Self.pictureScale,
            height: Double(rows) / Self.pictureScale)
        return SetPicture(box: box, image: image)
    }
}

extension Character {
    /// Whether it is drawn in colour: an emoji of its own accord, or one that is told to be.
    var isEmoji: Bool {
        guard let first = unicodeScalars.first else { return false }
        if unicodeScalars.contains("\u{FE0E}") { return false }
        return first.properties.isEmojiPresentation
            || unicodeScalars.contains("\u{FE0F}") && (first.properties.isEmoji || unicodeScalars.contains("\u{20E3}"))
    }
}

extension Unicode.Scalar {
    /// Whether a letter belongs to a script that is written from right to left, by its block.
    fileprivate var isRightToLeft: Bool {
        switch value {
        case 0x590...0x8FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFF, 0x10800...0x10FFF, 0x1E800...0x1EFFF: true
        default: false
        }
    }
}

extension GlyphOutline {
    init(_ path: cairo_path_t) {
        guard let data = path.data else { return }
        func point(_ index: Int) -> Point { Point(x: data[index].point.x, y: data[index].point.y) }
        var index = 0
        while index < Int(path.num_data) {
            let header = data[index].header
            switch header.type {
            case CAIRO_PATH_MOVE_TO: commands.append(.move(point(index + 1)))
            case CAIRO_PATH_LINE_TO: commands.append(.line(point(index + 1)))
            case CAIRO_PATH_CURVE_TO:
                commands.append(.curve(point(index + 1), point(index + 2), point(index + 3)))
            default: commands.append(.close)
            }
            index += max(Int(header.length), 1)
        }
        // Cairo begins a new outline behind each that it closes, and at the end none follows.
        commands = commands.enumerated().filter { index, command in
            guard case .move = command else { return true }
            guard index + 1 < commands.count else { return false }
            if case .move = commands[index + 1] { return false }
            return true
        }.map(\.element)
    }

    /// The least rectangle that holds all points and handles.
    var bounds: Rect? {
        var (left, right, top, bottom) = (Double.infinity, -Double.infinity, Double.infinity, -Double.infinity)
        func add(_ points: Point...) {
            for point in points {
                (left, right) = (min(left, point.x), max(right, point.x))
                (top, bottom) = (min(top, point.y), max(bottom, point.y))
            }
        }
        for command in commands {
            switch command {
            case .move(let point), .line(let point): add(point)
            case .curve(let one, let two, let end): add(one, two, end)
            case .close: break
            }
        }
        guard right >= left else { return nil }
        return Rect(x: left, y: top, width: right - left, height: bottom - top)
    }
}
