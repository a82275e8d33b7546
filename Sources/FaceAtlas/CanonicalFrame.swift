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
    /// Takes pixels of a label map (parser size, the centre of the first pixel is 0.5, 0.5) to units of the frame.
    package static let unitsPerPixel = size / Double(parserSize)

    /// Pixels of a label map of parser size that lie in a range of whole units.
    ///
    /// - Precondition: the range begins and ends between two pixels.
    package static func pixels(_ units: Range<Int>) -> Range<Int> {
        let step = Int(unitsPerPixel)
        precondition(units.lowerBound % step == 0 && units.upperBound % step == 0, "\(units) cuts a pixel")
        return units.lowerBound / step..<units.upperBound / step
    }
}
