import Imaging

/// Two bars for each coordinate: the face's part and the avatar's part.
struct BarChart {
    let plot: Plot
    /// Coordinates.
    let count: Int

    func draw(_ sample: SlotHistory.Sample, with pen: Pen) {
        let group = plot.rect.width / Double(count)
        let bar = (group * 0.4).rounded(.down)
        for index in 0..<count {
            let x = (plot.rect.x + Double(index) * group + (group - 2 * bar) / 2).rounded()
            for (vector, color, offset) in [(sample.face, VideoColors.face, 0), (sample.part, VideoColors.part, bar)]
            where index < vector.count {
                let (zero, end) = (plot.y(0).rounded(), plot.y(Double(vector[index])).rounded())
                // A bar of nothing is still seen.
                let height = max(abs(end - zero), 1)
                pen.fill(Rect(x: x + offset, y: min(zero, end), width: bar, height: height), color)
            }
        }
    }
}
