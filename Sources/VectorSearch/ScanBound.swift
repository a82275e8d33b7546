/// How far a score may lie below the cosine that is computed in double precision.
///
/// Let u = 2^-24 be the unit roundoff of float32, q the query and r the row divided by their lengths, n the dimension.
/// A scan rounds q to floats (a factor 1 + δ each, |δ| ≤ u), sums n products (with or without fused multiply-add, in any
/// order: n factors at most), and multiplies with the reciprocal of the row's length, itself rounded to a float (2 factors).
/// So each product q_k r_k carries n + 3 factors at most, and the score differs from q·r by at most γ_(n+3) Σ|q_k r_k| ≤ γ_(n+3)
/// (Cauchy–Schwarz), where γ_m = m u / (1 - m u). Source: Higham, "Accuracy and Stability of Numerical Algorithms", 2nd edition
/// 2002, lemma 3.1 and (3.5). One more u stands for all that is smaller: the double-precision cosine's own error (less than
/// (3n + 10) 2^-53, below u / 8 for n ≤ 65536), underflow (at most n 2^-66, as lengths are 2^-60 or more) and the
/// rounding of the bound.
enum ScanBound {
    private static let unit = 0x1p-24

    /// For a table of floats.
    static func float(dimension: Int) -> Double { gamma(dimension + 4) }

    /// For a quantised table. The row is r = s c + e with int8 c and |e| ≤ its own bound, which is part of the score; the
    /// query is q = g / 2^14 + f with int16 g and |f| ≤ `queryError`. Then q·r = (g / 2^14)·(s c) + f·(s c) + q·e, where the
    /// sum of integers is exact, f·(s c) ≤ 2 |f| as |s c| ≤ |r| + |e| ≤ 2, and q·e ≤ |e|. Conversion, product and sum round
    /// values below 4 three times: 12 u, and 4 u for all that is smaller.
    static func quantized(queryError: Double) -> Double { 2 * queryError + 16 * unit }

    private static func gamma(_ count: Int) -> Double {
        let share = Double(count) * unit
        return share / (1 - share)
    }
}
