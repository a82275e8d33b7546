import Foundation

extension Double {
    /// Rounded to so many decimals.
    package func rounded(decimals: Int) -> Double {
        let scale = pow(10, Double(decimals))
        return (self * scale).rounded() / scale
    }
}
