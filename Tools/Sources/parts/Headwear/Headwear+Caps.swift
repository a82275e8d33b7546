import FaceAtlas
import Imaging
import PartLibrary

extension Headwear {
    static let caps: [PartTemplate] = [
        headwear("cap", .cap, hairTop: 168) { drawing in
            drawing.capDome(bottom: 176)
            let visor = shape(
                both([mid(-134, 178), mid(-74, 158), mid(0, 152)]),
                [mid(134, 178), mid(160, 206), mid(148, 214)],
                both([mid(-148, 214), mid(-84, 196), mid(0, 190)]).reversed(),
                [mid(-148, 214), mid(-160, 206), mid(-134, 178)])
            drawing.hatShadow(visor)
            drawing.cloth(visor, dark: 0.6, light: at(150, 140), reach: 300) { drawing in
                drawing.fill(
                    visor, .fade(.fabricShade, from: mid(0, 196), to: mid(0, 160), [(0, 0.9), (0.3, 0.2), (1, 0)]))
                drawing.sheen([mid(-128, 184), mid(-70, 166), mid(10, 160)], width: 16)
            }
        },
        headwear("cap-backwards", .cap, hairTop: 128) { drawing in
            let hole = PathBuilder().spline([mid(46, 162), mid(40, 138), mid(0, 122), mid(-40, 138), mid(-46, 162)])
                .spline([mid(-46, 162), mid(0, 158), mid(46, 162)], joined: true).close()
            drawing.capDome(bottom: 182, hole: hole)
            let band = shape(
                both([mid(-141, 172), mid(-70, 158), mid(0, 154)]),
                both([mid(-142, 192), mid(-70, 178), mid(0, 174)]).reversed())
            drawing.hatShadow(band, drop: 8)
            drawing.cloth(band, dark: 1, reach: 260)
            drawing.fill(.rectangle(246, 158, 30, 13, radius: 4), .fabricShade)
        },
        headwear("cap-sideways", .cap, hairTop: 168, isMatched: false) { drawing in
            let visor = shape(
                [mid(70, 176), mid(120, 150), mid(184, 160), mid(224, 188)],
                [mid(224, 188), mid(232, 204), mid(216, 208)], [mid(216, 208), mid(160, 196), mid(70, 196)])
            drawing.hatShadow(visor)
            drawing.capDome(bottom: 186)
            drawing.cloth(visor, dark: 0.9, reach: 260) {
                $0.sheen([mid(90, 178), mid(140, 164), mid(200, 180)], width: 12)
            }
        },
        headwear("flat-cap", .flat, hairTop: 166) { drawing in
            let dome = shape(
                both([mid(-140, 184), mid(-164, 150), mid(-146, 98), mid(-80, 64), mid(0, 56)]),
                [mid(140, 184), mid(0, 172), mid(-140, 184)])
            drawing.cloth(dome) { drawing in
                drawing.fold([mid(-20, 56), mid(-70, 110), mid(-84, 180)], width: 12)
                drawing.fold([mid(20, 56), mid(70, 110), mid(84, 180)], width: 14)
                drawing.sheen([mid(-140, 140), mid(-120, 100), mid(-60, 78)], width: 28)
            }
            let visor = shape(
                both([mid(-136, 186), mid(-80, 160), mid(0, 152)]),
                both([mid(-146, 198), mid(-80, 190), mid(0, 186)]).reversed())
            drawing.hatShadow(visor)
            drawing.cloth(visor, dark: 0.8, reach: 260)
        },
        headwear("beanie", .beanie, hairTop: 172) { $0.beanie(pom: false) },
        headwear("beanie-pom", .beanie, hairTop: 172) { $0.beanie(pom: true) },
        headwear("beanie-slouch", .beanie, hairTop: 164) { drawing in
            let dome = shape(
                [
                    mid(-143, 178), mid(-152, 120), mid(-110, 62), mid(-30, 34), mid(60, 30), mid(130, 58),
                    mid(156, 110), mid(143, 178),
                ], both([mid(-143, 178), mid(-70, 168), mid(0, 164)]).reversed())
            drawing.hatShadow(dome, drop: 10)
            drawing.cloth(dome) { drawing in
                for x in [-104.0, -64, -22, 22, 64, 104] {
                    drawing.fold([mid(x * 0.6 + 30, 52), mid(x * 0.9 + 8, 110), mid(x, 176)], width: 13, opacity: 0.6)
                }
                drawing.fold([mid(150, 96), mid(96, 76), mid(40, 92)], width: 14)
                drawing.sheen([mid(-136, 140), mid(-116, 84), mid(-50, 54)], width: 30)
            }
        },
        headwear("helmet", .helmet, hairTop: 168) { drawing in
            let dome = shape(
                both([mid(-150, 186), mid(-154, 130), mid(-112, 72), mid(-50, 48), mid(0, 44)]),
                both([mid(-150, 186), mid(-70, 172), mid(0, 168)]).reversed())
            for sign in [-1.0, 1] {
                drawing.solid(
                    shape(
                        [mid(sign * 130, 180), mid(sign * 138, 260), mid(sign * 112, 360)],
                        [mid(sign * 102, 358), mid(sign * 126, 260), mid(sign * 116, 180)]), .fabricShade)
            }
            drawing.hatShadow(dome)
            drawing.cloth(dome) { drawing in
                for (x, w) in [(-88.0, 20.0), (-34, 22), (34, 22), (88, 20)] {
                    let vent = HairLock(
                        spine: [mid(x * 0.8, 70 + abs(x) * 0.2), mid(x, 106), mid(x * 1.08, 150)], width: w
                    ).path
                    drawing.fill(vent, .fabricShade)
                    drawing.shadow(vent, opacity: 0.25)
                }
                drawing.sheen([mid(-140, 140), mid(-116, 90), mid(-60, 64)], width: 22, opacity: 0.36)
            }
            drawing.cloth(
                shape(
                    both([mid(-151, 178), mid(-70, 163), mid(0, 159)]),
                    both([mid(-150, 194), mid(-70, 181), mid(0, 177)]).reversed()), dark: 1, reach: 250)
        },
        headwear("hard-hat", .helmet, hairTop: 166) { drawing in
            let dome = shape(
                both([mid(-144, 174), mid(-148, 120), mid(-108, 68), mid(-50, 48), mid(0, 46)]),
                [mid(144, 174), mid(0, 162), mid(-144, 174)])
            drawing.cloth(dome) { $0.sheen([mid(-136, 140), mid(-112, 90), mid(-64, 68)], width: 24, opacity: 0.4) }
            let ridge = shape(
                both([mid(-26, 168), mid(-24, 60), mid(-16, 36), mid(0, 33)]), [mid(26, 168), mid(-26, 168)])
            drawing.cloth(ridge, dark: 0.9, light: at(244, 60), reach: 150)
            let brim = shape(
                both([mid(-164, 180), mid(-100, 160), mid(0, 152)]), [mid(164, 180), mid(170, 192), mid(158, 196)],
                both([mid(-158, 196), mid(-90, 180), mid(0, 176)]).reversed(),
                [mid(-158, 196), mid(-170, 192), mid(-164, 180)])
            drawing.hatShadow(brim)
            drawing.cloth(brim, dark: 0.9, reach: 290)
        },
    ]
}
