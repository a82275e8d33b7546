/// Some pixels of a picture.
struct PixelSet: Sendable, Equatable {
    let width: Int
    /// Row by row.
    var members: [Bool]

    var count: Int { members.count { $0 } }

    /// All pixels at most `radius` columns and rows away from one of these.
    func grown(by radius: Int) -> PixelSet {
        grownAlongRows(by: radius).transposed.grownAlongRows(by: radius).transposed
    }

    /// The 4-connected pieces of this set that hold no pixel of `other`.
    func pieces(apartFrom other: PixelSet) -> PixelSet {
        var apart = PixelSet(width: width, members: Array(repeating: false, count: members.count))
        var seen = apart.members
        for start in members.indices where members[start] && !seen[start] {
            var piece = [start]
            seen[start] = true
            var next = 0
            while next < piece.count {
                for neighbour in neighbours(of: piece[next]) where members[neighbour] && !seen[neighbour] {
                    seen[neighbour] = true
                    piece.append(neighbour)
                }
                next += 1
            }
            if !piece.contains(where: { other.members[$0] }) {
                for pixel in piece { apart.members[pixel] = true }
            }
        }
        return apart
    }

    private func neighbours(of pixel: Int) -> [Int] {
        let (x, y) = (pixel % width, pixel / width)
        return [
            x > 0 ? pixel - 1 : nil, x + 1 < width ? pixel + 1 : nil, y > 0 ? pixel - width : nil,
            (y + 1) * width < members.count ? pixel + width : nil,
        ].compactMap(\.self)
    }

    private func grownAlongRows(by radius: Int) -> PixelSet {
        var result = self
        for pixel in members.indices where members[pixel] {
            let (x, row) = (pixel % width, pixel / width * width)
            for column in max(x - radius, 0)...min(x + radius, width - 1) { result.members[row + column] = true }
        }
        return result
    }

    private var transposed: PixelSet {
        let height = members.count / max(width, 1)
        return PixelSet(
            width: height, members: (0..<members.count).map { members[$0 % height * width + $0 / height] })
    }
}
