package import FaceAtlas
package import FaceParsing
import Imaging
import PartLibrary

extension PartCanvas {
    /// Draws what a photo shows in `slot`.
    ///
    /// Each sample takes the class that weighs most among the 4×4 labels around it (weights of the cubic B-spline), which
    /// rounds the stairs of the small label map without mixing colours; 2×2 samples make a pixel.
    ///
    /// - Parameters:
    ///   - labels: labels of the canonical frame, of any size (256×256 from the parser).
    ///   - slot: a slot in `Slot.matched`; another gives an empty canvas.
    package init(labels: LabelMap, slot: Slot) {
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
