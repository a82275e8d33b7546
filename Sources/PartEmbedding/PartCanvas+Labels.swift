import FaceParsing
import Imaging
import PartLibrary

extension PartCanvas {
    /// Draws what a photo shows in `slot`.
    ///
    /// Each sample takes the class that weighs most among the four labels around it (bilinear weights), which rounds
    /// the stairs of the small label map without mixing colours; 2×2 samples make a pixel.
    ///
    /// - Parameters:
    ///   - labels: labels of the canonical frame, of any size (256×256 from the parser).
    ///   - slot: a slot in `Slot.matched`; another gives an empty canvas.
    public init(labels: LabelMap, slot: Slot) {
        guard let rules = PhotoCanvasRules(slot: slot) else {
            self.init(pixels: [UInt8](repeating: 0, count: Self.size * Self.size * 3))
            return
        }
        // Shown colours are numbered from 1; 0 is black. Labels of one colour count as one class.
        var palette = [Color(red: 0, green: 0, blue: 0)]
        var classes = [UInt8](repeating: 0, count: 256)
        for label in FaceLabel.allCases {
            guard let color = rules.colors[label] else { continue }
            if !palette.contains(color) { palette.append(color) }
            classes[Int(label.rawValue)] = UInt8(palette.firstIndex(of: color) ?? 0)
        }
        let map = ClassMap(labels: labels, classes: classes)
        let columns = SampleAxis(
            start: rules.window.x, length: rules.window.width, frame: CanonicalFrame.size, count: labels.width)
        let rows = SampleAxis(
            start: rules.window.y, length: rules.window.height, frame: CanonicalFrame.size, count: labels.height)
        self.init(pixels: map.draw(columns: columns, rows: rows, palette: palette))
    }
}

/// Where the samples of a canvas lie along one side of the label map.
private struct SampleAxis {
    static let perPixel = 2
    /// For each sample the first of the two cells around it, counted from 1 in the padded map.
    var cells: [Int] = []
    /// Weight of the second cell, 0…255.
    var weights: [Int] = []

    init(start: Double, length: Double, frame: Double, count: Int) {
        let samples = PartCanvas.size * Self.perPixel
        for index in 0..<samples {
            let position = (start + (Double(index) + 0.5) / Double(samples) * length) / frame * Double(count) - 0.5
            let cell = position.rounded(.down)
            // Outside the map both cells are padding.
            cells.append(min(max(Int(cell) + 1, 0), count))
            let isInside = cell >= -1 && cell < Double(count)
            weights.append(isInside ? Int((position - cell) * 256) : cell < 0 ? 0 : 255)
        }
    }
}

/// The class of every cell, with a border of class 0 one cell wide.
private struct ClassMap {
    let width: Int
    let cells: [UInt8]

    init(labels: LabelMap, classes: [UInt8]) {
        width = labels.width + 2
        var cells = [UInt8](repeating: 0, count: width * (labels.height + 2))
        for y in 0..<labels.height {
            for x in 0..<labels.width {
                cells[(y + 1) * width + x + 1] = classes[Int(labels.labels[y * labels.width + x])]
            }
        }
        self.cells = cells
    }

    func draw(columns: SampleAxis, rows: SampleAxis, palette: [Color]) -> [UInt8] {
        let size = PartCanvas.size
        let step = SampleAxis.perPixel
        let area = step * step
        let bytes = palette.flatMap { [Int($0.red), Int($0.green), Int($0.blue)] }
        return [UInt8](unsafeUninitializedCapacity: size * size * 3) { buffer, count in
            cells.withUnsafeBufferPointer { cells in
                for y in 0..<size {
                    for x in 0..<size {
                        var sum = (0, 0, 0)
                        for row in y * step..<(y + 1) * step {
                            let line = rows.cells[row] * width
                            for column in x * step..<(x + 1) * step {
                                let first = line + columns.cells[column]
                                let winner = heaviest(
                                    (cells[first], cells[first + 1], cells[first + width], cells[first + width + 1]),
                                    columns.weights[column], rows.weights[row])
                                sum.0 += bytes[winner * 3]
                                sum.1 += bytes[winner * 3 + 1]
                                sum.2 += bytes[winner * 3 + 2]
                            }
                        }
                        let index = (y * size + x) * 3
                        buffer[index] = UInt8((sum.0 + area / 2) / area)
                        buffer[index + 1] = UInt8((sum.1 + area / 2) / area)
                        buffer[index + 2] = UInt8((sum.2 + area / 2) / area)
                    }
                }
            }
            count = size * size * 3
        }
    }

    /// The class with the largest sum of bilinear weights; the lower class of equals.
    @inline(__always)
    private func heaviest(_ classes: (UInt8, UInt8, UInt8, UInt8), _ right: Int, _ below: Int) -> Int {
        let (a, b, c, d) = classes
        if a == b && a == c && a == d { return Int(a) }
        let weights = (
            (256 - right) * (256 - below), right * (256 - below), (256 - right) * below, right * below
        )
        func weight(of name: UInt8) -> Int {
            (a == name ? weights.0 : 0) + (b == name ? weights.1 : 0) + (c == name ? weights.2 : 0)
                + (d == name ? weights.3 : 0)
        }
        var best = a
        var bestWeight = weight(of: a)
        func consider(_ other: UInt8) {
            let weight = weight(of: other)
            if weight > bestWeight || (weight == bestWeight && other < best) {
                best = other
                bestWeight = weight
            }
        }
        consider(b)
        consider(c)
        consider(d)
        return Int(best)
    }
}
