import Imaging

/// One level of the locator's pyramid.
struct LocatorLevel {
    /// The picture, made smaller (or up to twice as large).
    let picture: Image
    /// Level pixels per picture pixel.
    let scale: Double

    init(of image: Image, longSide: Int) {
        scale = min(Double(longSide) / Double(max(image.width, image.height)), 2)
        picture = image.resampled(
            width: max(Int((Double(image.width) * scale).rounded()), 1),
            height: max(Int((Double(image.height) * scale).rounded()), 1))
    }
}

/// The levels of a pyramid, made and searched while the rows of a picture come: each level is averaged from the next finer one.
struct RowPyramid {
    struct Level {
        var search: LevelSearch
        /// Level pixels for a pixel of the picture.
        let scale: Double
        fileprivate let columns: Int
        fileprivate let rows: Int
        /// Makes this level's rows of those of the level before it.
        fileprivate var reducer: RowReducer?
    }

    /// Finest first.
    private(set) var levels: [Level] = []

    /// - Parameters:
    ///   - file: its rows are to be added as they are stored, reduced by 2: that level shows the smallest faces that are looked for
    ///     24 pixels wide.
    ///   - side: levels whose long side has fewer pixels are not needed.
    init(halving file: PictureFile, downTo side: Double, threshold: Double, network: FaceLocatorNetwork) {
        var (columns, rows) = ((file.header.storedWidth + 1) / 2, (file.header.storedHeight + 1) / 2)
        var scale = 0.5
        var reducer: RowReducer?
        while levels.isEmpty || Double(max(columns, rows)) >= side {
            let search = LevelSearch(
                network: network, width: columns, height: rows, threshold: threshold, orientation: file.orientation)
            levels.append(Level(search: search, scale: scale, columns: columns, rows: rows, reducer: reducer))
            let (width, height) = (columns, rows)
            (columns, rows) = (max(width / 2, 1), max(height / 2, 1))
            reducer = RowReducer(width: width, height: height, columns: columns, rows: rows)
            scale *= Double(columns) / Double(width)
        }
    }

    /// Takes the next row of the halved picture: W×4 bytes.
    mutating func add(row: UnsafeBufferPointer<UInt8>) {
        levels[0].search.add(row: row)
        add(row: row, to: 1)
    }

    private mutating func add(row: UnsafeBufferPointer<UInt8>, to index: Int) {
        guard index < levels.count else { return }
        levels[index].reducer?.add(row: row)
        while let reduced = levels[index].reducer?.takeRow() {
            reduced.withUnsafeBufferPointer { reduced in
                levels[index].search.add(row: reduced)
                add(row: reduced, to: index + 1)
            }
        }
    }
}
