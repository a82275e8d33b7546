/// Runs `work` on every element, at most `jobs` at once, and hands the results to `finished` in the elements' order.
func forEachInOrder<Element: Sendable, Output: Sendable>(
    _ elements: [Element], jobs: Int, work: @escaping @Sendable (Element) async -> Output,
    finished: (Output) throws -> Void
) async throws {
    try await withThrowingTaskGroup(of: (Int, Output).self) { group in
        var next = 0
        var reported = 0
        var waiting: [Int: Output] = [:]
        func start() {
            guard next < elements.count else { return }
            let index = next
            let element = elements[index]
            next += 1
            group.addTask { (index, await work(element)) }
        }
        for _ in 0..<min(jobs, elements.count) { start() }
        while let (index, output) = try await group.next() {
            waiting[index] = output
            while let output = waiting.removeValue(forKey: reported) {
                try finished(output)
                reported += 1
            }
            start()
        }
    }
}
