import Imaging

extension PathBuilder {
    /// The copy mirrored at the face's axis, x = 256.
    func mirrored() -> PathBuilder {
        map(\.mirrored, flips: true)
    }

    /// The closed shape of this open path, which starts and ends on the axis x = 256, and its mirror image.
    func reflected() -> PathBuilder {
        var copy = self
        var end = current.mirrored
        for index in commands.indices.reversed() {
            let start = index > 0 ? Self.end(of: commands[index - 1]) : nil
            switch (commands[index], start) {
            case (.curve(let one, let two, _), .some(let start)):
                copy = copy.curve(two.mirrored, one.mirrored, start.mirrored)
                end = start.mirrored
            case (.line, .some(let start)):
                copy = copy.line(start.mirrored.x, start.mirrored.y)
                end = start.mirrored
            default: break
            }
        }
        return end == commands.first.flatMap(Self.end) ? copy.close() : copy
    }

    private static func end(of command: Command) -> Point? {
        switch command {
        case .move(let point), .line(let point), .curve(_, _, let point): point
        case .ellipse, .close: nil
        }
    }

    /// From the leftmost to the rightmost end of a piece, or of an ellipse that is not turned.
    var horizontalBounds: ClosedRange<Double> {
        let xs = commands.flatMap { command -> [Double] in
            if case .ellipse(let center, let rx, _, _) = command { return [center.x - rx, center.x + rx] }
            return Self.end(of: command).map { [$0.x] } ?? []
        }
        return (xs.min() ?? 0)...(xs.max() ?? 0)
    }

    /// This path and its mirrored copy.
    func withMirrorImage() -> PathBuilder { adding(mirrored()) }

    func translated(_ dx: Double, _ dy: Double) -> PathBuilder {
        map { at($0.x + dx, $0.y + dy) }
    }

    /// The path with every point far enough from the edge of the art frame for a contour of ink around it.
    var onSheet: PathBuilder {
        map { at(min(max($0.x, 7), 505), min(max($0.y, 7), 504)) }
    }

    private func map(_ image: (Point) -> Point, flips: Bool = false) -> PathBuilder {
        var copy = PathBuilder()
        for command in commands {
            switch command {
            case .move(let point): copy = copy.appending(.move(image(point)))
            case .line(let point): copy = copy.appending(.line(image(point)))
            case .curve(let one, let two, let end): copy = copy.curve(image(one), image(two), image(end))
            case .ellipse(let center, let rx, let ry, let angle):
                copy = copy.appending(
                    .ellipse(center: image(center), rx: rx, ry: ry, angle: flips ? -angle : angle))
            case .close: copy = copy.close()
            }
        }
        return copy
    }
}
