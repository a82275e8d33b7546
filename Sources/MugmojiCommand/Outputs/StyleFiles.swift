import Basics
import FaceAtlas
import Foundation
import Imaging
import PartLibrary

/// The files of a style, which an output must not take the place of. They may be many, and are listed only for an output that may be one.
struct StyleFiles {
    private let folder: String?
    private var listed: Set<FileIdentity>?

    /// - Parameter folder: the style's; `nil` where no style is drawn.
    init(folder: String? = nil) { self.folder = folder }

    /// Whether the file that is found at `path` is one of them.
    mutating func contains(_ identity: FileIdentity, at path: String) -> Bool {
        guard let folder, identity.exists, Self.mayLie(path, in: folder) else { return false }
        let files = listed ?? Self.files(in: folder)
        listed = files
        return files.contains(identity)
    }

    /// A file that lies elsewhere and has no second name cannot be one of them.
    private static func mayLie(_ path: String, in folder: String) -> Bool {
        guard case .known(let status) = FileStatus(of: path), status.st_nlink == 1, let place = SystemPath.real(path),
            let root = SystemPath.real(folder)
        else { return true }
        return root == "/" || place.starts(with: root + "/")
    }

    private static func files(in folder: String) -> Set<FileIdentity> {
        let slots = Slot.allCases.map { folder.appending(name: $0.rawValue) }
        let drawings = slots.flatMap { slot in
            ((try? FileManager.default.contentsOfDirectory(atPath: slot)) ?? []).filter { $0.hasSuffix(".svg") }
                .map { slot.appending(name: $0) }
        }
        let own = ["style.json", StyleFolder.indexName, StylePack.fileName].map { folder.appending(name: $0) }
        return Set((own + drawings).compactMap(FileIdentity.existing))
    }
}
