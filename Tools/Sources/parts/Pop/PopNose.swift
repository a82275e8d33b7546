import FaceAtlas
import Imaging
import PartLibrary

/// The form of a nose of `pop`: one soft drop, which wings, nostrils and a bridge may join.
struct PopNose: Sendable {
    var width = 38.0
    var height = 34.0
    /// Where the drop is widest, from its upper end (0) to its lower one (1).
    var tip = 0.57
    /// How round its upper end is: 0 drawn out to a point, 1 as round as a ball.
    var top = 0.72
    /// How flat its lower end is: 0.55 round, less pointed, more flat.
    var base = 0.56
    /// How wide the nose is with its wings; 0 for none.
    var wings = 0.0
    /// How far the tip hangs below the wings.
    var drop = 0.0
    /// How broad the bridge above the drop is; 0 for none.
    var stem = 0.0
    /// How clearly the nostrils are seen, 0…2.
    var nostrils = 0.0
    /// How far the line of the bridge bends outwards; `nil` for no line.
    var bridge: Double?
    /// The nose's lower end.
    var y = 338.0

    var half: Double { width / 2 }
    var topY: Double { y - height }
    var wideY: Double { y - height * (1 - tip) }

    var path: PathBuilder {
        let reach = 0.3 + 0.26 * top
        return PathBuilder().move(256, topY)
            .curve(
                at(256 + half * (0.12 + 0.5 * top), topY), at(256 + half, wideY - (wideY - topY) * reach),
                at(256 + half, wideY)
            )
            .curve(at(256 + half, wideY + (y - wideY) * 0.56), at(256 + half * base, y), at(256, y))
            .reflected()
    }
}

extension PartDrawing {
    mutating func popNose(_ nose: PopNose) {
        let (half, y) = (nose.half, nose.y)
        let wingY = y - 13 - nose.drop
        if let bend = nose.bridge {
            // On the side that the light, from the upper left, does not reach.
            let x = 256 + half * 0.34
            fill(
                .popStroke([
                    (at(x, 274), 1.2), (at(x + 1 + bend * 0.5, 288), 2.8), (at(x + 2 + bend, 302), 3.6),
                    (at(x + 3 + bend * 0.8, 316), 3.6),
                    (at(x + 3, 328), 2),
                ]), .skinShade)
        }
        if nose.wings > 0 {
            let wing = PathBuilder.popOval(at(256 + nose.wings / 2 - 11, wingY), 11, 10)
            fill(wing.withMirrorImage(), .skinShade)
            shadow(wing.withMirrorImage(), opacity: 0.07)
        }
        if nose.stem > 0 {
            let stem = nose.stem / 2
            fill(
                .popStroke([(at(256, 280), stem * 0.35), (at(256, 296), stem * 0.7), (at(256, nose.wideY), stem)]),
                .skinShade)
        }
        if nose.height > 44, nose.stem == 0 {
            // A long nose is a soft ridge that ends in a ball, not a wedge.
            var ball = nose
            ball.height = min(nose.height * 0.66, nose.width * 0.94)
            (ball.tip, ball.top) = (0.54, 0.9)
            fill(nose.path, .skinShade, opacity: 0.5)
            fill(ball.path, .skinShade)
        } else {
            fill(nose.path, .skinShade)
        }
        if nose.nostrils > 0 {
            let spread = nose.wings > 0 ? nose.wings / 2 - 15 : half * 0.46
            let (size, level) = (1.4 + nose.nostrils * 0.8, y - 5.5 - nose.drop * 0.7)
            let nostril = PathBuilder.popStroke([
                (at(256 + spread - 4, level + 1.5), size * 0.7), (at(256 + spread, level - 0.5), size),
                (at(256 + spread + 4, level + 1), size * 0.6),
            ])
            shadow(nostril.withMirrorImage(), opacity: 0.3)
        }
        let lightY = max(nose.wideY - nose.height * 0.2, y - 30)
        light(
            .popOval(
                at(256 - half * 0.28, lightY), max(half * 0.28, 4.5), max(min(nose.height * 0.12, 5.5), 3.2), angle: -20
            ),
            opacity: 0.42)
    }
}
