#if Service
import Basics
import Captioning
import Compositing
import FaceParsing
import Foundation
import HTTPTypes
import Mugmoji
import PartEmbedding
import PartLibrary
import Synchronization

/// Everything that requests share: what was loaded once, the queue, and the limits.
final class ServiceCore: Sendable {
    let configuration: ServiceConfiguration
    let limits: ServiceLimits
    let styles: [LoadedStyle]
    let reader: FaceReader
    let queue: WorkQueue
    let held: HeldBytes
    /// Answers that clients have not taken.
    let untaken: HeldBytes
    let metrics: ServiceMetrics
    let site: StaticSite
    private let writers = Mutex<[WriterKey: CaptionWriter]>([:])

    private struct WriterKey: Hashable {
        let language: CaptionLanguage
        let model: CaptionModel
    }

    /// What takes time to load, and can be shared.
    struct Loaded: Sendable {
        let reader: FaceReader
        /// The default one first.
        let styles: [LoadedStyle]

        /// - Throws: what is thrown where something cannot be loaded.
        init(_ configuration: ServiceConfiguration) throws {
            let pixels = configuration.limits.pixels
            let ids = configuration.styles.isEmpty ? [StyleID.usual] : configuration.styles
            (reader, styles) = try sideBySide(
                { try FaceReader(maximumPixels: pixels) },
                {
                    let embedder = EmbedderSource(try EmbedderChoice.autoencoder.source().load())
                    return try ids.map { try LoadedStyle($0, embedder: embedder) }
                })
        }
    }

    /// - Parameter loaded: what was loaded before; else networks and styles are loaded now.
    /// - Throws: ``ServiceConfigurationError``, and what is thrown where something cannot be loaded.
    init(_ configuration: ServiceConfiguration, loaded: Loaded? = nil) throws {
        try configuration.check()
        self.configuration = configuration
        limits = configuration.limits
        let loaded = try loaded ?? Loaded(configuration)
        (reader, styles) = (loaded.reader, loaded.styles)
        let workers = max(limits.workers ?? ProcessInfo.processInfo.activeProcessorCount, 1)
        let queue = WorkQueue(workers: workers, places: max(limits.waiting ?? 2 * workers, 0))
        self.queue = queue
        held = HeldBytes(most: limits.heldBytes)
        untaken = HeldBytes(most: limits.answerBytes)
        metrics = ServiceMetrics(queue: queue)
        site = try StaticSite()
    }

    /// The style of a name, or the default one.
    ///
    /// - Throws: ``Problem`` for one that is not loaded: what a request says opens no folder.
    func style(_ name: String?, _ kind: Problem.Kind = .badRequest) throws(Problem) -> LoadedStyle {
        guard let name else { return styles[0] }
        guard let style = styles.first(where: { $0.name == name }) else {
            throw Problem(
                kind,
                "There is no style “\(Query.harmless(name))” here; there are "
                    + styles.map(\.name).joined(separator: ", ") + ".")
        }
        return style
    }

    /// What writes captions, loaded when it is first needed.
    func writer(_ language: CaptionLanguage, _ model: CaptionModel) throws -> CaptionWriter {
        let key = WriterKey(language: language, model: model)
        if let known = writers.withLock({ $0[key] }) { return known }
        let writer = try CaptionWriter(language: language, model: model)
        writers.withLock { $0[key] = writer }
        return writer
    }

    /// Does the work of a request on the threads that are for it.
    ///
    /// - Throws: ``Problem`` of the kinds `busy` and `timeout`, and what `work` throws.
    func work<Result: Sendable>(
        for request: ServiceRequest, _ work: @escaping @Sendable () async throws -> Result
    ) async throws -> Result {
        guard !untaken.isFull else {
            metrics.refused()
            throw Problem(
                .busy, "As many bytes of answers wait to be taken as may; try again in a second.",
                headers: [.retryAfter: "1"])
        }
        do {
            return try await queue.run(until: request.deadline, work)
        } catch WorkQueue.Refusal.full {
            metrics.refused()
            throw busy
        } catch WorkQueue.Refusal.late {
            throw Problem(.timeout, Problem.late, headers: [.retryAfter: "5"])
        }
    }

    /// The answer of a request that is worked for, with what its stages took, waiting included.
    ///
    /// - Throws: as ``work(for:_:)``.
    func answer(
        to request: ServiceRequest, _ make: @escaping @Sendable (inout ServerTimings) async throws -> Answer
    ) async throws -> Answer {
        let waiting = ContinuousClock.now
        return try await work(for: request) { [self] in
            var timings = ServerTimings()
            timings.add("queue", waiting.duration(to: .now))
            var answer = try await make(&timings)
            answer.add(timings: timings)
            metrics.observe(stages: timings)
            return answer
        }
    }

    var busy: Problem {
        Problem(
            .busy, "As many requests wait as may, \(queue.places); try again in a second.", headers: [.retryAfter: "1"])
    }
}

#endif
