import Basics

/// A file that names inputs.
enum PathList {
    private static let limit = InputFile.Limit(bytes: 1 << 30, remedy: "cut it into several")

    /// The paths in the order of the file; empty ones are left out.
    ///
    /// - Parameters:
    ///   - path: a file, or `-`.
    ///   - separator: what stands after each path. Before a line break a carriage return is left out too.
    /// - Throws: ``Failure``.
    static func paths(in path: String, separator: UInt8) throws(Failure) -> [String] {
        let bytes = try InputFile(path: path, subfolder: "").read(limit)
        return bytes.split(separator: separator).compactMap { piece in
            let isCut = separator == UInt8(ascii: "\n") && piece.last == UInt8(ascii: "\r")
            let name = isCut ? piece.dropLast() : piece
            return name.isEmpty ? nil : SystemPath.text(of: Array(name))
        }
    }
}
