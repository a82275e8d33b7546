/// Takes the frames out of a Matroska stream of raw pictures, as they come through a pipe.
///
/// Source: RFC 8794 (EBML) and RFC 9559 (Matroska). Frames come with their times, which a bare stream of pixels has not.
package struct MatroskaReader {
    package struct Block {
        /// Seconds.
        package var time: Double
        package var bytes: ArraySlice<UInt8>
    }

    private enum ID {
        static let segment: UInt32 = 0x1853_8067, cluster: UInt32 = 0x1F43_B675, blockGroup: UInt32 = 0xA0
        static let info: UInt32 = 0x1549_A966
        static let timestampScale: UInt32 = 0x2AD7B1, timestamp: UInt32 = 0xE7
        static let simpleBlock: UInt32 = 0xA3, block: UInt32 = 0xA1
        /// Elements whose children are read in their place.
        static let opened: Set<UInt32> = [segment, cluster, blockGroup, info]
    }

    private var bytes: [UInt8] = []
    private var position = 0
    /// Bytes of an element of no interest that are yet to come.
    private var skipping = 0
    /// Nanoseconds.
    private var scale = 1_000_000
    private var clusterTime = 0
    private let longest: Int
    /// What came is no such stream, and nothing more is taken of it.
    package private(set) var isBroken = false

    /// - Parameter longest: bytes of the longest frame that is waited for; longer ones are passed over.
    package init(longest: Int) { self.longest = longest }

    /// Bytes that wait for those that follow.
    package var held: Int { bytes.count - position }

    package mutating func append(_ buffer: UnsafeRawBufferPointer) {
        guard !isBroken else { return }
        if position > 0, position == bytes.count || position > 1 << 20 {
            bytes.removeSubrange(0..<position)
            position = 0
        }
        bytes.append(contentsOf: buffer)
    }

    /// The next frame, once all of it is there.
    package mutating func next() -> Block? {
        while true {
            let skipped = min(skipping, bytes.count - position)
            position += skipped
            skipping -= skipped
            var reader = position
            guard skipping == 0, let id = identifier(&reader), let size = size(&reader) else { return nil }
            if ID.opened.contains(id) {
                position = reader
                continue
            }
            // A frame, or a number of eight bytes. (A condition of a case would hold for the last of its patterns only.)
            switch size <= max(longest + Self.blockHead, 8) ? id : 0 {
            case ID.timestampScale, ID.timestamp, ID.simpleBlock, ID.block:
                guard bytes.count - reader >= size else { return nil }
                position = reader + size
                let content = bytes[reader..<position]
                switch id {
                case ID.timestampScale: scale = content.reduce(0) { $0 << 8 | Int($1) }
                case ID.timestamp: clusterTime = content.reduce(0) { $0 << 8 | Int($1) }
                default:
                    guard content.count > Self.blockHead else { continue }
                    let relative = Int16(bitPattern: UInt16(bytes[reader + 1]) << 8 | UInt16(bytes[reader + 2]))
                    // A video may tell times that are too large for whole nanoseconds.
                    return Block(
                        time: (Double(clusterTime) + Double(relative)) * Double(scale) / 1e9,
                        bytes: content.dropFirst(Self.blockHead))
                }
            default:
                position = reader
                skipping = size
            }
        }
    }

    /// A track number of one byte, a time relative to the cluster's, and flags.
    private static let blockHead = 4

    private mutating func identifier(_ reader: inout Int) -> UInt32? {
        guard reader < bytes.count else { return nil }
        let length = bytes[reader].leadingZeroBitCount + 1
        isBroken = length > 4
        guard !isBroken, reader + length <= bytes.count else { return nil }
        defer { reader += length }
        return bytes[reader..<reader + length].reduce(0) { $0 << 8 | UInt32($1) }
    }

    /// The length of an element; an unknown one, which only opened elements have, is 0.
    private mutating func size(_ reader: inout Int) -> Int? {
        guard reader < bytes.count else { return nil }
        let length = bytes[reader].leadingZeroBitCount + 1
        isBroken = length > 8
        guard !isBroken, reader + length <= bytes.count else { return nil }
        defer { reader += length }
        let mark = UInt64(1) << UInt64(7 * length)
        let value = bytes[reader..<reader + length].reduce(UInt64(0)) { $0 << 8 | UInt64($1) } & (mark - 1)
        return value == mark - 1 ? 0 : Int(value)
    }
}

/// Writes raw pictures as a Matroska stream, each with its time; see ``MatroskaReader`` for the source.
struct MatroskaWriter {
    let width: Int
    let height: Int
    /// Four letters that name the order of the bytes of a pixel: `BGRA`, `RGBA`.
    let pixelFormat: String

    /// Times are counted in microseconds.
    private static let scale = 1000

    /// What comes before the first frame.
    var header: [UInt8] {
        let video =
            Self.number(0xB0, width) + Self.number(0xBA, height) + Self.element(0x2EB524, Array(pixelFormat.utf8))
        let track =
            Self.number(0xD7, 1) + Self.number(0x73C5, 1) + Self.number(0x83, 1)
            + Self.element(0x86, Array("V_UNCOMPRESSED".utf8)) + Self.element(0xE0, video)
        return Self.element(0x1A45_DFA3, Self.element(0x4282, Array("matroska".utf8)))
            // The segment goes on to the end of the stream.
            + Self.id(0x1853_8067) + [0x01] + [UInt8](repeating: 0xFF, count: 7)
            + Self.element(0x1549_A966, Self.number(0x2AD7B1, Self.scale))
            + Self.element(0x1654_AE6B, Self.element(0xAE, track))
    }

    /// What comes before the pixels of one frame.
    ///
    /// - Parameter duration: seconds until the next frame, where it is known.
    func prefix(time: Double, duration: Double?, count: Int) -> [UInt8] {
        let micro = { (seconds: Double) in Int((max(seconds, 0) * 1e9 / Double(Self.scale)).rounded()) }
        let blockHead: [UInt8] = [0x81, 0, 0, 0]
        let timestamp = Self.number(0xE7, micro(time))
        let length = duration.map { Self.number(0x9B, micro($0)) } ?? []
        let block = Self.id(0xA1) + Self.size(count + blockHead.count)
        let group = Self.id(0xA0) + Self.size(length.count + block.count + blockHead.count + count)
        let cluster = timestamp.count + group.count + length.count + block.count + blockHead.count + count
        return Self.id(0x1F43_B675) + Self.size(cluster) + timestamp + group + length + block + blockHead
    }

    private static func element(_ id: UInt32, _ content: [UInt8]) -> [UInt8] {
        self.id(id) + size(content.count) + content
    }

    private static func number(_ id: UInt32, _ value: Int) -> [UInt8] {
        element(id, (0..<8).map { UInt8(truncatingIfNeeded: value >> (56 - 8 * $0)) })
    }

    private static func id(_ id: UInt32) -> [UInt8] {
        (0..<4).map { UInt8(truncatingIfNeeded: id >> UInt32(24 - 8 * $0)) }.drop { $0 == 0 }.map { $0 }
    }

    /// Eight bytes, whatever the length.
    private static func size(_ value: Int) -> [UInt8] {
        [0x01] + (1..<8).map { UInt8(truncatingIfNeeded: value >> (56 - 8 * $0)) }
    }
}
