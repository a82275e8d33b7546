import CZlib

/// Reads archives in which packs come. Bounded: what is larger than a pack can be is refused.
enum Archive {
    private static let mostBytes = 512 << 20
    private static let mostFiles = 5000

    /// The files of a ZIP, tar or tar.gz archive by their paths; `nil` for what is none.
    ///
    /// - Throws: ``PackError/unreadable(file:details:)``.
    static func content(of bytes: [UInt8], name: String) throws(PackError) -> [String: [UInt8]]? {
        do throws(PictureFault) {
            if bytes.starts(with: [0x50, 0x4B, 3, 4]) || bytes.starts(with: [0x50, 0x4B, 5, 6]) {
                return try zip(bytes)
            }
            if bytes.starts(with: [0x1F, 0x8B]) {
                return try tar(inflated(bytes, windowBits: 15 + 16, limit: mostBytes))
            }
            if bytes.count >= 512, bytes[257..<262].elementsEqual("ustar".utf8) { return try tar(bytes) }
            return nil
        } catch {
            throw .unreadable(file: name, details: "\(error)")
        }
    }

    /// Source: PKWARE, "APPNOTE.TXT – .ZIP File Format Specification", version 6.3.10, § 4.3.
    private static func zip(_ bytes: [UInt8]) throws(PictureFault) -> [String: [UInt8]] {
        let mark: [UInt8] = [0x50, 0x4B, 5, 6]
        let earliest = max(bytes.count - 22 - 0xFFFF, 0)
        guard bytes.count >= 22,
            let start = stride(from: bytes.count - 22, through: earliest, by: -1).first(where: {
                bytes[$0..<$0 + 4].elementsEqual(mark)
            })
        else { throw .truncated }
        var reader = ByteReader(bytes, at: start + 10)
        let count = try reader.little(2)
        try reader.skip(4)
        reader = ByteReader(bytes, at: try reader.little(4))
        var files: [String: [UInt8]] = [:]
        var (total, taken) = (0, 0)
        for _ in 0..<min(count, mostFiles) {
            guard try reader.big(4) == 0x504B_0102 else { throw PictureFault("its list of files is damaged") }
            try reader.skip(4)
            let (flags, method) = (try reader.little(2), try reader.little(2))
            try reader.skip(8)
            let (packed, size) = (try reader.little(4), try reader.little(4))
            let (nameLength, extra, comment) = (try reader.little(2), try reader.little(2), try reader.little(2))
            try reader.skip(8)
            let offset = try reader.little(4)
            let name = try reader.text(nameLength)
            try reader.skip(extra + comment)
            if name.hasSuffix("/") { continue }
            guard flags & 1 == 0 else { throw PictureFault("its files are encrypted") }
            total += size
            guard total <= mostBytes else { throw PictureFault("it is larger than a pack can be") }
            // Entries that share their bytes would make much of little.
            taken += packed
            guard taken <= bytes.count else { throw PictureFault("its files overlap") }
            var local = ByteReader(bytes, at: offset + 26)
            let lead = try local.little(2) + (try local.little(2))
            try local.skip(lead)
            let content = try local.take(packed)
            switch method {
            case 0: files[name] = content
            case 8: files[name] = try inflated(content, windowBits: -15, limit: size)
            default: throw PictureFault("it is compressed in a way that is not read (method \(method))")
            }
        }
        return files
    }

    /// Source: POSIX.1-2017, pax, "ustar Interchange Format". Entries of other kinds than files are left out.
    private static func tar(_ bytes: [UInt8]) throws(PictureFault) -> [String: [UInt8]] {
        var reader = ByteReader(bytes)
        var files: [String: [UInt8]] = [:]
        func text(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self) }
        while reader.left >= 512 {
            let header = try reader.take(512)
            if header.allSatisfy({ $0 == 0 }) { break }
            let digits = text(header[124..<136]).filter { ("0"..."7").contains($0) }
            guard let size = Int(digits, radix: 8) else { throw PictureFault("its list of files is damaged") }
            let prefix = header[257..<262].elementsEqual("ustar".utf8) ? text(header[345..<500]) : ""
            let name = (prefix.isEmpty ? "" : prefix + "/") + text(header[0..<100])
            let content = try reader.take(size)
            try reader.skip(min((512 - size % 512) % 512, reader.left))
            guard header[156] == 0 || header[156] == UInt8(ascii: "0") else { continue }
            files[name.hasPrefix("./") ? String(name.dropFirst(2)) : name] = content
            guard files.count <= mostFiles else { throw PictureFault("it holds more files than a pack can") }
        }
        return files
    }

    /// - Parameters:
    ///   - windowBits: as zlib has it: -15 for plain deflate, 31 for gzip.
    ///   - limit: bytes; more are an error.
    private static func inflated(_ bytes: [UInt8], windowBits: Int32, limit: Int) throws(PictureFault) -> [UInt8] {
        var stream = z_stream()
        let size = Int32(MemoryLayout<z_stream>.size)
        guard inflateInit2_(&stream, windowBits, ZLIB_VERSION, size) == Z_OK else {
            throw PictureFault("zlib cannot be used")
        }
        defer { inflateEnd(&stream) }
        var output: [UInt8] = []
        var input = bytes
        var status = Z_OK
        input.withUnsafeMutableBufferPointer { input in
            stream.next_in = input.baseAddress
            stream.avail_in = UInt32(clamping: input.count)
            var chunk = [UInt8](repeating: 0, count: 1 << 16)
            while status == Z_OK, output.count <= limit {
                let room = chunk.count
                let made = chunk.withUnsafeMutableBufferPointer { chunk in
                    stream.next_out = chunk.baseAddress
                    stream.avail_out = UInt32(room)
                    status = inflate(&stream, Z_NO_FLUSH)
                    return room - Int(stream.avail_out)
                }
                output += chunk.prefix(made)
                if made == 0, stream.avail_in == 0 { break }
            }
        }
        guard status == Z_STREAM_END, output.count <= limit else { throw PictureFault("its compression is damaged") }
        return output
    }
}
