import FaceAtlas
import Foundation
import Imaging

/// The inner drawing of hair: few soft shapes that say how it lies.
extension PartDrawing {
    /// Fills an outline with hair, in two tones with light from above left, or in ink's one within a contour, and draws
    /// `details` within it.
    ///
    /// - Parameter contour: what the pen ``Pen/ink`` draws of the contour, where that is not the whole.
    mutating func mass(
        _ outline: HairOutline, contour: PathBuilder? = nil, dark: Double = 0.7, light: Point = Point(x: 176, y: 92),
        reach: Double = 330,
        details: (inout PartDrawing) -> Void = { _ in }
    ) {
        if pen == .ink { return inked(outline.path, .hair, contour: contour, details: details) }
        fill(outline.path, .flat(.hair))
        clipped(to: outline.path) { drawing in
            drawing.fill(
                .everything,
                .glow(.hairShade, center: light, radius: reach, [(0.25, 0), (0.62, dark * 0.4), (1, dark)]))
            details(&drawing)
        }
    }

    /// The soft shadow that hair casts on the face; kept within the narrowest face.
    mutating func castShadow(_ outline: HairOutline, drop: Double = 9, opacity: Double = 0.13) {
        if pen == .ink { return }
        clipped(to: .ellipse(256, 275, 116, 145)) { drawing in
            drawing.shadow(outline.path.translated(0, drop), opacity: opacity)
        }
    }

    /// Soft dark locks along the way from `inner` to `outer`, both running from the parting to the ends.
    mutating func strands(
        inner: [Point], outer: [Point], at shares: [Double], span: (Double, Double) = (0.08, 0.95), width: Double = 14,
        opacity: Double = 0.7, tint: Tint = .hairShade, wave: (length: Double, depth: Double)? = nil
    ) {
        let a = HairCurve.sample(inner, count: 25)
        let b = HairCurve.sample(outer, count: 25)
        for (index, share) in shares.enumerated() {
            let early = span.0 + (HairCurve.noise(index * 7 + 3) - 0.5) * 0.1
            let late = span.1 - HairCurve.noise(index * 13 + 5) * 0.12
            let first = max(0, Int(early * 24))
            let last = min(24, max(Int(late * 24), first + 4))
            let spine = stride(from: first, through: last, by: 2).map { a[$0].mix(b[$0], share) }
            lock(spine, width: width, opacity: opacity, tint: tint, wave: wave)
        }
    }

    /// One lock that fades in along its spine, or a line of ink.
    mutating func lock(
        _ spine: [Point], width: Double, belly: Double = 0.6, opacity: Double = 0.7, tint: Tint = .hairShade,
        wave: (length: Double, depth: Double)? = nil
    ) {
        if pen == .ink { return stroke(spine, belly: belly, wave: wave) }
        guard let first = spine.first, let last = spine.last else { return }
        fill(
            HairLock(spine: spine, width: width, belly: belly, wave: wave).path,
            .fade(tint, from: first, to: last, [(0, 0), (0.5, opacity * 0.8), (1, opacity)]))
    }

    /// A soft sheen along a spine, strongest in its middle, or a line carved out of the ink.
    mutating func sheen(
        _ spine: [Point], width: Double = 30, opacity: Double = 0.26, wave: (length: Double, depth: Double)? = nil
    ) {
        if pen == .ink {
            // Two strokes, as a brush lifts.
            let line = HairCurve.sample(spine, count: 17)
            carve(Array(line.prefix(12)), width: max(8, min(11, width * 0.42)), wave: wave)
            return carve(Array(line.suffix(3)), width: 8)
        }
        guard let first = spine.first, let last = spine.last else { return }
        for share in [1.0, 0.66, 0.36] {
            fill(
                HairLock(spine: spine, width: width * share, wave: wave).path,
                .fade(.light, from: first, to: last, [(0, 0), (0.45, opacity * 0.42), (1, 0)]))
        }
    }

    /// The sheen that follows a crown on its lit side.
    mutating func sheen(crown: Crown, inset: Double = 24, from: Double = 168, to: Double = 92, width: Double = 24) {
        sheen(crown.points(from, to, count: 6, inset: inset), width: width)
    }

    /// Curls over a mass of hair, all dark ones one shape and all light ones another; see ``HairCurls``.
    mutating func curls(_ outline: HairOutline, size: Double, margin: Double? = nil, opacity: Double = 0.65) {
        // Ink wants fewer curls, as each is a line.
        let size = pen == .ink ? size * 1.3 + 6 : size
        let curls = HairCurls(in: outline.polygon, size: size, margin: margin ?? size * 0.36, isCarved: pen == .ink)
        mark(curls.dark, .hairShade, opacity: opacity)
        if !curls.light.commands.isEmpty { fill(curls.light, .flat(.light, pen == .ink ? 0.5 : 0.22)) }
    }

    /// Locks combed back from the forehead at offsets `from` towards one point.
    mutating func combed(
        _ offsets: [Double], y: Double, to goal: Point, reach: Double = 0.8, width: Double = 12, opacity: Double = 0.55
    ) {
        for offset in offsets {
            let start = mid(offset, y + abs(offset) * 0.12)
            let end = start.mix(goal, reach)
            let bend = at(start.mix(end, 0.5).x + offset * 0.2, start.mix(end, 0.5).y)
            lock([end, bend, start], width: width, opacity: opacity)
        }
    }
}
