import Imaging

extension CaptionLayout.Picture {
    /// Glyphs in colour with a line round them, as the letters beside them have.
    ///
    /// - Parameters:
    ///   - scale: units of the box for each of the typesetter's.
    ///   - x, y: where the line's baseline begins.
    init(
        _ set: Typesetter.SetPicture, scale: Double, x: Double, y: Double, style: CaptionLayout.Style
    ) throws(LetteringError) {
        let reach = style.outline * Typesetter.size
        let margin = Int((reach * Typesetter.pictureScale).rounded(.up)) + 1
        let image =
            style.outline > 0
            ? set.image.outlined(
                reach: reach * Typesetter.pictureScale, margin: margin, color: style.outlineColor) : set.image
        let rim = style.outline > 0 ? Double(margin) / Typesetter.pictureScale : 0
        box = Rect(
            x: x + (set.box.x - rim) * scale, y: y + (set.box.y - rim) * scale,
            width: (set.box.width + 2 * rim) * scale, height: (set.box.height + 2 * rim) * scale)
        do { png = try image.pngBytes() } catch { throw .failed(details: "\(error)") }
    }
}

extension Image {
    /// The picture with a line of `color` round what is drawn, and a margin on all sides.
    fileprivate func outlined(reach: Double, margin: Int, color: Color) -> Image {
        var result = Image(width: width + 2 * margin, height: height + 2 * margin)
        let (columns, rows) = (result.width, result.height)
        // Squares of the distance to what is drawn: first within columns, then over rows (Felzenszwalb and Huttenlocher 2012).
        var squares = [Double](repeating: 1e12, count: columns * rows)
        for y in 0..<height {
            for x in 0..<width where self[x, y].alpha > 127 { squares[(y + margin) * columns + x + margin] = 0 }
        }
        for x in 0..<columns {
            let column = nearest((0..<rows).map { squares[$0 * columns + x] })
            for y in 0..<rows { squares[y * columns + x] = column[y] }
        }
        for y in 0..<rows {
            let row = nearest(Array(squares[y * columns..<(y + 1) * columns]))
            for x in 0..<columns {
                let cover = min(max(reach - row[x].squareRoot() + 0.5, 0), 1)
                let inside = x >= margin && y >= margin && x < margin + width && y < margin + height
                let top = inside ? self[x - margin, y - margin] : Color(red: 0, green: 0, blue: 0, alpha: 0)
                let above = Double(top.alpha) / 255
                let alpha = above + (1 - above) * cover
                guard alpha > 0 else { continue }
                func mix(_ one: UInt8, _ other: UInt8) -> UInt8 {
                    UInt8(((Double(one) * above + Double(other) * (1 - above) * cover) / alpha).rounded())
                }
                result[x, y] = Color(
                    red: mix(top.red, color.red), green: mix(top.green, color.green), blue: mix(top.blue, color.blue),
                    alpha: UInt8((alpha * 255).rounded()))
            }
        }
        return result
    }
}

/// For each place the least of `values` plus the square of the way there: the lower envelope of parabolas.
private func nearest(_ values: [Double]) -> [Double] {
    var places: [Int] = []
    var starts: [Double] = []
    for (place, value) in values.enumerated() where value < 1e11 {
        var start = -Double.infinity
        while let last = places.last {
            let rise = value + Double(place * place) - values[last] - Double(last * last)
            start = rise / Double(2 * (place - last))
            guard let begin = starts.last, start <= begin else { break }
            places.removeLast()
            starts.removeLast()
            start = -.infinity
        }
        places.append(place)
        starts.append(start)
    }
    guard !places.isEmpty else { return values }
    var index = 0
    return values.indices.map { place in
        while index + 1 < places.count, starts[index + 1] < Double(place) { index += 1 }
        let way = Double(place - places[index])
        return values[places[index]] + way * way
    }
}
