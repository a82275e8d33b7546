package import Basics
package import FaceAtlas

/// What is drawn of a part: its elements without the root, with what their classes mean, and with ids and references known
/// as such. Titles and descriptions, and what stands in them, are no part of it.
///
/// The elements lie in the order of the file, each followed by what is in it, and the values one after the other in one
/// run of bytes: hundreds of parts are kept in memory, and most of their bytes are the data of paths.
package struct Drawing: Sendable, Hashable {
    /// What an element's role class says.
    struct Paint: Hashable {
        let role: Role
        /// The role colours the stroke, and the fill is empty.
        let isOutline: Bool
    }

    struct Attribute: Hashable {
        let name: AttributeName
        /// Where the value lies in ``Drawing/values``.
        let start: Int32
        let end: Int32
        /// Where in them an id begins that is the element's own or that it refers to; -1 where there is none.
        let id: Int32
    }

    struct Element: Hashable {
        let name: ElementName
        /// Written without an end tag.
        let isEmpty: Bool
        let paint: Paint?
        /// Where its attributes begin; they end where those of the next element begin.
        let attributes: Int32
        /// The number of the first element behind it that is not in it.
        fileprivate(set) var end: Int32
    }

    private(set) var elements: [Element] = []
    private(set) var attributes: [Attribute] = []
    /// The values of all attributes as XML writes them in double quotation marks, UTF-8.
    private(set) var values: [UInt8] = []
    /// The roles that the drawing uses, each once, in the order of ``Role``.
    package private(set) var roles: [Role] = []
    /// Whether anything is drawn again, or takes over from another gradient; a document with it has to declare `xlink`.
    package private(set) var usesLinks = false

    /// A drawing of nothing.
    init() {}

    // MARK: - Writing

    /// The attributes of a document's root in which drawings may stand, whatever they hold.
    ///
    /// - Parameter viewBox: what it shows, as `viewBox` writes it.
    package static func document(viewBox: String) -> XMLWriter.Attributes {
        ["xmlns": svgNamespace, "xmlns:xlink": linkNamespace, "viewBox": viewBox]
    }

    package static let svgNamespace = "http://www.w3.org/2000/svg"
    package static let linkNamespace = "http://www.w3.org/1999/xlink"

    /// Writes the drawing with `prefix` and `-` before every id and every reference to one, so that several parts can
    /// stand in one document; a line for each element, indented for a group of a document.
    ///
    /// References are written as `xlink:href`, which every SVG program reads; the document has to declare it.
    ///
    /// - Parameter colors: gives the colour of a role as CSS writes it. With it the role classes become `fill`, `stroke`
    ///   and `stop-color`, and no class is left; without it the classes stay, for a style sheet.
    /// - Parameter gaze: how far irises, pupils, lights and shadows are moved, as eyes that look aside have them.
    package func write(
        to writer: inout XMLWriter, prefix: String, gaze: Expression.Gaze = Expression.Gaze(),
        colors: ((Role) -> String)? = nil
    ) {
        let shift = gaze == Expression.Gaze() ? nil : "translate(\(gaze.x.svgText) \(gaze.y.svgText))"
        write(elements.indices, depth: 2, to: &writer, prefix: prefix, shift: shift, colors: colors)
    }

    /// The number of the first shape, in no group, that is filled with the colour of one of `roles`.
    package func firstShape(of roles: [Role]) -> Int? {
        var index = 0
        while index < elements.count {
            let element = elements[index]
            if element.name.isShape, let paint = element.paint, roles.contains(paint.role), !paint.isOutline {
                return index
            }
            index = Int(element.end)
        }
        return nil
    }

    /// Writes the geometry of a shape alone, moved by `transform`, as what a clip path leaves.
    package func writeShape(_ index: Int, transform: String?, to writer: inout XMLWriter) {
        var transform = transform
        writer.begin(elements[index].name.rawValue)
        for attribute in attributes(of: index) where attribute.name.isGeometry {
            let value = values[Int(attribute.start)..<Int(attribute.end)]
            if attribute.name == .transform {
                transform = [transform, String(decoding: value, as: UTF8.self)].compactMap { $0 }.joined(separator: " ")
                continue
            }
            writer.beginAttribute(attribute.name.rawValue)
            writer.add(raw: value)
            writer.endAttribute()
        }
        if let transform { writer.attribute("transform", transform) }
        writer.endEmpty()
    }

    private func write(
        _ range: Range<Int>, depth: Int, to writer: inout XMLWriter, prefix: String, shift: String?,
        colors: ((Role) -> String)?
    ) {
        var index = range.lowerBound
        while index < range.upperBound {
            let element = elements[index]
            if let shift, isOnEyeball(index) {
                writer.line(depth)
                writer.element("g", ["transform": shift]) { writer in
                    write(
                        index..<Int(element.end), depth: depth + 1, to: &writer, prefix: prefix, shift: nil,
                        colors: colors)
                    writer.line(depth)
                }
                index = Int(element.end)
                continue
            }
            writer.line(depth)
            writer.begin(element.name.rawValue)
            writeAttributes(of: index, to: &writer, prefix: prefix, colors: colors)
            if element.isEmpty {
                writer.endEmpty()
            } else {
                writer.endStart()
                write(
                    index + 1..<Int(element.end), depth: depth + 1, to: &writer, prefix: prefix, shift: shift,
                    colors: colors)
                writer.line(depth)
                writer.end(element.name.rawValue)
            }
            index = Int(element.end)
        }
    }

    /// Whether an element is a shape of an iris or a pupil, or light or shadow on them.
    private func isOnEyeball(_ index: Int) -> Bool {
        guard elements[index].name.isShape else { return false }
        if let role = elements[index].paint?.role { return role == .iris || role == .pupil }
        return attributes(of: index).contains { attribute in
            attribute.name == .class && !values[Int(attribute.start)..<Int(attribute.end)].isEmpty
        }
    }

    func attributes(of index: Int) -> ArraySlice<Attribute> {
        let end = index + 1 < elements.count ? Int(elements[index + 1].attributes) : attributes.count
        return attributes[Int(elements[index].attributes)..<end]
    }

    private func writeAttributes(
        of index: Int, to writer: inout XMLWriter, prefix: String, colors: ((Role) -> String)?
    ) {
        let element = elements[index]
        var paint: [(name: AttributeName, value: String)] = []
        if let colors, let own = element.paint {
            let color = colors(own.role)
            paint =
                element.name == .stop
                ? [(.stopColor, color)] : own.isOutline ? [(.fill, "none"), (.stroke, color)] : [(.fill, color)]
        }
        for attribute in attributes(of: index) {
            // A role's colour comes before what the element says itself, as it does in a style sheet.
            if colors != nil, attribute.name == .class || paint.contains(where: { $0.name == attribute.name }) {
                continue
            }
            writer.beginAttribute(attribute.name.rawValue)
            var start = Int(attribute.start)
            if attribute.id >= 0 {
                writer.add(raw: values[start..<Int(attribute.id)])
                writer.add(raw: prefix)
                writer.add(raw: "-")
                start = Int(attribute.id)
            }
            writer.add(raw: values[start..<Int(attribute.end)])
            writer.endAttribute()
        }
        for (name, value) in paint { writer.attribute(name.rawValue, value) }
    }

    // MARK: - Building

    /// Puts a drawing together, tag by tag.
    struct Builder {
        private var drawing = Drawing()
        /// Numbers of the elements that have not ended; -1 for the root.
        private var open: [Int] = []
        /// How many elements are open that hold words, or stand in one that does.
        private var words = 0
        /// A bit for each role.
        private var roles: UInt32 = 0

        /// - Parameter bytes: how long the file is.
        init(bytes: Int) { drawing.values.reserveCapacity(bytes) }

        /// Whether what comes now is left out of the drawing.
        var isInWords: Bool { words > 0 }

        /// Takes up a start tag, which begins the root or an element in it.
        mutating func enter(_ tag: SVGTag, classes: SVGClasses) {
            if words > 0 || tag.element?.isWords == true {
                words += 1
                return
            }
            roles |= classes.roles
            guard let name = tag.element, !open.isEmpty else { return open.append(-1) }
            open.append(drawing.elements.count)
            drawing.elements.append(
                Element(
                    name: name, isEmpty: tag.isEmpty, paint: classes.paint,
                    attributes: Int32(drawing.attributes.count), end: Int32(drawing.elements.count + 1)))
            for attribute in tag.attributes {
                guard let name = attribute.known, name != .xmlns, name != .xmlnsXlink else { continue }
                add(attribute, name, of: tag)
            }
        }

        /// The element that was entered last ends.
        mutating func leave() {
            if words > 0 {
                words -= 1
            } else if let element = open.popLast(), element >= 0 {
                drawing.elements[element].end = Int32(drawing.elements.count)
            }
        }

        private mutating func add(_ attribute: SVGAttribute, _ name: AttributeName, of tag: SVGTag) {
            let value = tag.bytes[attribute.range]
            let start = drawing.values.count
            var (name, id) = (name, -1)
            switch name {
            case .id: id = start
            case .href, .xlinkHref:
                (name, id) = (.xlinkHref, start + min(1, value.count))
                drawing.usesLinks = true
            default:
                if !attribute.isPlain, let reference = Self.reference(in: value) { id = start + reference }
            }
            // A value that was in single quotation marks may hold double ones.
            if !attribute.isPlain || value.contains(UInt8(ascii: "\"")) {
                for byte in value {
                    if byte == UInt8(ascii: "\"") {
                        drawing.values += "&quot;".utf8
                    } else {
                        drawing.values.append(byte)
                    }
                }
            } else {
                drawing.values.append(contentsOf: value)
            }
            drawing.attributes.append(
                Attribute(name: name, start: Int32(start), end: Int32(drawing.values.count), id: Int32(id)))
        }

        /// Where the id begins in `url(#id)`.
        private static func reference(in value: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
            let mark = SVGTag.referenceStart
            let start = value.indices.first { value[$0] == mark[0] && value[$0...].starts(with: mark) }
            return start.map { $0 - value.startIndex + mark.count }
        }

        /// The drawing, once everything has ended.
        consuming func finish() -> Drawing {
            drawing.roles = Role.allCases.enumerated().filter { roles & 1 << $0.offset != 0 }.map(\.element)
            // Copies are as large as they need to be, which matters for as long as a style is kept.
            drawing.elements = drawing.elements.withUnsafeBufferPointer { Array($0) }
            drawing.attributes = drawing.attributes.withUnsafeBufferPointer { Array($0) }
            drawing.values = drawing.values.withUnsafeBufferPointer { Array($0) }
            return drawing
        }
    }
}

/// What the classes of an element say.
struct SVGClasses {
    /// A bit for each role, in the order of ``Role``.
    var roles: UInt32 = 0
    var isOutline = false
    /// There is any class, known or not.
    var isThere = false

    /// Of several roles, the last in their order counts, as in a style sheet.
    var paint: Drawing.Paint? {
        guard roles != 0 else { return nil }
        let index = UInt32.bitWidth - 1 - roles.leadingZeroBitCount
        return Drawing.Paint(role: Role.allCases[index], isOutline: isOutline)
    }
}
