import Basics
import Imaging

extension OverlayLegend {
    /// Width of a column and height of a row, for an `em` of 1.
    private static let (columnWidth, rowHeight) = (20.0, 1.7)

    /// The rows in columns that fit into a height; a group is broken only when it is higher than a column.
    ///
    /// - Parameters:
    ///   - em: the size of the letters.
    ///   - height: what the columns must not exceed, though each may hold twenty rows.
    func columns(em: Double, height: Double) -> [[Row]] {
        let most = max(Int((height / em - 1) / Self.rowHeight), 20)
        var columns: [[Row]] = [[]]
        for group in groups {
            if columns[columns.count - 1].count + group.count > most { columns.append([]) }
            for row in group {
                if columns[columns.count - 1].count == most { columns.append([]) }
                columns[columns.count - 1].append(row)
            }
        }
        return columns.filter { !$0.isEmpty }
    }

    /// Each heading with the rows that follow it.
    private var groups: [[Row]] {
        rows.reduce(into: []) { groups, row in
            if case .heading = row { groups.append([]) }
            if !groups.isEmpty { groups[groups.count - 1].append(row) }
        }
    }

    static func size(of columns: [[Row]], em: Double) -> (width: Double, height: Double) {
        let rows = columns.map(\.count).max() ?? 0
        return (Double(columns.count) * columnWidth * em + em, (Double(rows) * rowHeight + 1) * em)
    }

    /// Writes the columns as SVG; their top left corner is at (`x`, 0).
    static func write(_ columns: [[Row]], x: Double, em: Double, to writer: inout XMLWriter) {
        let font: XMLWriter.Attributes = [
            "font-family": "sans-serif", "font-size": "\(em)", "fill": OverlayColors.ink,
        ]
        writer.element("g", font) { writer in
            for (column, rows) in columns.enumerated() {
                let left = x + (1 + Double(column) * columnWidth) * em
                for (index, row) in rows.enumerated() {
                    let middle = (0.5 + (Double(index) + 0.5) * rowHeight) * em
                    write(row, left: left, right: left + (columnWidth - 1) * em, middle: middle, em: em, to: &writer)
                }
            }
        }
    }

    private static func write(
        _ row: Row, left: Double, right: Double, middle: Double, em: Double, to writer: inout XMLWriter
    ) {
        let baseline = middle + 0.36 * em
        switch row {
        case .heading(let title):
            writer.element(
                "text", ["x": "\(left)", "y": "\(baseline + 0.1 * em)", "font-weight": "bold"], text: title)
        case .item(let sign, let name, let value):
            write(sign, left: left, middle: middle, em: em, to: &writer)
            writer.element("text", ["x": "\(left + 2.1 * em)", "y": "\(baseline)"], text: name)
            guard !value.isEmpty else { return }
            writer.element("text", ["x": "\(right)", "y": "\(baseline)", "text-anchor": "end"], text: value)
        }
    }

    private static func write(_ sign: Sign, left: Double, middle: Double, em: Double, to writer: inout XMLWriter) {
        switch sign {
        case .none: break
        case .swatch(let color):
            writer.element(
                "rect",
                [
                    "x": "\(left)", "y": "\(middle - 0.6 * em)", "width": "\(1.6 * em)", "height": "\(1.2 * em)",
                    "rx": "\(0.2 * em)", "fill": color.hex, "stroke": OverlayColors.ink,
                    "stroke-width": "\(0.08 * em)",
                ])
        case .mark(let mark):
            mark.write(at: Point(x: left + 0.8 * em, y: middle), radius: 0.5 * em, line: 0.1 * em, to: &writer)
        case .frame:
            writer.element(
                "path",
                [
                    "d": "M\(left),\(middle)h\(1.6 * em)", "stroke": OverlayColors.ink,
                    "stroke-width": "\(0.14 * em)", "stroke-dasharray": "\(0.4 * em) \(0.2 * em)",
                ])
        }
    }
}
