import Foundation

/// One picture to be read: a file, or standard input.
struct InputFile: Sendable, Hashable {
    /// The path as the user would write it; `-` for standard input.
    let path: String
    /// The folder below the one that the user named, for inputs found in folders; empty otherwise.
    let subfolder: String

    var isStandardInput: Bool { path == "-" }

    /// The name in messages.
    var displayName: String { isStandardInput ? "standard input" : path }

    /// The file name without folder and extension.
    var stem: String {
        if isStandardInput { return "standard-input" }
        return URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent
    }

    /// The folder that holds the file; empty for the current one.
    var folder: String { (path as NSString).deletingLastPathComponent }

    func read() throws(Failure) -> [UInt8] {
        do {
            let handle =
                isStandardInput ? FileHandle.standardInput : try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
            defer { if !isStandardInput { try? handle.close() } }
            return [UInt8](try handle.readToEnd() ?? Data())
        } catch {
            throw Failure(status: .noInput, description: "cannot read \(displayName): \(error.localizedDescription)")
        }
    }
}
