import FaceAtlas
import Imaging
import PartLibrary

/// Earrings of `pop`, below the lobes; the first of a kind is what photos get.
enum PopEarrings {
    static let all = studs + hoops + drops

    private static let studs = [
        pair("stud", .stud, isMatched: true) { $0.popBead($1, 328, 10) },
        pair("stud-pearl", .stud) { $0.popPearl($1, 328, 12) },
        pair("stud-gem", .stud) { drawing, x in
            drawing.popBead(x, 328, 13)
            drawing.fill(.circle(x, 328, 8), .fabric)
            drawing.light(.circle(x - 3, 325, 3), opacity: 0.9)
        },
        pair("stud-flower", .stud) { drawing, x in
            drawing.fill(PopHair.lobes(center: at(x, 329), rx: 11, ry: 11, count: 5, depth: 0.62), .fabric)
            drawing.fill(.circle(x, 329, 5.5), .metal)
        },
        pair("ear-cuff", .stud) { drawing, x in
            let side: Double = x < 256 ? -1 : 1
            drawing.outline(.through(at(x + side * 6, 293), at(x + side * 13, 291)), .metal, width: 9)
            drawing.outline(.through(at(x + side * 3, 308), at(x + side * 10, 308)), .metal, width: 9)
            drawing.popBead(x, 328, 8)
        },
        single("stud-single", .stud) { $0.popBead($1, 328, 10) },
    ]

    private static let hoops = [
        pair("hoop", .hoop, isMatched: true) { $0.popHoop($1, radius: 21, width: 8) },
        pair("hoop-small", .hoop) { $0.popHoop($1, radius: 12, width: 8) },
        pair("hoop-large", .hoop) { $0.popHoop($1, radius: 34, width: 8) },
        pair("hoop-thick", .hoop) { $0.popHoop($1, radius: 19, width: 15) },
        pair("hoop-beads", .hoop) { drawing, x in
            drawing.popHoop(x, radius: 26, width: 6)
            for (dx, y) in [(-20.0, 368.0), (0, 376), (20, 368)] { drawing.fill(.circle(x + dx, y, 8), .fabric) }
        },
        single("hoop-single", .hoop) { $0.popHoop($1, radius: 15, width: 8) },
    ]

    private static let drops = [
        pair("drop", .drop, isMatched: true) { drawing, x in
            drawing.fill(.drop(x, 328, 14, 50), .metal)
            drawing.light(.ellipse(x - 5, 361, 3.5, 7, angle: 14), opacity: 0.75)
            drawing.popBead(x, 327, 7)
        },
        pair("drop-gem", .drop) { drawing, x in
            drawing.outline(.through(at(x, 328), at(x, 346)), .metal, width: 6)
            drawing.popBead(x, 326, 7)
            drawing.fill(.drop(x, 338, 17, 52), .metal)
            drawing.fill(.drop(x, 349, 11, 37), .fabric)
            drawing.light(.ellipse(x - 4, 372, 3, 6, angle: 14), opacity: 0.75)
        },
        pair("pearl-drop", .drop) { drawing, x in
            drawing.outline(.through(at(x, 326), at(x, 350)), .metal, width: 6)
            drawing.popBead(x, 325, 7)
            drawing.popPearl(x, 361, 14)
        },
        pair("bar", .drop) { drawing, x in
            drawing.fill(.rectangle(x - 6, 320, 12, 64, radius: 6), .metal)
            drawing.light(.rectangle(x - 3.5, 326, 4, 42, radius: 2), opacity: 0.6)
        },
        pair("tassel", .drop) { drawing, x in
            let threads = PathBuilder.polygon(
                [at(x - 8, 346), at(x + 8, 346), at(x + 15, 396), at(x - 15, 396)], radius: 4)
            drawing.fill(threads, .fabric)
            drawing.outline(
                .through(at(x - 3, 356), at(x - 6, 392)).adding(.through(at(x + 3, 356), at(x + 6, 392))), .fabricShade,
                width: 3.5)
            drawing.popBead(x, 326, 7)
            drawing.fill(.rectangle(x - 10, 334, 20, 15, radius: 6), .metal)
        },
        pair("chandelier", .drop) { drawing, x in
            let fan = PathBuilder().move(x, 332).curve(at(x + 10, 344), at(x + 26, 350), at(x + 26, 364)).line(
                x - 26, 364
            )
            .curve(at(x - 26, 350), at(x - 10, 344), at(x, 332)).close()
            drawing.fill(fan, .metal)
            drawing.fill(.circle(x, 354, 6), .fabric)
            for (dx, y) in [(-19.0, 362.0), (0, 366), (19, 362)] { drawing.fill(.drop(x + dx, y, 7, 24), .metal) }
            drawing.popBead(x, 327, 8)
        },
        pair("feather", .drop) { drawing, x in
            drawing.popBead(x, 327, 7)
            let blade = PathBuilder().move(x, 334).curve(at(x + 22, 356), at(x + 18, 392), at(x, 414))
                .curve(at(x - 18, 392), at(x - 22, 356), at(x, 334)).close()
            drawing.fill(blade, .fabric)
            drawing.clipped(to: blade) { $0.fill(.rectangle(x, 330, 30, 90), .fabricShade) }
            drawing.outline(.through(at(x, 336), at(x, 402)), .metal, width: 4)
        },
        pair("star", .drop) { drawing, x in
            drawing.outline(.through(at(x, 326), at(x, 350)), .metal, width: 5)
            drawing.popBead(x, 325, 6)
            drawing.fill(.star(at(x, 366), outer: 20, inner: 10, count: 5, radius: 4), .metal)
        },
    ]

