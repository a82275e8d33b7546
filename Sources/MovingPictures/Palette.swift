package import Imaging

/// The colours of a file: those with alpha first, opaque ones behind them.
package struct Palette: Sendable, Hashable {
    /// 1…256 colours with straight alpha, none twice.
    package let colors: [Color]
    /// Where ``Imaging/Color/clear`` stands.
    var clear: Int? { colors.first == .clear ? 0 : nil }

    init(_ colors: [Color]) {
        let words = Set(colors.map(UInt32.init))
        // By alpha, which is the highest byte.
        self.colors = words.sorted().map(\.color)
    }

    /// The palette of at most `limit` colours that suits the frames best: exactly theirs, if they have no more.
    ///
    /// The same frames always make the same palette.
    ///
    /// - Parameters:
    ///   - frames: at least one.
    ///   - limit: 2…256; a clear colour that comes up is one of them.
    package init(of frames: [Image], limit: Int) { self.init(ColorCounts(frames), limit: max(limit, 2)) }

    /// - Parameter limit: 1…256; at least 2 where something is clear.
    init(_ counts: ColorCounts, limit: Int) {
        let limit = min(max(limit, 1), 256)
        self.init(
            counts.colors.count <= limit
                ? counts.colors.map(\.color) : ColorQuantizer(counts).colors(limit: limit))
    }

    /// The palette with a clear colour.
    var withClear: Palette { clear == nil ? Palette([.clear] + colors) : self }
}
