import Imaging

/// The levels of a pyramid, made and searched while the rows of a picture come: each level is averaged from the next finer one.
struct RowPyramid {
    struct Level {
        var search: LevelSearch
        /// Level pixels for a pixel of the picture.
        let scale: Double
        fileprivate var reducer: RowReducer
    }

    /// Finest first.
    private(set) var levels: [Level] = []

    /// - Parameters:
    ///   - file: its rows are to be added as they are stored.
    ///   - sides: long sides of the levels in pixels, finest first, none longer than the picture's.
    init(of file: PictureFile, sides: [Int], threshold: Double, network: FaceLocatorNetwork) {
        let (storedWidth, storedHeight) = (file.header.storedWidth, file.header.storedHeight)
        var (width, height) = (storedWidth, storedHeight)
        for side in sides {
            let scale = Double(side) / Double(max(storedWidth, storedHeight))
            let columns = max(Int((Double(storedWidth) * scale).rounded()), 1)
            let rows = max(Int((Double(storedHeight) * scale).rounded()), 1)
            levels.append(
                Level(
                    search: LevelSearch(
                        network: network, width: columns, height: rows, threshold: threshold,
                        orientation: file.orientation),
                    scale: scale, reducer: RowReducer(width: width, height: height, columns: columns, rows: rows)))
            (width, height) = (columns, rows)
        }
    }

    /// Takes the next row of the picture: W×4 bytes.
    mutating func add(row: UnsafeBufferPointer<UInt8>) { add(row: row, to: 0) }

    private mutating func add(row: UnsafeBufferPointer<UInt8>, to index: Int) {
        guard index < levels.count else { return }
        levels[index].reducer.add(row: row)
        while let reduced = levels[index].reducer.takeRow() {
            reduced.withUnsafeBufferPointer { reduced in
                levels[index].search.add(row: reduced)
                add(row: reduced, to: index + 1)
            }
        }
    }
}
