/// Floats that start on a cache line, as the widest vector loads like it.
///
/// Whoever creates it fills it before anyone else sees it, or is the only one who uses it; that makes it safe to share.
final class AlignedFloats: @unchecked Sendable {
    let base: UnsafeMutablePointer<Float>
    let count: Int

    /// Memory of `count` floats, undefined.
    init(count: Int) {
        let bytes = max(count, 1) * MemoryLayout<Float>.stride
        let memory = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: 64)
        base = memory.bindMemory(to: Float.self, capacity: max(count, 1))
        self.count = count
    }

    convenience init(_ values: [Float]) {
        self.init(count: values.count)
        values.withUnsafeBufferPointer { buffer in
            if let source = buffer.baseAddress { base.update(from: source, count: buffer.count) }
        }
    }

    deinit { UnsafeMutableRawPointer(base).deallocate() }
}
