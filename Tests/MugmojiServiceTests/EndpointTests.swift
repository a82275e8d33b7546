#if Service
import Basics
import FaceAtlas
import Foundation
import Imaging
import PartLibrary
import TestSupport
import Testing

@testable import Compositing
@testable import MugmojiService

/// Each endpoint, through a socket.
@Suite(.serialized) struct EndpointTests {
    /// Builds for debugging are slow.
    private static let server = Task { try await TestServer { $0.limits.requestSeconds = 120 } }

    private func ask(
        _ method: String = "GET", _ path: String, _ fields: [String: String] = [:], body: [UInt8] = []
    ) async throws -> Reply {
        try await Self.server.value.ask(method, path, fields, body: body)
    }

    private func selfie(_ name: String = "short-smile") throws -> [UInt8] { try Fixtures.bytes(Fixtures.selfie(name)) }

    static let recipe = Array(
        #"{"version": 1, "style": "pop", "parts": {"head": "oval", "eyes": "round", "mouth": "smile"}}"#.utf8)
    static let json = ["Content-Type": "application/json"]

    // MARK: Emoji

    @Test(arguments: ["image/png", "image/webp", "image/svg+xml"])
    func aSelfieBecomesAPicture(_ kind: String) async throws {
        let reply = try await ask(
            "POST", "/v1/emoji?size=64", ["Accept": kind, "Content-Type": "image/jpeg"], body: selfie())
        #expect(reply.status == 200 && reply.fields["content-type"] == kind)
        if kind == "image/svg+xml" {
            #expect(reply.text.contains("<g id=\"head\""))
        } else {
            let picture = try PictureFile(PictureSource(bytes: reply.body)).decode().image
            #expect(picture.width == 64)
        }
        let timing = try #require(reply.fields["server-timing"])
        for stage in ["queue", "decode", "locate", "parse", "match", "composite"] {
            #expect(timing.contains("\(stage);dur="))
        }
    }

    @Test func aSelfieBecomesARecipe() async throws {
        let reply = try await ask(
            "POST", "/v1/emoji?style=ink&top=3", ["Accept": "application/json", "Content-Type": "image/jpeg"],
            body: selfie())
        let faces = try #require((reply.json as? [String: Any])?["faces"] as? [[String: Any]])
        #expect(reply.status == 200 && faces.count == 1)
        let recipe = try AvatarRecipe(json: JSONSerialization.data(withJSONObject: try #require(faces[0]["recipe"])))
        #expect(recipe.style == "ink" && (faces[0]["svg"] as? String)?.hasPrefix("<svg") == true)
        let nearest = try #require(faces[0]["nearest"] as? [String: [[String: Any]]])
        let hair = try #require(nearest["hairFront"])
        #expect((1...3).contains(hair.count) && hair[0]["id"] as? String == recipe.parts[.hairFront])
        #expect((faces[0]["face"] as? [String: Any])?["box"] != nil)
        #expect((faces[0]["attributes"] as? [String: String])?["mouth"] != nil)
    }

    @Test func everyFaceIsTaken() async throws {
        let fields = ["Accept": "application/json", "Content-Type": "image/jpeg"]
        let reply = try await ask("POST", "/v1/emoji?face=all", fields, body: selfie("two-faces"))
        #expect(((reply.json as? [String: Any])?["faces"] as? [Any])?.count == 2)
        let third = try await ask("POST", "/v1/emoji?face=3", fields, body: selfie("two-faces"))
        #expect(third.status == 422 && third.problem == "no-such-face")
        let picture = try await ask(
            "POST", "/v1/emoji?face=all", ["Accept": "image/png", "Content-Type": "image/jpeg"],
            body: selfie("two-faces"))
        #expect(picture.problem == "not-acceptable")
    }

    @Test func formsBringChoices() async throws {
        func form(_ choices: String) throws -> [UInt8] {
            Array("--x\r\nContent-Disposition: form-data; name=\"choices\"\r\n\r\n\(choices)\r\n".utf8)
                + Array(
                    "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"me.jpg\"\r\nContent-Type: image/jpeg\r\n\r\n"
                        .utf8)
                + (try selfie()) + Array("\r\n--x--\r\n".utf8)
        }
        let fields = ["Accept": "application/json", "Content-Type": "multipart/form-data; boundary=x"]
        let reply = try await ask(
            "POST", "/v1/emoji", fields,
            body: form(##"{"parts": {"glasses": "round", "hairFront": null}, "colors": {"skin": "#112233"}}"##))
        let recipe = ((reply.json as? [String: Any])?["faces"] as? [[String: Any]])?.first?["recipe"] as? [String: Any]
        let parts = recipe?["parts"] as? [String: String]
        #expect(parts?["glasses"] == "round" && parts?["hairFront"] == nil && parts?["head"] != nil)
        #expect((recipe?["colors"] as? [String: String])?["skin"] == "#112233")
        #expect(
            try await ask("POST", "/v1/emoji", fields, body: form(#"{"parts": {"glasses": "none-such"}}"#)).problem
                == "bad-recipe")
        #expect(try await ask("POST", "/v1/emoji", fields, body: form(#"{"party": {}}"#)).problem == "bad-request")
        #expect(try await ask("POST", "/v1/emoji", fields, body: Array("--x--".utf8)).problem == "bad-request")
    }

    @Test func whatIsNoPictureIsRefused() async throws {
        let fields = ["Content-Type": "image/jpeg"]
        #expect(try await ask("POST", "/v1/emoji", fields, body: Array("no picture".utf8)).problem == "not-a-picture")
        #expect(try await ask("POST", "/v1/emoji", fields).problem == "not-a-picture")
        #expect(
            try await ask("POST", "/v1/emoji", fields, body: Array(selfie().prefix(3000))).problem == "not-a-picture")
        #expect(
            try await ask("POST", "/v1/emoji", ["Content-Type": "text/plain"], body: selfie()).problem
                == "unsupported-media-type")
        #expect(
            try await ask("POST", "/v1/emoji", ["Content-Type": "multipart/form-data"], body: selfie()).problem
                == "unsupported-media-type")
        let grey = try Image(width: 200, height: 200, pixels: [UInt8](repeating: 128, count: 160_000)).pngBytes()
        let noFace = try await ask("POST", "/v1/emoji", ["Content-Type": "image/png"], body: grey)
        #expect(noFace.status == 422 && noFace.problem == "no-face")
        // The header of a picture of 8000×8000 pixels is enough to refuse it.
        var bomb = try Image(width: 8, height: 8, pixels: [UInt8](repeating: 128, count: 256)).pngBytes()
        (bomb[18], bomb[19], bomb[22], bomb[23]) = (0x1F, 0x40, 0x1F, 0x40)
        let crc = CRC32.of(Array(bomb[12..<29]))
        for place in 0..<4 { bomb[29 + place] = UInt8(truncatingIfNeeded: crc >> UInt32(24 - 8 * place)) }
        let refused = try await ask("POST", "/v1/emoji", ["Content-Type": "image/png"], body: bomb)
        #expect(refused.status == 422 && refused.problem == "too-many-pixels")
    }

    @Test(arguments: [
        "style=none-such", "size=8", "size=x", "top=51", "face=0", "face=x", "crop=x", "background=red", "outline=x",
        "nothing=1", "size=64&size=64",
    ])
    func queriesOfEmojiAreChecked(_ query: String) async throws {
        let reply = try await ask("POST", "/v1/emoji?\(query)", ["Content-Type": "image/jpeg"], body: selfie())
        #expect(reply.status == 400 && reply.problem == "bad-request")
    }

    // MARK: Drawing

    @Test func aRecipeIsDrawnAsTheLibraryDrawsIt() async throws {
        let server = try await Self.server.value
        let recipe = try AvatarRecipe(json: Data(Self.recipe))
        let renderer = server.core.styles[0].renderer
        let svg = try await ask(
            "POST", "/v1/render?size=128", Self.json.merging(["Accept": "image/svg+xml"]) { $1 }, body: Self.recipe)
        #expect(try svg.text == renderer.svg(of: recipe, size: 128))
        let png = try await ask("POST", "/v1/render", Self.json, body: Self.recipe)
        #expect(try png.fields["content-type"] == "image/png" && png.body == renderer.png(of: recipe))
        let query = "expression=happy&crop=head&outline=%23ffffff:20&background=%23112233&size=64"
        let changed = try await ask(
            "POST", "/v1/render?\(query)", Self.json.merging(["Accept": "image/webp"]) { $1 }, body: Self.recipe)
        var other = recipe
        (other.expression, other.crop) = ("happy", .head)
        other.outline = AvatarOutline(color: Color(red: 255, green: 255, blue: 255), width: 20)
        let background = Color(red: 0x11, green: 0x22, blue: 0x33)
        #expect(try changed.body == renderer.webP(of: other, size: 64, background: background))
    }

    @Test func aRecipeMoves() async throws {
        let reply = try await ask("POST", "/v1/render?animate=1&size=32&expression=happy", Self.json, body: Self.recipe)
        #expect(reply.status == 200 && reply.fields["content-type"] == "image/webp")
        #expect(reply.body.indices.dropLast(4).contains { reply.body[$0..<$0 + 4].elementsEqual("ANMF".utf8) })
        let fields = Self.json.merging(["Accept": "image/gif"]) { $1 }
        #expect(
            try await ask("POST", "/v1/render?animate=1&size=32", fields, body: Self.recipe).body.starts(
                with: "GIF89a".utf8))
        #expect(
            try await ask("POST", "/v1/render?animate=1&size=1024", Self.json, body: Self.recipe).problem
                == "too-many-pixels")
    }

    @Test(arguments: [
        #"{"version": 1, "style": "../../etc", "parts": {}}"#, #"{"version": 1, "style": "other", "parts": {}}"#,
        #"{"version": 2, "style": "pop", "parts": {}}"#,
        #"{"version": 1, "style": "pop", "parts": {"head": "no-such"}}"#,
        #"{"version": 1, "style": "pop", "parts": {}, "expression": "no-such"}"#, "{", "", "[]",
    ])
    func recipesThatCannotBeDrawnAreRefused(_ text: String) async throws {
        let reply = try await ask("POST", "/v1/render", Self.json, body: Array(text.utf8))
        #expect(reply.status == 422 && reply.problem == "bad-recipe")
    }

    @Test func onlyJSONIsARecipe() async throws {
        #expect(
            try await ask("POST", "/v1/render", ["Content-Type": "text/plain"], body: Self.recipe).problem
                == "unsupported-media-type")
        let long = [UInt8](repeating: 32, count: (1 << 20) + 1)
        #expect(try await ask("POST", "/v1/render", Self.json, body: long).problem == "too-large")
        let unknown = try await ask("POST", "/v1/render?expression=no-such", Self.json, body: Self.recipe)
        #expect(unknown.status == 422 && unknown.problem == "bad-recipe")
    }

