import Basics
import FaceAtlas
import Imaging

/// The folder from which parts are read that a pack knows.
struct PartSource: Sendable {
    let files: StyleFolder
    /// Path of the folder, for messages.
    let path: String
    let viewBox: Style.Frame

    /// Reads and checks a part.
    ///
    /// - Parameter hash: of the file that was packed.
    /// - Throws: ``StyleError``, also where the file is another one now.
    func part(_ id: String, in slot: Slot, hash: UInt64) throws(StyleError) -> Part {
        let name = "\(slot.rawValue)/\(id).svg"
        let bytes: [UInt8]
        do {
            bytes = try files.read(name, limit: PartLimits.bytes)
        } catch {
            throw StyleError(file: "\(path)/\(name)", "\(error)")
        }
        let part = try Part(reading: bytes, id: id, slot: slot, file: "\(path)/\(name)", viewBox: viewBox)
        guard part.contentHash == hash else {
            throw StyleError(
                file: "\(path)/\(name)",
                "the file has changed and the style's index was not built since; build it with “mugmoji index build”")
        }
        return part
    }
}
