import Imaging

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
    /// Where the sideburns begin.
    var top = 262.0
    /// How round the chin's end is: 1 round, 0 a point.
    var point = 1.0

    /// From the thin end of the sideburn down the jaw to the chin.
    private var outer: PathBuilder {
        let middle = at(256 + 110 + jaw, 380)
        // The fuller the beard, the steeper it falls.
        let slope = at(-0.47 + jaw * 0.021, 1)
        return PathBuilder().move(256 + 133, top)
            .curve(at(256 + 140 + jaw * 0.2, top + 44), middle - slope * 34, middle)
            .curve(middle + slope * ((chin - 380) * 0.58), at(256 + (58 + jaw * 1.2) * point, chin), at(256, chin))
    }

    var path: PathBuilder {
        let inner: PathBuilder
        if strap > 0 {
            inner = PathBuilder().move(256, chin - strap - 4)
                .curve(at(256 + 50, chin - strap - 4), at(256 + 80, 398), at(256 + 95, 370))
                .curve(at(256 + 110, 346), at(256 + 124, 316), at(256 + 127, top))
        } else {
            inner = PathBuilder().move(256, 348)
                .curve(at(256 + lip * 0.5, 346), at(256 + lip, 350), at(256 + lip + 8, 364))
                .curve(at(256 + cheek, 356), at(256 + 120, 330), at(256 + 125, top))
        }
        return inner.curve(at(256 + 126, top - 6), at(256 + 132, top - 6), at(256 + 133, top)).adding(outer.continued)
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
