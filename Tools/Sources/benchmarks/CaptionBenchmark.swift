import ArgumentParser
import Captioning
import Foundation
import NeuralNetwork

/// Measures the caption models, one thread each.
struct CaptionBenchmark: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "captions",
        abstract: "Times the caption models: a token, a caption as we write them, and one as the model was published.",
        discussion: """
            Times are those of the thread's processor, medians and the ninth of ten, without the filter. What the filter refuses is \
            counted, by topic; the writer draws that again. MUGMOJI_ISA names the instruction set \
            (the fastest by default). No picture is given, and the mood changes from caption to caption.
            """)

    @Argument(help: "Models, as in lstm-en.")
    var models = ["en", "zh"].flatMap { language in
        // The published convolution is not in the package: --folder names one that holds it.
        CaptionNetworks.Kind.allCases.filter { $0 != .convnet }.map { "\($0.rawValue)-\(language)" }
    }

    @Option(help: "A folder with models other than those of the package.", completion: .directory)
    var folder: String?

    @Option(help: "How many captions each model writes.")
    var runs = 100

    @Option(help: "What captions begin with.")
    var prompt = ""

    @Flag(help: "Print the captions as we write them.")
    var show = false

    func run() throws {
        print("instruction set: \(try InstructionSet.current)")
        for name in models {
            let network: any CaptionNetwork
            if let folder {
                network = try CaptionNetworks.load(named: name, in: URL(fileURLWithPath: folder, isDirectory: true))
            } else {
                network = try CaptionNetworks.packaged(name)
            }
            try measure(name, network)
        }
    }

    private func measure(_ name: String, _ network: some CaptionNetwork) throws {
        let filter = try CaptionFilter.packaged()
        var line = String(format: "%@: token %.3f ms", name, try token(network))
        for (label, decoding) in [
            ("ours", CaptionDecoding.usual(for: network)), ("published", .published(for: network)),
        ] {
            let decoder = CaptionDecoder(
                network, decoding: decoding, words: try CaptionWords.packaged(network.language))
            var times: [Double] = []
            var characters = 0
            var refusals: [String: Int] = [:]
            for run in 0..<max(runs, 1) {
                let condition = CaptionCondition(mood: network.moods[run % network.moods.count])
                var generator = SeededGenerator(seed: UInt64(run))
                var text = ""
                times.append(
                    try Self.milliseconds {
                        text = try decoder.caption(condition, prompt: prompt, generator: &generator)
                    })
                characters += text.count
                if let refusal = filter.refusal(of: text) { refusals[refusal.topic, default: 0] += 1 }
                if show { print("\(name), \(label), \(condition.mood ?? ""): \(text)") }
            }
            times.sort()
            line += String(
                format: "; %@ %.2f ms, 9 of 10 within %.2f ms (%d characters)", label, times[times.count / 2],
                times[times.count * 9 / 10], characters / times.count)
            if !refusals.isEmpty {
                let topics = refusals.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { "\($0.key) \($0.value)" }
                line += ", refused: " + topics.joined(separator: ", ")
            }
        }
        print(line)
    }

    private func token(_ network: some CaptionNetwork) throws -> Double {
        var state = try network.start(CaptionCondition(mood: network.moods.first))
        let times = (0..<40).map { step in
            let token = step == 0 ? CaptionVocabulary.start : CaptionVocabulary.unknown + 1 + step % 20
            return Self.milliseconds { _ = network.next(token, &state) }
        }
        return times.sorted()[times.count / 2]
    }

    private static func milliseconds(_ work: () throws -> Void) rethrows -> Double {
        let start = processorTime()
        try work()
        return Double(processorTime() - start) / 1e6
    }

    private static func processorTime() -> Int {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return time.tv_sec * 1_000_000_000 + time.tv_nsec
    }
}
