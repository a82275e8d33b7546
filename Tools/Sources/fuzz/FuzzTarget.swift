import Basics
import Compositing
import FaceAtlas
import Foundation
import Imaging
import NeuralNetwork
import PartEmbedding
import PartLibrary
import SVGRendering
import StickerPacks
import VideoFrames

/// What reads bytes that anybody may have made.
enum FuzzTarget: String, CaseIterable {
    case png, jpeg, webp, gif, exif, icc, svg, style, expressions, recipe, safetensors, index, pack, matroska, video,
        network, stickers, frames, multipart

    /// One file takes no longer, and twice that where a sanitizer watches.
    static let mostSeconds = 2.0

    /// A file that is as it should be, and is not read all the same: then whatever is changed would be refused without being looked at.
    struct Unread: Error, CustomStringConvertible {
        let target: FuzzTarget
        let seed: Int

        var description: String { "\(target.rawValue): seed \(seed), which is sound, is not read" }
    }

    /// The reader, once it has read the seeds.
    ///
    /// - Throws: ``Unread``, and what keeps the surroundings from being made.
    func provenReader() throws -> ([UInt8]) -> Bool {
        let read = try reader()
        for (index, seed) in try seeds().enumerated() where !read(seed) { throw Unread(target: self, seed: index) }
        return read
    }

    /// What is given a file and tells whether it could be read; whatever it throws is an answer.
    ///
    /// - Throws: what keeps the surroundings from being made.
    private func reader() throws -> ([UInt8]) -> Bool {
        switch self {
        case .png, .jpeg, .webp, .gif: Self.picture
        case .exif: { Self.picture(FuzzSeeds.jpeg(marker: 0xE1, Array("Exif\0\0".utf8) + $0.prefix(60_000))) }
        case .icc:
            { Self.picture(FuzzSeeds.jpeg(marker: 0xE2, Array("ICC_PROFILE\0\u{1}\u{1}".utf8) + $0.prefix(60_000))) }
        case .svg: Self.drawing
        case .style, .expressions: try styleReader()
        case .recipe: try Self.recipeReader()
        case .safetensors: Self.weights
        case .index: { $0.count > 256 && (try? PartIndex(bytes: PartIndex.sealed($0))) != nil }
        case .pack: { StylePack(sealing: $0) != nil }
        case .matroska: Self.blocks
        case .video: try fileReader { _ = try VideoShortfall.isCut($0) }
        case .network: try Self.networkReader()
        case .stickers:
            try fileReader {
                let files = try PackFiles(at: $0)
                for path in files.paths { _ = try? PictureFacts(files[path] ?? []) }
            }
        case .frames: try fileReader(Self.requests)
        case .multipart: Self.form
        }
    }

    // MARK: Readers

    private static func picture(_ bytes: [UInt8]) -> Bool {
        let options = DecodingOptions(maximumPixels: 1 << 20, targetSide: bytes.count % 2 == 0 ? nil : 40)
        guard let picture = try? DecodedPicture(bytes: bytes, options: options) else { return false }
        precondition(picture.image.pixels.count == picture.image.width * picture.image.height * 4)
        return true
    }

    private static func drawing(_ bytes: [UInt8]) -> Bool {
        let frame = Style.Frame(x: 0, y: 0, width: 512, height: 512)
        guard let part = try? Part(reading: bytes, id: "x", slot: .mouth, file: "x.svg", viewBox: frame) else {
            return false
        }
        var writer = XMLWriter()
        writer.element("svg", Drawing.document(viewBox: "0 0 512 512")) { writer in
            part.drawing.write(to: &writer, prefix: "x") { _ in "#123456" }
        }
        // What was found sound is drawn, without an error.
        do {
            _ = try SVGDocument(bytes: writer.bytes).render(width: 64, height: 64)
        } catch {
            preconditionFailure("a sound part cannot be drawn: \(error)")
        }
        return true
    }

    private static func weights(_ bytes: [UInt8]) -> Bool {
        guard let file = try? SafetensorsFile(bytes) else { return false }
        for name in file.names {
            _ = try? file.values(of: name)
            _ = try? file.wholeNumbers(of: name)
        }
        return true
    }

    private static func blocks(_ bytes: [UInt8]) -> Bool {
        var reader = MatroskaReader(longest: 4096)
        var count = 0
        for start in stride(from: 0, to: bytes.count, by: 61) {
            bytes[start..<min(start + 61, bytes.count)].withUnsafeBytes { reader.append($0) }
            while let block = reader.next() {
                precondition(block.time.isFinite && block.bytes.count <= 4096)
                count += 1
            }
            precondition(reader.held <= 1 << 20)
        }
        return count > 0
    }

    /// The requests that a worker would be sent.
    private static func requests(_ path: String) throws {
        let descriptor = open(path, O_RDONLY)
        defer { close(descriptor) }
        let reader = FrameReader(descriptor: descriptor, mostBytes: 4096)
        var frames = [try reader.next()]
        while let frame = frames.popLast() {
            if let next = try? reader.next() { frames.append(next) }
            precondition(frame.header.count <= WorkerFrame.mostHeader, "a header is longer than headers may be")
            if case .held(let bytes) = frame.bytes { precondition(bytes.count <= 4096, "more is held than may be") }
            _ = try? WorkerRequest.read(frame.header)
            _ = WorkerRequest.id(in: frame.header)
        }
    }

    private static func form(_ bytes: [UInt8]) -> Bool {
        // The first line is the field that names the boundary.
        let line = bytes.prefix { $0 != 10 }
        let boundary = HeaderValue(String(decoding: line, as: UTF8.self))?.boundary ?? "b"
        guard let form = try? MultipartForm(Array(bytes.dropFirst(line.count + 1)), boundary: boundary, most: 8) else {
            return false
        }
        precondition(form.fields.count <= 8 && form.fields.reduce(0) { $0 + $1.content.count } <= bytes.count)
        return true
    }

    /// A style in a folder of its own, one of whose files is the one that is given.
    private func styleReader() throws -> ([UInt8]) -> Bool {
        let style = try FuzzSeeds.style()
        return { bytes in
            style.put(bytes, "\(rawValue).json")
            return StyleReading(contentsOf: style.url).problems.isEmpty
        }
    }

    private static func recipeReader() throws -> ([UInt8]) -> Bool {
        let style = try FuzzSeeds.style()
        let renderer = try AvatarRenderer(style: .folder(style.url))
        return { bytes in
            guard let recipe = try? AvatarRecipe(json: Data(bytes)), let svg = try? renderer.svg(of: recipe) else {
                return false
            }
            return (try? SVGDocument(svg: svg)) != nil
        }
    }

    private static func networkReader() throws -> ([UInt8]) -> Bool {
        let folder = try FuzzSeeds.Folder()
        var weights = SafetensorsWriter()
        for (name, shape) in [("c.weight", [4, 3, 3, 3]), ("c.bias", [4]), ("l.weight", [2, 4]), ("l.bias", [2])] {
            weights.add(name, shape: shape, [Float](repeating: 0.1, count: shape.reduce(1, *)))
        }
        folder.put(weights.bytes, "w.safetensors")
        return { bytes in (try? OwnNetwork(contentsOf: folder.put(bytes, "n.json"))) != nil }
    }

    private func fileReader(_ read: @escaping (String) throws -> Void) throws -> ([UInt8]) -> Bool {
        let folder = try FuzzSeeds.Folder()
        return { bytes in (try? read(folder.put(bytes, "file").path)) != nil }
    }
}
