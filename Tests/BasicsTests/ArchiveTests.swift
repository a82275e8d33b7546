import Foundation
import TestSupport
import Testing

@testable import Basics

@Suite("archives") struct ArchiveTests {
    static let files: [(String, [UInt8])] = [
        ("a.txt", Array("hello".utf8)), ("folder/b.bin", (0..<200_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }),
        ("empty", []),
    ]

    @Test func tarReadsWhatIsWritten() throws {
        let scratch = try Scratch()
        var tar = TarWriter()
        for (name, bytes) in Self.files { tar.add(name, bytes) }
        try scratch.file("x.tar.gz", tar.gzipBytes)
        try Tool.run("tar", ["xzf", scratch.path("x.tar.gz"), "-C", scratch.folder.path])
        for (name, bytes) in Self.files {
            #expect(try Fixtures.bytes(scratch.folder.appendingPathComponent(name)) == bytes)
        }
    }

    /// Every number of the file is where the format has it.
    @Test func zipHoldsWhatWasPutIn() throws {
        var zip = ZIPWriter()
        for (name, bytes) in Self.files { zip.add(name, bytes) }
        let file = zip.bytes
        func number(_ place: Int, _ count: Int) -> Int {
            (0..<count).reduce(0) { $0 | Int(file[place + $1]) << (8 * $1) }
        }
        let end = file.count - 22
        #expect(number(end, 4) == 0x0605_4B50 && number(end + 10, 2) == Self.files.count)
        var entry = number(end + 16, 4)
        for (name, bytes) in Self.files {
            #expect(number(entry, 4) == 0x0201_4B50 && number(entry + 10, 2) == 0)
            #expect(number(entry + 16, 4) == Int(CRC32.of(bytes)) && number(entry + 24, 4) == bytes.count)
            let length = number(entry + 28, 2)
            #expect(String(decoding: file[entry + 46..<entry + 46 + length], as: UTF8.self) == name)
            let start = number(entry + 42, 4)
            #expect(number(start, 4) == 0x0403_4B50)
            let content = start + 30 + length
            #expect(Array(file[content..<content + bytes.count]) == bytes)
            entry += 46 + length
        }
        #expect(entry == end)
    }

    @Test func theChecksumIsThatOfTheStandard() { #expect(CRC32.of(Array("123456789".utf8)) == 0xCBF4_3926) }
}
