import ArgumentParser

/// The value of `--size` for a video: `1280x720`.
struct VideoSize: ExpressibleByArgument, Equatable {
    var width: Int
    var height: Int

    /// Codecs want even sizes.
    init?(argument: String) {
        let sides = argument.lowercased().split(whereSeparator: { $0 == "x" || $0 == "×" }).compactMap { Int($0) }
        guard sides.count == 2, sides.allSatisfy({ (64...4096).contains($0) && $0 % 2 == 0 }) else { return nil }
        (width, height) = (sides[0], sides[1])
    }

    init(width: Int, height: Int) {
        self.width = width
        self.height = height
    }

    var defaultValueDescription: String { "\(width)x\(height)" }
}
