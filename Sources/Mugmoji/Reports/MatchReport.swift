package import PartEmbedding

/// A part that is like the photo's.
package struct MatchReport: Encodable {
    package let id: String
    /// Cosine similarity, -1…1.
    package let similarity: Double

    package init(_ match: PartMatch) {
        id = match.id
        similarity = Double(match.similarity).rounded(decimals: 4)
    }
}
