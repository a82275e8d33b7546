package import FaceAtlas
import PartLibrary

/// Turns part canvases into vectors whose directions can be compared.
package protocol PartEmbedder: Sendable {
    /// Name of the method; an index remembers which one made it.
    var name: String { get }
    /// Changes whenever the same canvas gives another vector (hash of the weights).
    var version: UInt64 { get }
    /// Length of a vector.
    var dimension: Int { get }

    /// The vector of `canvas`, ``dimension`` numbers.
    ///
    /// - Throws: an error of the method when it cannot be computed.
    func embed(_ canvas: PartCanvas, slot: Slot) throws -> [Float]

    /// Mean of the vectors of many photos, subtracted before comparing; `nil` where it is not known.
    func photoMean(of slot: Slot) -> [Float]?
}

extension PartEmbedder {
    package func photoMean(of slot: Slot) -> [Float]? { nil }
}