    // MARK: Parse, captions, packs

    @Test func aPictureIsParsed() async throws {
        let reply = try await ask("POST", "/v1/parse", ["Content-Type": "image/jpeg"], body: selfie())
        let answer = try #require(reply.json as? [String: Any])
        #expect(reply.status == 200 && (answer["faces"] as? [[String: Any]])?.first?["canonical_to_picture"] != nil)
        let labels = try await ask(
            "POST", "/v1/parse", ["Content-Type": "image/jpeg", "Accept": "image/png"], body: selfie())
        let width = try PictureFile(PictureSource(bytes: labels.body)).width
        #expect(width == (answer["picture"] as? [String: Int])?["width"])
        let overlay = try await ask(
            "POST", "/v1/parse?picture=overlay", ["Content-Type": "image/jpeg", "Accept": "image/png"], body: selfie())
        #expect(overlay.status == 200 && overlay.body != labels.body)
    }

    @Test func captionsAreWritten() async throws {
        let order = Array(#"{"mood": "monday", "language": "en", "count": 3, "seed": 5}"#.utf8)
        let reply = try await ask("POST", "/v1/caption", Self.json, body: order)
        let captions = try #require((reply.json as? [String: Any])?["captions"] as? [[String: Any]])
        #expect(reply.status == 200 && captions.count == 3)
        #expect(
            captions.allSatisfy {
                $0["mood"] as? String == "monday" && $0["seed"] as? Int == 5 && $0["model"] as? String == "bank"
            })
        #expect(try await ask("POST", "/v1/caption", Self.json, body: order).body == reply.body)
        let second = try await ask(
            "POST", "/v1/caption", Self.json,
            body: Array(#"{"mood": "monday", "language": "en", "seed": 5, "another": 1}"#.utf8))
        #expect(
            ((second.json as? [String: Any])?["captions"] as? [[String: Any]])?[0]["text"] as? String == captions[1][
                "text"] as? String)
        for text in [#"{"mood": "no-such"}"#, #"{"prompt": "fuck"}"#] {
            let refused = try await ask("POST", "/v1/caption", Self.json, body: Array(text.utf8))
            #expect(refused.status == 422 && refused.problem == "bad-caption")
        }
        for text in [#"{"count": 21}"#, #"{"model": "gpt"}"#, #"{"seed": -1}"#, #"{"other": 1}"#, "3"] {
            let refused = try await ask("POST", "/v1/caption", Self.json, body: Array(text.utf8))
            #expect(refused.status == 400 && refused.problem == "bad-request")
        }
    }

    @Test func aPackIsMade() async throws {
        let order = Array(
            (#"{"platforms": ["folder"], "expressions": ["happy", "sad"], "title": "Ada", "recipe": "#
                + String(decoding: Self.recipe, as: UTF8.self) + "}").utf8)
        let reply = try await ask("POST", "/v1/pack", Self.json, body: order)
        #expect(
            reply.status == 200 && reply.fields["content-type"] == "application/zip"
                && reply.body.starts(with: "PK".utf8))
        #expect(reply.text.contains("README.txt"))
        for text in [
            #"{"platforms": []}"#, #"{"recipe": {"version": 1, "style": "pop", "parts": {}}, "platforms": ["icq"]}"#,
        ] {
            #expect(try await ask("POST", "/v1/pack", Self.json, body: Array(text.utf8)).problem == "bad-request")
        }
        let wrong = Array(#"{"recipe": {"version": 1, "style": "pop", "parts": {}}, "expressions": ["no-such"]}"#.utf8)
        #expect(try await ask("POST", "/v1/pack", Self.json, body: wrong).problem == "bad-pack")
        let unreadable = Array(#"{"recipe": {"version": 1, "style": "pop", "parts": {"nowhere": "x"}}}"#.utf8)
        for path in ["/v1/pack", "/v1/caption"] {
            #expect(try await ask("POST", path, Self.json, body: unreadable).problem == "bad-recipe")
        }
        for (title, problem) in [("", "bad-request"), (" ", "bad-pack"), (#"a\u0007"#, "bad-pack")] {
            let text = #"{"recipe": {"version": 1, "style": "pop", "parts": {}}, "title": "\#(title)"}"#
            #expect(try await ask("POST", "/v1/pack", Self.json, body: Array(text.utf8)).problem == problem)
        }
    }

    // MARK: Styles, avatars, the page

    @Test func stylesAreDescribed() async throws {
        let styles = try #require(try await ask("GET", "/v1/styles").json as? [[String: Any]])
        #expect(styles.map { $0["name"] as? String } == ["pop", "classic", "ink"])
        let pop = try #require(try await ask("GET", "/v1/styles/pop").json as? [String: Any])
        #expect(
            (pop["slots"] as? [Any])?.count == 19
                && (pop["expressions"] as? [Any])?.count == (styles[0]["expressions"] as? [Any])?.count)
        #expect(pop["hash"] as? String == styles[0]["hash"] as? String)
        #expect(try await ask("GET", "/v1/styles/none-such").problem == "not-found")
        #expect(((try await ask("GET", "/v1/moods").json) as? [Any])?.count == 48)
    }

    @Test func partsAreHandedOut() async throws {
        let parts = try #require(try await ask("GET", "/v1/styles/ink/parts").json as? [[String: Any]])
        let head = try #require(parts.first { $0["slot"] as? String == "head" })
        let (id, hash) = try (#require(head["id"] as? String), #require(head["hash"] as? String))
        let file = try Fixtures.bytes(Fixtures.checkout.appendingPathComponent("Parts/ink/head/\(id).svg"))
        let reply = try await ask("GET", "/v1/styles/ink/parts/head/\(id).svg?h=\(hash)")
        #expect(reply.body == file && reply.fields["cache-control"]?.contains("immutable") == true)
        #expect(try await ask("GET", "/v1/styles/ink/parts/head/\(id).svg").fields["cache-control"] == "no-cache")
        let all = try await ask("GET", "/v1/styles/ink/parts.json", ["Accept-Encoding": "gzip"])
        #expect(all.fields["content-encoding"] == "gzip" && all.body.starts(with: [0x1F, 0x8B]))
        let plain = try await ask("GET", "/v1/styles/ink/parts.json")
        let texts = try #require((plain.json as? [String: Any])?["parts"] as? [String: [String: String]])
        #expect(texts["head"]?[id] == String(decoding: file, as: UTF8.self) && plain.body.count > 2 * all.body.count)
        for path in [
            "head/none-such.svg", "nowhere/\(id).svg", "head/\(id)", "head/..%2F..%2Fstyle.svg", "../style.json",
        ] {
            #expect(try await ask("GET", "/v1/styles/ink/parts/\(path)").problem == "not-found")
        }
    }

    @Test func aSeedHasOneAvatar() async throws {
        let first = try await ask("GET", "/v1/avatar/ada.svg?size=64")
        #expect(first.status == 200 && first.fields["content-type"] == "image/svg+xml")
        #expect(try await ask("GET", "/v1/avatar/ada.svg?size=64").body == first.body)
        #expect(try await ask("GET", "/v1/avatar/bob.svg?size=64").body != first.body)
        let tag = try #require(first.fields["etag"])
        let known = try await ask("GET", "/v1/avatar/ada.svg?size=64", ["If-None-Match": tag])
        #expect(known.status == 304 && known.body.isEmpty)
        for kind in ["png", "webp"] {
            #expect(try await ask("GET", "/v1/avatar/%E4%BD%A0%2F.x.\(kind)?style=classic").status == 200)
        }
        let recipe = try await ask("GET", "/v1/avatar/ada.json")
        #expect(try AvatarRecipe(json: Data(recipe.body)).style == "pop")
        for path in ["ada", "ada.gif", ".svg", String(repeating: "a", count: 300) + ".svg"] {
            #expect(try await ask("GET", "/v1/avatar/\(path)").problem == "not-found")
        }
    }

    @Test func thePageIsServed() async throws {
        let page = try await ask("GET", "/")
        #expect(page.status == 200 && page.fields["content-type"] == "text/html; charset=utf-8")
        let tag = try #require(page.fields["etag"])
        #expect(page.fields["cache-control"] == "no-cache" && tag.hasPrefix("\""))
        #expect(try await ask("GET", "/", ["If-None-Match": tag]).status == 304)
        #expect(try await ask("GET", "/studio/index.html").body == page.body)
        let head = try await ask("HEAD", "/")
        #expect(
            head.status == 200 && head.body.isEmpty && head.fields["content-length"] == page.fields["content-length"])
        for path in ["/studio/", "/studio/..%2Fopenapi.yaml", "/studio/none.js", "/studio/a/b", "/none", "/v1", "/v1/"]
        {
            #expect(try await ask("GET", path).problem == "not-found")
        }
        let document = try await ask("GET", "/openapi.yaml")
        #expect(document.text.hasPrefix("openapi: 3.1.0"))
        #expect(document.fields["content-type"] == "application/yaml")
        // All kinds of problems stand in the document.
        for kind in Problem.Kind.allCases { #expect(document.text.contains("urn:mugmoji:\(kind.rawValue)\n")) }
    }

    /// `HEAD` is answered as `GET` is, without the body.
    @Test(arguments: [
        "/openapi.yaml", "/healthz", "/v1/styles", "/v1/styles/pop/parts", "/v1/avatar/me.png?size=32",
        "/studio/studio.css", "/none",
    ])
    func headsAreThoseOfAnswers(path: String) async throws {
        let connection = try await Self.server.value.connect()
        let (answer, head) = (try await connection.ask("GET", path), try await connection.ask("HEAD", path))
        #expect(try await connection.ask("GET", "/healthz").text == "alive\n", "a body came behind the head")
        #expect(head.status == answer.status && head.body.isEmpty && !answer.body.isEmpty)
        for name in ["content-type", "content-length", "etag", "cache-control"] {
            #expect(head.fields[name] == answer.fields[name], "\(name)")
        }
    }

    @Test func whoWatchesIsAnswered() async throws {
        #expect(try await ask("GET", "/healthz").text == "alive\n")
        #expect(try await ask("GET", "/readyz").text == "ready\n")
        _ = try await ask("GET", "/none-such-as-this")
        let metrics = try await ask("GET", "/metrics")
        #expect(metrics.fields["content-type"] == "text/plain; version=0.0.4; charset=utf-8")
        #expect(metrics.text.contains("mugmoji_requests_total{endpoint=\"/healthz\",method=\"GET\",status=\"200\"}"))
        #expect(
            metrics.text.contains("mugmoji_queue_running 0") && metrics.text.contains("process_resident_memory_bytes "))
        // What a client chose is told nowhere.
        #expect(!metrics.text.contains("none-such"))
    }

    // MARK: What every answer is like

    @Test func everyAnswerIsGuarded() async throws {
        let replies = [
            try await ask("GET", "/"), try await ask("GET", "/none"), try await ask("POST", "/v1/emoji"),
            try await ask("DELETE", "/v1/emoji"), try await ask("OPTIONS", "/v1/emoji"),
            try await ask("GET", "/v1/avatar/a.svg"),
            try await ask("GET", "/v1/moods", ["Host": "evil.example"]),
        ]
        for reply in replies {
            #expect(
                reply.fields["content-security-policy"] == SecurityHeaders.policy
                    && !SecurityHeaders.policy.contains("unsafe"))
            #expect(
                reply.fields["x-content-type-options"] == "nosniff" && reply.fields["referrer-policy"] == "no-referrer")
            #expect(
                reply.fields["permissions-policy"] == "camera=(self)"
                    && reply.fields["cross-origin-opener-policy"] == "same-origin")
            #expect(
                reply.fields["cross-origin-resource-policy"] == "same-origin"
                    && reply.fields["access-control-allow-origin"] == nil)
            #expect(reply.fields["server"] == nil && reply.fields["cache-control"] != nil)
        }
        #expect(
            replies[3].status == 405 && replies[3].problem == "method-not-allowed"
                && replies[3].fields["allow"] == "POST, OPTIONS")
        #expect(replies[4].status == 204 && replies[4].fields["allow"] == "POST, OPTIONS")
        #expect(replies[6].status == 403 && replies[6].problem == "forbidden-host")
    }

    @Test func pagesOfOthersAreRefused() async throws {
        for origin in ["https://evil.example", "null", "http://localhost:1"] {
            #expect(
                try await ask("POST", "/v1/render", Self.json.merging(["Origin": origin]) { $1 }, body: Self.recipe)
                    .problem == "forbidden-origin")
        }
        let own = Self.json.merging(["Origin": "http://localhost:9", "Host": "localhost:9"]) { $1 }
        #expect(try await ask("POST", "/v1/render?size=16", own, body: Self.recipe).status == 200)
        for host in ["evil.example", "localhost.evil.example", "127.0.0.1.evil.example", ""] {
            #expect(try await ask("GET", "/v1/moods", ["Host": host]).problem == "forbidden-host")
        }
    }

    @Test func kindsThatThereAreNotAreRefused() async throws {
        let reply = try await ask(
            "POST", "/v1/render", Self.json.merging(["Accept": "image/jpeg"]) { $1 }, body: Self.recipe)
        #expect(reply.status == 406 && reply.problem == "not-acceptable")
    }
}

#endif
