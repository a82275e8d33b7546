import FaceAtlas
import Imaging
import PartLibrary

extension PopOutfits {
    /// Necklines without a collar.
    static let plain = necklines + knits + robes

    private static let necklines = [
        outfit("crew", .plain, isMatched: true) { $0.popGarment() },
        outfit("v-neck", .plain) { $0.popGarment(PopNeckline(dx: 58, depth: 504, fullness: 0.06), trim: 12) },
        outfit("scoop", .plain) { drawing in
            drawing.popGarment(PopNeckline(dx: 82, depth: 502, fullness: 0.74), trim: 8)
            drawing.outline(.through(mid(22, 482), mid(52, 477)).withMirrorImage(), .skinShade, width: 6)
        },
        outfit("boat-neck", .plain) { drawing in
            drawing.popGarment(PopNeckline(dx: 108, depth: 478, fullness: 0.62), trim: 0) { drawing in
                for y in [496.0, 520] {
                    drawing.lightLine(
                        .through(mid(-240, y - 22), mid(-120, y - 4), mid(0, y), mid(120, y - 4), mid(240, y - 22)),
                        width: 10,
                        opacity: 0.9)
                }
            }
        },
        outfit("raglan", .plain) { drawing in
            drawing.popGarment(trimRole: .cloth, arms: false) { drawing in
                let front = PathBuilder().move(256 - 62, 430).curve(mid(-80, 470), mid(-110, 494), mid(-146, 530)).line(
                    256, 530
                )
                .line(256, 430).reflected()
                drawing.light(front, opacity: 0.92)
            }
        },
        outfit("sports-jersey", .plain) { drawing in
            let neckline = PopNeckline(dx: 57, depth: 496, fullness: 0.1)
            drawing.popGarment(neckline, trim: 0, arms: false) { drawing in
                for inset in [0.0, 22] {
                    drawing.lightLine(
                        .through(mid(-98 - inset, 446), mid(-122 - inset, 476), mid(-138 - inset, 530))
                            .withMirrorImage(),
                        width: 9,
                        opacity: 0.95)
                }
            }
            drawing.clipped(to: PopBody.outline) { drawing in
                drawing.outline(neckline.line, .clothShade, width: 18)
                drawing.lightLine(neckline.line, width: 7, opacity: 0.95)
            }
        },
        outfit("scrubs", .plain) { drawing in
            let neckline = PopNeckline(dx: 60, depth: 506, fullness: 0.04)
            drawing.popGarment(neckline, trim: 0) { drawing in
                drawing.outline(.through(mid(70, 504), mid(112, 500)), .clothShade, width: 7)
                drawing.light(.rectangle(336, 484, 14, 22, radius: 4), opacity: 0.95)
            }
            drawing.clipped(to: PopBody.outline) { drawing in
                drawing.outline(neckline.line.translated(0, 4), .clothShade, width: 20)
                drawing.outline(neckline.line, .clothLight, width: 14)
            }
        },
    ]

    private static let knits = [
        outfit("turtleneck", .plain) { drawing in
            drawing.popGarment(trim: 0)
            drawing.popTube(top: 416, base: 464, half: 60)
            drawing.outline(
                .through(mid(-24, 452), mid(-24, 474)).adding(.through(mid(0, 456), mid(0, 477))).adding(
                    .through(mid(24, 452), mid(24, 474))), .clothShade, width: 5)
        },
        outfit("jumper", .plain) { drawing in
            drawing.popGarment(PopNeckline(dx: 60, depth: 480), trim: 0) { drawing in
                let xs = stride(from: -210.0, through: 210, by: 30)
                let zigzag = xs.enumerated().map { index, x in
                    mid(x, 506 - abs(x) * 0.09 + (index.isMultiple(of: 2) ? 8 : -8))
                }
                var path = PathBuilder().move(zigzag[0].x, zigzag[0].y)
                for point in zigzag.dropFirst() { path = path.line(point.x, point.y) }
                drawing.lightLine(path, width: 8, opacity: 0.9)
            }
            let line = PopNeckline(dx: 59, depth: 478).line
            drawing.clipped(to: PopBody.outline) { drawing in
                drawing.outline(line, .clothShade, width: 24)
                for (x, y, lean) in [
                    (-50.0, 462.0, 10.0), (-34, 472, 6), (-12, 478, 2), (12, 478, -2), (34, 472, -6), (50, 462, -10),
                ] {
                    drawing.outline(.through(mid(x + lean * 0.5, y - 9), mid(x - lean * 0.5, y + 9)), .cloth, width: 4)
                }
            }
        },
        outfit("cardigan", .plain) { drawing in
            drawing.popWhiteTee(PopNeckline(dx: 56, depth: 480))
            let open = PathBuilder.polygon(
                [mid(-300, 540), mid(-300, 380), mid(-70, 380), mid(-68, 440), mid(-18, 520), mid(-18, 540)], radius: 4)
            for side in Side.allCases {
                drawing.clipped(to: PopBody.outline) { drawing in
                    drawing.popCloth(side.placed(open.mirrored())) { drawing in
                        drawing.popArms()
                        drawing.outline(
                            side.placed(.through(mid(68, 440), mid(18, 520), mid(14, 540))), .clothShade, width: 30)
                    }
                }
            }
            for (dx, y) in [(-49.0, 487.0), (-34, 510)] { drawing.light(.circle(256 + dx, y, 5.5), opacity: 0.95) }
        },
    ]

