import Basics
import Foundation
import TestSupport
import Testing

/// What a worker in a sandbox does, and what it is kept from. Where the kernel has no sandbox, it says so and works all the same.
@Suite("worker --sandbox", .serialized) struct SandboxTests {
    private let scratch: Scratch
    private let selfie: [UInt8]

    init() throws {
        scratch = try Scratch()
        selfie = try Fixtures.bytes(Fixtures.selfie("short-smile"))
    }

    private func talk(_ requests: [UInt8]..., arguments: [String] = ["--sandbox"]) throws -> (
        outcome: Program.Outcome, frames: [WorkerFrames.Frame]
    ) {
        let outcome = try Program.run(
            ["worker", "--parts", QuickStyle.path] + arguments, input: WorkerFrames.hello + requests.joined(),
            folder: scratch.folder, environment: ["TMPDIR": scratch.path("tmp")])
        return (outcome, try WorkerFrames.frames(outcome.output))
    }

    @Test func makesTheSameEmoji() throws {
        try FileManager.default.createDirectory(atPath: scratch.path("tmp"), withIntermediateDirectories: true)
        let request = WorkerFrames.frame(
            #"{"type":"convert","id":1,"options":{"size":64,"caption":"so it is","format":"webp"}}"#, selfie)
        let free = try talk(request, arguments: [])
        let kept = try talk(request)
        #expect(kept.outcome.status == 0 && kept.outcome.errors.hasPrefix("sandbox: "), "\(kept.outcome.errors)")
        #expect(try kept.frames.last?.emoji() == free.frames.last?.emoji())
        #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path("tmp")) == [])
    }

    /// libdispatch looks after the threads of a process that has more to do than processors.
    @Test func bearsMuchAtATime() throws {
        try FileManager.default.createDirectory(atPath: scratch.path("tmp"), withIntermediateDirectories: true)
        let requests = (1...24).map {
            WorkerFrames.frame(#"{"type":"convert","id":\#($0),"options":{"size":16}}"#, selfie)
        }
        let (outcome, frames) = try talk(requests.flatMap(\.self), arguments: ["--sandbox", "--jobs", "8"])
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(frames.count { $0.type == "emoji" } == 24)
    }

    @Test func opensNoFileThatARequestNames() throws {
        try FileManager.default.createDirectory(atPath: scratch.path("tmp"), withIntermediateDirectories: true)
        try scratch.file("a.jpg", selfie)
        try scratch.file("other/style.json", Array("{}".utf8))
        let (outcome, frames) = try talk(
            WorkerFrames.frame(#"{"type":"convert","id":1,"path":"a.jpg"}"#),
            WorkerFrames.frame(#"{"type":"convert","id":2,"options":{"style":"./other"}}"#, selfie),
            WorkerFrames.frame(#"{"type":"convert","id":3,"options":{"size":16}}"#, selfie))
        #expect(outcome.status == 0)
        let named = try #require(frames.first { $0.id == 1 })
        #expect(named.reason == "unreadable")
        #expect((named.error?["message"] as? String)?.contains("a worker in a sandbox opens no files") == true)
        #expect(frames.first { $0.id == 2 }?.error != nil)
        #expect(try frames.first { $0.id == 3 }?.emoji().isEmpty == false)
    }

    @Test func startsNoProgram() throws {
        try FileManager.default.createDirectory(atPath: scratch.path("tmp"), withIntermediateDirectories: true)
        let options = #""options":{"style":"pop","size":32,"format":"webm","animate":true}"#
        let (outcome, frames) = try talk(
            WorkerFrames.frame(#"{"type":"convert","id":1,\#(options)}"#, selfie),
            WorkerFrames.frame(#"{"type":"ping","id":2}"#))
        #expect(outcome.status == 0)
        let refused = try #require(frames.first { $0.id == 1 })
        if outcome.errors.contains("seccomp\n") { #expect(refused.reason == "program_missing", "\(refused.header)") }
        #expect(frames.contains { $0.id == 2 && $0.type == "pong" })
        #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path("tmp")) == [])
    }

    #if os(Linux)
    /// A program in C that enters the sandbox and tries what strangers' code would.
    @Test func strangersCodeGetsNowhere() throws {
        let checkout = Fixtures.checkout
        try Tool.run(
            "cc",
            ["-I", "\(checkout.path)/Sources/CProcess/include", "-o", scratch.path("probe")]
                + ["Tools/proofs/sandbox.c", "Sources/CProcess/sandbox.c"].map {
                    checkout.appendingPathComponent($0).path
                })
        try scratch.file("read/file", [1])
        try scratch.file("work/file", [1])
        let said = try Tool.run(scratch.path("probe"), [scratch.path("read"), scratch.path("work")])
        let answers = Dictionary(
            uniqueKeysWithValues: said.split(separator: "\n").compactMap { line -> (String, String)? in
                let halves = line.split(separator: ":", maxSplits: 1)
                return halves.count == 2 ? (String(halves[0]), halves[1].trimmingCharacters(in: .whitespaces)) : nil
            })
        let version = try #require(answers["landlock"].flatMap { Int($0) })
        if version >= 1 {
            for what in [
                "open /etc/passwd", "open /etc/passwd by /proc", "open /", "write in READ", "make in READ",
                "link in WORK",
                "another's mem", "another's root/etc/passwd", "another's fd/0",
            ] {
                #expect(answers[what] == "EACCES", "\(what): \(said)")
            }
        }
        if version >= 4 { #expect(answers["connect"] == "EACCES", "\(said)") }
        for what in ["read in READ", "make in WORK", "remove in WORK", "listen", "thread", "kill itself"] {
            #expect(answers[what] == "allowed", "\(what): \(said)")
        }
        guard answers["seccomp"] == "1" else { return }
        for what in [
            "socket", "exec", "fork", "ptrace", "kill the parent", "mount", "io_uring", "unshare",
        ] { #expect(answers[what] == "EPERM", "\(what): \(said)") }
    }
    #endif

    #if Service && os(Linux)
    /// What is answered to a request on a connection of its own.
    private func ask(_ request: String, port: Int) throws -> [UInt8] {
        let connection = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(connection) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let isConnected = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(connection, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
        try #require(isConnected)
        let bytes = Array(request.utf8)
        #expect(write(connection, bytes, bytes.count) == bytes.count)
        var answer: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        while case let count = read(connection, &piece, piece.count), count > 0 { answer += piece.prefix(count) }
        return answer
    }

    @Test func aServiceInASandboxServes() throws {
        try FileManager.default.createDirectory(atPath: scratch.path("tmp"), withIntermediateDirectories: true)
        let process = Process()
        process.executableURL = Program.location
        process.arguments = ["serve", "--port", "0", "--sandbox"]
        process.environment = ProcessInfo.processInfo.environment.merging(["TMPDIR": scratch.path("tmp")]) { $1 }
        process.standardError = try FileHandle(forWritingTo: scratch.emptyFile("errors"))
        try process.run()
        func errors() throws -> String { try String(contentsOfFile: scratch.path("errors"), encoding: .utf8) }
        while process.isRunning, try !errors().contains("listening on http://127.0.0.1:") { usleep(2_000) }
        let said = try errors()
        let number = said.components(separatedBy: "http://127.0.0.1:").last?.prefix { $0.isNumber }
        let port = try #require(number.flatMap { Int($0) }, "\(said)")
        #expect(said.hasPrefix("sandbox: "))
        let end = "HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
        for _ in 0..<2 {
            let picture = try ask("GET /v1/avatar/ada.png?size=32 \(end)", port: port)
            #expect(String(decoding: picture.prefix(15), as: UTF8.self) == "HTTP/1.1 200 OK")
        }
        let pack = #"{"recipe":{"version":1,"style":"pop","parts":{"head":"oval"}},"expressions":["happy"]}"#
        let head =
            "POST /v1/pack HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: "
        let packed = try ask("\(head)\(pack.utf8.count)\r\n\r\n\(pack)", port: port)
        #expect(
            String(decoding: packed.prefix(15), as: UTF8.self) == "HTTP/1.1 200 OK",
            "\(String(decoding: packed.prefix(1000), as: UTF8.self))")
        kill(process.processIdentifier, SIGTERM)
        #expect(process.awaitEnd().status == 0)
        #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path("tmp")) == [])
    }
    #endif

    /// Large pictures are kept in a temporary file, and large frames too.
    @Test func largePicturesHaveRoom() throws {
        try FileManager.default.createDirectory(atPath: scratch.path("tmp"), withIntermediateDirectories: true)
        let padded = selfie + [UInt8](repeating: 0, count: 33 << 20)
        let (outcome, frames) = try talk(
            WorkerFrames.frame(#"{"type":"convert","id":1,"options":{"size":16}}"#, padded))
        #expect(outcome.status == 0)
        #expect(try frames.last?.emoji().isEmpty == false)
        #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path("tmp")) == [])
    }
}
