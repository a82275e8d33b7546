import ArgumentParser
import Foundation

/// What kind of file an emoji is written as.
enum EmojiFormat: String, CaseIterable {
    case png, svg

    /// The value of `--format`.
    init(argument: String) throws {
        guard let format = Self(rawValue: argument.lowercased()) else {
            throw ValidationError(Self.isWebP(argument) ? Self.noWebP : "the formats are \(Self.names)")
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
        var isFolder: ObjCBool = false
        if FileManager.default.fileExists(atPath: output, isDirectory: &isFolder), isFolder.boolValue { return }
        let fileExtension = (output as NSString).pathExtension
        let format = Self(rawValue: fileExtension.lowercased())
        // A folder may be called anything but like a picture.
        if asFolder, format == nil { return }
        switch (format, named) {
        case (let format?, nil): self = format
        case (let format?, let named?) where format != named:
            throw ValidationError(
                "\(output) ends in .\(fileExtension), but --format asks for \(named.rawValue); change one of them")
        case (_?, _): break
        case (nil, _) where Self.isWebP(fileExtension): throw ValidationError("\(output): \(Self.noWebP)")
        case (nil, let named?) where !fileExtension.isEmpty:
            throw ValidationError(
                "\(output) ends in .\(fileExtension), but --format asks for \(named.rawValue); let it end in "
                    + ".\(named.rawValue)")
        case (nil, nil):
            throw ValidationError("\(output) must end in \(Self.extensions), or in / to name a folder")
        case (nil, _?): break
        }
    }

    private static var names: String { allCases.map(\.rawValue).joined(separator: " and ") }
    private static var extensions: String { allCases.map { "." + $0.rawValue }.joined(separator: " or ") }
    private static var noWebP: String { "WebP is not built into this program; take \(names.replacing(" and ", with: " or "))" }

    private static func isWebP(_ name: String) -> Bool { name.lowercased() == "webp" }
}
