import FaceAtlas
import Imaging
import PartLibrary

extension PartDrawing {
    /// Fills an outline with cloth, in two tones with light from above left, or in ink's one within a contour, and draws
    /// `details` within it.
    mutating func cloth(
        _ outline: PathBuilder, dark: Double = 0.85, light: Point = at(176, 80), reach: Double = 330,
        base: Role = .fabric, details: (inout PartDrawing) -> Void = { _ in }
    ) {
        if pen == .ink { return inked(outline, base, details: details) }
        fill(outline, base)
        clipped(to: outline) { drawing in
            drawing.fill(
                .everything,
                .glow(.fabricShade, center: light, radius: reach, [(0.25, 0), (0.62, dark * 0.45), (1, dark)]))
            details(&drawing)
        }
    }

    /// A small flat thing, within a contour where the pen draws such.
    mutating func solid(_ path: PathBuilder, _ role: Role) {
        switch pen {
        case .soft: fill(path, role)
        case .ink: inked(path, role, width: InkWidth.detail)
        }
    }

    /// The soft shadow of a hat on the face and the hair below it.
    mutating func hatShadow(_ outline: PathBuilder, drop: Double = 12) {
        if pen == .ink { return }
        clipped(to: .ellipse(256, 268, 140, 150)) { $0.shadow(outline.translated(0, drop), opacity: 0.14) }
    }

    /// A fold in cloth: a soft dark shape along a spine, or a line of ink.
    mutating func fold(_ spine: [Point], width: Double = 16, opacity: Double = 0.7) {
        lock(spine, width: width, belly: 0.5, opacity: opacity, tint: .fabricShade)
    }
}

/// A closed outline of smooth stretches with corners between them.
func shape(_ stretches: [Point]...) -> PathBuilder {
    var outline = HairOutline()
    for stretch in stretches { outline.add(stretch) }
    return outline.path
}

/// A stretch that is its own mirror image; `half` runs from its left end to the middle line.
func both(_ half: [Point]) -> [Point] {
    let ends = half.last.map { abs($0.x - 256) < 0.01 } == true ? half.dropLast() : half[...]
    return half + mirrored(Array(ends))
}
