package import Foundation

/// The weights of a network, looked up by name with their shapes checked, and the instruction set for which layers pack them.
package struct Weights: Sendable {
    private let file: SafetensorsFile
    private let prefix: String
    /// What layers made from these weights run on.
    package let instructionSet: InstructionSet

    /// - Throws: ``NetworkError`` when `MUGMOJI_ISA` cannot be obeyed (see ``InstructionSet/current``).
    package init(_ file: SafetensorsFile) throws(NetworkError) {
        try self.init(file, instructionSet: .current)
    }

    /// Reads the safetensors file at `url`.
    ///
    /// - Throws: ``NetworkError`` when the file cannot be read or is malformed, or when `MUGMOJI_ISA` cannot be obeyed.
    package init(contentsOf url: URL) throws(NetworkError) {
        try self.init(SafetensorsFile(contentsOf: url))
    }

    /// For layers that run on an instruction set of the caller's choosing.
    package init(_ file: SafetensorsFile, instructionSet: InstructionSet) {
        self.init(file, instructionSet: instructionSet, prefix: "")
    }

    private init(_ file: SafetensorsFile, instructionSet: InstructionSet, prefix: String) {
        self.file = file
        self.instructionSet = instructionSet
        self.prefix = prefix
    }

    /// The weights whose names start with `scope` and a dot, under the rest of their names.
    package func scoped(_ scope: String) -> Weights {
        Weights(file, instructionSet: instructionSet, prefix: prefix + scope + ".")
    }

    /// The names of all tensors, sorted.
    package var names: [String] {
        file.names.filter { $0.hasPrefix(prefix) }.map { String($0.dropFirst(prefix.count)) }
    }

    /// The shape of a tensor.
    ///
    /// - Throws: ``NetworkError/missingTensor(name:)``.
    package func shape(of name: String) throws(NetworkError) -> [Int] {
        try file.shape(of: prefix + name)
    }

    /// The values of a tensor, the last dimension varying fastest.
    ///
    /// - Throws: ``NetworkError/missingTensor(name:)``, or ``NetworkError/wrongShape(name:expected:found:)`` when its shape
    ///   is not `shape`.
    package func tensor(_ name: String, shape: [Int]) throws(NetworkError) -> [Float] {
        try stored(name, shape: shape).values
    }

    /// A tensor that is widened when it is needed.
    ///
    /// - Throws: as ``tensor(_:shape:)``.
    func stored(_ name: String, shape: [Int]) throws(NetworkError) -> StoredTensor {
        let found = try file.shape(of: prefix + name)
        guard found == shape else { throw .wrongShape(name: prefix + name, expected: shape, found: found) }
        return try file.stored(prefix + name)
    }
}
