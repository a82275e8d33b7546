extension FaceLayout {
    /// How far a placement goes at most; moves and gaps in units of the art frame.
    enum Bounds {
        /// Hair up to 240 units beside the middle then still lies within the frame.
        static let face = 0.94...1.06
        static let beard = 0.94...1.08
        static let eyes = 0.88...1.12
        /// An iris stays round to the eye.
        static let roundness = 1.07
        /// Brows weigh much in an expression: they grow no heavier, and sink less than they rise.
        static let brows = 0.78...1.0
        static let browRise = 12.0
        static let browSink = 5.0
        static let nose = 0.88...1.12
        static let noseMove = 8.0
        static let mouth = 0.86...1.14
        static let mouthMove = 10.0
        /// Beards are cut out around the mouth.
        static let beardedMouthMove = 4.0
        /// Parts keep this far from each other.
        static let gap = 6.0
    }
}
