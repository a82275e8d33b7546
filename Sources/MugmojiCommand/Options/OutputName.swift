import ArgumentParser
import Basics

/// The value of `--output-name`: what the outputs of an input are called, without their extension.
struct OutputName {
    /// What stands for something of the input.
    enum Placeholder: String, CaseIterable {
        /// The file's name without its extension.
        case stem
        /// The file's name.
        case name
        /// The hash of the file's bytes, 64 hexadecimal digits.
        case sha256
    }

    private enum Piece {
        case text(String)
        case placeholder(Placeholder)
    }

    private let pieces: [Piece]

    /// The bytes of an input have to be read before its outputs have names.
    let needsContent: Bool

    /// - Throws: `ValidationError` for what cannot be a name.
    init(argument: String) throws {
        var pieces: [Piece] = []
        var rest = argument[...]
        while let brace = rest.firstIndex(where: { $0 == "{" || $0 == "}" }) {
            if brace > rest.startIndex { pieces.append(.text(String(rest[..<brace]))) }
            guard rest[brace] == "{", let end = rest[brace...].firstIndex(of: "}") else {
                throw ValidationError("a brace stands alone; \(Self.known)")
            }
            let word = String(rest[rest.index(after: brace)..<end])
            guard let placeholder = Placeholder(rawValue: word) else {
                throw ValidationError("there is no placeholder {\(word)}; \(Self.known)")
            }
            pieces.append(.placeholder(placeholder))
            rest = rest[rest.index(after: end)...]
        }
        if !rest.isEmpty { pieces.append(.text(String(rest))) }
        guard !argument.utf8.contains(UInt8(ascii: "/")) else {
            throw ValidationError("a name holds no slash; name the folder with -o")
        }
        guard !pieces.isEmpty, !argument.utf8.starts(with: ".".utf8) else {
            throw ValidationError(
                "a name is not empty and does not begin with a dot; \(Self.known)")
        }
        self.pieces = pieces
        needsContent = pieces.contains { if case .placeholder(.sha256) = $0 { true } else { false } }
    }

    /// The name of the outputs of `input`.
    ///
    /// - Parameter sha256: of its bytes; asked for where the name needs it.
    func name(of input: InputFile, sha256: String = "") -> String {
        pieces.map { piece in
            switch piece {
            case .text(let text): text
            case .placeholder(.stem): input.stem
            case .placeholder(.name): input.isStandardInput ? input.stem : input.path.fileName
            case .placeholder(.sha256): sha256
            }
        }.joined()
    }

    private static let known =
        "the placeholders are " + Placeholder.allCases.map { "{\($0.rawValue)}" }.joined(separator: ", ")
}
