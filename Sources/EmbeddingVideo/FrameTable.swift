import Basics
package import FaceAtlas
import Foundation
import Imaging
package import LiveAvatars
import Mugmoji
import PartEmbedding
import PartLibrary
import Synchronization

/// Takes what was compared, frame by frame and slot by slot.
package protocol FrameTable: Sendable {
    /// Adds one row.
    ///
    /// - Throws: an error of the file that it goes to.
    func add(_ reading: FrameEmoji.SlotReading, slot: Slot, frame: Int, time: Double) throws
}

/// Rows of comma-separated values: `frame,time,slot,part,similarity,changed`, then the face's vector `face_1…face_n` and the
/// chosen part's `part_1…part_n`, centred and of length 1, so that their scalar product is the similarity. What there is not is
/// left empty.
package struct CSVTable: FrameTable {
    private let file: TableFile
    private let dimension: Int

    /// - Parameters:
    ///   - file: is written to as rows come.
    ///   - dimension: of the vectors.
    /// - Throws: ``TableError`` when the head cannot be written.
    package init(file: TableFile, dimension: Int) throws(TableError) {
        self.file = file
        self.dimension = dimension
        let columns = ["face", "part"].flatMap { name in (1...max(dimension, 1)).map { "\(name)_\($0)" } }
        let head = ["frame", "time", "slot", "part", "similarity", "changed"] + columns
        try file.write(line: head.joined(separator: ",").utf8)
    }

    package func add(_ reading: FrameEmoji.SlotReading, slot: Slot, frame: Int, time: Double) throws {
        func cells(_ vector: [Float]) -> [String] {
            (0..<max(dimension, 1)).map { $0 < vector.count ? number(Double(vector[$0])) : "" }
        }
        let similarity = reading.face.isEmpty ? nil : reading.match?.similarity
        let row =
            [
                "\(frame)", number(time), slot.rawValue, reading.match?.id ?? "",
                similarity.map { number(Double($0)) } ?? "", reading.isChange ? "1" : "0",
            ] + cells(reading.face) + cells(reading.part)
        try file.write(line: row.joined(separator: ",").utf8)
    }
}

/// One JSON object a line: `frame`, `time`, `slot`, `part`, `similarity`, `changed`, `face` and `part_vector`.
package struct JSONTable: FrameTable {
    private struct Row: Encodable {
        var frame: Int
        var time: Double
        var slot: String
        var part: String?
        var similarity: Double?
        var changed: Bool
        var face: [Double]
        var partVector: [Double]

        private enum CodingKeys: String, CodingKey {
            case frame, time, slot, part, similarity, changed, face
            case partVector = "part_vector"
        }
    }

    private let file: TableFile

    /// - Parameter file: is written to as rows come.
    package init(file: TableFile) { self.file = file }

    package func add(_ reading: FrameEmoji.SlotReading, slot: Slot, frame: Int, time: Double) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        func rounded(_ value: Float) -> Double { (Double(value) * 1e6).rounded() / 1e6 }
        let row = Row(
            frame: frame, time: (time * 1e6).rounded() / 1e6, slot: slot.rawValue, part: reading.match?.id,
            similarity: reading.face.isEmpty ? nil : reading.match.map { rounded($0.similarity) },
            changed: reading.isChange, face: reading.face.map(rounded), partVector: reading.part.map(rounded))
        try file.write(line: encoder.encode(row))
    }
}

/// With six decimals, without the zeros at the end.
private func number(_ value: Double) -> String {
    var text = Substring(String(format: "%.6f", value))
    while text.last == "0" { text.removeLast() }
    if text.last == "." { text.removeLast() }
    return text == "-0" ? "0" : String(text)
}

/// Where the rows of a table go: an open file, or a stream such as standard output. That they arrive is checked.
package final class TableFile: Sendable {
    private let descriptor: Int32
    /// Rows that wait, so that not every one is a call of the system.
    private let waiting = Mutex<[UInt8]>([])
    private static let most = 1 << 16

    /// - Parameter descriptor: is written to; the caller closes it.
    package init(descriptor: Int32) { self.descriptor = descriptor }

    func write(line: some Sequence<UInt8>) throws(TableError) {
        try waiting.withLock { waiting throws(TableError) in
            waiting.append(contentsOf: line)
            waiting.append(UInt8(ascii: "\n"))
            if waiting.count >= Self.most { try flush(&waiting) }
        }
    }

    /// Writes what waits, and brings a file to the disk.
    ///
    /// - Throws: ``TableError``.
    package func finish() throws(TableError) {
        try waiting.withLock { waiting throws(TableError) in try flush(&waiting) }
        // A stream cannot be brought to a disk.
        if fsync(descriptor) != 0, errno != EINVAL, errno != EROFS, errno != ENOTSUP { throw TableError(code: errno) }
    }

    private func flush(_ bytes: inout [UInt8]) throws(TableError) {
        let code = writeAll(bytes, to: descriptor)
        bytes.removeAll(keepingCapacity: true)
        if code != 0 { throw TableError(code: code) }
    }
}

/// Why a table could not be written. The description is a clause that leaves the file's name to the caller.
package struct TableError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The number of the system's error, as in `errno`.
    package let code: Int32

    package init(code: Int32) { self.code = code }

    package var description: String { String(cString: strerror(code)).lowercased() }
}
