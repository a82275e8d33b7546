package import FaceAtlas

extension LabelMap {
    /// For each label that occurs, its share of the pixels, 0…1; together 1.
    package var shares: [FaceLabel: Double] {
        var counts = [Int](repeating: 0, count: FaceLabel.allCases.count)
        for label in labels { counts[Int(label)] += 1 }
        return Self.shares(of: counts)
    }

    /// Shares of labels that occur so often, by their raw values.
    static func shares(of counts: [Int]) -> [FaceLabel: Double] {
        let total = Double(counts.reduce(0, +))
        return FaceLabel.allCases.reduce(into: [:]) { shares, label in
            let count = counts[Int(label.rawValue)]
            if count > 0 { shares[label] = Double(count) / total }
        }
    }
}
