/// The ways to make a file that are tried, from the largest file to the smallest.
enum FittingSteps {
    /// Qualities of lossy files, 0…100.
    ///
    /// - Parameter toTheEnd: down to 0, not only to what still looks good.
    static func qualities(from best: Int, toTheEnd: Bool) -> [Int] {
        Array(stride(from: best, through: toTheEnd ? 0 : 40, by: -2))
    }

    /// Colours of a palette: all steps of up to `count` colours, and `count` itself where that is a palette.
    ///
    /// - Parameter toTheEnd: down to 2, not only to what still looks good.
    static func colors(atMost count: Int, toTheEnd: Bool) -> [Int] {
        let steps = [256, 224, 192, 160, 128, 112, 96, 80, 64, 56, 48, 40, 32, 24, 16, 12, 8, 6, 4, 3, 2]
        let all = (count < 256 ? [max(count, 2)] : []) + steps.filter { $0 < max(count, 2) || count >= 256 }
        let good = all.filter { $0 >= 32 || toTheEnd }
        return good.isEmpty ? [all[0]] : good
    }
}
