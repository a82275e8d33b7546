import ArgumentParser
import Basics

/// The value of `--shard`: one of several runs that share the inputs.
struct Shard: ExpressibleByArgument {
    /// From 1.
    let index: Int
    let count: Int

    init?(argument: String) {
        let numbers = argument.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
        guard numbers.count == 2, let index = numbers[0], let count = numbers[1], (1...1_000_000).contains(count),
            (1...count).contains(index)
        else { return nil }
        (self.index, self.count) = (index, count)
    }

    /// By the CRC-32 of the path's bytes, so that any program can tell, whatever else there is.
    func contains(_ path: String) -> Bool { Int(CRC32.of(SystemPath.bytes(of: path))) % count == index - 1 }

    var defaultValueDescription: String { "\(index)/\(count)" }
}
