import Foundation

/// How often a yes-or-no answer is right.
struct YesNoTally: Sendable, Equatable {
    private(set) var found = 0
    private(set) var missed = 0
    private(set) var falseAlarms = 0
    private(set) var rightlyNot = 0

    mutating func add(label: Bool, answer: Bool) {
        switch (label, answer) {
        case (true, true): found += 1
        case (true, false): missed += 1
        case (false, true): falseAlarms += 1
        case (false, false): rightlyNot += 1
        }
    }

    /// How many are labelled yes.
    var positives: Int { found + missed }
    var total: Int { positives + falseAlarms + rightlyNot }
    var accuracy: Double { Double(found + rightlyNot) / Double(max(total, 1)) }
    var precision: Double { Double(found) / Double(max(found + falseAlarms, 1)) }
    var recall: Double { Double(found) / Double(max(positives, 1)) }

    /// 2·found / (labelled + answered yes); `nil` when nothing is labelled yes.
    var f1: Double? {
        positives == 0 ? nil : 2 * Double(found) / Double(positives + found + falseAlarms)
    }

    /// The same with yes and no exchanged.
    var reversed: YesNoTally {
        var tally = self
        (tally.found, tally.rightlyNot) = (rightlyNot, found)
        (tally.missed, tally.falseAlarms) = (falseAlarms, missed)
        return tally
    }
}

/// A number with three decimals, or a dash.
func decimals(_ value: Double?) -> String { value.map { String(format: "%.3f", $0) } ?? "–" }
