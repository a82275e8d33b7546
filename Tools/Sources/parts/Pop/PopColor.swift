import PartLibrary

extension PartDrawing {
    /// A line in a colour that is no role's: what is not the person's keeps its own.
    mutating func coloredLine(_ path: PathBuilder, _ hex: String, width: Double) {
        lightLine(path, width: width, opacity: 1, hex: hex)
    }
}
