/// How a construction is put on paper. The same hair can be drawn by each; a style keeps to one.
enum Pen: Sendable {
    /// Two tones of a colour that blend into each other; no contours.
    case soft
    /// Flat tones within contours of ink; what lies in shade is left out, what shines is carved out.
    case ink
}
