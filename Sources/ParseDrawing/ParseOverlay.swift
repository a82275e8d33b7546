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
        let svg = """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(fullWidth) \(fullHeight)">
            <clipPath id="picture"><rect width="\(width)" height="\(height)"/></clipPath>
            <g clip-path="url(#picture)">
            \(faces)</g>
            <rect x="\(width)" width="\(size.width)" height="\(fullHeight)" fill="\(OverlayColors.paper)"/>
            \(OverlayLegend.markup(of: columns, x: Double(width), em: em))</svg>
            """
        let drawing = try SVGDocument(svg: svg).render(width: fullWidth, height: fullHeight)
        let ground = parse.picture.resampled(width: width, height: height)
        return Image(width: fullWidth, height: fullHeight, filledWith: Color(hex: OverlayColors.paper) ?? .clear)
            .covered(byGreyOf: ground).covered(by: drawing)
    }

    /// Areas, borders, points and numbers of all faces.
    private var faces: String {
        let faces = parse.faces.enumerated().map { index, face in
            OverlayFace(face, labels: face.labels(without: parse.faces.prefix(index)), zoom: zoom)
        }
        let line = em / 12
        return "<g opacity=\"0.55\">\n\(faces.map(\.areas).joined())</g>\n"
            + faces.map { $0.frame(width: line) + $0.borders(width: line) }.joined()
            + faces.map { $0.marks(radius: em * 0.4) }.joined()
            + (faces.count > 1 ? faces.enumerated().map { $1.badge(number: $0 + 1, em: em) }.joined() : "")
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
