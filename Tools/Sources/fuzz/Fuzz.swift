import ArgumentParser
import Foundation

/// Without libFuzzer: the same targets and seeds, and bytes that are changed at random. `Tools/fuzz` builds the one with it.
#if !LIBFUZZER

@main
struct Fuzz: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Gives each reader of foreign bytes damaged files for a while.",
        discussion: "A reader that crashes takes the program with it; the file that did it is the one named last.")

    @Argument(
        help: "The readers; all where none is named: \(FuzzTarget.allCases.map(\.rawValue).joined(separator: ", ")).")
    var targets: [FuzzTarget] = []

    @Option(help: "Seconds in all.")
    var seconds = 60.0

    @Option(help: "What the changes follow from.")
    var seed: UInt64 = 1

    @Option(help: ArgumentHelp("Give a reader this file, once.", valueName: "path"))
    var file: String?

    @Option(
        help: ArgumentHelp("Keep the file that a reader is given here, to be found after a crash.", valueName: "path"))
    var last = FileManager.default.temporaryDirectory.appendingPathComponent("mugmoji-fuzz-last").path

    func run() throws {
        let targets = targets.isEmpty ? FuzzTarget.allCases : targets
        if let file {
            let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: file)))
            for target in targets { _ = try target.provenReader()(bytes) }
            return
        }
        var failures = 0
        for target in targets {
            print("\(target.rawValue): the last file is \(last)")
            let read = try target.provenReader()
            var mutator = Mutator(seeds: try target.seeds(), seed: seed)
            let end = ContinuousClock.now + .seconds(seconds / Double(targets.count))
            var (count, slowest) = (0, Duration.zero)
            while ContinuousClock.now < end {
                let bytes = mutator.next()
                try Data(bytes).write(to: URL(fileURLWithPath: last))
                let start = ContinuousClock.now
                _ = read(bytes)
                let taken = ContinuousClock.now - start
                count += 1
                if taken > slowest { slowest = taken }
                if taken > .seconds(FuzzTarget.mostSeconds) {
                    failures += 1
                    let kept = "\(last)-slow-\(failures)"
                    try Data(bytes).write(to: URL(fileURLWithPath: kept))
                    print("  \(kept) took \(taken)")
                }
            }
            print("  \(count) files, the slowest \(slowest / .milliseconds(1)) ms")
        }
        try? FileManager.default.removeItem(atPath: last)
        guard failures == 0 else { throw ExitCode(1) }
    }
}

extension FuzzTarget: ExpressibleByArgument {}

#endif
