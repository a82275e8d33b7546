import ArgumentParser
import Basics
import CMemory
import Foundation
import PartLibrary

#if Service
import MugmojiService
import Synchronization

/// `mugmoji serve`: the page and the HTTP service.
struct Serve: AsyncParsableCommand, Sandboxable {
    static let configuration = CommandConfiguration(
        abstract: "Serves the page on which emoji are finished, and an HTTP service for programs.",
        discussion: """
            On 127.0.0.1:8080 where nothing else is said. Listening on anything but loopback needs a token, in the variable \
            MUGMOJI_TOKEN or in a file. Ctrl-C and kill let accepted requests finish; a second time ends at once. \
            docs/service.md tells the rest.
            """)

    @Option(help: "The address to listen on.")
    var host = "127.0.0.1"

    @Option(help: "The port to listen on; 0 for any that is free.")
    var port = 8080

    @Option(
        help: ArgumentHelp("A file whose first line is the token that clients have to know.", valueName: "path"))
    var tokenFile: String?

    @Option(
        help: ArgumentHelp(
            "An origin whose pages may use the service, such as https://example.org, or *; repeatable.",
            valueName: "origin"))
    var allowOrigin: [String] = []

    @Option(
        help: ArgumentHelp(
            "A name that the service goes by beside localhost, behind a proxy; repeatable.", valueName: "name"))
    var allowHost: [String] = []

    @Option(
        help: ArgumentHelp(
            "The folder of a style of your own, beside those of Mugmoji; repeatable.", valueName: "folder"))
    var parts: [String] = []

    @Option(help: ArgumentHelp("Requests that are worked on at a time; one for each processor.", valueName: "n"))
    var workers: Int?

    @Option(help: ArgumentHelp("Requests that wait for one of these; twice as many.", valueName: "n"))
    var waiting: Int?

    @OptionGroup var sandbox: SandboxOptions

    @Option(
        help: ArgumentHelp(
            "What is told on standard error; of pictures nothing ever is.", valueName: "debug|info|notice|warning|error"
        ))
    var logLevel = "notice"

    func validate() throws {
        guard ["trace", "debug", "info", "notice", "warning", "error", "critical"].contains(logLevel) else {
            throw ValidationError("--log-level \(logLevel): take debug, info, notice, warning or error")
        }
        for (name, number) in [("--workers", workers), ("--waiting", waiting)] {
            guard let number, !(name == "--workers" ? 1...256 : 0...4096).contains(number) else { continue }
            throw ValidationError("\(name) \(number) is out of range")
        }
        do throws(ServiceConfigurationError) { try configuration(token: "0123456789abcdef").check() } catch {
            throw ValidationError("\(error)")
        }
    }

    var readPlaces: [String] { parts + [tokenFile].compactMap(\.self) }

    var listeningPort: Int? { port }

    func run() async throws {
        mugmoji_limit_arenas(2)
        ReadingOptions.giveBackMemory()
        let loaded = LoadedService()
        let interruption = Interruption(first: { loaded.stop() })
        defer { withExtendedLifetime(interruption) {} }
        try await reportingFailures(file: "\(host):\(port)") {
            for folder in parts { try StyleOptions.requireFolder(folder) }
            let configuration = configuration(token: try token())
            do throws(ServiceConfigurationError) { try configuration.check() } catch {
                throw Failure(status: .usage, description: "\(error)")
            }
            let service = try MugmojiService(configuration, logLevel: logLevel)
            loaded.service.withLock { $0 = service }
            do {
                let host = host.contains(":") ? "[\(host)]" : host
                try await service.run { port in
                    Sandbox.hasListened()
                    Terminal.say("listening on http://\(host):\(port)")
                }
            } catch let error where Self.isOfSystem(error) {
                throw Failure(
                    status: .unavailable,
                    description:
                        "cannot listen on \(host):\(port): \(error); take another --port, or end what listens there")
            }
        }
    }

    /// The service once networks and styles are loaded.
    private final class LoadedService: Sendable {
        let service = Mutex<MugmojiService?>(nil)

        /// Who stops it while it loads waits for nothing: no request was accepted.
        func stop() {
            guard let service = service.withLock({ $0 }) else { Interruption.endAtOnce(EXIT_SUCCESS) }
            service.stop()
        }
    }

    private static func isOfSystem(_ error: any Error) -> Bool {
        !(error is Failure) && !(error is CancellationError)
    }

    private func configuration(token: String?) -> ServiceConfiguration {
        var limits = ServiceLimits()
        (limits.workers, limits.waiting) = (workers, waiting)
        return ServiceConfiguration(
            host: host, port: port, token: token, allowedOrigins: allowOrigin, allowedHosts: allowHost,
            styles: StyleID.builtIns + parts.map { .folder(URL(fileURLWithPath: $0, isDirectory: true)) },
            limits: limits)
    }

    /// Not an option: what stands on a command line can be seen by everybody on the machine.
    private func token() throws -> String? {
        if let tokenFile {
            guard let bytes = try? BoundedFile.read(tokenFile, limit: 4096) else {
                throw Failure(
                    status: .noInput, reason: .unreadable, description: "\(tokenFile): the token cannot be read")
            }
            let line = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline).first
            return line.map(String.init) ?? ""
        }
        return ProcessInfo.processInfo.environment["MUGMOJI_TOKEN"].flatMap { $0.isEmpty ? nil : $0 }
    }
}

#else

/// `mugmoji serve` of a program that was built without the service.
struct Serve: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Serves the page on which emoji are finished, and an HTTP service for programs; not in this build.")

    @Argument(parsing: .allUnrecognized)
    var rest: [String] = []

    func run() throws {
        try reportingFailures(file: "serve") {
            throw Failure(
                status: .unavailable,
                description:
                    "this program was built without the service; build it with “swift build -c release --traits Service”"
            )
        }
    }
}

#endif
