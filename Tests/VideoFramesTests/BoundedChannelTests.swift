import Synchronization
import Testing

@testable import VideoFrames

private final class Counter: Sendable {
    let value = Atomic(0)
}

@Suite("bounded channels")
struct BoundedChannelTests {
    @Test func valuesComeInOrderAndTheSenderWaits() async throws {
        let channel = BoundedChannel<Int>(capacity: 2)
        let sent = Counter()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                for value in 0..<100 {
                    try await channel.send(value)
                    sent.value.add(1, ordering: .relaxed)
                }
                channel.finish()
            }
            group.addTask {
                var expected = 0
                while let value = try await channel.next() {
                    #expect(value == expected)
                    expected += 1
                    // Two wait, one was handed over, and one more may have been counted.
                    #expect(sent.value.load(ordering: .relaxed) <= expected + 3)
                }
                #expect(expected == 100)
            }
            try await group.waitForAll()
        }
    }

    @Test func cancellingOneSideEndsBoth() async throws {
        let channel = BoundedChannel<Int>(capacity: 1)
        let receiver = Task { try await channel.next() }
        receiver.cancel()
        await #expect(throws: CancellationError.self) { try await receiver.value }
        await #expect(throws: CancellationError.self) { try await channel.send(1) }
    }
}
