import FaceAtlas
import Imaging
import PartLibrary

extension PopOutfits {
    static let suits = [
        outfit("suit", .suit, isMatched: true) { drawing in
            drawing.popWhite(PopNeckline(dx: 54, depth: 508, fullness: 0.02).garment)
            drawing.popLapels()
            drawing.popWhite(PopCollar(front: at(10, 486), tip: at(44, 506), shoulder: at(74, 454)).leaves, drop: 5)
        },
        outfit("suit-tie", .suit) { drawing in
            drawing.popShirtFront()
            drawing.popTie()
            drawing.popLapels()
            drawing.popWhite(PopCollar(tip: at(34, 500), shoulder: at(72, 454)).leaves, drop: 5)
            drawing.popKnot()
        },
        outfit("suit-bow-tie", .suit) { drawing in
            drawing.popShirtFront()
            for y in [500.0, 518] { drawing.fill(.circle(256, y, 4.5), .line) }
            drawing.popLapels(notch: false)
            drawing.popWhite(PopCollar(tip: at(36, 494), shoulder: at(72, 454)).leaves)
            let wing = PathBuilder.polygon(
                [mid(0, 468), mid(48, 450), mid(54, 472), mid(48, 494), mid(0, 480)], radius: 9)
            drawing.fill(wing.withMirrorImage(), .line)
            drawing.lightLine(.through(mid(16, 469), mid(34, 464)).withMirrorImage(), width: 5, opacity: 0.25)
            drawing.fill(.rectangle(245, 461, 22, 25, radius: 7), .line)
            drawing.lightLine(.through(mid(-5, 468), mid(-5, 478)), width: 4, opacity: 0.3)
        },
        outfit("blazer-blouse", .suit) { drawing in
            drawing.popWhite(PopNeckline(dx: 60, depth: 492, fullness: 0.3).garment)
            drawing.popLapels(notch: false)
            let tail = PathBuilder.polygon([mid(2, 484), mid(12, 480), mid(32, 536), mid(6, 536)], radius: 5)
            drawing.popWhite(tail.withMirrorImage(), drop: 4)
            let wing = PathBuilder.polygon(
                [mid(0, 484), mid(44, 466), mid(58, 484), mid(44, 506), mid(0, 494)], radius: 12)
            drawing.popWhite(wing.withMirrorImage(), drop: 5)
            drawing.popWhiteShade(.through(mid(16, 488), mid(34, 484)).withMirrorImage(), width: 4)
            drawing.popWhite(.rectangle(244, 479, 24, 23, radius: 8), drop: 3)
        },
        outfit("blazer-tee", .suit) { drawing in
            drawing.popWhiteTee(PopNeckline(dx: 56, depth: 476))
            drawing.popLapels()
        },
        outfit("waistcoat", .suit) { drawing in
            drawing.popWhiteTee(PopNeckline(dx: 54, depth: 474), trim: 0, arms: 142)
            drawing.popTie()
            let half = PathBuilder.polygon(
                [mid(84, 400), mid(82, 458), mid(8, 520), mid(8, 540), mid(132, 540), mid(124, 400)], radius: 5)
            drawing.clipped(to: PopBody.outline) { $0.popPatch(half.withMirrorImage(), .cloth, drop: 0) }
            drawing.popWhite(PopCollar(tip: at(34, 500), shoulder: at(72, 454)).leaves, drop: 5)
            drawing.popKnot()
        },
    ]
}

extension PartDrawing {
    /// The white shirt under a jacket.
    mutating func popShirtFront() {
        popWhite(PopNeckline(dx: 54, depth: 474).garment)
    }

    mutating func popTie() {
        let blade = PathBuilder.polygon([mid(-8, 484), mid(8, 484), mid(19, 530), mid(-19, 530)], radius: 2)
        fill(blade, .clothShade)
        clipped(to: blade) { $0.outline(.through(mid(-24, 514), mid(24, 496)), .clothLight, width: 6) }
    }

    mutating func popKnot() {
        let knot = PathBuilder.polygon([mid(-15, 466), mid(15, 466), mid(10, 491), mid(-10, 491)], radius: 5)
        outline(knot, .cloth, width: 4)
        fill(knot, .clothShade)
    }

    /// A jacket with lapels over what is already there.
    mutating func popLapels(notch: Bool = true) {
        let front = PopBody.shoulder(until: 56).line(256 - 56, 446).line(256 - 14, 524).line(256 - 14, 540).line(
            34, 540
        ).close()
        popCloth(front.withMirrorImage()) { $0.popArms() }
        clipped(to: .rectangle(0, 400, 512, 116)) { drawing in
            let notched = [mid(86, 484), mid(116, 488)]
            let corners =
                [mid(50, 404), mid(57, 446), mid(12, 528), mid(34, 544)] + (notch ? notched.reversed() : [])
                + [mid(notch ? 106 : 108, notch ? 466 : 478), mid(84, 436)]
            drawing.popPatch(.polygon(corners, radius: notch ? 4 : 12).withMirrorImage(), .clothLight, drop: 6)
        }
    }
}
