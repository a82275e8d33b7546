import Basics
import FaceAtlas
import FaceParsing
import Imaging
import SVGRendering

/// Draws what was parsed over the picture, for people to look at: areas and borders of the classes, measured points, and
/// a legend beside them.
struct ParseOverlay {
    /// Smallest and largest long side of the drawn picture, in pixels.
    static let sides = 1024.0...4096.0

    private let parse: PictureParse
    /// Size of the drawn picture, without the legend.
    private let width: Int
    private let height: Int
    /// Pixels of the drawing for a pixel of the picture.
    private let zoom: Double
    /// Size of the legend's letters.
    private let em: Double

    init(_ parse: PictureParse) {
        self.parse = parse
        let shown = Double(max(parse.picture.width, parse.picture.height))
        let side = min(max(shown, Self.sides.lowerBound), Self.sides.upperBound)
        zoom = side / Double(max(parse.width, parse.height))
        em = side / 64
        width = max(Int((Double(parse.width) * zoom).rounded()), 1)
        height = max(Int((Double(parse.height) * zoom).rounded()), 1)
    }

    /// The drawing; the picture's upper left corner is its upper left corner.
    ///
    /// - Throws: `SVGError` when the drawing library fails.
    func draw() throws(SVGError) -> Image {
        let legend = OverlayLegend(shares: parse.labels.shares, faces: parse.faces)
        let columns = legend.columns(em: em, height: Double(height))
        let size = OverlayLegend.size(of: columns, em: em)
        let (fullWidth, fullHeight) = (width + Int(size.width), max(height, Int(size.height)))
        let svg = XMLWriter { writer in
            let viewBox = "0 0 \(fullWidth) \(fullHeight)"
            writer.element("svg", ["xmlns": "http://www.w3.org/2000/svg", "viewBox": viewBox]) { writer in
                writer.element("clipPath", ["id": "picture"]) {
                    $0.element("rect", ["width": "\(width)", "height": "\(height)"])
                }
                writer.element("g", ["clip-path": "url(#picture)"]) { writeFaces(to: &$0) }
                writer.element(
                    "rect",
                    [
                        "x": "\(width)", "width": "\(size.width)", "height": "\(fullHeight)",
                        "fill": OverlayColors.paper,
                    ])
                OverlayLegend.write(columns, x: Double(width), em: em, to: &writer)
            }
        }
        let drawing = try SVGDocument(bytes: svg.bytes).render(width: fullWidth, height: fullHeight)
        let ground = parse.picture.resampled(width: width, height: height)
        var overlay = Image(width: fullWidth, height: fullHeight, filledWith: Color(hex: OverlayColors.paper) ?? .clear)
            .covered(byGreyOf: ground)
        overlay.draw(drawing, x: 0, y: 0)
        return overlay
    }

    /// Writes areas, borders, points and numbers of all faces.
    private func writeFaces(to writer: inout XMLWriter) {
        let faces = parse.faces.enumerated().map { index, face in
            OverlayFace(face, labels: face.labels(without: parse.faces.prefix(index)), zoom: zoom)
        }
        let line = em / 12
        writer.element("g", ["opacity": "0.55"]) { writer in
            for face in faces { face.writeAreas(to: &writer) }
        }
        for face in faces {
            face.writeFrame(width: line, to: &writer)
            face.writeBorders(width: line, to: &writer)
        }
        for face in faces { face.writeMarks(radius: em * 0.4, to: &writer) }
        guard faces.count > 1 else { return }
        for (index, face) in faces.enumerated() { face.writeBadge(number: index + 1, em: em, to: &writer) }
    }
}

extension ParsedFace {
    /// The labels without what `others` cover: of two faces, the first one has a pixel of the picture.
    fileprivate func labels(without others: some Collection<ParsedFace>) -> LabelMap {
        var result = labels
        for other in others {
            guard let inverse = other.canonicalToPicture.inverse else { continue }
            let unit = CanonicalFrame.size / Double(labels.width)
            let map = canonicalToPicture.then(inverse)
            for y in 0..<labels.height {
                for x in 0..<labels.width {
                    let point = map(Point(x: (Double(x) + 0.5) * unit, y: (Double(y) + 0.5) * unit))
                    let (column, row) = ((point.x / unit).rounded(.down), (point.y / unit).rounded(.down))
                    guard (0..<Double(labels.width)).contains(column), (0..<Double(labels.height)).contains(row)
                    else { continue }
                    if other.labels[Int(column), Int(row)] != .background { result[x, y] = .background }
                }
            }
        }
        return result
    }
}
