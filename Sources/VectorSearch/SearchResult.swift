/// A row of a table and how much it is like the query.
public struct SearchResult: Sendable, Hashable, Codable {
    /// The row's number in the table, from 0.
    public var row: Int
    /// Cosine of the angle between row and query, -1…1; 0 when one of the two is zero.
    public var similarity: Double

    public init(row: Int, similarity: Double) {
        self.row = row
        self.similarity = similarity
    }

    /// Whether this result comes before `other`: the more similar first, of equals the lower row.
    func precedes(_ other: SearchResult) -> Bool {
        similarity > other.similarity || (similarity == other.similarity && row < other.row)
    }
}
