import FaceAtlas
import Foundation
import Imaging
import PartLibrary

/// Outlines of hair that hangs down.
extension PopCurtain {
    /// Down over the shoulder.
    ///
    /// - Parameters:
    ///   - width: of the outer edge beside the cheek.
    ///   - flare: how much wider it is at the end.
    ///   - end: the height of the outer corner.
    ///   - inner: where the inner corner lies.
    ///   - slant: how much higher the inner corner lies than the outer one.
    static func long(
        _ width: Double = 170, flare: Double = 6, end: Double = 488, inner: Double = 112, slant: Double = 8,
        temple: Double = 121, round: (outer: Double, inner: Double) = (40, 28), wave: PopWave? = nil
    ) -> PopCurtain {
        let outer = [
            mid(width - 2, 288), mid(width, 350), mid(width + flare * 0.5, 420), mid(width + flare, end),
        ]
        let low = end - slant
        let rise = [
            mid(inner, low), mid(inner + (temple - inner) * 0.5, low - (low - 340) * 0.5), mid(temple + 3, 340),
            mid(temple + 6, 300), mid(temple, 258),
        ]
        return PopCurtain(outer: outer, inner: rise, round: round, wave: wave)
    }

    /// To chin or jaw.
    ///
    /// - Parameters:
    ///   - turn: how far the end turns inwards; outwards below 0.
    ///   - slant: how much lower the inner corner lies than the outer one.
    static func bob(
        _ width: Double = 172, turn: Double = 10, end: Double = 404, inner: Double = 104, slant: Double = 6,
        temple: Double = 121, round: (outer: Double, inner: Double) = (36, 22), wave: PopWave? = nil
    ) -> PopCurtain {
        let outer = [
            mid(width - 4, 284), mid(width, end - 62), mid(width - turn * 0.32, end - 30), mid(width - turn, end),
        ]
        let low = end + slant
        let inside = [
            mid(inner, low), mid(inner + 10, low - (low - 258) * 0.26), mid(temple + 5, low - (low - 258) * 0.58),
            mid(temple, 258),
        ]
        return PopCurtain(outer: outer, inner: inside, round: round, wave: wave)
    }

    /// Behind the ear: the front ends in front of it.
    static func tucked(_ width: Double = 146, end: Double = 276, inner: Double = 127) -> PopCurtain {
        PopCurtain(
            outer: [mid(width, end - 20), mid(width - 4, end)], inner: [mid(inner, end), mid(inner - 5, end - 34)],
            round: (8, 8))
    }
}

extension PopHairline {
    /// Hair that falls from a parting to the temples.
    ///
    /// - Parameters:
    ///   - x: where the parting lies.
    ///   - fall: how soon the edge turns down: below 1 soon, so that it hides much of the forehead.
    static func parted(
        _ x: Double = 0, _ y: Double = 134, temple: Double = 121, at low: Double = 236,
        fall: (right: Double, left: Double) = (2, 2)
    ) -> PopHairline {
        PopHairline(
            right: [sweep(x, y, temple, low, fall.right)], left: [sweep(-x, y, temple, low, fall.left)])
    }

    private static func sweep(_ x: Double, _ y: Double, _ temple: Double, _ low: Double, _ fall: Double) -> [Point] {
        [0, 0.16, 0.36, 0.58, 0.78, 0.92, 1].map { share in
            mid(x + (temple - x) * share, y + (low - y) * pow(share, fall))
        }
    }

    /// A fringe with one edge.
    ///
    /// - Parameter bow: how much lower the edge lies at the temples than in the middle.
    static func fringe(_ y: Double = 238, bow: Double = 6, width: Double = 118) -> PopHairline {
        PopHairline(
            right: [
                [mid(0, y), mid(width * 0.45, y + bow * 0.15), mid(width * 0.8, y + bow * 0.6), mid(width, y + bow)]
            ],
            isParted: false, isCornered: true)
    }

