import Foundation

/// The directions along which a slot's parts differ most.
struct PrincipalAxes {
    static let count = 2

    /// Unit vectors, the one of the greatest variance first.
    let axes: [[Float]]
    private let mean: [Float]

    /// Principal component analysis by power iteration on the parts' Gram matrix, which is small where vectors are wide.
    ///
    /// - Parameter vectors: of one length; in any order, but always the same for the same picture.
    init(of vectors: [[Float]]) {
        let dimension = vectors.first?.count ?? 0
        let mean = (0..<dimension).map { column in
            vectors.reduce(0) { $0 + $1[column] } / Float(max(vectors.count, 1))
        }
        var rows = vectors.map { zip($0, mean).map { Double($0 - $1) } }
        var axes: [[Float]] = []
        for _ in 0..<Self.count {
            let axis = Self.principal(of: rows, dimension: dimension)
            axes.append(axis.map(Float.init))
            rows = rows.map { row in
                let share = Self.dot(row, axis)
                return zip(row, axis).map { $0 - share * $1 }
            }
        }
        self.axes = axes
        self.mean = mean
    }

    /// The coordinates along the axes.
    func project(_ vector: [Float]) -> [Double] {
        axes.map { axis in
            var sum: Float = 0
            for index in axis.indices where index < vector.count { sum += axis[index] * (vector[index] - mean[index]) }
            return Double(sum)
        }
    }

    private static func principal(of rows: [[Double]], dimension: Int) -> [Double] {
        let gram = rows.map { row in rows.map { dot(row, $0) } }
        var weights = rows.indices.map { 1 + Double($0 % 7) / 7 }
        for _ in 0..<60 {
            let next = gram.map { dot($0, weights) }
            let length = dot(next, next).squareRoot()
            guard length > 1e-12 else { break }
            weights = next.map { $0 / length }
        }
        var axis = [Double](repeating: 0, count: dimension)
        for (row, weight) in zip(rows, weights) {
            for index in axis.indices { axis[index] += weight * row[index] }
        }
        let length = dot(axis, axis).squareRoot()
        guard length > 1e-9 else { return axis.map { _ in 0 } }
        // The larger end points up, so that the picture does not depend on where the iteration began.
        let sign = axis.reduce(0, +) < 0 ? -1.0 : 1.0
        return axis.map { sign * $0 / length }
    }

    private static func dot(_ a: [Double], _ b: [Double]) -> Double {
        var sum = 0.0
        for index in a.indices { sum += a[index] * b[index] }
        return sum
    }
}
