import ArgumentParser
import FaceParsing
import Foundation
import NeuralNetwork

/// Measures the networks, one thread each.
struct NetworkBenchmark: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "networks",
        abstract: "Times the networks on the instruction set that MUGMOJI_ISA names (or the fastest).",
        discussion: """
            The folder holds autoencoder.safetensors, face-parser.safetensors and face-locator.safetensors; \
            Tools/benchmarks/peers.py makes such files and compares with ONNX Runtime.
            """)

    @Argument(help: "The folder with the weights.", transform: { URL(fileURLWithPath: $0, isDirectory: true) })
    var folder: URL

    @Option(help: "How often each network runs.")
    var runs = 50

    @Flag(help: "Read the names of networks from standard input, run each once and print its milliseconds.")
    var interactive = false

    func run() throws {
        let networks = try Networks(folder: folder)
        if interactive {
            while let name = readLine() {
                print(try networks.milliseconds(name))
                fflush(nil)
            }
        } else {
            print("instruction set: \(try InstructionSet.current)")
            for name in Networks.names {
                let times = try (0..<max(runs, 1)).map { _ in try networks.milliseconds(name) }.sorted()
                let (median, best) = (times[times.count / 2], times[0])
                print("\(name): median \(String(format: "%.2f", median)) ms, best \(String(format: "%.2f", best)) ms")
            }
        }
    }
}
