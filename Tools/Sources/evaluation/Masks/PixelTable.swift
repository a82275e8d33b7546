import Foundation

/// Counts of pixels by the class that a mask gives and the class that we give.
struct PixelTable: Sendable {
    let classes: [String]
    /// One row a class of the mask; one column a class of ours, the last for labels in none of them.
    private(set) var counts: [[Int]]

    init(classes: [String]) {
        self.classes = classes
        counts = Array(repeating: Array(repeating: 0, count: classes.count + 1), count: classes.count)
    }

    /// Counts `pixels` pixels; `ours` is `nil` for a label in none of the classes.
    mutating func add(mask: Int, ours: Int?, pixels: Int = 1) {
        counts[mask][ours ?? classes.count] += pixels
    }

    static func += (left: inout PixelTable, right: PixelTable) {
        for row in left.counts.indices {
            for column in left.counts[row].indices { left.counts[row][column] += right.counts[row][column] }
        }
    }

    /// Pixels of a class in the masks.
    func wanted(_ index: Int) -> Int { counts[index].reduce(0, +) }

    /// Pixels that we give a class.
    func given(_ index: Int) -> Int { counts.map { $0[index] }.reduce(0, +) }

    func right(_ index: Int) -> Int { counts[index][index] }

    /// Right pixels over those that we give the class; 0 without any.
    func precision(_ index: Int) -> Double { Double(right(index)) / Double(max(given(index), 1)) }

    /// Right pixels over those of the masks; 0 without any.
    func recall(_ index: Int) -> Double { Double(right(index)) / Double(max(wanted(index), 1)) }

    /// 2·right / (wanted + given), 0…1; `nil` for a class that neither names.
    func f1(_ index: Int) -> Double? {
        let sum = wanted(index) + given(index)
        return sum == 0 ? nil : 2 * Double(right(index)) / Double(sum)
    }

    /// Share of pixels whose class is not the mask's, 0…1.
    var wrongShare: Double {
        let total = classes.indices.map(wanted).reduce(0, +)
        return total == 0 ? 0 : 1 - Double(classes.indices.map(right).reduce(0, +)) / Double(total)
    }
}

extension PixelTable {
    /// One line a class: F1, precision, recall, and the pixels of the masks.
    var report: String {
        let lines = classes.indices.map { index in
            let f1 = f1(index).map { String(format: "%.3f", $0) } ?? "–"
            return "  \(pad(classes[index], 14))"
                + " \(pad(f1, 6)) \(pad(String(format: "%.3f", precision(index)), 10))"
                + " \(pad(String(format: "%.3f", recall(index)), 7)) \(wanted(index))"
        }
        return (["  class          F1     precision  recall  pixels"] + lines).joined(separator: "\n")
    }

    /// One line a class of the masks: where its pixels went, in percent.
    var confusion: String {
        let lines = classes.indices.map { row in
            let shares = counts[row].enumerated().filter { $0.element > 0 }.sorted { $0.element > $1.element }
                .map { column, count in
                    "\(column < classes.count ? classes[column] : "none of these") \(percent(count, wanted(row)))"
                }
            return "  \(pad(classes[row], 14)) \(shares.joined(separator: ", "))"
        }
        return (["  mask           ours"] + lines).joined(separator: "\n")
    }
}
