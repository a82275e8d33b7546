import Basics
import Foundation
import Mugmoji
import PartEmbedding
import TestSupport
import Testing

/// A build that is killed leaves the index that was there, or the one that it wrote: whole.
@Suite(.serialized) struct IndexKillTests {
    private let style = TestStyle(TestStyle.small)
    private var index: URL { style.folder.appendingPathComponent(StyleIndex.fileName) }

    /// The two styles: with another nose, which has to be embedded, and without, which is quick.
    private func draw(_ state: Int) throws {
        let nose = style.folder.appendingPathComponent("nose/other.svg")
        let text = TestStyle.svg("<path class=\"skin-shade\" d=\"M256 290L220 330H292Z\"/>")
        if state == 1 { try Data(text.utf8).write(to: nose) } else { try? FileManager.default.removeItem(at: nose) }
    }

    private func start() throws -> Process {
        let process = Process()
        process.executableURL = Program.location
        process.arguments = ["index", "build", "--parts", style.folder.path, "--quiet"]
        process.standardError = FileHandle.nullDevice
        try process.run()
        return process
    }

    @Test func everyInstantLeavesAWholeIndex() throws {
        _ = try style.load()
        var expected: [PartIndex] = []
        var durations: [Double] = []
        for state in [0, 1, 0] {
            try draw(state)
            let begin = ContinuousClock.now
            let process = try start()
            #expect(process.awaitEnd().status == 0)
            durations.append(begin.duration(to: .now) / .seconds(1))
            expected.append(try PartIndex(contentsOf: index))
        }
        durations.removeFirst()
        durations.reverse()
        #expect(expected[0] == expected[2])
        #expect(expected[0] != expected[1])
        var random = SplitMix64(seed: 11)
        var killed = 0
        var written = 0
        var round = 0
        // Builds that ended before they could be killed do not count.
        while killed < 40, round < 200 {
            round += 1
            // Drawn so that the index is stale, whichever of the two it is.
            let old = try PartIndex(contentsOf: index)
            let target = old == expected[0] ? 1 : 0
            try draw(target)
            let begin = ContinuousClock.now
            let process = try start()
            // Two of three are killed about the instant at which the file is written, which is the last thing that is done.
            let share = round % 3 == 0 ? 0...1 : 0.8...1
            let deadline = Date(timeIntervalSinceNow: durations[target] * .random(in: share, using: &random))
            while process.isRunning, Date() < deadline { usleep(400) }
            kill(process.processIdentifier, SIGKILL)
            if process.awaitEnd().isSignal {
                killed += 1
            } else {
                // A machine that others use is faster or slower by the minute.
                durations[target] = begin.duration(to: .now) / .seconds(1)
            }
            let left = try PartIndex(contentsOf: index)
            #expect(left == old || left == expected[target], "round \(round)")
            if left == expected[target] { written += 1 }
        }
        #expect(killed == 40, "the rest ended before; \(written) of \(round) indexes were replaced")
        // What killed runs left behind is neither an index nor in anybody's way.
        let process = try start()
        #expect(process.awaitEnd().status == 0)
        #expect(expected.contains(try PartIndex(contentsOf: index)))
    }
}
