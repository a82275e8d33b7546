import ArgumentParser
import Basics
import Foundation
import Imaging
import Mugmoji
import PartLibrary
import Synchronization

/// `mugmoji worker`: pictures and emoji over standard input and output, for programs that keep it running.
struct Worker: AsyncParsableCommand, Sandboxable {
    static let configuration = CommandConfiguration(
        abstract: "Answers requests of a program on standard input and output, one frame each; see docs/worker.md.",
        discussion: """
            A frame is a header (JSON) and bytes, each with its length before it. The worker says hello first. It ends when \
            standard input ends, or on Ctrl-C or kill, once what it had taken is answered.
            """)

    @OptionGroup var style: StyleOptions

    @OptionGroup var embedder: EmbedderOptions

    @Option(help: ArgumentHelp("How many requests are worked on side by side.", valueName: "n"))
    var jobs = ProcessInfo.processInfo.activeProcessorCount

    @Option(help: ArgumentHelp("How many wait beside those; while they do, nothing more is read.", valueName: "n"))
    var queue = 4

    @Option(
        help: ArgumentHelp(
            "Refuse pictures with more pixels, before any memory is taken for them.", valueName: "n"))
    var maxPixels = DecodingOptions.defaultMaximumPixels

    @Option(help: ArgumentHelp("Refuse pictures with more bytes; they are read and dropped.", valueName: "n"))
    var maxBytes = InputFile.Limit.picture.bytes

    @OptionGroup var sandbox: SandboxOptions

    @Option(help: .hidden) var forConvert: String?

    /// The command line of the `convert` whose child this is.
    @Argument(parsing: .postTerminator, help: .hidden) var parent: [String] = []

    func validate() throws {
        guard (1...1024).contains(jobs) else { throw ValidationError("--jobs \(jobs) is out of range: 1…1024") }
        guard (0...4096).contains(queue) else { throw ValidationError("--queue \(queue) is out of range: 0…4096") }
        guard maxPixels >= 1 else { throw ValidationError("--max-pixels \(maxPixels) is out of range: 1 or more") }
        guard (1...InputFile.Limit.picture.bytes).contains(maxBytes) else {
            throw ValidationError("--max-bytes \(maxBytes) is out of range: 1…\(InputFile.Limit.picture.bytes)")
        }
    }

    /// A network's weights lie beside its description.
    var readPlaces: [String] {
        [style.parts, style.style.flatMap { $0.name.contains("/") ? $0.name : nil }].compactMap(\.self)
            + embedder.files.flatMap { [$0, $0.folderPath.isEmpty ? "." : $0.folderPath] }
    }

    func run() async throws {
        ReadingOptions.giveBackMemory()
        // Whoever starts a worker for each processor has given all of them away.
        SpareProcessors.limit(to: jobs)
        let bench = try started()
        try Self.write(
            WorkerFrame.start(
                header: WorkerHello(
                    style: style.displayName, styles: StyleID.builtIns.map(\.description), jobs: jobs, queue: queue,
                    limits: WorkerHello.Limits(bytes: maxBytes, pixels: maxPixels)),
                byteCount: 0))
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else {
            throw Failure(status: .system, description: "cannot make a pipe: \(String(cString: strerror(errno)))")
        }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        let wake = ends[1]
        let interruption = Interruption(first: { _ = Foundation.write(wake, [1], 1) })
        defer { withExtendedLifetime(interruption) {} }
        let intake = WorkerIntake(
            reader: FrameReader(descriptor: STDIN_FILENO, wake: ends[0], mostBytes: maxBytes), places: jobs + queue,
            abandoned: forConvert == nil ? nil : Self.end)
        await withTaskGroup(of: Void.self) { group in
            var running = 0
            for await request in intake.requests {
                if running == jobs {
                    await group.next()
                    running -= 1
                }
                running += 1
                group.addTask {
                    let answer = await SpareProcessors.serving {
                        await bench.answer(to: request.header, bytes: request.bytes)
                    }
                    Self.send(answer)
                    intake.release()
                }
            }
        }
        if let failure = intake.fault {
            Self.send(WorkerBench.answer(failure, to: nil))
            Terminal.report(failure)
            throw failure.exitCode
        }
    }

