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
