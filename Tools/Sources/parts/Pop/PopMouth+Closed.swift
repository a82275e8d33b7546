import FaceAtlas
import Foundation
import Imaging
import PartLibrary

/// A closed mouth of `pop` as a line with a hint of the lower lip.
struct PopMouthLine: Sendable {
    var width = 80.0
    /// How far the middle hangs below the corners.
    var bow = 10.0
    /// How far the corners alone are turned up.
    var curl = 0.0
    /// How much higher the right corner is than the left one.
    var tilt = 0.0
    var stroke = 9.0
    /// How clearly the lower lip is seen.
    var lower = 1.0
    /// How long the strokes at the corners are.
    var ticks = 0.0
    var y = 378.0

    /// A point of the line: -1 at the left corner, 1 at the right one.
    func on(_ across: Double) -> Point {
        let square = across * across
        let hang = bow * (0.5 - pow(abs(across), 2.15)) - curl * pow(square, 2)
        // The corner that is drawn up goes further out too.
        let pull = tilt * 0.4 * across + abs(tilt) * 0.22 * square
        return mid(width / 2 * across + abs(tilt) * 0.16 * across, y + hang - pull)
    }

    func path(wider: Double = 0) -> PathBuilder {
        let widths = [(-1.0, 0.78), (-0.8, 0.93), (-0.5, 1.0), (0, 1), (0.5, 1), (0.8, 0.93), (1, 0.78)]
        return .popStroke(widths.map { (on($0.0), stroke / 2 * $0.1 + wider) })
    }
}

/// A closed mouth of `pop` with lips that are filled.
struct PopLips: Sendable {
    var width = 84.0
    /// Thickness of the upper lip at its peaks, and of the lower one in the middle.
    var upper = 13.0
    var lower = 19.0
    /// How much higher the corners are than the middle of the line.
    var lift = 7.0
    /// How deep the dip in the middle of the upper lip is, of its thickness.
    var dip = 0.3
    /// Where the peaks of the upper lip are, of half the width.
    var peaks = 0.26
    var y = 376.0

    /// Where the lips meet: -1 at the left corner, 1 at the right one.
    func on(_ across: Double) -> Point {
        let reach = abs(across)
        // A fuller upper lip dips in the middle.
        let pout = reach < 0.4 ? upper * dip * 0.2 * (1 + cos(.pi * reach / 0.4)) : 0
        return level(across) + at(0, pout)
    }

    private func level(_ across: Double) -> Point { mid(width / 2 * across, y + lift * (0.45 - pow(abs(across), 2.1))) }

    /// A point of the upper edge.
    func over(_ across: Double) -> Point {
        let reach = abs(across)
        let share =
            reach < peaks
            ? 1 - dip * (1 + cos(.pi * reach / peaks)) / 2 : pow(cos((reach - peaks) / (1 - peaks) * .pi / 2), 0.85)
        return on(across) - at(0, upper * share)
    }

    func under(_ across: Double) -> Point { level(across) + at(0, lower * pow(1 - pow(abs(across), 2.3), 0.85)) }

    private static let shares = [-1, -0.9, -0.74, -0.5, -0.26, -0.12, 0, 0.12, 0.26, 0.5, 0.74, 0.9, 1]

    private func between(_ first: [Point], _ second: [Point]) -> PathBuilder {
        PathBuilder().spline(first).spline(second.reversed(), joined: true).close()
    }

    var outline: PathBuilder { between(Self.shares.map(over), Self.shares.map(under)) }
    var upperLip: PathBuilder { between(Self.shares.map(over), Self.shares.map(on)) }
    var lowerLip: PathBuilder { between(Self.shares.map(on), Self.shares.map(under)) }
    var line: PathBuilder {
        .popStroke(Self.shares.map { (on($0), 1.3 + 1.5 * (1 - $0 * $0)) })
    }
}

extension PartDrawing {
    mutating func popMouth(_ mouth: PopMouthLine) {
        if mouth.lower > 0 {
            let half = mouth.width * 0.2 * min(mouth.lower, 1.1)
            let y = mouth.on(0).y + mouth.stroke / 2 + 10
            let x = mouth.tilt * 0.3
            let points = [(-1.0, -2.5, 1.4), (-0.55, 0.0, 3), (0, 1, 3.7), (0.55, 0, 3), (1, -2.5, 1.4)]
            let hint = PathBuilder.popStroke(
                points.map { (mid(x + half * $0.0, y + $0.1), $0.2 * mouth.lower.squareRoot()) })
            fill(hint, .lip)
            light(hint, opacity: 0.26)
        }
        // The lip below the line shows where skin is as dark as the line.
        let rim = mouth.path(wider: 2.4).translated(0, 2)
        fill(rim, .lip)
        light(rim, opacity: 0.26)
        fill(mouth.path(), .line)
        guard mouth.ticks > 0 else { return }
        for across in [-1.0, 1] {
            let end = mouth.on(across)
            let step = end - mouth.on(across * 0.92)
            let along = (step + at(across * step.length * 0.7, 0)) * (1 / max(step.length * 1.6, 0.1))
            let beside = along.rotated(90)
            let points = [(-1.0, 6.0, 1.4), (-0.5, 8, 2.3), (0, 8.6, 2.5), (0.5, 8, 2.3), (1, 6, 1.4)]
            fill(.popStroke(points.map { (end + beside * ($0.0 * mouth.ticks) + along * $0.1, $0.2) }), .line)
        }
    }

    mutating func popMouth(_ lips: PopLips) {
        fill(lips.outline, .lip)
        shadow(lips.upperLip, opacity: 0.12)
        light(lips.lowerLip, opacity: 0.17)
        fill(lips.line, .line)
    }
}
