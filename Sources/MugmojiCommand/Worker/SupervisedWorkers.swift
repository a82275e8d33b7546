import Basics
import Compositing
import Foundation
import Synchronization

/// Workers that are children of `convert`, each with one picture at a time: what takes too long or too much memory, or crashes, takes
/// down its worker and nothing else.
final class SupervisedWorkers: Sendable {
    struct Limits: Sendable {
        /// Of one picture.
        var seconds: Double?
        /// Of one worker, in MiB.
        var memory: Int?
    }

    private let limits: Limits
    private let arguments: [String]
    private let idle = Mutex<[SupervisedWorker]>([])

    /// The place in the queue is never taken: for it a worker reads on while it is at work, and so learns when this process ends.
    ///
    /// - Parameter format: what emoji are written as.
    init(_ command: Convert, format: EmojiFormat, limits: Limits) {
        self.limits = limits
        let style = command.style.parts.map { ["--parts", $0] } ?? ["--style", command.style.name]
        let weights = command.embedder.weights.map { ["--weights", $0] } ?? []
        arguments =
            ["worker", "--jobs", "1", "--queue", "1", "--max-pixels", "\(command.making.reading.maxPixels)"] + style
            + ["--embedder", command.embedder.embedder] + weights + ["--for-convert", format.rawValue, "--"]
            + MugmojiCommand.arguments
    }

    /// The emoji of a picture, and what a person should know.
    ///
    /// - Throws: ``Failure``.
    func emojis(of input: InputFile) async throws -> (emojis: [Converter.Made], notice: String?) {
        try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global().async { [self] in
                continuation.resume(with: Result { try convert(input) })
            }
        }
    }

    /// Ends the workers, which have nothing to do any more.
    func end() {
        for worker in idle.withLock({ idle in
            defer { idle = [] }
            return idle
        }) { worker.end() }
    }

    private func convert(_ input: InputFile) throws -> (emojis: [Converter.Made], notice: String?) {
        let worker = try idle.withLock { $0.popLast() } ?? SupervisedWorker(arguments)
        do {
            let answer = try worker.emojis(of: input, limits: limits)
            idle.withLock { $0.append(worker) }
            return answer
        } catch let refusal as SupervisedWorker.Refusal {
            idle.withLock { $0.append(worker) }
            throw refusal.failure
        } catch {
            worker.kill()
            throw error
        }
    }
}

/// One child.
final class SupervisedWorker: @unchecked Sendable {
    /// The worker itself is well.
    struct Refusal: Error {
        let failure: Failure
    }

    private struct Answer: Decodable {
        struct Face: Decodable {
            let emoji: WorkerAnswer.Place
            let recipe: AvatarRecipe
            let report: JSONTree
        }

        let type: String
        let faces: [Face]?
        let notice: String?
        let error: FailureReport.Problem?
    }

    /// However busy the machine is.
    private static let secondsToStart = 120.0

    private let process = Process()
    private let toChild = Pipe()
    private let fromChild = Pipe()
    private let frames: FrameReader

    init(_ arguments: [String]) throws {
        process.executableURL = ResourcePlaces.codeFile ?? URL(fileURLWithPath: "/proc/self/exe")
        process.arguments = arguments
        process.standardInput = toChild
        process.standardOutput = fromChild
        process.standardError = FileHandle.nullDevice
        frames = FrameReader(
            descriptor: fromChild.fileHandleForReading.fileDescriptor, mostBytes: 1 << 31, mostHeader: 1 << 26)
        do {
            try process.run()
        } catch {
            throw Failure(status: .system, description: "cannot start a process: \(error); take fewer --jobs")
        }
        do {
            let hello = try next(name: "the worker", SupervisedWorkers.Limits(seconds: Self.secondsToStart))
            if let error = hello.answer.error { throw Self.failure(error) }
            try send(#"{"type":"hello","protocol":\#(WorkerFrame.protocolVersion)}"#)
        } catch {
            kill()
            throw error
        }
    }

    func emojis(
        of input: InputFile, limits: SupervisedWorkers.Limits
    ) throws -> (emojis: [Converter.Made], notice: String?) {
        struct Request: Encodable {
            let type = "convert"
            let id = 1
            let path: String
            let want = ["emoji", "recipe", "report"]
        }
        let request = try JSONEncoder().encode(Request(path: input.path))
        try send(String(decoding: request, as: UTF8.self))
        let (answer, bytes) = try next(name: input.displayName, limits)
        if let error = answer.error { throw Refusal(failure: Self.failure(error)) }
        let emojis = try (answer.faces ?? []).map { face in
            let end = face.emoji.offset + face.emoji.length
            guard face.emoji.offset >= 0, face.emoji.length >= 0, end <= bytes.count else { throw Self.nonsense }
            return Converter.Made(
                file: Array(bytes[face.emoji.offset..<end]), recipe: face.recipe, facts: face.report)
        }
        return (emojis, answer.notice)
    }

    /// At once.
    func kill() {
        Foundation.kill(process.processIdentifier, SIGKILL)
        end()
    }

    func end() {
        try? toChild.fileHandleForWriting.close()
        process.awaitEnd()
    }

    /// No request fills a pipe: its picture is named by a path.
    private func send(_ header: String) throws {
        let code = writeAll(
            WorkerFrame.start(json: header, byteCount: 0), to: toChild.fileHandleForWriting.fileDescriptor)
        // Of one that has gone, its end tells more.
        guard code == 0 || code == EPIPE else {
            throw Failure(
                status: .system, description: "cannot write to a process: \(String(cString: strerror(code)))")
        }
    }

    private func next(
        name: String, _ limits: SupervisedWorkers.Limits
    ) throws -> (answer: Answer, bytes: [UInt8]) {
        let deadline = limits.seconds.map { ContinuousClock.now + .seconds($0) }
        let child = process.processIdentifier
        frames.watch = { () throws(FrameReader.End) in
            if let deadline, let seconds = limits.seconds, ContinuousClock.now >= deadline {
                throw .broken(
                    Failure(
                        status: .data, reason: .timedOut,
                        description: "\(name): it took more than \(seconds) seconds; give it more with --timeout"))
            }
            if let most = limits.memory, let memory = ProcessMemory.residentBytes(of: child), memory > most << 20 {
                throw .broken(
                    Failure(
                        status: .data, reason: .outOfMemory,
                        description: "\(name): it took more than \(most) MiB of memory; give it more with --memory"))
            }
        }
        do throws(FrameReader.End) {
            let frame = try frames.next()
            guard case .held(let bytes) = frame.bytes,
                let answer = try? JSONDecoder().decode(Answer.self, from: Data(frame.header))
            else { throw .broken(Self.nonsense) }
            return (answer, bytes)
        } catch {
            if case .broken(let failure) = error, failure.reason != .badFrame { throw failure }
            let end = process.awaitEnd()
            let how = "\(end.isSignal ? "signal" : "status") \(end.status)"
            throw Failure(
                status: .software, reason: .crashed,
                description: "\(name): its process ended with \(how); leave it out, and tell who looks after Mugmoji")
        }
    }

    private static func failure(_ problem: FailureReport.Problem) -> Failure {
        Failure(
            status: Failure.Status(rawValue: problem.status) ?? .software,
            reason: Failure.Reason(rawValue: problem.reason),
            description: problem.message)
    }

    private static let nonsense = Failure(status: .software, description: "a worker's answer cannot be read")
}
