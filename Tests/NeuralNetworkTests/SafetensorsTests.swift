import Foundation
import Testing

@testable import NeuralNetwork

struct SafetensorsTests {
    @Test func readsThreePrecisions() throws {
        var writer = SafetensorsWriter()
        writer.add("single", shape: [2, 1], [1.5, -2])
        // 1, -2, 65504, the smallest subnormal number, infinity, -0
        writer.add("half", type: .f16, shape: [6], [0x00, 0x3c, 0x00, 0xc0, 0xff, 0x7b, 1, 0, 0x00, 0x7c, 0x00, 0x80])
        writer.add("brain", type: .bf16, shape: [2], [0x80, 0x3f, 0x20, 0xc0])
        writer.add("empty", shape: [0, 3], [])
        let file = try SafetensorsFile(writer.bytes)
        #expect(file.names == ["brain", "empty", "half", "single"])
        #expect(try file.values(of: "single") == [1.5, -2])
        #expect(try file.shape(of: "single") == [2, 1])
        let half = try file.values(of: "half")
        #expect(half == [1, -2, 65504, Float(sign: .plus, exponent: -24, significand: 1), .infinity, 0])
        #expect(half[5].sign == .minus)
        #expect(try file.values(of: "brain") == [1, -2.5])
        #expect(try file.values(of: "empty") == [])
        #expect(throws: NetworkError.missingTensor(name: "none")) { try file.values(of: "none") }
    }

    @Test func halfPrecisionMatchesTheMachine() throws {
        let bytes = (0...UInt16.max).flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
        var writer = SafetensorsWriter()
        writer.add("all", type: .f16, shape: [1 << 16], bytes)
        let values = try SafetensorsFile(writer.bytes).values(of: "all")
        #if !(os(macOS) && arch(x86_64))
        for (bits, value) in values.enumerated() {
            let expected = Float(Float16(bitPattern: UInt16(bits)))
            guard value == expected || (value.isNaN && expected.isNaN) else {
                Issue.record("\(bits) became \(value), not \(expected)")
                break
            }
        }
        #endif
    }

    @Test func countersAreAllowedButNotRead() throws {
        var writer = SafetensorsWriter()
        writer.add("bn1.num_batches_tracked", type: .i64, shape: [], [7, 0, 0, 0, 0, 0, 0, 0])
        writer.add("a", shape: [1], [4])
        let file = try SafetensorsFile(writer.bytes)
        #expect(try file.shape(of: "bn1.num_batches_tracked").isEmpty)
        #expect(try file.values(of: "a") == [4])
        #expect(throws: NetworkError.self) { try file.values(of: "bn1.num_batches_tracked") }
    }

    @Test func wholeNumbersAreReadAsSuchOnly() throws {
        var writer = SafetensorsWriter()
        writer.add("hashes", shape: [3], wholeNumbers: [0, 1 << 63, .max])
        writer.add("a", shape: [1], [4])
        let file = try SafetensorsFile(writer.bytes)
        #expect(try file.wholeNumbers(of: "hashes") == [0, 1 << 63, .max])
        #expect(throws: NetworkError.self) { try file.values(of: "hashes") }
        #expect(throws: NetworkError.self) { try file.wholeNumbers(of: "a") }
        #expect(throws: NetworkError.missingTensor(name: "none")) { try file.wholeNumbers(of: "none") }
    }

    @Test func whatIsWrittenIsRead() throws {
        let odd = "a “b” \"c\" \\ \n\u{1} ü😀"
        var writer = SafetensorsWriter(metadata: [("z", odd), (odd, ""), ("a", "1")])
        writer.add(odd, shape: [], [.leastNonzeroMagnitude])
        writer.add("b", shape: [2, 0], [])
        writer.add("c", shape: [1, 3], [-0.0, .infinity, 3])
        let file = try SafetensorsFile(writer.bytes)
        #expect(file.metadata == ["z": odd, odd: "", "a": "1"])
        #expect(try file.values(of: odd) == [.leastNonzeroMagnitude] && file.shape(of: odd) == [])
        #expect(try file.values(of: "b") == [] && file.shape(of: "b") == [2, 0])
        #expect(try file.values(of: "c").map(\.bitPattern) == [-0.0, Float.infinity, 3].map(\.bitPattern))
        // Data begin at a multiple of 64 bytes, and there is nothing behind them.
        #expect((writer.bytes.count - 4 * 4) % 64 == 0)
        #expect(try SafetensorsFile(SafetensorsWriter().bytes).names.isEmpty)
    }

