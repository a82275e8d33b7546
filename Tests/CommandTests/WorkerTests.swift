import Foundation
import TestSupport
import Testing

@Suite("mugmoji worker")
struct WorkerTests {
    private let scratch: Scratch
    private let selfie: [UInt8]

    init() throws {
        scratch = try Scratch()
        selfie = try Fixtures.bytes(Fixtures.selfie("short-smile"))
    }

    private struct Conversation {
        let status: Int32
        let errors: String
        let frames: [WorkerFrames.Frame]

        /// The answer to a request.
        subscript(id: Int) -> WorkerFrames.Frame? { frames.first { $0.id == id } }
    }

    private func talk(_ input: [UInt8], _ arguments: String...) throws -> Conversation {
        let outcome = try Program.run(
            ["worker", "--parts", QuickStyle.path] + arguments, input: input, folder: scratch.folder)
        return Conversation(
            status: outcome.status, errors: outcome.errors, frames: try WorkerFrames.frames(outcome.output))
    }

    private func greeted(_ requests: [UInt8]..., arguments: [String] = []) throws -> Conversation {
        let input = WorkerFrames.hello + requests.joined()
        let outcome = try Program.run(
            ["worker", "--parts", QuickStyle.path] + arguments, input: input, folder: scratch.folder)
        return Conversation(
            status: outcome.status, errors: outcome.errors, frames: try WorkerFrames.frames(outcome.output))
    }

    @Test func saysHelloAndEndsWithItsInput() throws {
        let talk = try talk([], "--jobs", "3", "--queue", "2", "--max-bytes", "1000")
        #expect(talk.status == 0 && talk.errors == "")
        #expect(talk.frames.count == 1)
        let hello = try #require(talk.frames.first?.header)
        #expect(hello["type"] as? String == "hello" && hello["protocol"] as? Int == 1)
        #expect(hello["jobs"] as? Int == 3 && hello["queue"] as? Int == 2)
        #expect(Set(hello["styles"] as? [String] ?? []) == ["pop", "classic", "ink"])
        #expect((hello["limits"] as? [String: Int])?["bytes"] == 1000)
    }

