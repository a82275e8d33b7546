import Imaging
import PartLibrary

extension PartDrawing {
    /// Hair whose tips stand out all around.
    mutating func spiky(_ crown: Crown, _ tips: [Point], _ hairline: Hairline) {
        var outline = HairOutline()
        let half = [mid(-126, 265), mid(-137, 254), mid(-(141 + crown.side * 0.7), 230)]
        outline.add(half)
        outline.add(tips, .arcs(0.09))
        outline.add(mirrored(half))
        for stretch in hairline.stretches { outline.add(stretch.0, stretch.1) }
        castShadow(outline)
        mass(outline) { drawing in
            for (index, tip) in tips.enumerated() where !index.isMultiple(of: 2) && index % 4 == 1 {
                let root = tip.mix(mid(0, 190), 0.5)
                drawing.lock([tip.mix(root, 0.12), tip.mix(root, 0.55) + at(6, 0), root], width: 14, opacity: 0.5)
            }
            drawing.sheen(crown: crown, inset: 26, from: 160, to: 96, width: 28)
        }
    }

    /// Cropped hair with a fringe swept across the forehead.
    mutating func pixie(_ crown: Crown, right: [Point], sweep: [Point]) {
        var outline = HairOutline()
        let half = [mid(-114, 282), mid(-134, 286), mid(-146, 258)]
        outline.add(half + crown.points() + mirrored(half))
        outline.add(right)
        outline.add(sweep, .arcs(0.08))
        castShadow(outline)
        mass(outline) { drawing in
            let peak = mid(40, 74)
            drawing.strands(
                inner: [mid(58, 146), mid(0, 184), mid(-60, 206), mid(-112, 250)],
                outer: [peak] + crown.points(104, 180, count: 5) + [mid(-140, 270)], at: [0.2, 0.46, 0.74],
                span: (0.08, 0.9), width: 15, opacity: 0.6)
            drawing.strands(
                inner: right.reversed(), outer: [peak] + crown.points(70, 0, count: 5) + [mid(140, 270)],
                at: [0.35, 0.7],
                span: (0.1, 0.95), width: 15, opacity: 0.75)
            drawing.parting(mid(58, 144), to: peak + at(0, 12))
            drawing.sheen(crown: crown, inset: 28, from: 168, to: 96, width: 28)
        }
    }
}
