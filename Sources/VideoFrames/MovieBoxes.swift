/// The boxes of which MP4 and QuickTime files consist (ISO/IEC 14496-12, section 4.2).
enum MovieBoxes {
    struct Box {
        var type: String
        /// Where its content begins.
        var content: Int
        /// Where it ends; it may say so of a place behind the end of the file.
        var end: Int
    }

    /// The box at `position`, within one that ends at `limit`.
    static func box(at position: Int, before limit: Int, of file: borrowing FileBytes) -> Box? {
        let head = file.bytes(at: position, 16)
        guard head.count >= 8 else { return nil }
        let type = String(decoding: head[4..<8], as: UTF8.self)
        switch head.number(0, 4) {
        case 0: return Box(type: type, content: position + 8, end: limit)
        case 1:
            guard head.count == 16, let size = Int(exactly: head.number(8, 8)), size >= 16 else { return nil }
            let (end, isTooLarge) = position.addingReportingOverflow(size)
            return isTooLarge ? nil : Box(type: type, content: position + 16, end: end)
        case let size: return size < 8 ? nil : Box(type: type, content: position + 8, end: position + Int(size))
        }
    }

    /// Whether a track's data lie elsewhere: an entry of a data reference box (section 8.7.2) that is not marked as
    /// “in this file” and has a name.
    static func namesOtherFiles(_ file: borrowing FileBytes) -> Bool {
        var boxes = 0
        return search(file, from: 0, to: file.count, depth: 0, &boxes)
    }

    private static let opened: Set<String> = ["moov", "trak", "mdia", "minf", "dinf"]

    private static func search(
        _ file: borrowing FileBytes, from start: Int, to end: Int, depth: Int, _ boxes: inout Int
    ) -> Bool {
        var position = start
        // More boxes than any file has: what ffmpeg would find behind them it does not open either.
        while position < end, boxes < 100_000, let box = box(at: position, before: end, of: file) {
            boxes += 1
            if opened.contains(box.type), depth < 6,
                search(file, from: box.content, to: min(box.end, end), depth: depth + 1, &boxes)
            {
                return true
            }
            if box.type == "dref", hasForeignEntry(file.bytes(at: box.content, min(box.end - box.content, 1 << 16))) {
                return true
            }
            position = box.end
        }
        return false
    }

    private static func hasForeignEntry(_ table: [UInt8]) -> Bool {
        var position = 8
        while position + 12 <= table.count {
            let size = Int(table.number(position, 4))
            guard size >= 12 else { return false }
            let isElsewhere = table[position + 11] & 1 == 0
            if isElsewhere, size > 13 { return true }
            position += size
        }
        return false
    }
}

/// The chunks of which PNG files consist.
enum PNGChunks {
    /// Whether frames follow (APNG: an `acTL` chunk before the first `IDAT`).
    static func isAnimated(_ file: borrowing FileBytes) -> Bool {
        var position = 8
        for _ in 0..<10_000 {
            let head = file.bytes(at: position, 8)
            guard head.count == 8 else { return false }
            switch String(decoding: head[4...], as: UTF8.self) {
            case "acTL": return true
            case "IDAT", "IEND": return false
            default: position += Int(head.number(0, 4)) + 12
            }
        }
        return false
    }
}

extension Array where Element == UInt8 {
    /// The big-endian number of `length` bytes at `offset`; bytes that are not there count as 0.
    func number(_ offset: Int, _ length: Int) -> UInt64 {
        (offset..<offset + length).reduce(0) { $0 << 8 | UInt64($1 < count ? self[$1] : 0) }
    }

    /// The same, little-endian.
    func littleNumber(_ offset: Int, _ length: Int) -> UInt64 {
        (offset..<offset + length).reversed().reduce(0) { $0 << 8 | UInt64($1 < count ? self[$1] : 0) }
    }
}
