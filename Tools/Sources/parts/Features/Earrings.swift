import FaceAtlas
import PartLibrary

/// Earrings, one under each lobe of the ears of middle size; one of each kind is what photos get.
enum Earrings {
    static let all = [
        pair("stud", .stud, isMatched: false) { $0.ball($1, 325, 8) },
        pair("stud-large", .stud) { $0.ball($1, 327, 13) },
        pair("pearl", .stud, isMatched: false) { $0.pearl($1, 327, 12) },
        pair("hoop-small", .hoop, isMatched: false) { $0.hoop($1, radius: 11, width: 7) },
        pair("hoop", .hoop) { $0.hoop($1, radius: 19, width: 6) },
        pair("hoop-large", .hoop, isMatched: false) { $0.hoop($1, radius: 31, width: 6) },
        pair("hoop-thick", .hoop, isMatched: false) { $0.hoop($1, radius: 20, width: 13) },
        pair("hoop-beads", .hoop, isMatched: false) { drawing, x in
            drawing.hoop(x, radius: 24, width: 5)
            for dx in [-15.0, 0, 15] { drawing.ball(x + dx, 370 - abs(dx) * 0.36, 8) }
        },
        pair("drop", .drop) { $0.drop($1) },
        pair("pearl-drop", .drop, isMatched: false) { drawing, x in
            drawing.outline(PathBuilder().move(x, 324).line(x, 346), .metal, width: 5)
            drawing.ball(x, 323, 6)
            drawing.pearl(x, 358, 14)
        },
        pair("bar", .drop, isMatched: false) { drawing, x in
            drawing.fill(.rectangle(x - 5, 318, 10, 66, radius: 5), .metal)
            drawing.light(.rectangle(x - 3.5, 322, 4, 54, radius: 2), opacity: 0.6)
        },
        pair("tassel", .drop, isMatched: false) { drawing, x in
            drawing.ball(x, 325, 9)
            let threads = PathBuilder().move(x - 6, 336).line(x + 6, 336).curve(
                at(x + 9, 356), at(x + 14, 372), at(x + 15, 388)
            )
            .curve(at(x + 5, 392), at(x - 5, 392), at(x - 15, 388))
            .curve(at(x - 14, 372), at(x - 9, 356), at(x - 6, 336)).close()
            drawing.fill(threads, .fabric)
            for dx in [-5.0, 5] {
                drawing.shadowLine(
                    PathBuilder().move(x + dx * 0.6, 344).line(x + dx * 1.2, 386), width: 4, opacity: 0.2)
            }
        },
        PartDrawing(.earrings, "stud-single", tags: [.earrings: "stud"], extra: ["matched": "no"]) {
            $0.ball(512 - lobe, 326, 10)
        },
        PartDrawing(.earrings, "hoop-single", tags: [.earrings: "hoop"], extra: ["matched": "no"]) {
            $0.hoop(lobe, radius: 17, width: 7)
        },
    ]

    private static let lobe = 401.0

    /// An earring on either side, drawn at an x each: light does not come mirrored.
    private static func pair(
        _ id: String, _ kind: FaceAtlas.Earrings, isMatched: Bool = true, draw: (inout PartDrawing, Double) -> Void
    ) -> PartDrawing {
        PartDrawing(
            .earrings, id, tags: [.earrings: kind.rawValue], extra: isMatched ? [:] : ["matched": "no"]
        ) { drawing in
            for x in [512 - lobe, lobe] { draw(&drawing, x) }
        }
    }
}

extension PartDrawing {
    fileprivate mutating func ball(_ x: Double, _ y: Double, _ radius: Double) {
        fill(.circle(x, y, radius), .metal)
        fill(
            .circle(x, y, radius),
            .plain(
                .radial(center: at(x - radius * 0.3, y - radius * 0.3), rx: radius * 1.3, ry: radius * 1.3), .shadow,
                (0.4, 0), (1, 0.3)))
        light(.circle(x - radius * 0.31, y - radius * 0.31, max(2.6, radius * 0.3)), opacity: 0.8)
    }

    fileprivate mutating func pearl(_ x: Double, _ y: Double, _ radius: Double) {
        light(.circle(x, y, radius), opacity: 1, hex: "#f6efe4")
        fill(
            .circle(x, y, radius),
            .plain(
                .radial(center: at(x - radius * 0.35, y - radius * 0.35), rx: radius * 1.4, ry: radius * 1.4), .shadow,
                (0.3, 0), (1, 0.34)))
        light(.circle(x - radius * 0.35, y - radius * 0.35, radius * 0.28), opacity: 1)
    }

    fileprivate mutating func hoop(_ x: Double, radius: Double, width: Double) {
        let y = 322 + radius
        outline(.circle(x, y, radius), .metal, width: width)
        let arc = PathBuilder().move(x - radius, y).curve(
            at(x - radius, y - radius * 0.5), at(x - radius * 0.6, y - radius * 0.92), at(x - radius * 0.2, y - radius))
        lightLine(arc, width: max(2.5, width * 0.36), opacity: 0.6)
    }

    fileprivate mutating func drop(_ x: Double) {
        ball(x, 325, 6)
        fill(
            PathBuilder().move(x, 328).curve(at(x + 4, 340), at(x + 12, 348), at(x + 12, 358))
                .curve(at(x + 12, 374), at(x - 12, 374), at(x - 12, 358))
                .curve(at(x - 12, 348), at(x - 4, 340), at(x, 328)).close(), .metal)
        light(.ellipse(x - 4, 356, 3, 6, angle: 15), opacity: 0.7)
    }
}
