import Foundation

/// Builds safetensors files, right and wrong ones.
struct SafetensorsWriter {
    private var entries: [String] = []
    private var data: [UInt8] = []

    mutating func add(_ name: String, shape: [Int], _ values: [Float]) {
        values.withUnsafeBytes { add(name, type: "F32", shape: shape, Array($0)) }
    }

    mutating func add(_ name: String, type: String, shape: [Int], _ bytes: [UInt8]) {
        let end = data.count + bytes.count
        entries.append(
            #""\#(name)":{"dtype":"\#(type)","shape":\#(shape),"data_offsets":[\#(data.count),\#(end)]}"#)
        data += bytes
    }

    var bytes: [UInt8] { Self.file(header: "{" + entries.joined(separator: ",") + "}", data: data) }

    static func file(header: String, data: [UInt8] = []) -> [UInt8] {
        withUnsafeBytes(of: UInt64(header.utf8.count).littleEndian) { Array($0) } + Array(header.utf8) + data
    }
}
