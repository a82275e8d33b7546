import Basics
import FaceAtlas
import Foundation

/// A style's folder, looked at without opening its files: are they, by name, kind and size, those of its pack, and when did they change?
struct StyleSurvey: Sendable {
    /// Hash of what the system tells of all files and folders: size, inode, and times at which content and name changed.
    let stamp: UInt64
    /// When the last of them changed, in nanoseconds since 1970.
    let latest: Int64

    /// - Parameter isCounting: whether the folders of slots are searched for files that the pack does not have; where their own times are
    ///   compared, they cannot have come.
    /// - Returns: `nil` where a file is missing, too many, of another size, or no plain file.
    init?(of folder: URL, pack: StylePack, isCounting: Bool = true) {
        let root = open(folder.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard root >= 0 else { return nil }
        defer { close(root) }
        guard let top = Self.entries(of: root) else { return nil }
        var named: Set<String> = []
        for (name, kind) in top where kind != S_IFREG {
            guard kind == S_IFDIR, Slot(rawValue: name) != nil else { return nil }
            named.insert(name)
        }
        // Long lists in pieces, which are looked at side by side.
        var pieces: [Piece] = []
        var start = 0
        while start < pack.records.count {
            let slot = pack.records[start].slot
            let end = pack.records[start...].firstIndex { $0.slot != slot } ?? pack.records.count
            guard named.remove(slot.rawValue) != nil else { return nil }
            for place in stride(from: start, to: end, by: Self.longest) {
                let isFirst = place == start
                pieces.append(
                    Piece(
                        slot: slot.rawValue, records: place..<min(place + Self.longest, end),
                        count: isFirst && isCounting ? end - start : nil))
            }
            start = end
        }
        // Other folders of slots are empty.
        pieces += named.sorted().map { Piece(slot: $0, records: 0..<0, count: 0) }
        let jobs = pack.records.count > Self.longest ? 2 : 1
        guard let looks = try? pieces.concurrentMap(jobs: jobs, { try Self.look(at: $0, of: pack, root: root) })
        else { return nil }
        var hash = ContentHash()
        for look in looks { hash.add(word: look.stamp) }
        (stamp, latest) = (hash.value, looks.map(\.latest).max() ?? 0)
    }

    /// Nanoseconds since 1970.
    static var now: Int64 {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }

    /// Some files of one slot.
    private struct Piece {
        var slot: String
        var records: Range<Int>
        /// How many files there are in all; `nil` where they are not counted.
        var count: Int?
    }

    private struct Change: Error {}

    private static let longest = 2048

    private static func look(
        at piece: Piece, of pack: StylePack, root: Int32
    ) throws(Change) -> (stamp: UInt64, latest: Int64) {
        let folder = openat(root, piece.slot, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        guard folder >= 0 else { throw Change() }
        defer { close(folder) }
        if let count = piece.count, Self.entries(of: folder)?.count != count { throw Change() }
        var hash = ContentHash()
        var latest: Int64 = 0
        func add(_ status: stat) {
            let times = [status.st_mtim, status.st_ctim].map { Int64($0.tv_sec) &* 1_000_000_000 &+ Int64($0.tv_nsec) }
            hash.add(word: UInt64(status.st_size))
            hash.add(word: UInt64(status.st_ino))
            for time in times {
                hash.add(word: UInt64(bitPattern: time))
                latest = max(latest, time)
            }
        }
        var status = stat()
        guard fstat(folder, &status) == 0 else { throw Change() }
        add(status)
        for record in pack.records[piece.records] {
            let found = pack.withName(of: record) { fstatat(folder, $0, &status, AT_SYMLINK_NOFOLLOW) }
            guard found == 0, status.st_mode & S_IFMT == S_IFREG, Int(status.st_size) == record.size else {
                throw Change()
            }
            add(status)
        }
        return (hash.value, latest)
    }

    /// Names and kinds in a folder, without hidden files; links are not followed.
    private static func entries(of folder: Int32) -> [(name: String, kind: mode_t)]? {
        let copy = openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard copy >= 0 else { return nil }
        guard let stream = fdopendir(copy) else {
            close(copy)
            return nil
        }
        defer { closedir(stream) }
        var entries: [(name: String, kind: mode_t)] = []
        while let entry = readdir(stream) {
            let kind = entry.pointee.d_type
            let place = MemoryLayout<dirent>.offset(of: \.d_name) ?? 0
            let name = UnsafeRawPointer(entry).advanced(by: place).assumingMemoryBound(to: CChar.self)
            if name.pointee == CChar(bitPattern: UInt8(ascii: ".")) { continue }
            var status = stat()
            switch Int(kind) {
            case Int(DT_REG): status.st_mode = S_IFREG
            case Int(DT_DIR): status.st_mode = S_IFDIR
            default:
                guard fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else { return nil }
            }
            entries.append((String(cString: name), status.st_mode & S_IFMT))
        }
        return entries
    }
}

/// The file `.parts.stamp` in a style's folder: how its files stood on this machine when its pack was made. In a copy of the folder, a
/// checkout or a package it fits nothing, and the files are read and hashed as where there is none.
enum StyleStamp {
    /// The file's name; hidden, since it is of use to nobody else.
    static let fileName = ".parts.stamp"
    private static let mark = Array("mugstamp".utf8)

    /// The content of the file.
    static func bytes(of survey: StyleSurvey, pack: StylePack) -> [UInt8] {
        var hash = ContentHash()
        hash.addField(pack.bytes)
        return mark + [UInt8](word: hash.value) + [UInt8](word: survey.stamp)
    }

    /// Whether the files stand as they did when the pack was made.
    static func fits(_ folder: URL, pack: StylePack, files: StyleFolder) -> Bool {
        guard let stored = try? files.read(fileName, limit: 1 << 10), stored.starts(with: mark),
            let survey = StyleSurvey(of: folder, pack: pack, isCounting: false)
        else { return false }
        return stored == bytes(of: survey, pack: pack)
    }
}
