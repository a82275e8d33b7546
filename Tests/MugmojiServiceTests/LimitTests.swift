#if Service
import Foundation
import Synchronization
import TestSupport
import Testing

@testable import MugmojiService

/// Every limit is hit, by small limits where the usual ones would take long.
@Suite(.serialized) struct LimitTests {
    private let recipe = EndpointTests.recipe
    private let json = EndpointTests.json

    @Test func bodiesAreBounded() async throws {
        let server = try await TestServer { $0.limits.bodyBytes = 5000 }
        // It is refused before a byte of it has come.
        let connection = try await server.connect()
        try await connection.send(
            Connection.head("POST", "/v1/emoji", ["Content-Length": "5001", "Content-Type": "image/jpeg"]))
        let reply = try await connection.reply()
        #expect(reply.status == 413 && reply.problem == "too-large" && reply.fields["connection"] == "close")
        #expect(try await connection.isClosed())
        // Of a chunked body nobody knows how long it will be.
        let chunked = try await server.connect()
        let head = Connection.head("POST", "/v1/emoji", ["Transfer-Encoding": "chunked", "Content-Type": "image/jpeg"])
        let chunk = "400\r\n" + String(repeating: "x", count: 1024) + "\r\n"
        try await chunked.send(head + String(repeating: chunk, count: 6))
        #expect(try await chunked.reply().problem == "too-large")
        #expect(try await chunked.isClosed())
    }

    @Test func chunkedBodiesAreRead() async throws {
        let server = try await TestServer()
        let connection = try await server.connect()
        try await connection.send(
            Connection.head("POST", "/v1/render?size=16", json.merging(["Transfer-Encoding": "chunked"]) { $1 }))
        for piece in [recipe.prefix(10), recipe.dropFirst(10)] {
            try await connection.send(Array("\(String(piece.count, radix: 16))\r\n".utf8) + piece + Array("\r\n".utf8))
        }
        try await connection.send("0\r\n\r\n")
        #expect(try await connection.reply().status == 200)
        #expect(try await connection.ask("GET", "/healthz").status == 200)
    }

    @Test func bodiesThatComeSlowlyAreCut() async throws {
        let server = try await TestServer { $0.limits.bodySeconds = 0.5 }
        let connection = try await server.connect()
        try await connection.send(
            Connection.head("POST", "/v1/render", json.merging(["Content-Length": "1000"]) { $1 }))
        let start = ContinuousClock.now
        let drip = Task {
            for _ in 0..<40 {
                try await connection.send(" ")
                try await Task.sleep(for: .milliseconds(100))
            }
        }
        let reply = try await connection.reply()
        #expect(reply.status == 408 && reply.problem == "body-timeout" && reply.fields["connection"] == "close")
        #expect(start.duration(to: .now) < .seconds(60))
        drip.cancel()
        _ = try? await drip.value
    }

    @Test func headsThatComeSlowlyAreCut() async throws {
        let server = try await TestServer { $0.limits.idleSeconds = 0.5 }
        let silent = try await server.connect()
        let slow = try await server.connect()
        try await slow.send("GET / HTTP/1.1\r\nHost: localhost\r\n")
        let start = ContinuousClock.now
        let drip = Task {
            for number in 0..<60 {
                try await slow.send("X-\(number): y\r\n")
                try await Task.sleep(for: .milliseconds(100))
            }
        }
        #expect(try await silent.isClosed())
        #expect(try await slow.isClosed())
        #expect(start.duration(to: .now) < .seconds(60))
        drip.cancel()
        _ = try? await drip.value
        // And who says nothing between two requests.
        let idle = try await server.connect()
        #expect(try await idle.ask("GET", "/healthz").status == 200)
        #expect(try await idle.isClosed())
    }

