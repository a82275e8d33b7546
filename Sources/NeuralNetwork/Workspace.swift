import Foundation

/// Memory for what lies between the layers of a network during one run. Take one from ``shared``.
package final class Workspace {
    private var blocks: [AlignedFloats] = []
    private var used = 0

    /// A plane with undefined pixels and a halo of zeros, valid until the end of the run.
    package func plane(height: Int, width: Int, channels: Int, halo: Int = 0) -> Plane {
        let size = Plane.size(height: height, width: width, channels: channels, halo: halo)
        let plane = Plane(base: floats(size), height: height, width: width, channels: channels, halo: halo)
        plane.clearHalo()
        return plane
    }

    /// A copy of `tensor` with a halo.
    package func plane(copying tensor: Tensor, halo: Int = 0) -> Plane {
        let plane = plane(height: tensor.height, width: tensor.width, channels: tensor.channels, halo: halo)
        tensor.withPlane { plane.copy(from: $0) }
        return plane
    }

    /// `count` floats, undefined, on a cache line of their own, valid until the end of the run.
    func floats(_ count: Int) -> UnsafeMutablePointer<Float> {
        let rounded = (count + 15) & ~15
        if used + rounded > (blocks.last?.count ?? 0) {
            blocks.append(AlignedFloats(count: max(rounded, 1 << 18)))
            used = 0
        }
        defer { used += rounded }
        return blocks[blocks.count - 1].base + used
    }

    /// Memory for `count` numbers of a type that is no larger than a float, undefined, valid until the end of the run.
    func scratch<Number: BitwiseCopyable>(_: Number.Type, count: Int) -> UnsafeMutablePointer<Number> {
        let size = MemoryLayout<Float>.stride
        let memory = UnsafeMutableRawPointer(floats((count * MemoryLayout<Number>.stride + size - 1) / size))
        return memory.bindMemory(to: Number.self, capacity: count)
    }

    /// Makes all memory free again, in one piece.
    private func reset() {
        if blocks.count > 1 {
            let total = blocks.reduce(0) { $0 + $1.count }
            blocks = [AlignedFloats(count: total)]
        }
        used = 0
    }

    /// Runs `body` with a workspace that no other thread uses meanwhile. Workspaces are kept, so that a second run of a network
    /// finds its memory ready.
    package static func shared<Result>(_ body: (Workspace) -> Result) -> Result {
        let workspace = pool.take()
        defer {
            workspace.reset()
            pool.give(workspace)
        }
        return body(workspace)
    }

    private static let pool = WorkspacePool()
}

/// Workspaces that nobody uses at the moment; as many as there were runs at the same time.
private final class WorkspacePool: @unchecked Sendable {
    private let lock = NSLock()
    private var free: [Workspace] = []

    func take() -> Workspace {
        lock.withLock { free.popLast() } ?? Workspace()
    }

    func give(_ workspace: Workspace) {
        lock.withLock { free.append(workspace) }
    }
}
