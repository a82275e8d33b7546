import Basics
import Foundation

extension StyleLibrary {
    /// How the style's pack stands to its parts.
    package enum PackState: Sendable, Equatable {
        case current
        case missing
        /// Of other parts.
        case stale
        case unusable(StylePackError)
    }

    /// How the pack in the style's folder stands to the parts.
    package var packState: PackState {
        do throws(StylePackError) {
            guard let pack = try StylePack(in: StyleFolder(folder)) else { return .missing }
            return pack.bytes == StylePack(of: self)?.bytes ? .current : .stale
        } catch {
            return .unusable(error)
        }
    }

    /// Writes the style's pack, and how its files stand on this machine; what is as it should be is left alone. Something else that goes by
    /// the pack's name is not written over.
    ///
    /// - Throws: ``StylePackError/notAPack`` for something else of this name, or `FileWriteError`.
    package func writePack() throws {
        guard let pack = StylePack(of: self) else { return }
        if packState != .current {
            try requireOwn(StylePack.fileName, mark: pack.bytes.prefix(8))
            try write(pack.bytes, as: StylePack.fileName)
        }
        guard let survey = settledSurvey(of: pack), !StyleStamp.fits(folder, pack: pack, files: StyleFolder(folder))
        else { return }
        let stamp = StyleStamp.bytes(of: survey, pack: pack)
        // Where it cannot be written, as where a style is installed for all, files are read and hashed as before.
        guard (try? requireOwn(StyleStamp.fileName, mark: stamp.prefix(8))) != nil else { return }
        try? write(stamp, as: StyleStamp.fileName)
    }

    private func write(_ bytes: [UInt8], as name: String) throws(FileWriteError) {
        try AtomicFile.write(bytes, to: folder.appendingPathComponent(name).path, overwrite: true)
    }

    /// A style may come from anybody: what is none of ours stays as it is, and links are not written through.
    private func requireOwn(_ name: String, mark: ArraySlice<UInt8>) throws(StylePackError) {
        let path = folder.appendingPathComponent(name).path
        var status = stat()
        guard lstat(path, &status) == 0 else { return }
        guard status.st_mode & S_IFMT == S_IFREG, let start = try? BoundedFile.start(of: path, count: mark.count),
            start.elementsEqual(mark)
        else { throw .notAPack }
    }

    /// How the files stand, as long as they are still those that were read. Files that changed just before that are read once more: the
    /// system's times are coarse.
    private func settledSurvey(of pack: StylePack) -> StyleSurvey? {
        let tick: Int64 = 50_000_000
        guard let readAt, let survey = StyleSurvey(of: folder, pack: pack) else { return nil }
        if survey.latest < readAt - tick { return survey }
        usleep(UInt32(2 * tick / 1000))
        guard let again = try? StyleLibrary(contentsOf: folder), again.partsHash == partsHash,
            let start = again.readAt, let second = StyleSurvey(of: folder, pack: pack)
        else { return nil }
        return second.latest < start - tick ? second : nil
    }
}
