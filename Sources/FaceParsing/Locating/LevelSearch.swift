import Basics
import Imaging

/// Searches one level of the pyramid, whose rows may come bit by bit: large levels in tiles that overlap, so that the network's
/// memory does not grow with the picture.
struct LevelSearch {
    /// In pixels of the upright level.
    private(set) var found: [LocatorOutput.Candidate] = []
    /// The best score below the threshold.
    private(set) var bestRejectedScore = 0.0

    private let network: FaceLocatorNetwork
    private let width: Int
    private let height: Int
    private let threshold: Double
    private let orientation: Orientation
    /// The rows that a tile may still see, from `firstRow` on.
    private var pixels: [UInt8] = []
    private var firstRow = 0
    /// Rows above this one have been searched.
    private var searchedRows = 0

    /// What a tile answers for, and what it sees around it to do so: a face of 64 level pixels whose middle lies on the tile's border,
    /// and half as much around it; wider ones were found on a coarser level. All are multiples of the network's granularity, so that
    /// tiles see the same cells as the whole level would.
    static let tileWidth = 512
    static let tileHeight = 256
    static let margin = 64
    /// A level of up to so many pixels is one tile.
    static let wholePixels = 640 * 640

    /// - Parameters:
    ///   - width: columns of the level as its rows come.
    ///   - height: rows.
    ///   - orientation: how the level has to be turned to stand upright.
    init(
        network: FaceLocatorNetwork, width: Int, height: Int, threshold: Double, orientation: Orientation = .up
    ) {
        self.network = network
        self.width = width
        self.height = height
        self.threshold = threshold
        self.orientation = orientation
    }

    /// Searches a level that is in memory already.
    mutating func add(_ picture: Image) {
        pixels = picture.pixels
        searchRows(upTo: height)
    }

    /// Takes the next row: W×4 bytes.
    mutating func add(row: UnsafeBufferPointer<UInt8>) {
        if pixels.isEmpty {
            let rows = width * height > Self.wholePixels ? Self.tileHeight + 2 * Self.margin : height
            pixels.reserveCapacity(rows * width * 4)
        }
        pixels.append(contentsOf: row)
        let rows = firstRow + pixels.count / (width * 4)
        if rows == height {
            searchRows(upTo: height)
        } else if width * height > Self.wholePixels, rows == searchedRows + Self.tileHeight + Self.margin {
            searchRows(upTo: searchedRows + Self.tileHeight)
            let kept = max(searchedRows - Self.margin, 0)
            pixels.removeSubrange(0..<(kept - firstRow) * width * 4)
            firstRow = kept
        }
    }

    private mutating func searchRows(upTo end: Int) {
        let isWhole = width * height <= Self.wholePixels
        let (tileWidth, tileHeight) = isWhole ? (width, height) : (Self.tileWidth, Self.tileHeight)
        while searchedRows < end {
            let rows = searchedRows..<min(searchedRows + tileHeight, end)
            let tiles = stride(from: 0, to: width, by: tileWidth).map { $0..<min($0 + tileWidth, width) }
            let search = self
            for (found, rejected) in tiles.spreadMap({ search.candidates(in: $0, rows: rows) }) {
                self.found += found
                bestRejectedScore = max(bestRejectedScore, rejected)
            }
            searchedRows = rows.upperBound
        }
    }

    /// What lies in one tile, and the best score below the threshold. What the tile sees is cut out of the rows and turned upright.
    private func candidates(
        in columns: Range<Int>, rows: Range<Int>
    ) -> (found: [LocatorOutput.Candidate], rejected: Double) {
        let left = max(columns.lowerBound - Self.margin, 0)
        let right = min(columns.upperBound + Self.margin, width)
        let top = max(rows.lowerBound - Self.margin, 0)
        let bottom = min(rows.upperBound + Self.margin, height)
        var tile = [UInt8]()
        tile.reserveCapacity((right - left) * (bottom - top) * 4)
        for y in top..<bottom {
            let start = ((y - firstRow) * width + left) * 4
            tile += pixels[start..<start + (right - left) * 4]
        }
        let seen = Rect(x: left, y: top, width: right - left, height: bottom - top)
        let asked = Rect(x: columns.lowerBound, y: rows.lowerBound, width: columns.count, height: rows.count)
        let origin = orientation.upright(seen, width: width, height: height)
        var area = orientation.upright(asked, width: width, height: height)
        (area.x, area.y) = (area.x - origin.x, area.y - origin.y)
        let picture = Image(width: right - left, height: bottom - top, pixels: tile).upright(from: orientation)
        let (found, rejected) = network.output(for: picture).candidates(in: area, threshold: threshold)
        let placed = found.map { candidate in
            LocatorOutput.Candidate(
                face: candidate.face.moved(dx: origin.x, dy: origin.y), levelWidth: candidate.levelWidth)
        }
        return (placed, rejected)
    }
}

extension Rect {
    fileprivate init(x: Int, y: Int, width: Int, height: Int) {
        self.init(x: Double(x), y: Double(y), width: Double(width), height: Double(height))
    }
}
