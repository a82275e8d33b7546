import Imaging

/// Finds the colours that stand for many: boxes in ``SeenColor``'s space are cut where their variance falls most, and their
/// means refined.
///
/// Sources: Xiaolin Wu, "Efficient statistical computations for optimal color quantization", Graphics Gems II, 1991 (the cuts);
/// Stuart Lloyd, "Least squares quantization in PCM", 1982 (the refinement).
struct ColorQuantizer {
    private struct Member {
        var color: UInt32
        var seen: SeenColor
        var weight: Double
    }

    /// Sums over members.
    private struct Moments {
        var weight = 0.0
        var sums = (0.0, 0.0, 0.0, 0.0)
        var squares = (0.0, 0.0, 0.0, 0.0)

        @inline(__always)
        mutating func add(_ seen: SeenColor, _ weight: Double) {
            let (light, cover) = (Double(seen.light), Double(seen.cover))
            let (a, b) = (Double(seen.a), Double(seen.b))
            self.weight += weight
            sums.0 += light * weight
            sums.1 += cover * weight
            sums.2 += a * weight
            sums.3 += b * weight
            squares.0 += light * light * weight
            squares.1 += cover * cover * weight
            squares.2 += a * a * weight
            squares.3 += b * b * weight
        }

        /// Weight times variance, axis by axis.
        var spreads: [Double] {
            guard weight > 0 else { return [0, 0, 0, 0] }
            return [
                squares.0 - sums.0 * sums.0 / weight, squares.1 - sums.1 * sums.1 / weight,
                squares.2 - sums.2 * sums.2 / weight, squares.3 - sums.3 * sums.3 / weight,
            ]
        }

        var mean: SeenColor {
            SeenColor(
                light: Float(sums.0 / weight), cover: Float(sums.1 / weight), a: Float(sums.2 / weight),
                b: Float(sums.3 / weight))
        }
    }

    private struct Box {
        var range: Range<Int>
        var moments: Moments
        var spread: Double
        var axis: Int

        init(_ range: Range<Int>, of members: [Member]) {
            self.range = range
            var moments = Moments()
            for index in range { moments.add(members[index].seen, members[index].weight) }
            self.moments = moments
            let spreads = moments.spreads
            spread = range.count > 1 ? max(spreads.reduce(0, +), 0) : 0
            axis = spreads.indices.max { spreads[$0] < spreads[$1] } ?? 0
        }
    }

    private static let refinements = 4

    private let members: [Member]
    private let hasClear: Bool

    init(_ counts: ColorCounts) {
        let all = zip(counts.colors, counts.counts)
        hasClear = all.contains { $0.0 == 0 }
        // The clear colour has a place of its own: what lies around a picture stays wholly clear. Colours that hardly come up count
        // with those that look like them: they are most of all, and cost most of the time.
        let few = counts.colors.count > 4096 ? counts.counts.reduce(0, +) / 50_000 : 0
        var members: [Member] = []
        var merged: [UInt32: Int] = [:]
        for (color, count) in all where color != 0 {
            guard count < few else {
                members.append(Member(color: color, seen: SeenColor(color.color), weight: count))
                continue
            }
            // Steps of 8, and what is opaque stays so.
            let key = color & 0x00F8_F8F8 | (color.alpha == 255 ? 0xFF00_0000 : color & 0xF800_0000)
            if let place = merged[key] {
                members[place].weight += count
            } else {
                merged[key] = members.count
                members.append(Member(color: color, seen: SeenColor(color.color), weight: count))
            }
        }
        self.members = members
    }

    /// - Parameter limit: the most colours, at least 2.
    func colors(limit: Int) -> [Color] {
        let limit = hasClear ? limit - 1 : limit
        var centers = cut(limit: limit).map(\.moments.mean)
        var owners: [Int] = []
        for _ in 0..<Self.refinements {
            owners = nearest(centers)
            centers = refined(centers, owners)
        }
        return (hasClear ? [.clear] : []) + representatives(centers, nearest(centers))
    }

    private func cut(limit: Int) -> [Box] {
        var members = members
        var boxes = [Box(members.indices, of: members)]
        while boxes.count < limit {
            guard let widest = boxes.indices.max(by: { boxes[$0].spread < boxes[$1].spread }), boxes[widest].spread > 0
            else { break }
            let box = boxes[widest]
            members[box.range].sort {
                let (first, second) = ($0.seen[box.axis], $1.seen[box.axis])
                return first != second ? first < second : $0.color < $1.color
            }
            let middle = Self.bestCut(members, box)
            boxes[widest] = Box(box.range.lowerBound..<middle, of: members)
            boxes.append(Box(middle..<box.range.upperBound, of: members))
        }
        return boxes
    }

    /// Where the two sides of a sorted box have the least spread together, which is where their means are farthest apart.
    private static func bestCut(_ members: [Member], _ box: Box) -> Int {
        let total = box.moments
        var left = Moments()
        var best = (gain: -1.0, cut: box.range.lowerBound + 1)
        for index in box.range.dropLast() {
            left.add(members[index].seen, members[index].weight)
            let right = total.weight - left.weight
            guard right > 0 else { continue }
            var gain = 0.0
            for (part, whole) in [
                (left.sums.0, total.sums.0), (left.sums.1, total.sums.1), (left.sums.2, total.sums.2),
                (left.sums.3, total.sums.3),
            ] {
                let distance = part / left.weight - (whole - part) / right
                gain += distance * distance
            }
            gain *= left.weight * right
            if gain > best.gain { best = (gain, index + 1) }
        }
        return best.cut
    }

    /// For each member the number of the nearest centre.
    private func nearest(_ centers: [SeenColor]) -> [Int] {
        let centers = SeenColors(centers)
        return members.map { centers.nearest(to: $0.seen) }
    }

    private func refined(_ centers: [SeenColor], _ owners: [Int]) -> [SeenColor] {
        var moments = [Moments](repeating: Moments(), count: centers.count)
        for (member, owner) in zip(members, owners) { moments[owner].add(member.seen, member.weight) }
        return zip(centers, moments).map { $1.weight > 0 ? $1.mean : $0 }
    }

    /// The mean of each group as a colour, or the one colour that makes most of it: flat areas keep theirs.
    private func representatives(_ centers: [SeenColor], _ owners: [Int]) -> [Color] {
        var total = [Double](repeating: 0, count: centers.count)
        var opaque = total
        var heaviest = [(weight: Double, color: UInt32)](repeating: (0, 0), count: centers.count)
        for (member, owner) in zip(members, owners) {
            total[owner] += member.weight
            if member.color.alpha == 255 { opaque[owner] += member.weight }
            if member.weight > heaviest[owner].weight { heaviest[owner] = (member.weight, member.color) }
        }
        return centers.indices.filter { total[$0] > 0 }.map { index in
            if heaviest[index].weight * 2 > total[index] { return heaviest[index].color.color }
            var color = centers[index].color
            // What was opaque in the main must not shine through.
            if opaque[index] * 2 > total[index] { color.alpha = 255 }
            return color
        }
    }
}
