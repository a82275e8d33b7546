import CPlainRead
import Foundation
import NeuralNetwork

/// A plain pass over the vectors' values (and nothing else), with as many threads and as wide vectors as the search has.
final class PlainPass: @unchecked Sendable {
    private static let vector = 64
    private let memory: UnsafeMutablePointer<Float>
    private let count: Int
    private let threads: Int
    private let lanes: Int32
    /// Kept so that the sums are not optimised away.
    private let sums: UnsafeMutablePointer<Float>

    init(values: [Float], threads: Int) {
        count = values.count / Self.vector * Self.vector
        let bytes = UnsafeMutableRawPointer.allocate(byteCount: max(values.count, 1) * 4, alignment: 64)
        memory = bytes.bindMemory(to: Float.self, capacity: values.count)
        for index in values.indices { memory[index] = values[index] }
        self.threads = threads
        lanes =
            switch InstructionSet.preferred {
            case .avx512: 16
            case .avx2: 8
            case .neon, .portable: 4
            }
        sums = .allocate(capacity: threads)
    }

    deinit {
        UnsafeMutableRawPointer(memory).deallocate()
        sums.deallocate()
    }

    func run() {
        let share = count / Self.vector / threads * Self.vector
        DispatchQueue.concurrentPerform(iterations: threads) { thread in
            let length = thread == threads - 1 ? count - share * thread : share
            sums[thread] = plain_read(memory + share * thread, length, lanes)
        }
    }
}
