/// How often what a slot shows is embedded anew.
package enum EmbeddingPace: Sendable {
    /// Whenever it has changed at all.
    case everyFrame
    /// When more has changed than a few pixels along its borders, which the parser doubts anyway.
    case whatMoved
    /// As ``whatMoved``, and what does not change with an expression twenty times a second at most: for pictures, where no
    /// numbers are seen.
    case forPictures

    /// Seconds.
    static let shortestStep = 0.05
}
