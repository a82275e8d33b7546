import FaceAtlas
import Imaging
import PartLibrary

/// Line widths of the pen ``Pen/ink``, in units of the art frame: at 32 pixels a unit is a sixteenth of a pixel.
enum InkWidth {
    /// Around a mass, and what carries the face: lids, lips.
    static let contour = 9.0
    /// Within a mass.
    static let detail = 7.0
}

extension PartDrawing {
    /// A flat shape within a contour of ink; the contour is heavier where the light does not reach.
    ///
    /// - Parameters:
    ///   - contour: what is drawn of the contour, where that is not the whole.
    ///   - details: drawn within the shape.
    mutating func inked(
        _ path: PathBuilder, _ role: Role, contour: PathBuilder? = nil, width: Double = InkWidth.contour,
        details: (inout PartDrawing) -> Void = { _ in }
    ) {
        let path = path.onSheet
        let contour = contour?.onSheet ?? path
        outline(contour.translated(1.5, 2.5), .line, width: width)
        fill(path, role)
        clipped(to: path, draw: details)
        if nodes.last?.children.isEmpty == true {
            nodes.removeLast()
            definitions.removeLast()
        }
        outline(contour, .line, width: width)
    }

    /// A line of ink that swells and tapers, as a brush leaves it.
    mutating func stroke(
        _ spine: [Point], width: Double = InkWidth.detail, belly: Double = 0.5,
        wave: (length: Double, depth: Double)? = nil
    ) {
        fill(HairLock(spine: spine, width: width, belly: belly, wave: wave).path, .line)
    }

    /// A line carved out of a mass, so that light shows: what tells the form where the mass is as dark as the ink.
    mutating func carve(_ spine: [Point], width: Double = 8, wave: (length: Double, depth: Double)? = nil) {
        light(HairLock(spine: spine, width: width, wave: wave).path, opacity: 0.5)
    }

    /// Dots of ink in rows, over what lies within `polygon`.
    mutating func stipple(_ polygon: [Point], spacing: Double, radius: Double, role: Role = .line) {
        let xs = polygon.map(\.x)
        let ys = polygon.map(\.y)
        guard let left = xs.min(), let right = xs.max(), let top = ys.min(), let bottom = ys.max() else { return }
        var dots = PathBuilder()
        for (row, y) in stride(from: top, through: bottom, by: spacing * 0.8).enumerated() {
            for x in stride(from: left + (row.isMultiple(of: 2) ? 0 : spacing / 2), through: right, by: spacing)
            where HairCurve.contains(polygon, at(x, y)) { dots = dots.adding(.circle(x, y, radius)) }
        }
        fill(dots, role)
    }
}
