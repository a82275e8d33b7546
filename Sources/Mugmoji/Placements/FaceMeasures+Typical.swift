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
        static let eyeDistance = TypicalMeasure(mean: 89.9, deviation: 6.2)
        static let eyeWidth = TypicalMeasure(mean: 34.9, deviation: 4.5)
        static let eyeOpening = TypicalMeasure(mean: 13.4, deviation: 2.6)
        static let browHeight = TypicalMeasure(mean: 23.3, deviation: 5.0)
        static let browThickness = TypicalMeasure(mean: 9.4, deviation: 1.7)
        static let mouthWidth = TypicalMeasure(mean: 75.0, deviation: 10.5)
        static let mouthY = TypicalMeasure(mean: 334.6, deviation: 7.5)
        static let noseBase = TypicalMeasure(mean: 304.3, deviation: 6.1)
        static let noseWidth = TypicalMeasure(mean: 58.8, deviation: 4.7)
        static let faceWidth = TypicalMeasure(mean: 195.9, deviation: 10.7)
    }
}
