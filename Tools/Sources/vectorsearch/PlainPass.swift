import CPlainRead
import Foundation
import NeuralNetwork
import VectorSearch

/// A plain pass over the memory of a table, with as many threads and as wide vectors as the search has.
final class PlainPass: @unchecked Sendable {
    private static let vector = 64
    private let table: VectorTable
    private let threads: Int
    private let lanes: Int32
    /// Kept so that the sums are not optimised away.
    private let sums: UnsafeMutablePointer<Float>

    init(table: VectorTable, threads: Int) {
        self.table = table
        self.threads = threads
        lanes =
            switch InstructionSet.preferred {
            case .avx512: 16
            case .avx2: 8
            case .neon, .portable: 4
            }
        sums = .allocate(capacity: threads)
    }

    deinit { sums.deallocate() }

    func run() {
        table.withUnsafeBytes { bytes in
            guard let memory = bytes.baseAddress else { return }
            let (address, count) = (UInt(bitPattern: memory), bytes.count / 4)
            let share = count / Self.vector / threads * Self.vector
            DispatchQueue.concurrentPerform(iterations: threads) { thread in
                guard let base = UnsafePointer<Float>(bitPattern: address) else { return }
                let length = thread == threads - 1 ? count - share * thread : share
                sums[thread] = plain_read(base + share * thread, length, lanes)
            }
        }
    }
}