    private static let robes = [
        outfit("sari", .plain) { drawing in
            drawing.popCloth(PopNeckline(dx: 84, depth: 494, fullness: 0.7).garment, .clothShade)
            let drape = PathBuilder().move(256 + 62, 400).curve(mid(64, 462), mid(-10, 500), mid(-92, 532)).line(
                256 + 240, 532
            )
            .line(256 + 240, 400).close()
            drawing.clipped(to: PopBody.outline) { drawing in
                drawing.popCloth(drape) { drawing in
                    for (top, low) in [(94.0, 10.0), (128, 78), (160, 150)] {
                        drawing.outline(
                            .through(mid(top, 436), mid(top * 0.78 + low * 0.22, 480), mid(low, 530)), .clothShade,
                            width: 6)
                    }
                }
                let edge = PathBuilder().move(256 + 66, 410).curve(mid(66, 464), mid(-6, 500), mid(-88, 534))
                drawing.outline(edge, .metal, width: 15)
                drawing.outline(edge.translated(1, 0), .clothShade, width: 3)
            }
        },
        outfit("kimono", .plain) { drawing in
            let base = PopNeckline(dx: 60, depth: 512, fullness: 0.04)
            drawing.popGarment(base, trim: 0)
            drawing.clipped(to: PopBody.outline) { drawing in
                let under = PathBuilder().spline([mid(62, 424), mid(46, 462), mid(-14, 534)])
                let over = PathBuilder().spline([mid(-62, 424), mid(-46, 462), mid(30, 540)])
                for path in [under, over] {
                    drawing.outline(path, .clothShade, width: 34)
                    drawing.outline(path, .clothLight, width: 27)
                    drawing.lightLine(path.translated(path == over ? 10 : -10, -4), width: 7, opacity: 1)
                }
            }
        },
        outfit("dashiki", .plain) { drawing in
            let yoke = PathBuilder().move(256 - 60, 440).curve(mid(-96, 462), mid(-74, 520), mid(-34, 540)).line(
                256, 540
            ).line(
                256, 430
            )
            .reflected()
            drawing.popGarment(PopNeckline(dx: 58, depth: 496, fullness: 0.16), trim: 0) { drawing in
                drawing.fill(yoke, .clothShade)
                drawing.outline(yoke, .metal, width: 7)
                for (x, y) in [(-56.0, 476.0), (-46, 506), (46, 506), (56, 476)] {
                    drawing.fill(.circle(256 + x, y, 6), .clothLight)
                }
            }
            drawing.clipped(to: PopBody.outline) {
                $0.outline(PopNeckline(dx: 58, depth: 496, fullness: 0.16).line, .metal, width: 10)
            }
        },
    ]
}

extension PartDrawing {
    /// Cloth that stands around the neck, with the shadow of the chin.
    mutating func popTube(top: Double, base: Double, half: Double, role: Role = .cloth) {
        let tube = PathBuilder().move(256, top).line(256 + half - 4, top)
            .curve(mid(half - 2, base - 20), mid(half + 2, base - 8), mid(half + 4, base - 4))
            .curve(mid(half * 0.6, base + 16), mid(half * 0.3, base + 18), mid(0, base + 18)).reflected()
        outline(tube, .clothShade, width: 6)
        fill(tube, role)
        clipped(to: tube) { drawing in
            drawing.fill(.ellipse(258, 398, 84, 54), .clothShade)
            drawing.shadow(.rectangle(256 + half * 0.7, top, half, 80), opacity: 0.14)
        }
    }
}