    @Test func headsAreBounded() async throws {
        let server = try await TestServer()
        let many = Dictionary(uniqueKeysWithValues: (0..<100).map { ("X-\($0)", "y") })
        let long = ["X-Long": String(repeating: "y", count: 20_000)]
        for fields in [many, long] {
            let reply = try await server.ask("GET", "/healthz", fields)
            #expect(
                reply.status == 431 && reply.problem == "head-too-large"
                    && reply.fields["content-security-policy"] != nil)
        }
        let path = try await server.ask("GET", "/v1/avatar/" + String(repeating: "a", count: 5000) + ".svg")
        #expect(path.status == 414 && path.problem == "path-too-long")
        for text in [
            "nonsense\r\n\r\n", "GET / HTTP/9.9\r\n\r\n", "GET / HTTP/1.1\r\nHost: localhost\r\nbad line\r\n\r\n",
            "\u{16}\u{3}\u{1}\r\n\r\n",
        ] {
            let connection = try await server.connect()
            try await connection.send(text)
            let reply = try? await connection.reply()
            #expect(
                reply == nil
                    || reply?.status == 400 && reply?.problem == "bad-request"
                        && reply?.fields["x-content-type-options"] == "nosniff"
            )
        }
        let smuggled = try await server.connect()
        try await smuggled.send(
            "POST /v1/render HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /"
        )
        #expect(try await smuggled.reply().status >= 400)
    }

    @Test func requestsOneAfterTheOtherAreAnsweredInOrder() async throws {
        let server = try await TestServer()
        let connection = try await server.connect()
        let names = (0..<8).map { "/v1/avatar/\($0).json" }
        let body = Connection.head(
            "POST", "/v1/render?size=16", json.merging(["Content-Length": "\(recipe.count)"]) { $1 })
        try await connection.send(
            Array(names.map { Connection.head("GET", $0) }.joined().utf8) + Array(body.utf8) + recipe)
        var answers: [[UInt8]] = []
        for _ in names { answers.append(try await connection.reply().body) }
        #expect(try await connection.reply().fields["content-type"] == "image/png")
        for (name, answer) in zip(names, answers) { #expect(try await server.ask("GET", name).body == answer) }
    }

    @Test func anAnswerDoesNotCutTheNextRequest() async throws {
        let server = try await TestServer()
        let connection = try await server.connect()
        let head = Connection.head(
            "POST", "/v1/render?size=16", json.merging(["Content-Length": "\(recipe.count)"]) { $1 })
        try await connection.send(Array((Connection.head("GET", "/healthz") + head).utf8) + recipe.prefix(20))
        #expect(try await connection.reply().fields["connection"] == nil)
        try await connection.send(Array(recipe.dropFirst(20)))
        #expect(try await connection.reply().status == 200)
    }

    @Test func whoSaysNoMoreIsStillAnswered() async throws {
        let server = try await TestServer()
        let connection = try await server.connect()
        let head = Connection.head(
            "POST", "/v1/render?size=16", json.merging(["Content-Length": "\(recipe.count)"]) { $1 })
        try await connection.send(Array(head.utf8) + recipe)
        connection.finishSending()
        #expect(try await connection.reply().status == 200)
        #expect(try await connection.isClosed())
        // A body that ends early is none.
        let cut = try await server.connect()
        try await cut.send(Array(head.utf8) + recipe.prefix(20))
        cut.finishSending()
        let reply = try? await cut.reply()
        #expect(reply == nil || reply?.status == 400)
        #expect(try await server.ask("GET", "/healthz").status == 200)
    }

    @Test func whoAsksWhetherToSendIsTold() async throws {
        let server = try await TestServer()
        let connection = try await server.connect()
        let fields = json.merging(["Content-Length": "\(recipe.count)", "Expect": "100-continue"]) { $1 }
        try await connection.send(Connection.head("POST", "/v1/render?size=16", fields))
        #expect(try await connection.reply().status == 100)
        try await connection.send(recipe)
        #expect(try await connection.reply().status == 200)
        let large = try await server.connect()
        try await large.send(
            Connection.head(
                "POST", "/v1/emoji",
                ["Content-Length": "99999999", "Expect": "100-continue", "Content-Type": "image/png"]))
        #expect(try await large.reply().problem == "too-large")
    }

    // MARK: The queue

    @Test func whatIsTooMuchIsRefusedAtOnce() async throws {
        let server = try await TestServer { ($0.limits.workers, $0.limits.waiting) = (1, 1) }
        let gate = Gate()
        let held = Task { try await server.core.queue.run(until: .now.advanced(by: .seconds(60))) { gate.wait() } }
        try await until { server.core.queue.load.running == 1 }
        let waiting = Task { try await server.ask("GET", "/v1/avatar/a.svg?size=16") }
        try await until { server.core.queue.load.waiting == 1 }
        let start = ContinuousClock.now
        for (method, path) in [("GET", "/v1/avatar/b.svg"), ("POST", "/v1/render"), ("POST", "/v1/caption")] {
            let reply = try await server.ask(method, path, json, body: method == "POST" ? recipe : [])
            guard path != "/v1/caption" else { continue }
            #expect(reply.status == 503 && reply.problem == "busy" && reply.fields["retry-after"] == "1")
        }
        // A picture is refused before it is sent.
        let connection = try await server.connect()
        try await connection.send(
            Connection.head("POST", "/v1/emoji", ["Content-Length": "1000000", "Content-Type": "image/jpeg"]))
        #expect(try await connection.reply().problem == "busy")
        #expect(try await server.ask("GET", "/readyz").status == 503)
        #expect(try await server.ask("GET", "/healthz").status == 200)
        #expect(start.duration(to: .now) < .seconds(60))
        gate.open()
        #expect(try await waiting.value.status == 200)
        try await held.value
        #expect(try await server.ask("GET", "/metrics").text.contains("mugmoji_queue_refused_total 3"))
        #expect(try await server.ask("GET", "/readyz").status == 200)
    }

    @Test func whatTakesTooLongIsGivenUp() async throws {
        let server = try await TestServer {
            ($0.limits.workers, $0.limits.waiting) = (1, 4)
            $0.limits.requestSeconds = 0.5
        }
        let gate = Gate()
        let held = Task { try await server.core.queue.run(until: .now.advanced(by: .seconds(60))) { gate.wait() } }
        try await until { server.core.queue.load.running == 1 }
        let reply = try await server.ask("GET", "/v1/avatar/a.svg")
        #expect(reply.status == 503 && reply.problem == "timeout" && reply.fields["retry-after"] != nil)
        #expect(server.core.queue.load.waiting == 0)
        gate.open()
        try await held.value
        // What had been begun keeps its place until it is done.
        let second = Gate()
        let late = Task {
            try await server.core.queue.run(until: .now.advanced(by: .milliseconds(100))) { second.wait() }
        }
        await #expect(throws: WorkQueue.Refusal.late) { try await late.value }
        #expect(server.core.queue.load.running == 1)
        second.open()
        try await until { server.core.queue.load.running == 0 }
        #expect(try await server.ask("GET", "/v1/avatar/a.svg?size=16").status == 200)
    }

    @Test func bytesThatAreHeldAreBounded() async throws {
        let server = try await TestServer { $0.limits.heldBytes = 3000 }
        let first = try await server.connect()
        try await first.send(Connection.head("POST", "/v1/render", json.merging(["Content-Length": "2501"]) { $1 }))
        try await first.send([UInt8](repeating: 32, count: 2500))
        try await until { server.core.held.count == 2500 }
        let second = try await server.ask("POST", "/v1/render", json, body: [UInt8](repeating: 32, count: 600))
        #expect(second.status == 503 && second.problem == "busy")
        try await first.send(" ")
        #expect(try await first.reply().problem == "bad-recipe")
        try await until { server.core.held.count == 0 }
    }

    // MARK: Answers

    /// Several megabytes: more than systems take from the service before a client reads them.
    private let large = "/v1/styles/pop/parts.json"

    @Test func anAnswerThatNobodyTakesIsCutOff() async throws {
        let server = try await TestServer {
            $0.limits.answerSeconds = 1
            $0.limits.connections = 1
        }
        let silent = try await server.connect(receiveBuffer: 4096)
        try await silent.send(Connection.head("GET", large))
        try await until { server.core.untaken.count > 1 << 20 }
        // Its connection is the only one that there may be; the next is answered when it has gone.
        #expect(try await server.ask("GET", "/healthz").status == 200)
        // An answer may be read before the service hears that it was taken.
        try await until { server.core.untaken.count == 0 }
        await #expect(throws: (any Error).self) { try await silent.reply() }
    }

    @Test func untakenAnswersAreBounded() async throws {
        let server = try await TestServer { $0.limits.answerBytes = 1 << 20 }
        let silent = try await server.connect(receiveBuffer: 4096)
        try await silent.send(Connection.head("GET", large))
        try await until { server.core.untaken.count > 1 << 20 }
        let refused = try await server.ask("GET", "/v1/avatar/a.svg?size=16")
        #expect(refused.status == 503 && refused.problem == "busy" && refused.fields["retry-after"] == "1")
        #expect(try await server.ask("GET", "/healthz").status == 200)
        #expect(try await silent.reply().status == 200)
        try await until { server.core.untaken.count == 0 }
        #expect(try await server.ask("GET", "/v1/avatar/a.svg?size=16").status == 200)
    }

    /// Neither the limit for connections that say nothing, nor the end of a connection, nor that of the service takes away what is on its way.
    @Test(arguments: ["keep-alive", "close"]) func anAnswerMayBeTakenSlowly(_ connection: String) async throws {
        let server = try await TestServer { $0.limits.idleSeconds = 0.3 }
        let whole = try await server.ask("GET", large).body
        let slow = try await server.connect(receiveBuffer: 4096)
        try await slow.send(Connection.head("GET", large, ["Connection": connection]))
        try await until { server.core.untaken.count > 1 << 20 }
        let end = Task { try await server.stop() }
        // Longer than a connection lingers that is about to be closed.
        try await Task.sleep(for: .seconds(2.5))
        #expect(try await slow.reply().body == whole)
        #expect(try await slow.isClosed())
        try await end.value
    }

    // MARK: Who may ask

    @Test func theTokenIsAskedFor() async throws {
        let token = "a-token-of-enough-signs"
        let server = try await TestServer { $0.token = token }
        let refused = try await server.ask("GET", "/")
        #expect(
            refused.status == 401 && refused.problem == "unauthorized"
                && refused.fields["www-authenticate"]?.hasPrefix("Basic") == true)
        let basic = Data("anyone:\(token)".utf8).base64EncodedString()
        for field in ["Bearer \(token)", "bearer \(token)", "Basic \(basic)"] {
            #expect(try await server.ask("GET", "/", ["Authorization": field]).status == 200)
        }
        let wrong = Data("\(token):other".utf8).base64EncodedString()
        for field in ["Bearer \(token)x", "Bearer", "Bearer ", "Basic \(wrong)", "Basic ***", token, "Digest \(token)"]
        {
            #expect(try await server.ask("GET", "/v1/moods", ["Authorization": field]).status == 401)
        }
        for path in ["/healthz", "/readyz"] { #expect(try await server.ask("GET", path).status == 200) }
        #expect(try await server.ask("GET", "/metrics").status == 401)
        // Who has the token may call the service what they like.
        #expect(
            try await server.ask("GET", "/", ["Host": "avatars.example", "Authorization": "Bearer \(token)"]).status
                == 200)
        let avatar = try await server.ask("GET", "/v1/avatar/a.svg", ["Authorization": "Bearer \(token)"])
        #expect(avatar.fields["cache-control"]?.hasPrefix("private") == true)
    }

    @Test func originsThatAreAllowedMayAsk() async throws {
        let origin = "https://example.org"
        let server = try await TestServer { $0.allowedOrigins = [origin] }
        let reply = try await server.ask(
            "POST", "/v1/render?size=16", json.merging(["Origin": origin]) { $1 }, body: recipe)
        #expect(
            reply.status == 200 && reply.fields["access-control-allow-origin"] == origin
                && reply.fields["vary"] == "Origin")
        let preflight = try await server.ask(
            "OPTIONS", "/v1/render", ["Origin": origin, "Access-Control-Request-Method": "POST"])
        #expect(preflight.status == 204 && preflight.fields["access-control-allow-methods"]?.contains("POST") == true)
        let other = try await server.ask(
            "POST", "/v1/render", json.merging(["Origin": "https://evil.example"]) { $1 }, body: recipe)
        #expect(other.problem == "forbidden-origin" && other.fields["access-control-allow-origin"] == nil)
        let open = try await TestServer { $0.allowedOrigins = ["*"] }
        let image = try await open.ask("GET", "/v1/avatar/a.svg")
        #expect(image.fields["cross-origin-resource-policy"] == "cross-origin")
        #expect(
            try await open.ask("GET", "/v1/moods", ["Origin": "https://any.example"]).fields[
                "access-control-allow-origin"] == "*")
    }

    @Test func otherNamesHaveToBeAllowed() async throws {
        let server = try await TestServer { $0.allowedHosts = ["avatars.example"] }
        #expect(try await server.ask("GET", "/v1/moods", ["Host": "avatars.example:443"]).status == 200)
        #expect(try await server.ask("GET", "/v1/moods", ["Host": "other.example"]).problem == "forbidden-host")
    }

    // MARK: The end

    @Test func whatWasAcceptedIsAnsweredBeforeTheEnd() async throws {
        let server = try await TestServer { ($0.limits.workers, $0.limits.waiting) = (1, 8) }
        let gate = Gate()
        let held = Task { try await server.core.queue.run(until: .now.advanced(by: .seconds(60))) { gate.wait() } }
        try await until { server.core.queue.load.running == 1 }
        let idle = try await server.connect()
        #expect(try await idle.ask("GET", "/healthz").status == 200)
        let asked = (0..<6).map { number in Task { try await server.ask("GET", "/v1/avatar/\(number).svg?size=16") } }
        try await until { server.core.queue.load.waiting == 6 }
        let end = Task { try await server.stop() }
        // Who asks for nothing is let go, and nobody new is let in.
        #expect(try await idle.isClosed())
        try await until { (try? await server.ask("GET", "/healthz")) == nil }
        gate.open()
        for reply in asked { #expect(try await reply.value.status == 200) }
        try await end.value
        try await held.value
    }

    /// Also what the system has taken from clients and the service has not looked at yet.
    @Test func whatWasSentBeforeTheEndIsAnswered() async throws {
        for _ in 0..<3 {
            let server = try await TestServer { $0.limits.waiting = 64 }
            var connections: [Connection] = []
            for number in 0..<40 {
                let connection = try await server.connect()
                try await connection.send(Connection.head("GET", "/v1/avatar/\(number).svg?size=16"))
                connections.append(connection)
            }
            let end = Task { try await server.stop() }
            for connection in connections { #expect(try await connection.reply().status == 200) }
            try await end.value
        }
    }

    /// An answer tells the client that no other follows, and who had begun nothing is let go soon.
    @Test func theLastAnswerClosesTheConnection() async throws {
        let server = try await TestServer { ($0.limits.workers, $0.limits.waiting) = (1, 8) }
        let gate = Gate()
        let held = Task { try await server.core.queue.run(until: .now.advanced(by: .seconds(60))) { gate.wait() } }
        try await until { server.core.queue.load.running == 1 }
        let busy = try await server.connect()
        try await busy.send(Connection.head("GET", "/v1/avatar/a.svg?size=16"))
        try await until { server.core.queue.load.waiting == 1 }
        let idle = try await server.connect()
        let end = Task { try await server.stop() }
        #expect(try await idle.isClosed())
        gate.open()
        let reply = try await busy.reply()
        #expect(reply.status == 200 && reply.fields["connection"] == "close")
        #expect(try await busy.isClosed())
        try await end.value
        try await held.value
    }

    @Test func brokenChunksAreRefused() async throws {
        let server = try await TestServer()
        for size in ["zz", "-1", "FFFFFFFFFFFFFFFFF", ""] {
            let connection = try await server.connect()
            let head = Connection.head("POST", "/v1/emoji", ["Transfer-Encoding": "chunked"])
            try await connection.send(head + "\(size)\r\nabc\r\n")
            let reply = try await connection.reply()
            #expect(reply.status == 400, "\(size)")
            #expect(try await connection.isClosed())
        }
        #expect(try await server.ask("GET", "/healthz").status == 200)
    }

    /// Waits for something that is bound to come.
    private func until(_ condition: () async throws -> Bool) async throws {
        for _ in 0..<1000 {
            if try await condition() { return }
            try await Task.sleep(for: .milliseconds(20))
        }
        Issue.record("it did not come")
    }
}

/// Holds a worker until it is opened.
private final class Gate: Sendable {
    private let semaphore = DispatchSemaphore(value: 0)

    func wait() { semaphore.wait() }
    func open() { semaphore.signal() }
}

#endif