    @Test func readsMetadataWithEscapes() throws {
        let header = #"{"__metadata__" : {"a\n\"b\"":"\u00e4\ud83d\ude00/ü"} }   "#
        let file = try SafetensorsFile(Self.file(header: header))
        #expect(file.metadata == ["a\n\"b\"": "ä😀/ü"])
        #expect(file.names.isEmpty)
    }

    @Test(arguments: [
        (
            #"{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"b":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}"#,
            "overlaps"
        ),
        (#"{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}"#, "gap"),
        (#"{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}"#, "belong to no tensor"),
        (#"{"a":{"dtype":"F32","shape":[3],"data_offsets":[0,12]}}"#, "holds 8 bytes"),
        (#"{"a":{"dtype":"F32","shape":[3],"data_offsets":[0,8]}}"#, "needs 12 bytes"),
        (#"{"a":{"dtype":"F32","shape":[2],"data_offsets":[8,0]}}"#, "lies at 8…0"),
        (#"{"a":{"dtype":"F32","shape":[4294967296,4294967296,2],"data_offsets":[0,8]}}"#, "too large"),
        (#"{"a":{"dtype":"F32","shape":[99999999999999999999],"data_offsets":[0,8]}}"#, "too large"),
        (#"{"a":{"dtype":"F32","shape":[-2],"data_offsets":[0,8]}}"#, "whole number"),
        (#"{"a":{"dtype":"F32","shape":[02],"data_offsets":[0,8]}}"#, "whole number"),
        (#"{"a":{"dtype":"F32","shape":[2.0],"data_offsets":[0,8]}}"#, "is missing"),
        (#"{"a":{"dtype":"F64","shape":[1],"data_offsets":[0,8]}}"#, "F64"),
        (#"{"a":{"dtype":"F32","shape":[2]}}"#, "lacks"),
        (#"{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8,8]}}"#, "lacks"),
        (#"{"a":{"dtype":"F32","dtype":"F32","shape":[2],"data_offsets":[0,8]}}"#, "twice"),
        (#"{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8],"x":1}}"#, "unknown field"),
        (#"{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}"#, "is missing"),
        (#"{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}}"#, "follows"),
        (#"{"a"#, "does not end"),
        (#"[]"#, "is missing"),
        (#"{"\ud800":1}"#, "escape"),
    ])
    func malformedHeadersAreErrors(header: String, reason: String) {
        let error = #expect(throws: NetworkError.self) {
            try SafetensorsFile(Self.file(header: header, data: [UInt8](repeating: 0, count: 8)))
        }
        #expect(error?.description.contains(reason) == true, "\(String(describing: error))")
    }

    @Test func everyTruncationIsAnError() throws {
        let whole = Self.small()
        _ = try SafetensorsFile(whole)
        for length in 0..<whole.count {
            #expect(throws: NetworkError.self) { try SafetensorsFile(Array(whole.prefix(length))) }
        }
    }

    @Test func corruptFilesNeverCrash() {
        let whole = Self.small()
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<3000 {
            var bytes = whole
            for _ in 0..<Int.random(in: 1...4, using: &generator) {
                bytes[Int.random(in: 0..<bytes.count, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
            }
            guard let file = try? SafetensorsFile(bytes) else { continue }
            for name in file.names { #expect((try? file.values(of: name)) != nil) }
        }
    }

    @Test func hugeClaimsAreRefusedEarly() {
        let claim = [UInt8](repeating: 0xff, count: 16)
        #expect(throws: NetworkError.self) { try SafetensorsFile(claim) }
        #expect(throws: NetworkError.fileTooLarge(bytes: 16, limit: 15)) { try SafetensorsFile(claim, limit: 15) }
    }

    @Test func filesAreReadAndMissingOnesReported() throws {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID()).safetensors")
        defer { try? FileManager.default.removeItem(at: url) }
        #expect(throws: NetworkError.self) { try SafetensorsFile(contentsOf: url) }
        #expect(throws: NetworkError.self) { try SafetensorsFile(contentsOf: FileManager.default.temporaryDirectory) }
        try Data(Self.small()).write(to: url)
        #expect(try SafetensorsFile(contentsOf: url).names == ["a", "b"])
        #expect(throws: NetworkError.fileTooLarge(bytes: UInt64(Self.small().count), limit: 10)) {
            try SafetensorsFile(contentsOf: url, limit: 10)
        }
    }

    private static func file(header: String, data: [UInt8] = []) -> [UInt8] {
        withUnsafeBytes(of: UInt64(header.utf8.count).littleEndian) { Array($0) } + Array(header.utf8) + data
    }

    private static func small() -> [UInt8] {
        var writer = SafetensorsWriter()
        writer.add("a", shape: [2, 2], [1, 2, 3, 4])
        writer.add("b", shape: [3], [5, 6, 7])
        return writer.bytes
    }
}
