import Basics

/// Builds a safetensors file; the same texts and tensors in the same order give the same bytes.
package struct SafetensorsWriter {
    /// The members of the header's object, in the order in which they were added.
    private var header: [String] = []
    private var data: [UInt8] = []

    /// The data begin at a multiple of so many bytes, so that a mapped tensor lies as loads like it.
    private static let alignment = 64

    /// - Parameter metadata: the file's free text pairs, in the order in which they are to stand in it; each key once.
    package init(metadata: [(key: String, text: String)] = []) {
        guard !metadata.isEmpty else { return }
        let pairs = metadata.map { "\(Self.json($0.key)):\(Self.json($0.text))" }
        header.append("\"__metadata__\":{\(pairs.joined(separator: ","))}")
    }

    /// Adds a tensor in single precision (`F32`), the last dimension varying fastest.
    ///
    /// - Precondition: `values` has as many numbers as `shape` says, and no tensor has this name yet; here and below.
    package mutating func add(_ name: String, shape: [Int], _ values: [Float]) {
        let start = data.count
        for value in values { withUnsafeBytes(of: value.bitPattern.littleEndian) { data += $0 } }
        addEntry(name, type: .f32, shape: shape, from: start)
    }

    /// Adds a tensor of whole numbers (`U64`).
    package mutating func add(_ name: String, shape: [Int], wholeNumbers numbers: [UInt64]) {
        let start = data.count
        for number in numbers { withUnsafeBytes(of: number.littleEndian) { data += $0 } }
        addEntry(name, type: .u64, shape: shape, from: start)
    }

    /// Adds a tensor of bytes (`U8`).
    package mutating func add(_ name: String, shape: [Int], bytes: [UInt8]) {
        add(name, type: .u8, shape: shape, bytes)
    }

    /// Adds a tensor whose numbers are in the form that `type` has in a file.
    mutating func add(_ name: String, type: SafetensorsHeader.ElementType, shape: [Int], _ bytes: [UInt8]) {
        let start = data.count
        data += bytes
        addEntry(name, type: type, shape: shape, from: start)
    }

    /// The bytes of the file.
    package var bytes: [UInt8] {
        var text = Array("{\(header.joined(separator: ","))}".utf8)
        // White space may follow the header's object.
        text += [UInt8](repeating: UInt8(ascii: " "), count: -(8 + text.count) & (Self.alignment - 1))
        return withUnsafeBytes(of: UInt64(text.count).littleEndian) { Array($0) } + text + data
    }

    private mutating func addEntry(_ name: String, type: SafetensorsHeader.ElementType, shape: [Int], from start: Int) {
        precondition(data.count - start == shape.reduce(type.size, *), "the values do not match the shape")
        header.append(
            "\(Self.json(name)):{\"dtype\":\"\(type.rawValue)\",\"shape\":[\(shape.map(String.init).joined(separator: ","))],"
                + "\"data_offsets\":[\(start),\(data.count)]}")
    }

    /// A text as JSON has it, in quotation marks.
    private static func json(_ text: String) -> String {
        var json = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": json += "\\\(scalar)"
            case "\0"..<" ": json += "\\u" + .hexadecimal(scalar.value, digits: 4, uppercase: false)
            default: json.unicodeScalars.append(scalar)
            }
        }
        return json + "\""
    }
}