    private static let lobe = 402.0

    /// An earring on either side, drawn at an x each: light does not come mirrored.
    private static func pair(
        _ id: String, _ kind: FaceAtlas.Earrings, isMatched: Bool = false, draw: (inout PartDrawing, Double) -> Void
    ) -> PartDrawing {
        earrings(id, kind, at: [512 - lobe, lobe], isMatched: isMatched, draw: draw)
    }

    private static func single(
        _ id: String, _ kind: FaceAtlas.Earrings, draw: (inout PartDrawing, Double) -> Void
    ) -> PartDrawing {
        earrings(id, kind, at: [lobe], isMatched: false, draw: draw)
    }

    private static func earrings(
        _ id: String, _ kind: FaceAtlas.Earrings, at places: [Double], isMatched: Bool,
        draw: (inout PartDrawing, Double) -> Void
    ) -> PartDrawing {
        PartDrawing(.earrings, id, tags: [.earrings: kind.rawValue], extra: isMatched ? [:] : ["matched": "no"]) {
            drawing in
            for x in places { draw(&drawing, x) }
        }
    }
}

extension PartDrawing {
    fileprivate mutating func popBead(_ x: Double, _ y: Double, _ radius: Double) {
        fill(.circle(x, y, radius), .metal)
        light(.circle(x - radius * 0.3, y - radius * 0.3, radius * 0.34), opacity: 0.8)
    }

    fileprivate mutating func popPearl(_ x: Double, _ y: Double, _ radius: Double) {
        let pearl = PathBuilder.circle(x, y, radius)
        light(pearl, opacity: 1, hex: "#d8cdc6")
        clipped(to: pearl) {
            $0.light(.circle(x - radius * 0.22, y - radius * 0.2, radius), opacity: 1, hex: "#f7f1ea")
        }
        light(.circle(x - radius * 0.36, y - radius * 0.36, radius * 0.26), opacity: 1)
    }

    fileprivate mutating func popHoop(_ x: Double, radius: Double, width: Double) {
        let y = 324 + radius
        outline(.circle(x, y, radius), .metal, width: width)
        let arc = [200.0, 225, 250].map { degrees in at(x, y) + at(radius, 0).rotated(degrees) }
        lightLine(PathBuilder().spline(arc), width: max(3, width * 0.34), opacity: 0.7)
    }
}