    /// What keeps a worker from starting is told where its hello would have stood, too.
    private func started() throws -> WorkerBench {
        do {
            let convert = try forConvert.map { format in
                let command = try Convert.parse(Array(parent.dropFirst()))
                return WorkerBench.ConvertedAs(
                    options: command.making, format: try EmojiFormat(argument: format))
            }
            return try WorkerBench(
                style: style, embedder: embedder.source(), maximumPixels: maxPixels, convert: convert)
        } catch {
            let failure = Failure(error, file: style.displayName)
            Self.send(WorkerBench.answer(failure, to: nil))
            Terminal.report(failure)
            throw failure.exitCode
        }
    }

    /// Nobody waits for what a `convert` had asked for that has ended, or was killed.
    @Sendable private static func end() { Interruption.endAtOnce(EXIT_SUCCESS) }

    private static func write(_ bytes: [UInt8]) throws(Failure) { try Results.picture(bytes) }

    /// One frame after the other, whoever has them. A reader that has gone ends the worker; see ``Results``.
    static func send(_ answer: WorkerBench.Answer) {
        do {
            try write(answer.frame + answer.bytes)
        } catch {
            Terminal.report(error)
            Interruption.endAtOnce(error.status.rawValue)
        }
    }
}

/// Takes requests from a stream, on a thread of its own, as long as there is room for them.
final class WorkerIntake: Sendable {
    struct Request: Sendable {
        let header: WorkerRequest
        let bytes: FrameReader.Bytes
    }

    let requests: AsyncStream<Request>
    private let room: DispatchSemaphore
    private let abandoned: (@Sendable () -> Void)?
    private let ending = Mutex<Failure?>(nil)

    /// Why the stream could not be followed to its end.
    var fault: Failure? { ending.withLock { $0 } }

    /// - Parameters:
    ///   - places: how many requests may be held.
    ///   - abandoned: what is done at the end of the stream, before what was taken is answered.
    init(reader: sending FrameReader, places: Int, abandoned: (@Sendable () -> Void)?) {
        self.abandoned = abandoned
        room = DispatchSemaphore(value: places)
        let (requests, continuation) = AsyncStream.makeStream(of: Request.self)
        self.requests = requests
        let box = Mutex<FrameReader?>(reader)
        let thread = Thread { [self] in
            guard let reader = box.withLock({ $0.take() }) else { return }
            var isGreeted = false
            while let request = next(reader, &isGreeted) { continuation.yield(request) }
            continuation.finish()
        }
        thread.name = "mugmoji-intake"
        thread.start()
    }

    /// A request was answered.
    func release() { room.signal() }

    /// `nil` at the end.
    private func next(_ reader: FrameReader, _ isGreeted: inout Bool) -> Request? {
        while true {
            room.wait()
            do throws(FrameReader.End) {
                let frame = try reader.next()
                do throws(Failure) {
                    let request = try WorkerRequest.read(frame.header)
                    if !isGreeted {
                        try Self.greet(request)
                        isGreeted = true
                    } else if request.type == .hello {
                        throw Failure(
                            status: .usage, reason: .badRequest, description: "hello was said; send requests")
                    } else {
                        return Request(header: request, bytes: frame.bytes)
                    }
                } catch {
                    guard isGreeted else { throw .broken(error) }
                    Worker.send(WorkerBench.answer(error, to: WorkerRequest.id(in: frame.header)))
                }
            } catch {
                switch error {
                case .broken(let failure): ending.withLock { $0 = failure }
                case .ended: abandoned?()
                case .stopped: break
                }
                room.signal()
                return nil
            }
            room.signal()
        }
    }

    private static func greet(_ request: WorkerRequest) throws(Failure) {
        guard request.type == .hello, let version = request.protocolVersion else {
            throw Failure(
                status: .usage, reason: .otherProtocol,
                description: "the first frame has to be a hello that names its protocol: "
                    + #"{"type":"hello","protocol":\#(WorkerFrame.protocolVersion)}"#)
        }
        guard version == WorkerFrame.protocolVersion else {
            throw Failure(
                status: .usage, reason: .otherProtocol,
                description:
                    "the client speaks version \(version) of the protocol, and this program \(WorkerFrame.protocolVersion); "
                    + "take versions that fit")
        }
    }
}
