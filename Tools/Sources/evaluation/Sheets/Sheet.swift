import Imaging

/// Rows of tiles on one picture; the tiles of an item lie side by side.
struct Sheet {
    /// Width and height of a tile, in pixels.
    let cell: Int
    /// Items in a row.
    let columns: Int

    private static let gap = 8
    private static let paper = Color(red: 250, green: 250, blue: 248)

    /// Lays out `items`, row by row; each is a list of tiles, which are scaled to fit their cells.
    func picture(of items: [[Image]]) -> Image {
        let tiles = items.map(\.count).max() ?? 0
        let (stepX, stepY) = (tiles * cell + Self.gap, cell + Self.gap)
        let columns = max(min(columns, items.count), 1)
        let rows = max((items.count + columns - 1) / columns, 1)
        var sheet = Image(
            width: max(columns * stepX, 1), height: rows * stepY, filledWith: Self.paper)
        for (index, item) in items.enumerated() {
            let (x, y) = (index % columns * stepX + Self.gap / 2, index / columns * stepY + Self.gap / 2)
            for (place, tile) in item.enumerated() { sheet.draw(tile.fitted(cell), x: x + place * cell, y: y) }
        }
        return sheet
    }
}
