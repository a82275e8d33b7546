#if Service
import TestSupport
import Testing

@testable import MugmojiService

@Suite struct MultipartTests {
    private func form(_ text: String, boundary: String = "b", most: Int = 8) throws -> MultipartForm {
        try MultipartForm(Array(text.utf8), boundary: boundary, most: most)
    }

    @Test func fieldsAreTakenApart() throws {
        let form = try form(
            "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.jpg\"\r\nContent-Type: image/JPEG\r\n\r\n\u{1}\r\n--\u{2}\r\n"
                + "--b\r\ncontent-disposition: form-data;name=choices\r\n\r\n{}\r\n--b--\r\n")
        #expect(form.fields.map(\.name) == ["file", "choices"])
        #expect(form.fields[0].type == "image/jpeg" && Array(form.fields[0].content) == Array("\u{1}\r\n--\u{2}".utf8))
        #expect(Array(form.fields[1].content) == Array("{}".utf8))
    }

    @Test func whatStandsBeforeAndBehindIsLeftOut() throws {
        let form = try form("before\r\n--b \t\r\nContent-Disposition: form-data; name=x\r\n\r\n\r\n--b--behind")
        #expect(form.fields.count == 1 && form.fields[0].content.isEmpty)
    }

    @Test(arguments: [
        "", "--b", "--b\r\n", "--b\r\n\r\n", "--b--x", "no boundary",
        "--b\r\nContent-Disposition: form-data; name=x\r\n\r\nno end",
        "--b\r\nContent-Disposition: form-data; name=x\r\n\r\n\r\n--bx\r\n",
        "--b\r\n\r\nwithout a head\r\n--b--",
        "--b\r\nContent-Disposition: attachment; name=x\r\n\r\n\r\n--b--",
        "--b\r\nContent-Disposition: form-data\r\n\r\n\r\n--b--",
        "--b\r\nContent-Disposition: form-data; name=\"x\r\n\r\n\r\n--b--",
        "--b\r\nContent-Disposition: form-data; name=x; name=y\r\n\r\n\r\n--b--",
        "--b\r\nContent-Disposition: form-data; name=x\r\nContent-Disposition: form-data; name=y\r\n\r\n\r\n--b--",
        "--b\r\nContent-Disposition: form-data; name=x\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n\r\n--b--",
        "--b\r\nContent-Disposition: form-data; name=x\r\nContent-Transfer-Encoding: base64\r\n\r\n\r\n--b--",
        "--b\r\nno field\r\n\r\n\r\n--b--",
        "--b\r\nX: " + String(repeating: "y", count: 5000)
            + "\r\nContent-Disposition: form-data; name=x\r\n\r\n\r\n--b--",
    ])
    func whatIsNoFormIsRefused(_ text: String) {
        // A closing boundary at the very beginning is a form without fields.
        if text == "--b--x" {
            #expect((try? form(text).fields.isEmpty) == true)
        } else {
            #expect(throws: Problem.self) { try form(text) }
        }
    }

    @Test func partsAreCounted() throws {
        let part = "--b\r\nContent-Disposition: form-data; name=x\r\n\r\n\r\n"
        let eight = String(repeating: part, count: 8)
        #expect(try form(eight + "--b--").fields.count == 8)
        #expect(throws: Problem.self) { try form(eight + part + "--b--") }
    }

    @Test func boundaries() {
        func boundary(_ text: String) -> String? { HeaderValue(text)?.boundary }
        #expect(boundary("multipart/form-data; boundary=abc") == "abc")
        #expect(boundary("Multipart/Form-Data; charset=utf-8; Boundary=\"a b\"") == "a b")
        #expect(boundary("multipart/form-data") == nil && boundary("multipart/form-data; boundary=") == nil)
        #expect(boundary("multipart/form-data; boundary=\"a ") == nil && boundary("x; boundary=\"a\" b") == nil)
        #expect(boundary("x; boundary=" + String(repeating: "a", count: 71)) == nil)
        #expect(boundary("x; boundary=\"a\u{1}\"") == nil && boundary("x; boundary=ä") == nil)
    }

    /// Whatever bytes come, the parser ends, and holds nothing that was not sent.
    @Test func hostileBytesEnd() throws {
        var random = SplitMix64(seed: 7)
        let pieces = [
            "--b", "\r\n", "--", "\r", "\n", "Content-Disposition: form-data; name=\"", "\"", ";", "=", "\\", "x", ":",
            "\0", "b",
            "\r\n\r\n", "Content-Type: ", "ä", " ", "\t",
        ].map { Array($0.utf8) }
        var forms = 0
        for _ in 0..<20_000 {
            var bytes: [UInt8] = []
            for _ in 0..<Int.random(in: 0..<40, using: &random) {
                bytes +=
                    Int.random(in: 0..<8, using: &random) == 0
                    ? [UInt8.random(in: 0...255, using: &random)]
                    : pieces[Int.random(in: 0..<pieces.count, using: &random)]
            }
            guard let form = try? MultipartForm(bytes, boundary: "b", most: 8) else { continue }
            forms += 1
            #expect(form.fields.reduce(0) { $0 + $1.content.count } <= bytes.count)
        }
        #expect(forms > 0)
    }
}

#endif
