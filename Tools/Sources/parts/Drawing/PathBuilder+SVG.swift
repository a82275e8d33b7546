import Foundation
import Imaging

extension PathBuilder {
    /// The path as the `d` attribute of SVG, with at most one decimal.
    var data: String {
        commands.map { command in
            switch command {
            case .move(let point): "M\(point.text)"
            case .line(let point): "L\(point.text)"
            case .curve(let one, let two, let end): "C\(one.text) \(two.text) \(end.text)"
            case .ellipse(let center, let rx, let ry, let angle): Self.ellipse(center, rx, ry, angle)
            case .close: "Z"
            }
        }.joined(separator: " ")
    }

    private static func ellipse(_ center: Point, _ rx: Double, _ ry: Double, _ angle: Double) -> String {
        let axis = at(cos(angle * .pi / 180), sin(angle * .pi / 180)) * rx
        let radii = "\(rx.text) \(ry.text) \(angle.text) 1 0"
        return "M\((center - axis).text) A\(radii) \((center + axis).text) A\(radii) \((center - axis).text) Z"
    }
}

extension Point {
    var text: String { "\(x.text) \(y.text)" }
}

extension Double {
    /// The shortest text of the number rounded to one decimal.
    var text: String { rounded(toDecimals: 1) }

    func rounded(toDecimals decimals: Int) -> String {
        let scale = pow(10, Double(decimals))
        let whole = Int((self * scale).rounded(.toNearestOrAwayFromZero))
        guard whole % Int(scale) != 0 else { return String(whole / Int(scale)) }
        var digits = String(abs(whole) % Int(scale))
        digits = String(repeating: "0", count: decimals - digits.count) + digits
        while digits.last == "0" { digits.removeLast() }
        return (whole < 0 ? "-" : "") + "\(abs(whole) / Int(scale)).\(digits)"
    }
}
