import Imaging

/// The form of a mouth, in units of the art frame; it is its own mirror image.
struct MouthShape {
    var width = 104.0
    /// The middle of the line between the lips, or of the opening.
    var y = 376.0
    /// How much higher the corners are than the middle.
    var lift = 0.0
    /// Thickness of the upper lip at its peaks.
    var upper = 10.0
    /// Thickness of the lower lip in the middle.
    var lower = 15.0
    /// Height of the opening; 0 is a closed mouth.
    var gap = 0.0
    /// The share of the opening that the upper teeth fill.
    var teeth = 0.8
    /// The share of the opening that the tongue fills.
    var tongue = 0.0
    /// 0 an almond, 1 an ellipse.
    var roundness = 0.0
    /// How deep the dip in the middle of the upper lip is.
    var bow = 3.0

    private var half: Double { width / 2 }
    var corner: Point { at(256 + half, y - lift) }
    var top: Double { y - gap / 2 }
    var bottom: Double { y + gap / 2 }

    /// The lips' outer edge.
    var outline: PathBuilder {
        let end = at(corner.x + 4, corner.y)
        let peak = at(256 + half * 0.24, top - upper)
        let rise = peak.y - end.y
        return PathBuilder().move(256, top - upper + bow)
            .curve(at(256 + half * 0.08, top - upper + bow), at(256 + half * 0.12, peak.y), peak)
            .curve(at(256 + half * 0.46, peak.y), at(end.x - half * (0.2 - 0.2 * roundness), end.y + rise * 0.36), end)
            .curve(edgeControl(end, bottom + lower), at(256 + half * 0.52, bottom + lower), at(256, bottom + lower))
            .reflected()
    }

    /// The opening between the lips.
    var opening: PathBuilder {
        PathBuilder().move(256, top)
            .curve(at(256 + half * 0.52, top), edgeControl(corner, top), corner)
            .curve(edgeControl(corner, bottom), at(256 + half * 0.52, bottom), at(256, bottom))
            .reflected()
    }

    /// The upper lip alone.
    var upperLip: PathBuilder {
        let whole = outline.commands
        let edge = opening.commands
        guard case .curve(let one, let two, _) = edge[1] else { return outline }
        var path = PathBuilder()
        for command in whole[0...2] { path = path.appending(command) }
        return path.line(corner.x, corner.y).curve(two, one, at(256, top)).reflected()
    }

    /// The line where closed lips meet.
    func line(half thickness: Double) -> PathBuilder {
        let middle = [-0.62, -0.3, 0, 0.3, 0.62].map { share -> (x: Double, y: Double, half: Double) in
            (x: 256 + self.half * share, y: y - lift * share * share * 0.9, half: thickness)
        }
        return .tapered(
            [(x: 512 - corner.x - 2, y: corner.y - 0.5, half: 2)] + middle + [
                (x: corner.x + 2, y: corner.y - 0.5, half: 2)
            ])
    }

    /// What the upper teeth cover, before it is clipped to the opening.
    var teethShape: PathBuilder {
        let edge = top + gap * teeth
        let end = at(corner.x + 6, corner.y + 2)
        return PathBuilder().move(256, top - 40).line(end.x, top - 40).line(end.x, end.y)
            .curve(edgeControl(end, edge), at(256 + half * 0.6, edge), at(256, edge)).reflected()
    }

    private func edgeControl(_ end: Point, _ level: Double) -> Point {
        at(end.x - half * (0.22 - 0.22 * roundness), end.y + (level - end.y) * (0.3 + 0.25 * roundness))
    }
}
