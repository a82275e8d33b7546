import Foundation
import Imaging
import PartLibrary

/// The colours of one avatar on a preview sheet.
struct PreviewColors: Sendable {
    var skin = "#eadaba"
    var hair = "#3f2a1d"
    var lip = "#c9685f"
    var frame = "#26262b"
    var fabric = "#3b6fb6"
    var iris = "#6a4022"

    /// A stylesheet for the shapes inside the element of class `scope`.
    func stylesheet(scope: String) -> String {
        var colors: [(Role, String)] = ClassicStyle.colors.map { ($0.role, $0.hex) }
        colors += [
            (.skin, skin), (.skinShade, Self.shade(skin)), (.hair, hair), (.hairShade, Self.shade(hair)),
            (.brow, Self.shade(hair)), (.beard, hair), (.lip, lip), (.frame, frame), (.fabric, fabric),
            (.fabricShade, Self.shade(fabric)), (.iris, iris),
        ]
        return colors.map { role, hex in
            ".\(scope) .\(role.rawValue){fill:\(hex);stop-color:\(hex)}"
                + ".\(scope) .\(role.rawValue).outline{fill:none;stroke:\(hex)}"
        }.joined(separator: "\n")
    }

    /// A darker, more saturated neighbour of a colour.
    static func shade(_ hex: String) -> String {
        guard let color = Color(hex: hex) else { return hex }
        let values = [color.red, color.green, color.blue].map { Double($0) / 255 }
        let mean = values.reduce(0, +) / 3
        let factors = [0.86, 0.74, 0.66]
        let bytes = zip(values, factors).map { value, factor in
            UInt8((max(0, mean + (value - mean) * 1.1) * factor * 255).rounded().clamped(0, 255))
        }
        return Color(red: bytes[0], green: bytes[1], blue: bytes[2]).hex
    }
}

extension Double {
    func clamped(_ low: Double, _ high: Double) -> Double { Swift.min(Swift.max(self, low), high) }
}
