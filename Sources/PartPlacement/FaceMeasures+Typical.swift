/// Mean and spread of a measure over many faces, in units of the canonical frame.
struct TypicalMeasure: Sendable {
    let mean: Double
    let deviation: Double

    /// The measure, no farther than two deviations from the mean: what is farther out is rather a mistake than a face.
    func limited(_ value: Double) -> Double {
        min(max(value, mean - 2 * deviation), mean + 2 * deviation)
    }
}

extension FaceMeasures {
    /// The typical face: frontal photos of the training half, measured by `Tools/training/placements/measure.py`.
    enum Typical {
        static let eyeDistance = TypicalMeasure(mean: 89.6, deviation: 6.1)
        static let eyeWidth = TypicalMeasure(mean: 34.8, deviation: 4.6)
        static let eyeOpening = TypicalMeasure(mean: 13.3, deviation: 2.6)
        static let browHeight = TypicalMeasure(mean: 23.3, deviation: 5.2)
        static let browThickness = TypicalMeasure(mean: 9.4, deviation: 1.7)
        static let mouthWidth = TypicalMeasure(mean: 75.1, deviation: 10.4)
        static let mouthY = TypicalMeasure(mean: 334.7, deviation: 7.4)
        static let noseBase = TypicalMeasure(mean: 304.3, deviation: 6.1)
        static let noseWidth = TypicalMeasure(mean: 58.7, deviation: 4.7)
        static let faceWidth = TypicalMeasure(mean: 196.2, deviation: 10.5)
    }
}