    @Test func makesTheBytesThatConvertMakes() throws {
        try scratch.file("a.jpg", selfie)
        let arguments = ["--size", "64", "--color", "hair=#ff0000", "--top", "2"]
        let written = try Program.run(
            ["convert", "a.jpg", "-o", "a.webp", "--recipe", "a.json", "--json", "--parts", QuickStyle.path]
                + arguments, folder: scratch.folder)
        #expect(written.status == 0, "\(written.errors)")
        let options = ##""options":{"size":64,"color":{"hair":"#ff0000"},"format":"webp","top":2}"##
        let want = #""want":["emoji","recipe","attributes","report","vectors"]"#
        let talk = try greeted(
            WorkerFrames.frame(#"{"type":"convert","id":1,\#(options),\#(want)}"#, selfie),
            WorkerFrames.frame(#"{"type":"convert","id":2,"path":"a.jpg","options":{"size":64}}"#),
            WorkerFrames.frame(#"{"type":"ping","id":3}"#))
        #expect(talk.status == 0 && talk.errors == "" && talk.frames.count == 4)
        #expect(talk[3]?.type == "pong")
        let answer = try #require(talk[1])
        #expect(try answer.emoji() == Fixtures.bytes(scratch.folder.appendingPathComponent("a.webp")))
        #expect(answer.header["format"] as? String == "webp")
        let face = try #require(answer.faces.first)
        let recipe = try Data(contentsOf: scratch.folder.appendingPathComponent("a.json"))
        #expect(
            try JSONSerialization.jsonObject(with: recipe) as? NSDictionary == face["recipe"] as? NSDictionary)
        let line = try #require(
            try JSONSerialization.jsonObject(with: Data(written.output)) as? [String: Any])
        let report = try #require(face["report"] as? [String: Any])
        #expect(Set(report.keys).union(["input", "output"]) == Set(line.keys))
        for key in report.keys where key != "timings_ms" {
            #expect(report[key] as? NSObject == line[key] as? NSObject, "\(key)")
        }
        #expect(face["attributes"] as? NSObject == line["attributes"] as? NSObject)
        let vectors = try #require(face["vectors"] as? [String: [Double]])
        #expect(vectors["head"]?.isEmpty == false)
        // A request alone brings no more than the emoji and where the face is.
        #expect(talk[2].map { Set($0.faces[0].keys) } == ["emoji", "face"])
        #expect(try talk[2]?.emoji().starts(with: [0x89, 0x50]) == true)
    }

    @Test func drawsRecipes() throws {
        try scratch.file("me.json", QuickStyle.recipe)
        let written = try Program.run(
            "render", "me.json", "-o", "me.svg", "--size", "64", "--parts", QuickStyle.path, folder: scratch.folder)
        #expect(written.status == 0, "\(written.errors)")
        let talk = try greeted(
            WorkerFrames.frame(#"{"type":"render","id":1,"options":{"format":"svg","size":64}}"#, QuickStyle.recipe),
            WorkerFrames.frame(#"{"type":"render","id":2}"#, [1, 2]))
        #expect(talk.status == 0)
        #expect(try talk[1]?.emoji() == Fixtures.bytes(scratch.folder.appendingPathComponent("me.svg")))
        #expect(talk[2]?.reason == "bad_recipe")
    }

    /// A text that is no Unicode makes a header that cannot be read, and its request is found all the same.
    @Test(arguments: [
        #""id":7,"name":"\ud800""#, #""id":7,"name":"\\\udfff\"","wish":1"#, #""name":"\uD83D\uD83D","id":7"#,
        #""id":7,"\udc00":1"#,
    ]) func halvesOfSurrogatePairsAreAnsweredByName(members: String) throws {
        let talk = try greeted(
            WorkerFrames.frame(#"{"type":"ping",\#(members)}"#), WorkerFrames.frame(#"{"type":"ping","id":8}"#))
        #expect(talk.status == 0)
        #expect(talk[7]?.reason == "bad_request" && talk[8]?.type == "pong")
    }

    @Test func everyFaultOfAPictureIsAnAnswer() throws {
        try scratch.file("a.jpg", selfie)
        let poison: [(String, [UInt8], String)] = [
            (#""name":"x""#, [], "empty"), (#""name":"x""#, Array("no picture".utf8), "unsupported_format"),
            (#""name":"x""#, Array(selfie.prefix(900)), "truncated"), (#""path":"none.jpg""#, [], "not_found"),
            (#""path":".""#, [], "folder"), (#""path":"-""#, [], "bad_request"),
            (#""path":"a.jpg""#, [1], "bad_request"), (#""path":"/dev/zero""#, [], "not_a_file"),
            (#""options":{"size":5}"#, selfie, "usage"), (#""options":{"sise":5}"#, selfie, "usage"),
            (#""options":{"help":true}"#, selfie, "usage"), (#""options":{"force":true}"#, selfie, "usage"),
            (#""options":{"choose":{"glasses":"moon"}}"#, selfie, "usage"),
            (#""options":{"face":7}"#, selfie, "no_such_face"),
            (#""options":{"style":"none/such"}"#, selfie, "bad_style"),
            (#""wish":1"#, selfie, "bad_request"), (#""want":["gold"]"#, selfie, "bad_request"),
        ]
        var input: [UInt8] = []
        for (id, (members, bytes, _)) in poison.enumerated() {
            input += WorkerFrames.frame(#"{"type":"convert","id":\#(id),\#(members)}"#, bytes)
        }
        input += WorkerFrames.frame(#"{"type":"convert","id":99,"options":{"size":16}}"#, selfie)
        let talk = try greeted(input)
        #expect(talk.status == 0 && talk.errors == "")
        #expect(talk.frames.count == poison.count + 2)
        for (id, (members, _, reason)) in poison.enumerated() {
            let answer = talk[id]
            let good = answer?.reason == reason || reason == "truncated" && answer?.reason == "damaged"
            #expect(good && answer?.type == "error", "\(members): \(answer?.header ?? [:])")
            #expect((answer?.error?["message"] as? String)?.isEmpty == false)
            #expect(answer?.error?["status"] is Int)
        }
        #expect(talk[99]?.type == "emoji")
    }

    @Test func manyAtOnceAllAnswered() throws {
        let requests = (0..<40).flatMap { id in
            let size = 16 + id % 4
            return WorkerFrames.frame(#"{"type":"convert","id":\#(id),"options":{"size":\#(size)}}"#, selfie)
        }
        let talk = try greeted(requests, arguments: ["--jobs", "4", "--queue", "0"])
        #expect(talk.status == 0)
        #expect(Set(talk.frames.compactMap(\.id)) == Set(0..<40))
        for id in 4..<40 { #expect(try talk[id]?.emoji() == talk[id % 4]?.emoji()) }
        #expect(try talk[0]?.emoji() != talk[1]?.emoji())
    }

    @Test func tooManyBytesAreDroppedAndTheStreamGoesOn() throws {
        let talk = try greeted(
            WorkerFrames.frame(#"{"type":"convert","id":1}"#, [UInt8](repeating: 7, count: 3_000_000)),
            WorkerFrames.frame(#"{"type":"convert","id":2,"options":{"size":16}}"#, selfie),
            arguments: ["--max-bytes", "1000000"])
        #expect(talk.status == 0)
        #expect(talk[1]?.reason == "too_many_bytes" && talk[2]?.type == "emoji")
    }

    @Test func largePicturesGoThroughAFile() throws {
        // What follows a picture in its file is not read.
        let large = selfie + [UInt8](repeating: 0, count: 34 << 20)
        let talk = try greeted(
            WorkerFrames.frame(#"{"type":"convert","id":1,"options":{"size":16}}"#, large),
            WorkerFrames.frame(#"{"type":"convert","id":2,"options":{"size":16}}"#, selfie))
        #expect(talk.status == 0 && talk[1]?.error == nil)
        #expect(try talk[1]?.emoji() == talk[2]?.emoji())
    }

    @Test func otherProtocolsAreRefused() throws {
        for first in [
            WorkerFrames.frame(#"{"type":"hello","protocol":2}"#), WorkerFrames.frame(#"{"type":"hello"}"#),
            WorkerFrames.frame(#"{"type":"ping","id":1}"#),
        ] {
            let talk = try talk(first + WorkerFrames.frame(#"{"type":"ping","id":2}"#))
            #expect(talk.status == 64)
            #expect(talk.frames.map(\.type) == ["hello", "error"])
            #expect(talk.frames.last?.reason == "other_protocol")
            #expect(talk.errors.hasPrefix("mugmoji: "))
        }
    }

    @Test func headersThatAreNoJSONAreAnswered() throws {
        var input: [UInt8] = []
        let headers = [
            "", "{", "[]", "null", "{\"type\":\"dance\",\"id\":7}", "{\"type\":\"ping\"}",
            String(repeating: "[", count: 60_000), "{\"type\":\"hello\",\"protocol\":1}",
            "{\"type\":\"ping\",\"id\":\"\(String(repeating: "x", count: 300))\"}",
        ]
        for header in headers { input += WorkerFrames.frame(header, [1, 2, 3]) }
        let talk = try greeted(input, WorkerFrames.frame(#"{"type":"ping","id":"last"}"#))
        #expect(talk.status == 0)
        #expect(talk.frames.filter { $0.reason == "bad_request" }.count == headers.count)
        #expect(talk.frames.contains { $0.id == 7 && $0.type == "error" })
        #expect(talk.frames.last?.header["id"] as? String == "last")
    }

    @Test func streamsThatCannotBeFollowedEndWithAMessage() throws {
        let ping = WorkerFrames.frame(#"{"type":"ping","id":1}"#)
        let whole = WorkerFrames.frame(#"{"type":"convert","id":2,"options":{"size":16}}"#, selfie)
        for broken in [WorkerFrames.number(1 << 20), WorkerFrames.number(-1), [1], Array(whole.dropLast())] {
            let talk = try greeted(ping, broken)
            #expect(talk.status == 65)
            #expect(talk[1]?.type == "pong", "what was whole is answered")
            #expect(talk.frames.last?.reason == "bad_frame")
            #expect(talk.errors.contains("frame"), "\(talk.errors)")
        }
    }

    @Test func noiseDoesNotCrashIt() throws {
        var random = SplitMix64(seed: 7)
        let good = WorkerFrames.hello + WorkerFrames.frame(#"{"type":"convert","id":2,"options":{"size":16}}"#, selfie)
        for _ in 0..<25 {
            var bytes = good
            for _ in 0..<1 + Int(random.next() % 4) {
                bytes[Int(random.next() % UInt64(120))] = UInt8(truncatingIfNeeded: random.next())
            }
            let talk = try talk(bytes)
            #expect([0, 64, 65].contains(talk.status), "\(talk.status) \(talk.errors)")
            #expect(talk.frames.count >= 2)
        }
    }

    @Test func endsOnKillOnceWhatItTookIsAnswered() throws {
        let input = try scratch.file("in", WorkerFrames.hello + WorkerFrames.frame(#"{"type":"ping","id":1}"#))
        let line = """
            mkfifo pipe; exec 3<>pipe; cat "\(input.path)" >&3
            "$M" worker --parts "\(QuickStyle.path)" < pipe > out 3>&- &
            for i in $(seq 100); do grep -q pong out && break; sleep 0.1; done
            kill -TERM $!; wait $!; echo "status $?"
            """
        let outcome = try Program.run(
            ["-c", line], folder: scratch.folder, program: URL(fileURLWithPath: "/bin/bash"),
            environment: ["M": Program.location.path])
        #expect(outcome.text == "status 0\n", "\(outcome.errors)")
    }

    @Test func aReaderThatHasGoneEndsItQuietly() throws {
        let input = try scratch.file(
            "in",
            WorkerFrames.hello
                + (0..<50).flatMap {
                    WorkerFrames.frame(#"{"type":"render","id":\#($0)}"#, QuickStyle.recipe)
                })
        let line = """
            "$M" worker --parts "\(QuickStyle.path)" < "\(input.path)" | head -c 10 > /dev/null; echo ${PIPESTATUS[0]}
            """
        let outcome = try Program.run(
            ["-c", line],
            folder: scratch.folder, program: URL(fileURLWithPath: "/bin/bash"),
            environment: ["M": Program.location.path])
        #expect(outcome.text == "141\n" && outcome.errors == "", "\(outcome.text) \(outcome.errors)")
    }

    @Test func aStyleThatIsNotThereIsSaidInsteadOfHello() throws {
        let outcome = try Program.run("worker", "--parts", "none", input: [])
        #expect(outcome.status == 66)
        let frames = try WorkerFrames.frames(outcome.output)
        #expect(frames.count == 1 && frames.first?.reason == "not_found")
    }

    @Test func theClientOfTheDocsWorks() throws {
        let page = try String(
            contentsOf: Fixtures.checkout.appendingPathComponent("docs/worker.md"), encoding: .utf8)
        let code = try #require(page.components(separatedBy: "```python\n").dropFirst().first)
        try scratch.file("client.py", Array(try #require(code.components(separatedBy: "```").first).utf8))
        try scratch.file("a.jpg", selfie)
        try scratch.file("b.jpg", [])
        let outcome = try Program.run(
            ["python3", "client.py", "a.jpg", "b.jpg"], folder: scratch.folder,
            program: URL(fileURLWithPath: "/usr/bin/env"),
            environment: ["MUGMOJI": Program.location.path])
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.text.contains("b.jpg: it is empty"), "\(outcome.text)")
        let emoji = try Fixtures.bytes(scratch.folder.appendingPathComponent("a.emoji.png"))
        let written = try Program.run("convert", "a.jpg", "-o", "plain.png", folder: scratch.folder)
        #expect(written.status == 0)
        #expect(try emoji == Fixtures.bytes(scratch.folder.appendingPathComponent("plain.png")))
    }
}
