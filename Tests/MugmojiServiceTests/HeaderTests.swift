#if Service
import CoreMetrics
import Imaging
import Testing

@testable import MugmojiService

@Suite struct HeaderTests {
    @Test func theKindThatIsWantedMostIsTaken() {
        let kinds = ["image/png", "image/webp", "image/svg+xml"]
        func best(_ text: String?) -> String? { AcceptHeader(text).best(of: kinds) }
        #expect(best(nil) == "image/png" && best("*/*") == "image/png" && best("image/*") == "image/png")
        #expect(best("image/webp") == "image/webp" && best("IMAGE/SVG+XML") == "image/svg+xml")
        #expect(best("image/png;q=0.5, image/webp; q=0.7") == "image/webp")
        #expect(best("image/*;q=0.1, image/svg+xml") == "image/svg+xml")
        #expect(best("image/png;q=0, */*") == "image/webp")
        #expect(
            best("text/html") == nil && best("image/png;q=0") == nil && best("nonsense") == nil && best(",;=") == nil)
        #expect(best("image/png;q=x") == nil && best("image/png;q=nan") == nil && best("image/png;q=9") == "image/png")
    }

    @Test func queriesAreReadStrictly() throws {
        let query = try Query("size=64&background=%23ff0000&name=a+b%20c", knowing: ["size", "background", "name"])
        #expect(query["name"] == "a b c")
        #expect(try query.integer("size", in: 16...2048, otherwise: 0) == 64)
        #expect(try query.background()?.hex == "#ff0000")
        for text in ["size=1&size=2", "other=1", "name=%", "name=%4", "name=%zz", "name=%ff"] {
            #expect(throws: Problem.self) { try Query(text[...], knowing: ["size", "name"]) }
        }
        for text in [
            "size=15", "size=2049", "size=-1", "size=+64", "size=064", "size=6e1", "size=", "size",
            "size=99999999999999999999",
        ] {
            let query = try Query(text[...], knowing: ["size"])
            #expect(throws: Problem.self) { try query.integer("size", in: 16...2048, otherwise: 512) }
        }
    }

    @Test func pathsThatAreNoTextAreRefused() {
        #expect(("a%2Fb"[...]).percentDecoded == "a/b" && ("%E4%BD%A0"[...]).percentDecoded == "你")
        #expect(
            ("%"[...]).percentDecoded == nil && ("%C0%AF"[...]).percentDecoded == nil
                && ("%+1"[...]).percentDecoded == nil)
    }

    @Test func namesOfLoopback() {
        for name in ["localhost", "LOCALHOST", "127.0.0.1", "127.1.2.3", "::1", "[::1]"] {
            #expect(HostName.isLoopback(name))
        }
        for name in [
            "0.0.0.0", "127.0.0.1.example.org", "127.0.0", "10.0.0.1", "localhost.example.org", "", "127.0.0.256",
        ] {
            #expect(!HostName.isLoopback(name))
        }
        #expect(HostName.withoutPort("[::1]:80") == "[::1]" && HostName.withoutPort("a:80") == "a")
    }

    @Test func whatWouldBeUnsafeDoesNotStart() throws {
        func check(_ change: (inout ServiceConfiguration) -> Void) throws {
            var configuration = ServiceConfiguration()
            change(&configuration)
            try configuration.check()
        }
        try check { _ in }
        try check { ($0.host, $0.token) = ("0.0.0.0", "0123456789abcdef") }
        #expect(throws: ServiceConfigurationError.tokenMissing(host: "0.0.0.0")) { try check { $0.host = "0.0.0.0" } }
        #expect(throws: ServiceConfigurationError.tokenUnusable) { try check { $0.token = "short" } }
        #expect(throws: ServiceConfigurationError.tokenUnusable) {
            try check { $0.token = "with a space in the middle" }
        }
        #expect(throws: ServiceConfigurationError.port(70000)) { try check { $0.port = 70000 } }
        for origin in ["example.org", "https://", "https://example.org/", "ftp://example.org", "https://a b"] {
            #expect(throws: ServiceConfigurationError.originUnusable(origin)) {
                try check { $0.allowedOrigins = [origin] }
            }
        }
    }

    @Test func metricsAreText() {
        let metrics = PrometheusText(help: ["a_total": "What it is."])
        metrics.makeCounter(label: "a_total", dimensions: [("k", "q\"\\\n")]).increment(by: 2)
        metrics.makeMeter(label: "b.c", dimensions: []).set(1.5)
        let timer = metrics.makeTimer(label: "t", dimensions: [("x", "y")])
        timer.recordNanoseconds(3_000_000)
        timer.recordNanoseconds(100_000_000_000)
        let lines = metrics.text.split(separator: "\n").map(String.init)
        #expect(
            lines.prefix(3) == [
                "# HELP a_total What it is.", "# TYPE a_total counter", "a_total{k=\"q\\\"\\\\\\n\"} 2",
            ])
        #expect(lines.contains("# TYPE b_c gauge") && lines.contains("b_c 1.5"))
        #expect(
            lines.contains("t_bucket{x=\"y\",le=\"0.0025\"} 0") && lines.contains("t_bucket{x=\"y\",le=\"0.005\"} 1"))
        #expect(lines.contains("t_bucket{x=\"y\",le=\"+Inf\"} 2") && lines.contains("t_count{x=\"y\"} 2"))
        #expect(lines.contains("t_sum{x=\"y\"} 100.003") && metrics.text.hasSuffix("\n"))
    }
}

#endif
