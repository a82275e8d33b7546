import ArgumentParser

extension OutputFile {
    /// The extension of an output's path, lower case; the first of `extensions` for standard output.
    ///
    /// - Throws: `ValidationError` for another extension than `extensions`, and for a picture that would go to a terminal.
    static func kind(of path: String, among extensions: [String]) throws -> String {
        if path == "-" {
            if Terminal.outputIsTerminal {
                throw ValidationError(
                    "the picture would go to the terminal; redirect standard output, or name a file with -o")
            }
            return extensions[0]
        }
        let kind = path.fileExtension.lowercased()
        guard extensions.contains(kind) else {
            throw ValidationError("\(path) must end in \(extensions.map { "." + $0 }.joined(separator: " or "))")
        }
        return kind
    }
}