    /// A fringe of a few broad strands with round ends: its edge follows the forehead down to the temples and has a notch between the brows.
    ///
    /// - Parameters:
    ///   - y: the height of the edge in the middle: 235 hides the brows, 188 leaves them free.
    ///   - bow: how much lower the edge lies at the temples.
    ///   - part: where the notch lies.
    ///   - notch: how deep it is.
    ///   - sides: where the notches at the sides are, and how deep.
    static func bangs(
        _ y: Double = 235, bow: Double = 18, width: Double = 121, part: Double = 14, notch: Double = 22,
        sides: (right: Double, left: Double, depth: Double) = (80, 66, 10)
    ) -> PopHairline {
        func low(_ x: Double) -> Double { y + bow * pow(min(abs(x) / width, 1), 2.6) }
        func half(_ part: Double, _ side: Double) -> [[Point]] {
            let reach = side - part
            let depth = sides.depth
            return [
                [
                    mid(part, low(part) - notch), mid(part + 4, low(part) - notch * 0.5),
                    mid(part + 14, low(part + 14) - 2),
                    mid(part + reach * 0.5, low(part + reach * 0.5) + 2), mid(side - 11, low(side - 11) + 1),
                    mid(side - 3, low(side - 3) - depth * 0.45), mid(side, low(side) - depth),
                ],
                [
                    mid(side, low(side) - depth), mid(side + 3, low(side + 3) - depth * 0.4),
                    mid(side + 10, low(side + 10)),
                    mid(side * 0.35 + width * 0.65, low(side * 0.35 + width * 0.65) + 1), mid(width, low(width)),
                ],
            ]
        }
        let way = part < 0 ? -1.0 : 1
        let rise = y > 210 ? 1 : 0.7
        var strands = [
            [
                mid(part, low(part) - notch), mid(part + 3 * way, y - notch - 28 * rise),
                mid(part - 4 * way, y - notch - 60 * rise),
            ],
            [
                mid(sides.right, low(sides.right) - sides.depth), mid(sides.right + 2, y - 28 * rise),
                mid(sides.right - 9, y - 54 * rise),
            ],
            [
                mid(-sides.left, low(sides.left) - sides.depth), mid(-sides.left - 3, y - 30 * rise),
                mid(-sides.left + 4, y - 62 * rise),
            ],
        ]
        if y > 210 {
            // Where the hair grows from, at the crown.
            let crown = mid(part * 0.4, 96)
            strands += [
                [crown, crown + at(-26, 5), crown + at(-46, 24)], [crown, crown + at(32, 4), crown + at(62, 28)],
            ]
        }
        return PopHairline(right: half(part, sides.right), left: half(-part, sides.left), strands: strands)
    }

    /// The edge alone, from the right temple to the left one.
    var edge: [[Point]] { pieces(from: [], to: []) }

    /// A fringe of locks with round ends, between notches that lie from the middle outwards.
    ///
    /// - Parameter lean: where the tip of each lies: above 0 nearer to the outer notch.
    static func locks(_ notches: [Point], left: [Point]? = nil, drop: Double, lean: Double = 0) -> PopHairline {
        PopHairline(
            right: pieces(notches, drop, lean), left: pieces(left ?? notches, drop, left == nil ? lean : -lean),
            isParted: true,
            isCornered: true)
    }

    private static func pieces(_ notches: [Point], _ drop: Double, _ lean: Double) -> [[Point]] {
        let tip = 0.5 + lean
        let shares = [0, tip * 0.5, tip - 0.09, tip + 0.09, (1 + tip) / 2 + 0.03, 1]
        let drops = [0, 0.5 + 0.35 * tip, 0.99, 0.99, 0.85 - 0.35 * tip, 0]
        return zip(notches, notches.dropFirst()).map { inner, outer in
            zip(shares, drops).map { inner.mix(outer, $0) + at(0, drop * $1) }
        }
    }

    /// From a parting on the right across the forehead to the left temple.
    static func sideFringe(_ x: Double = 62, _ y: Double = 136, low: Double = 250, temple: Double = 121) -> PopHairline
    {
        PopHairline(
            right: [sweep(x, y, temple, 232, 1.3)],
            left: [
                [
                    mid(-x, y), mid(-x + 24, y + 38), mid(-x + 66, y + 70), mid(20, low - 24), mid(76, low - 8),
                    mid(temple, low),
                ]
            ])
    }

    /// Two halves of a fringe that part in the middle and sweep outwards.
    static func curtains(_ y: Double = 140, low: Double = 256, temple: Double = 121, width: Double = 0) -> PopHairline {
        PopHairline(right: [
            [
                mid(width, y), mid(width + 13, y + 25), mid(43, y + 48), mid(78, low - 52), mid(106, low - 25),
                mid(temple, low),
            ]
        ])
    }

    /// Hair that is drawn back from the forehead.
    static func drawnBack(_ y: Double = 142, width: Double = 96, temple: Double = 122) -> PopHairline {
        PopHairline(
            right: [
                [
                    mid(0, y), mid(width * 0.5, y + 5), mid(width * 0.86, y + 26), mid(width + 10, y + 54),
                    mid(temple - 3, y + 84),
                ]
            ],
            isParted: false)
    }

    /// The same in a mirror.
    var flipped: PopHairline {
        PopHairline(
            right: leftPieces, left: right, isParted: isParted, isCornered: isCornered,
            strands: strands.map { $0.map(\.mirrored) })
    }
}
