import Foundation
import NeuralNetwork

/// Builds a safetensors file in single precision.
struct TensorFile {
    private var entries: [String] = []
    private var data: [UInt8] = []

    mutating func add(_ name: String, _ shape: [Int], _ values: [Float]) {
        let end = data.count + 4 * values.count
        entries.append(#""\#(name)":{"dtype":"F32","shape":\#(shape),"data_offsets":[\#(data.count),\#(end)]}"#)
        for value in values { withUnsafeBytes(of: value.bitPattern.littleEndian) { data += $0 } }
    }

    var bytes: [UInt8] {
        let header = Array("{\(entries.joined(separator: ","))}".utf8)
        return withUnsafeBytes(of: UInt64(header.count).littleEndian) { Array($0) } + header + data
    }
}
