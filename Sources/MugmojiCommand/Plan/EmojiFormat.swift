import ArgumentParser

/// What kind of file an emoji is written as.
enum EmojiFormat: String, CaseIterable {
    case png, svg, webp

    /// The value of `--format`.
    init(argument: String) throws {
        guard let format = Self(rawValue: argument.lowercased()) else {
            throw ValidationError("the format is \(Self.names)")
        }
        self = format
    }

    /// The format of an output: `--format` and the file's extension have to agree, and PNG is what is taken when neither
    /// says anything.
    ///
    /// - Parameters:
    ///   - output: the destination, as in ``OutputPlan``.
    ///   - named: the value of `--format`.
    ///   - asFolder: the destination is a folder whatever it looks like.
    init(output: String?, named: EmojiFormat?, asFolder: Bool = false) throws {
        self = named ?? .png
        guard let output, output != "-", !output.hasSuffix("/") else { return }
        if FileStatus(of: output).isFolder { return }
        let fileExtension = output.fileExtension
        let format = Self(rawValue: fileExtension.lowercased())
        // A folder may be called anything but like a picture.
        if asFolder, format == nil { return }
        if let named {
            guard format == named || fileExtension.isEmpty else {
                throw ValidationError(
                    "\(output) ends in .\(fileExtension), but --format asks for \(named.rawValue); make them agree")
            }
        } else if let format {
            self = format
        } else {
            throw ValidationError("\(output) must end in \(Self.extensions), or in / to name a folder")
        }
    }

    private static let names = listed(allCases.map(\.rawValue))
    static let extensions = listed(allCases.map { "." + $0.rawValue })

    private static func listed(_ names: [String]) -> String {
        names.dropLast().joined(separator: ", ") + " or " + (names.last ?? "")
    }
}
