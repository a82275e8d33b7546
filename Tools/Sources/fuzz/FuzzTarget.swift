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

    /// What is given a file; whatever it throws is an answer.
    ///
    /// - Throws: what keeps the surroundings from being made.
    func reader() throws -> ([UInt8]) -> Void {
        switch self {
        case .png, .jpeg, .webp, .gif: Self.picture
        case .exif: { Self.picture(FuzzSeeds.jpeg(marker: 0xE1, Array("Exif\0\0".utf8) + $0.prefix(60_000))) }
        case .icc:
            { Self.picture(FuzzSeeds.jpeg(marker: 0xE2, Array("ICC_PROFILE\0\u{1}\u{1}".utf8) + $0.prefix(60_000))) }
        case .svg: Self.drawing
        case .style, .expressions: try styleReader()
        case .recipe: try Self.recipeReader()
        case .safetensors: Self.weights
        case .index: { if $0.count > 256 { _ = try? PartIndex(bytes: PartIndex.sealed($0)) } }
        case .pack: { _ = StylePack(sealing: $0) }
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

    private static func picture(_ bytes: [UInt8]) {
        let options = DecodingOptions(maximumPixels: 1 << 20, targetSide: bytes.count % 2 == 0 ? nil : 40)
        guard let picture = try? DecodedPicture(bytes: bytes, options: options) else { return }
        precondition(picture.image.pixels.count == picture.image.width * picture.image.height * 4)
    }

    private static func drawing(_ bytes: [UInt8]) {
        let frame = Style.Frame(x: 0, y: 0, width: 512, height: 512)
        guard let part = try? Part(reading: bytes, id: "x", slot: .mouth, file: "x.svg", viewBox: frame) else { return }
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
    }

    private static func weights(_ bytes: [UInt8]) {
        guard let file = try? SafetensorsFile(bytes) else { return }
        for name in file.names {
            _ = try? file.values(of: name)
            _ = try? file.wholeNumbers(of: name)
        }
    }

    private static func blocks(_ bytes: [UInt8]) {
        var reader = MatroskaReader(longest: 4096)
        for start in stride(from: 0, to: bytes.count, by: 61) {
            bytes[start..<min(start + 61, bytes.count)].withUnsafeBytes { reader.append($0) }
            while let block = reader.next() { precondition(block.time.isFinite && block.bytes.count <= 4096) }
            precondition(reader.held <= 1 << 20)
        }
    }

    /// The requests that a worker would be sent.
    private static func requests(_ path: String) throws {
        let descriptor = open(path, O_RDONLY)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        let reader = FrameReader(descriptor: descriptor, mostBytes: 4096)
        while let frame = try? reader.next() {
            precondition(frame.header.count <= WorkerFrame.mostHeader, "a header is longer than headers may be")
            if case .held(let bytes) = frame.bytes { precondition(bytes.count <= 4096, "more is held than may be") }
            _ = try? WorkerRequest.read(frame.header)
            _ = WorkerRequest.id(in: frame.header)
        }
    }

    private static func form(_ bytes: [UInt8]) {
        // The first line is the field that names the boundary.
        let line = bytes.prefix { $0 != 10 }
        let boundary = HeaderValue(String(decoding: line, as: UTF8.self))?.boundary ?? "b"
        guard let form = try? MultipartForm(Array(bytes.dropFirst(line.count + 1)), boundary: boundary, most: 8) else {
            return
        }
        precondition(form.fields.count <= 8 && form.fields.reduce(0) { $0 + $1.content.count } <= bytes.count)
    }

    /// A style in a folder of its own, one of whose files is the one that is given.
    private func styleReader() throws -> ([UInt8]) -> Void {
        let style = try FuzzSeeds.style()
        let url = style.url.appendingPathComponent("\(rawValue).json")
        return { bytes in
            try? Data(bytes).write(to: url)
            _ = StyleReading(contentsOf: style.url)
        }
    }

    private static func recipeReader() throws -> ([UInt8]) -> Void {
        let style = try FuzzSeeds.style()
        let renderer = try AvatarRenderer(style: .folder(style.url))
        return { bytes in
            guard let recipe = try? AvatarRecipe(json: Data(bytes)), let svg = try? renderer.svg(of: recipe) else {
                return
            }
            _ = try? SVGDocument(svg: svg)
        }
    }

    private static func networkReader() throws -> ([UInt8]) -> Void {
        let folder = try FuzzSeeds.Folder()
        var weights = SafetensorsWriter()
        for (name, shape) in [("c.weight", [4, 3, 3, 3]), ("c.bias", [4]), ("l.weight", [2, 4]), ("l.bias", [2])] {
            weights.add(name, shape: shape, [Float](repeating: 0.1, count: shape.reduce(1, *)))
        }
        try Data(weights.bytes).write(to: folder.url.appendingPathComponent("w.safetensors"))
        let url = folder.url.appendingPathComponent("n.json")
        return { bytes in
            try? Data(bytes).write(to: url)
            _ = try? OwnNetwork(contentsOf: url)
        }
    }

    private func fileReader(_ read: @escaping (String) throws -> Void) throws -> ([UInt8]) -> Void {
        let folder = try FuzzSeeds.Folder()
        let url = folder.url.appendingPathComponent("file")
        return { bytes in
            try? Data(bytes).write(to: url)
            try? read(url.path)
        }
    }
}
