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
            .curve(at(end.x - 6, end.y + 4), at(256 + reach * 0.6, low + tip * 0.12), at(256 + reach * 0.42, low))
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

    private var outer: PathBuilder {
        PathBuilder().move(256 + 134, 280)
            .curve(at(256 + 141, 322), at(256 + 126 + jaw, 352), at(256 + 111 + jaw, 382))
            .curve(at(256 + 94 + jaw, 414 + (chin - 436) * 0.5), at(256 + 58 + jaw, chin), at(256, chin))
    }

    var path: PathBuilder {
        let inner: PathBuilder
        if strap > 0 {
            inner = PathBuilder().move(256, chin - strap - 4)
                .curve(at(256 + 50, chin - strap - 4), at(256 + 80, 398), at(256 + 97, 372))
                .curve(at(256 + 110, 350), at(256 + 122, 322), at(256 + 121, 280))
        } else {
            inner = PathBuilder().move(256, 350)
                .curve(at(256 + lip * 0.5, 346), at(256 + lip, 350), at(256 + lip + 8, 364))
                .curve(at(256 + cheek - 8, 352), at(256 + 118, 336), at(256 + 121, 280))
        }
        return inner.line(256 + 134, 280).adding(outer.continued).reflected()
    }

    /// A ring around the mouth that closes over the chin.
    static func circle(outer: Double, inner: Double, chin: Double) -> PathBuilder {
        PathBuilder().move(256, 396)
            .curve(at(256 + 24, 394), at(256 + inner - 4, 400), at(256 + inner + 2, 372))
            .curve(at(256 + inner + 4, 356), at(256 + outer - 4, 350), at(256 + outer - 4, 366))
            .curve(at(256 + outer + 2, 400), at(256 + outer * 0.7, chin), at(256, chin)).reflected()
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
        fill(path, .plain(.radial(center: at(180, 392), rx: 70, ry: 60), .light, (0, 0.14), (1, 0)))
    }

    mutating func moustache(_ shape: MoustacheShape) {
        let path = shape.path
        shadow(path.translated(0, 3), opacity: 0.16)
        fill(path, .beard)
        fill(path, .plain(.linear(from: at(0, shape.y), to: at(0, shape.y + 30)), .light, (0, 0.16), (0.6, 0)))
    }

    mutating func stubble(opacity: Double) {
        let path = BeardShape(cheek: 98, lip: 58, chin: 432, jaw: 0).path
        fill(
            path,
            .roles(
                .radial(center: at(256, 346), rx: 138, ry: 100), (0, .beard, opacity), (0.68, .beard, opacity),
                (1, .beard, opacity * 0.15)))
        fill(MoustacheShape(reach: 66, height: 20, tip: 26).path, .beard, opacity: opacity * 0.7)
    }
}
