import Imaging
import PartLibrary

/// The form of a moustache, in units of the art frame.
struct MoustacheShape {
    /// Half its width.
    var reach = 60.0
    /// Its height beside the middle.
    var height = 20.0
    /// How much lower than its upper edge the ends are.
    var tip = 12.0
    /// How far the ends curl up.
    var curl = 0.0
    /// Its upper edge.
    var y = 340.0

    var path: PathBuilder {
        let end = at(256 + reach, y + 4 + tip - curl)
        let low = y + 4 + height
        let start = PathBuilder().move(256, y + 5)
            .curve(at(262, y), at(270, y - 2), at(282, y + 1))
        if curl > 0 {
            return
                start
                .curve(at(256 + reach * 0.62, y + 7), at(256 + reach * 0.78, y + 10), end)
                .curve(
                    at(256 + reach * 1.02, y + height * 0.9), at(256 + reach * 0.76, low + 6),
                    at(256 + reach * 0.5, low)
                )
                .curve(at(256 + reach * 0.3, low - 2), at(262, low), at(256, low - 6)).reflected()
        }
        return
            start
            .curve(at(256 + reach * 0.66, y + 5), at(end.x - 2, end.y - tip * 0.5), end)
            .curve(at(end.x + 1, end.y + 7), at(256 + reach * 0.72, low + tip * 0.2), at(256 + reach * 0.42, low))
            .curve(at(256 + reach * 0.24, low), at(262, low - 2), at(256, low - 5)).reflected()
    }
}

/// The form of a beard on cheeks and chin, in units of the art frame.
struct BeardShape {
    /// Half the width of the bare face at the middle of the cheek.
    var cheek = 100.0
    /// Half the width at which the beard meets the moustache.
    var lip = 64.0
    /// When not 0, the width of a band along the jaw.
    var strap = 0.0
    var chin = 440.0
    /// How much fuller than the jaw it is.
    var jaw = 3.0

    /// From the thin end of the sideburn down the jaw to the chin.
    private var outer: PathBuilder {
        let middle = at(256 + 110 + jaw, 380)
        // The fuller the beard, the steeper it falls.
        let slope = at(-0.47 + jaw * 0.021, 1)
        return PathBuilder().move(256 + 133, 262)
            .curve(at(256 + 140 + jaw * 0.2, 306), middle - slope * 34, middle)
            .curve(middle + slope * ((chin - 380) * 0.58), at(256 + 58 + jaw * 1.2, chin), at(256, chin))
    }

    var path: PathBuilder {
        let inner: PathBuilder
        if strap > 0 {
            inner = PathBuilder().move(256, chin - strap - 4)
                .curve(at(256 + 50, chin - strap - 4), at(256 + 80, 398), at(256 + 95, 370))
                .curve(at(256 + 110, 346), at(256 + 124, 316), at(256 + 127, 262))
        } else {
            inner = PathBuilder().move(256, 348)
                .curve(at(256 + lip * 0.5, 346), at(256 + lip, 350), at(256 + lip + 8, 364))
                .curve(at(256 + cheek, 356), at(256 + 120, 330), at(256 + 125, 262))
        }
        return inner.curve(at(256 + 126, 256), at(256 + 132, 256), at(256 + 133, 262)).adding(outer.continued)
            .reflected().adding(strap > 0 ? PathBuilder() : Self.lips)
    }

    /// Where the lips of a middling mouth are: a hole, as it is drawn the other way round than the beard.
    private static let lips = PathBuilder().move(256, 394)
        .curve(at(256 + 22, 394), at(256 + 40, 382), at(256 + 48, 368))
        .curve(at(256 + 34, 362), at(256 + 12, 361), at(256, 364)).reflected()

}

/// A beard around the mouth only, joined with its moustache.
struct CircleShape {
    /// Half its width.
    var reach = 72.0
    var chin = 446.0
    /// Thickness of the moustache.
    var moustache = 20.0

    var path: PathBuilder {
        let outer = PathBuilder().move(256, 344)
            .curve(at(264, 340), at(274, 338), at(284, 341))
            .curve(at(256 + reach - 12, 347), at(256 + reach, 362), at(256 + reach, 386))
            .curve(at(256 + reach, 416), at(256 + 44, chin), at(256, chin)).reflected()
        let inner = PathBuilder().move(256, 404)
            .curve(at(256 + 30, 404), at(256 + reach - 20, 400), at(256 + reach - 18, 380))
            .curve(at(256 + reach - 18, 366), at(290, 341 + moustache), at(256, 339 + moustache)).reflected()
        return outer.adding(inner)
    }
}

extension PathBuilder {
    /// The path without its first move, to go on from another path's end.
    var continued: PathBuilder {
        commands.dropFirst().reduce(PathBuilder()) { $0.appending($1) }
    }
}

extension PartDrawing {
    mutating func beard(_ path: PathBuilder) {
        fill(path, .beard)
        fill(path, .plain(.linear(from: at(200, 330), to: at(330, 460)), .shadow, (0.35, 0), (1, 0.3)))
        fill(path, .plain(.linear(from: at(120, 300), to: at(250, 420)), .light, (0, 0.16), (1, 0)))
    }

    /// Strands in the lower beard, `reach` long.
    mutating func strands(reach: Double) {
        for (x, y, lean) in [(22.0, 420.0, 4.0), (52, 412, 9), (82, 396, 12)] {
            let strand = PathBuilder.tapered([
                (x: 256 + x, y: y, half: 2), (x: 256 + x + lean * 0.1, y: y + reach * 0.5, half: 3),
                (x: 256 + x - lean, y: y + reach, half: 2),
            ])
            shadow(strand, opacity: 0.13)
            light(strand.mirrored(), opacity: 0.07)
        }
    }

    mutating func moustache(_ shape: MoustacheShape) {
        let path = shape.path
        shadow(path.translated(0, 3), opacity: 0.16)
        fill(path, .beard)
        fill(path, .plain(.linear(from: at(0, shape.y), to: at(0, shape.y + 30)), .light, (0, 0.16), (0.6, 0)))
    }

    /// Short hair through which the skin shows: layers that end one after the other, so that the edge is soft.
    mutating func stubble(opacity: Double) {
        for (cheek, inset) in [(114.0, 5.0), (105, 11), (96, 18)] {
            let path = BeardShape(cheek: cheek, lip: 58, chin: 431 - inset * 0.2, jaw: -inset).path
            fill(path, .beard, opacity: opacity * 0.4)
        }
        fill(MoustacheShape(reach: 68, height: 20, tip: 28).path, .beard, opacity: opacity * 0.5)
    }
}
