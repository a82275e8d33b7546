import FaceAtlas
import Imaging
import PartLibrary

extension Headwear {
    static let scarves: [PartTemplate] = [
        headwear("hijab", .hijab, hides: true) { drawing in
            let outer = both([
                mid(-60, 502), mid(-150, 486), mid(-172, 420), mid(-164, 330), mid(-164, 220), mid(-138, 130),
                mid(-76, 76), mid(0, 64),
            ])
            drawing.drape(outer, bottom: [mid(60, 502), mid(0, 508), mid(-60, 502)]) { drawing in
                drawing.fold([mid(-118, 150), mid(-142, 260), mid(-126, 360), mid(-40, 446)], width: 20)
                drawing.fold([mid(120, 160), mid(144, 260), mid(128, 370), mid(30, 470)], width: 24)
                drawing.fold([mid(-140, 400), mid(-70, 462), mid(40, 478)], width: 18)
                drawing.fold([mid(138, 420), mid(80, 452), mid(-30, 456)], width: 16)
                drawing.sheen([mid(-140, 200), mid(-112, 128), mid(-50, 92)], width: 26)
            }
        },
        headwear("hijab-draped", .hijab, hides: true) { drawing in
            let outer = [
                mid(-110, 500), mid(-160, 460), mid(-172, 380), mid(-172, 300), mid(-168, 210), mid(-134, 124),
                mid(-70, 72), mid(0, 62), mid(76, 74), mid(142, 130), mid(170, 220), mid(176, 320), mid(190, 420),
                mid(168, 506),
            ]
            drawing.drape(outer, bottom: [mid(168, 506), mid(96, 490), mid(0, 500), mid(-110, 500)]) { drawing in
                drawing.fold([mid(104, 140), mid(150, 240), mid(150, 350), mid(150, 490)], width: 22)
                drawing.fold([mid(150, 330), mid(70, 440), mid(-90, 440), mid(-156, 370)], width: 26)
                drawing.fold([mid(150, 380), mid(80, 480), mid(-60, 484)], width: 20)
                drawing.fold([mid(-112, 150), mid(-138, 240), mid(-126, 330)], width: 16)
                drawing.sheen([mid(-138, 200), mid(-112, 126), mid(-46, 88)], width: 26)
                drawing.sheen([mid(-150, 420), mid(-80, 464), mid(20, 464)], width: 18)
            }
        },
        headwear("turban", .turban, hides: true) { drawing in
            let dome = shape(
                both([mid(-136, 222), mid(-168, 170), mid(-160, 100), mid(-96, 46), mid(0, 28)]),
                [
                    mid(136, 222), mid(112, 186), mid(56, 152), mid(0, 132), mid(-56, 152), mid(-112, 186),
                    mid(-136, 222),
                ])
            drawing.hatShadow(dome, drop: 9)
            drawing.cloth(dome) { drawing in
                for (a, b, c) in [(-166.0, 176.0, 152.0), (-166, 138, 112), (-150, 98, 78), (-110, 62, 52)] {
                    drawing.fold([mid(a, b), mid(-70, c), mid(10, c - 18 + b * 0.1)], width: 15, opacity: 0.8)
                    drawing.fold([mid(-a, b), mid(70, c), mid(-6, c - 18 + b * 0.1)], width: 16, opacity: 0.9)
                }
                drawing.sheen([mid(-148, 140), mid(-120, 84), mid(-56, 54)], width: 24)
            }
        },
        headwear("headwrap", .scarf, hides: true) { drawing in
            for sign in [-1.0, 1] {
                let bow = shape([
                    mid(0, 92), mid(sign * 30, 40), mid(sign * 96, 14), mid(sign * 118, 44), mid(sign * 70, 88),
                    mid(0, 110),
                ])
                drawing.cloth(bow, light: at(180, 20), reach: 200) {
                    $0.fold([mid(sign * 92, 34), mid(sign * 50, 64), mid(sign * 10, 96)], width: 14)
                }
            }
            let dome = shape(
                both([mid(-140, 214), mid(-150, 140), mid(-108, 84), mid(-50, 66), mid(0, 62)]),
                both([mid(-140, 214), mid(-104, 178), mid(-50, 160), mid(0, 156)]).reversed())
            drawing.hatShadow(dome, drop: 9)
            drawing.cloth(dome) { drawing in
                for x in [-110.0, -66, 66, 110] {
                    drawing.fold([mid(x * 0.14, 96), mid(x * 0.8, 118), mid(x * 1.1, 180)], width: 15, opacity: 0.8)
                }
                drawing.sheen([mid(-134, 160), mid(-108, 108), mid(-50, 84)], width: 24)
            }
            drawing.cloth(.ellipse(256, 98, 34, 28), light: at(244, 80), reach: 60) {
                $0.fold([mid(-20, 92), mid(0, 108), mid(22, 104)], width: 10)
            }
        },
        headwear("headscarf", .scarf, hides: true) { drawing in
            let outer = both([
                mid(-26, 452), mid(-110, 400), mid(-158, 330), mid(-162, 220), mid(-132, 120), mid(-70, 74), mid(0, 64),
            ])
            for sign in [-1.0, 1] {
                drawing.cloth(
                    shape(
                        [mid(0, 440), mid(sign * 26, 436), mid(sign * 66, 496)],
                        [mid(sign * 66, 496), mid(sign * 30, 490), mid(0, 452)]), reach: 420)
            }
            drawing.drape(outer, bottom: [mid(26, 452), mid(0, 456), mid(-26, 452)], chin: 410) { drawing in
                drawing.fold([mid(-110, 150), mid(-140, 260), mid(-100, 370), mid(-10, 440)], width: 18)
                drawing.fold([mid(112, 150), mid(142, 260), mid(104, 370), mid(14, 440)], width: 20)
                drawing.sheen([mid(-138, 200), mid(-110, 126), mid(-50, 90)], width: 26)
            }
            drawing.cloth(.ellipse(256, 444, 22, 18), light: at(246, 432), reach: 50)
        },
        headwear("bandana", .scarf, hairTop: 160) { drawing in
            let tail = shape(
                [mid(128, 172), mid(168, 190), mid(196, 236)], [mid(196, 236), mid(160, 226), mid(128, 196)])
            let other = shape(
                [mid(128, 176), mid(172, 168), mid(212, 180)], [mid(212, 180), mid(176, 204), mid(128, 196)])
            drawing.cloth(other, dark: 1, reach: 300)
            drawing.cloth(tail, dark: 1, reach: 300)
            let dome = shape(
                both([mid(-141, 190), mid(-146, 140), mid(-116, 88), mid(-60, 66), mid(0, 62)]),
                both([mid(-141, 190), mid(-80, 168), mid(0, 160)]).reversed())
            drawing.hatShadow(dome, drop: 9)
            drawing.cloth(dome) { drawing in
                for (x, y) in [
                    (-100.0, 140.0), (-58, 106), (-46, 146), (0, 84), (4, 126), (54, 102), (50, 146), (98, 138),
                    (-96, 96), (98, 98),
                ] {
                    drawing.light(.circle(256 + x, y, 8), opacity: 0.7)
                }
                drawing.fold([mid(140, 176), mid(96, 140), mid(40, 116)], width: 14)
                drawing.fold([mid(140, 182), mid(84, 166), mid(0, 152)], width: 12)
                drawing.sheen([mid(-134, 150), mid(-110, 104), mid(-56, 80)], width: 26)
            }
            drawing.cloth(.ellipse(392, 184, 18, 16), dark: 1, reach: 280)
        },
    ]
}
