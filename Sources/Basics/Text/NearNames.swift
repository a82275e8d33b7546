/// What to say about a name that is not known: all the names when they are few, else those most like it.
///
/// - Returns: as in `it has a, b, c`, to go on a sentence with.
package func namesNear(_ name: String, among known: [String]) -> String {
    guard known.count > 10 else { return "it has \(known.joined(separator: ", "))" }
    // Comparing takes time by both lengths, and no name is so long.
    guard name.utf8.count <= 64 else { return "it has \(known.count) others, and no name is so long" }
    let scored = known.map { (score: unlikeness(name.lowercased(), $0), name: $0) }
    let nearest = scored.sorted { ($0.score, $0.name) < ($1.score, $1.name) }.prefix(6).map(\.name)
    return "the nearest of its \(known.count) are \(nearest.joined(separator: ", "))"
}

/// Edit distance, less for each word (between hyphens) that both have.
private func unlikeness(_ name: String, _ other: String) -> Int {
    let lower = other.lowercased()
    let shared = Set(name.split(separator: "-")).intersection(lower.split(separator: "-")).count
    return editDistance(Array(name.utf8), Array(lower.utf8)) - 4 * shared
}

/// How many bytes must be put in, taken out or exchanged to make one text of the other.
///
/// Source: Levenshtein, “Binary codes capable of correcting deletions, insertions, and reversals”, 1966.
package func editDistance(_ first: [UInt8], _ second: [UInt8]) -> Int {
    var row = Array(0...second.count)
    for (i, byte) in first.enumerated() {
        var diagonal = row[0]
        row[0] = i + 1
        for (j, other) in second.enumerated() {
            let substituted = diagonal + (byte == other ? 0 : 1)
            diagonal = row[j + 1]
            row[j + 1] = min(substituted, row[j] + 1, diagonal + 1)
        }
    }
    return row[second.count]
}
