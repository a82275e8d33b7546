import FaceAtlas
import Imaging
import PartLibrary

/// Mouths that faces of `pop` make only in an expression.
enum PopMoods {
    static let all = [
        mood("flat", .closed) { drawing in
            drawing.moodLine(PathBuilder().spline([at(214, 380), at(298, 380)]))
        },
        mood("slant", .closed) { drawing in
            drawing.moodLine(PathBuilder().spline([at(216, 386), at(254, 382), at(296, 368)]))
        },
        mood("frown", .closed) { $0.moodLine(.bow(at(206, 396), at(306, 396), sag: -28)) },
        mood("pout", .closed) { drawing in
            for side in Side.allCases {
                let cheek = PathBuilder.ellipse(side.placed(at(328, 368)).x, 368, 39, 35)
                drawing.fill(cheek, .skin)
                drawing.fill(cheek, .lip, opacity: 0.24)
                drawing.outline(
                    PathBuilder().spline([at(302, 340), at(289, 366), at(298, 396)].map(side.placed)), .skinShade,
                    width: 7)
            }
            drawing.popMouth(PopLips(width: 44, upper: 13, lower: 15, lift: -6, dip: 0.4, y: 382))
        },
        mood("wavy", .closed) { drawing in
            drawing.moodLine(
                PathBuilder().spline([
                    at(200, 384), at(218, 374), at(237, 385), at(256, 374), at(275, 385), at(294, 374), at(312, 384),
                ]))
        },
        mood("wobble", .open) { drawing in
            let path = PathBuilder().move(256, 366).curve(at(282, 356), at(306, 368), at(312, 392))
                .curve(at(314, 410), at(292, 402), at(256, 404)).reflected()
            drawing.moodOpening(path)
        },
        mood("bawl", .open) { drawing in
            let path = PathBuilder().move(256, 352).curve(at(300, 352), at(322, 380), at(324, 412))
                .curve(at(326, 434), at(300, 422), at(256, 422)).reflected()
            drawing.moodOpening(path) { drawing in
                drawing.fill(.rectangle(220, 338, 72, 28, radius: 12), .teeth)
                drawing.fill(.ellipse(256, 424, 46, 24), .tongue)
            }
        },
        mood("clenched", .teeth) { $0.clenched(.rectangle(200, 362, 112, 42, radius: 19), y: 383, from: 206, to: 306) },
        mood("grimace", .teeth) { drawing in
            let path = PathBuilder().move(256, 362).curve(at(300, 360), at(330, 366), at(330, 384))
                .curve(at(330, 402), at(300, 408), at(256, 406)).reflected()
            drawing.clenched(path, y: 384, from: 190, to: 322)
        },
        mood("snarl", .teeth) { drawing in
            let path = PathBuilder().move(256, 372).curve(at(292, 368), at(318, 382), at(322, 406))
                .curve(at(318, 418), at(292, 404), at(256, 406)).reflected()
            drawing.clenched(path, y: 391, from: 196, to: 316)
        },
        mood("shout", .open) { drawing in
            let path = PathBuilder().move(256, 350).curve(at(292, 350), at(316, 366), at(318, 396))
                .curve(at(320, 430), at(296, 438), at(256, 438)).reflected()
            drawing.moodOpening(path) { drawing in
                drawing.fill(.rectangle(216, 336, 80, 30, radius: 12), .teeth)
                drawing.fill(.ellipse(256, 440, 44, 30), .tongue)
            }
        },
        mood("scream", .open) { drawing in
            drawing.moodOpening(.ellipse(256, 392, 36, 48)) { $0.fill(.ellipse(256, 440, 28, 22), .tongue) }
        },
        mood("yum", .smile) { drawing in
            let tongue = PathBuilder().move(286, 386).curve(at(290, 410), at(326, 414), at(328, 390))
                .curve(at(328, 378), at(316, 368), at(308, 370)).close()
            drawing.fill(tongue, .tongue)
            drawing.moodLine(.bow(at(204, 368), at(308, 368), sag: 28))
        },
        mood("silly", .open) { drawing in
            let path = PathBuilder().move(256, 366).curve(at(296, 366), at(318, 362), at(320, 366))
                .curve(at(322, 398), at(294, 410), at(256, 410)).reflected()
            drawing.moodOpening(path)
            let tongue = PathBuilder().move(262, 392).curve(at(270, 384), at(304, 384), at(306, 396)).line(308, 424)
                .curve(at(306, 448), at(266, 448), at(264, 424)).close()
            drawing.fill(tongue, .tongue)
            drawing.shadowLine(PathBuilder().move(285, 394).line(286, 424), width: 5, opacity: 0.18)
        },
        mood("tongue-line", .smile) { drawing in
            let tongue = PathBuilder().move(256, 384).line(304, 380).line(304, 404).curve(
                at(304, 430), at(262, 430), at(260, 406)
            ).close()
            drawing.fill(tongue, .tongue)
            drawing.shadowLine(PathBuilder().move(282, 384).line(283, 408), width: 5, opacity: 0.18)
            drawing.moodLine(.bow(at(204, 370), at(308, 370), sag: 24))
        },
        mood("sniff", .closed) { $0.moodLine(.bow(at(234, 388), at(278, 388), sag: -11)) },
        mood("pucker", .open) { $0.moodOpening(.ellipse(256, 384, 15, 16)) },
    ]

    private static func mood(_ id: String, _ tag: MouthState, draw: (inout PartDrawing) -> Void) -> PartDrawing {
        PartDrawing(.mouth, id, tags: [.mouth: tag.rawValue], extra: ["matched": "no"], draw: draw)
    }
}

extension PartDrawing {
    fileprivate mutating func moodLine(_ path: PathBuilder) {
        outline(path, .lip, width: 13)
        outline(path, .line, width: 9)
    }

    fileprivate mutating func moodOpening(_ path: PathBuilder, inside: (inout PartDrawing) -> Void = { _ in }) {
        outline(path, .lip, width: 9)
        fill(path, .mouth)
        clipped(to: path, draw: inside)
        if nodes.last?.children.isEmpty == true {
            nodes.removeLast()
            definitions.removeLast()
        }
    }

    /// Teeth that are pressed together.
    fileprivate mutating func clenched(_ path: PathBuilder, y: Double, from left: Double, to right: Double) {
        outline(path, .lip, width: 15)
        outline(path, .line, width: 9)
        fill(path, .teeth)
        clipped(to: path) { drawing in
            drawing.shadowLine(PathBuilder().move(left, y).line(right, y), width: 4, opacity: 0.3)
            for x in stride(from: left + 20, to: right - 8, by: 22) {
                drawing.shadowLine(PathBuilder().move(x, y - 26).line(x, y + 30), width: 3.5, opacity: 0.2)
            }
        }
    }
}
