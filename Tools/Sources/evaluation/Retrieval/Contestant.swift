import ArgumentParser
import FaceAtlas
import Foundation
import PartEmbedding
import PartLibrary

/// An embedder in the table, and what it sees.
struct Contestant {
    let name: String
    let embedder: any PartEmbedder
    /// Whether it sees the pixels of the photo, and parts as they are painted, in place of canvases in label colours.
    var seesPixels = false

    /// The embedders that stand in every table: the default one, and ResNet-50 with random weights in two roles.
    static func standing(withResNet: Bool) throws -> [Contestant] {
        var contestants = [Contestant(name: "default", embedder: try FaceAutoencoder())]
        if withResNet {
            let network = try RandomResNet50.embedder()
            contestants.append(Contestant(name: "resnet50 random, pixels", embedder: network, seesPixels: true))
            contestants.append(Contestant(name: "resnet50 random, canvas", embedder: network))
        }
        return contestants
    }

    /// The embedder of a file: an autoencoder's weights, or the description of a network.
    init(name: String? = nil, file path: String) throws {
        let url = URL(fileURLWithPath: path)
        self.init(
            name: name ?? url.deletingPathExtension().lastPathComponent,
            embedder: try EmbedderChoice.file(url).source().load())
    }

    init(name: String, embedder: any PartEmbedder, seesPixels: Bool = false) {
        self.name = name
        self.embedder = embedder
        self.seesPixels = seesPixels
    }

    /// The vectors of a style's parts, centred as the product centres them.
    func index(of parts: StyleParts) throws -> PartIndex {
        let seeing: any PartEmbedder = seesPixels ? PaintedPartEmbedder(base: embedder, parts: parts) : embedder
        return try PartIndex(library: parts.library, embedder: seeing)
    }
}

/// Sees a part as it is painted wherever its canvas is given; parts with equal canvases are seen as the first of them.
struct PaintedPartEmbedder: PartEmbedder {
    let base: any PartEmbedder
    let parts: StyleParts

    var name: String { base.name }
    var version: UInt64 { base.version }
    var dimension: Int { base.dimension }

    func embed(_ canvas: PartCanvas, slot: Slot) throws -> [Float] {
        let painted = parts.parts(in: slot).first { $0.canvas == canvas }?.painted
        return try base.embed(painted ?? canvas, slot: slot)
    }
}
