package import Imaging

/// The frame in which faces are parsed and compared: 512×512 units, y down.
///
/// The midpoint of the eyes lies at (256, 236), the line of the eyes is level, and the chin is 160 units below the
/// midpoint of the eyes. Proportions of a face survive, because only a similarity takes the picture to this frame.
package enum CanonicalFrame {
    /// Width and height of the frame, in units.
    package static let size = 512.0
    /// Midpoint between the two eye centres.
    package static let eyeMidpoint = Point(x: 256, y: 236)
    /// Distance from the midpoint of the eyes to the chin, in units.
    package static let eyeToChin = 160.0
    /// The parser samples the frame at this many pixels a side.
    package static let parserSize = 256
}
