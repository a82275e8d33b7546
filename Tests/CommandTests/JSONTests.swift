import Foundation
import TestSupport
import Testing

@Suite("convert --json")
struct JSONTests {
    let scratch: Scratch

    init() throws { scratch = try Scratch() }

    private func object(_ text: some StringProtocol) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    @Test func printsOneObjectALine() throws {
        for name in ["a", "b"] {
            try scratch.file("\(name).jpg", Fixtures.bytes(Fixtures.selfie("short-smile")))
        }
        let outcome = try Program.run(
            "convert", "a.jpg", "b.jpg", "-o", "out", "--json", "--quiet", folder: scratch.folder)
        #expect(outcome.status == 0)
        let lines = outcome.text.split(separator: "\n")
        #expect(lines.count == 2)
        let first = try object(lines[0])
        #expect(first["input"] as? String == "a.jpg")
        #expect(first["output"] as? String == "out/a.emoji.png")
        #expect(
            Set(first.keys)
                == ["input", "output", "face", "light", "attributes", "parts", "colors", "placements", "timings_ms"])
    }

    @Test func followsTheVocabulary() throws {
        try scratch.file("a.jpg", Fixtures.bytes(Fixtures.selfie("short-smile")))
        let outcome = try Program.run("convert", "a.jpg", "--json", folder: scratch.folder)
        let line = try object(outcome.text)
        let face = try #require(line["face"] as? [String: Any])
        let box = try #require(face["box"] as? [String: Double])
        #expect(Set(box.keys) == ["x", "y", "width", "height"])
        let score = try #require(face["score"] as? Double)
        #expect(score > 0 && score <= 1)
        #expect(abs(try #require(face["roll"] as? Double)) < 0.3)
        let attributes = try #require(line["attributes"] as? [String: String])
        let vocabulary: [String: Set<String>] = [
            "glasses": ["none", "clear", "sun"], "headwear": ["none", "hat", "scarf", "other"],
            "facial_hair": ["none", "stubble", "moustache", "goatee", "beard"],
            "hair_length": ["bald", "buzz", "short", "medium", "long", "hidden"], "bangs": ["y", "n"],
            "hair_color": ["black", "brown", "blond", "red", "grey", "dyed", "none"],
            "hair_texture": ["straight", "wavy", "curly", "coily", "none"], "skin": ["1", "2", "3", "4", "5"],
            "mouth": ["closed", "smile", "teeth", "open"], "eyes": ["open", "closed", "wink", "hidden"],
            "headwear_kind": [
                "none", "cap", "beanie", "brim", "flat", "helmet", "scarf", "turban", "hijab", "hood", "band", "other",
            ],
            "hair_up": ["loose", "bun", "tail", "braid"], "iris": ["brown", "hazel", "green", "blue", "grey"],
            "lips": ["none", "red", "pink", "dark"], "earrings": ["none", "stud", "hoop", "drop"],
            "age": ["child", "young", "middle", "old"],
        ]
        #expect(Set(attributes.keys) == Set(vocabulary.keys))
        for (name, value) in attributes { #expect(vocabulary[name]?.contains(value) == true, "\(name) \(value)") }
        let parts = try #require(line["parts"] as? [String: [String: Any]])
        for slot in ["head", "eyes", "mouth", "nose", "brows"] {
            let similarity = try #require(parts[slot]?["similarity"] as? Double)
            #expect(similarity >= -1 && similarity <= 1)
        }
        let colors = try #require(line["colors"] as? [String: String])
        #expect(colors["skin"]?.wholeMatch(of: /#[0-9a-f]{6}/) != nil)
        let timings = try #require(line["timings_ms"] as? [String: Double])
        #expect(Set(timings.keys) == ["decode", "locate", "parse", "match", "composite"])
    }

    @Test func numbersTheEmojiOfAllFaces() throws {
        try scratch.file("a.jpg", Fixtures.bytes(Fixtures.selfie("two-faces")))
        let outcome = try Program.run(
            "convert", "a.jpg", "--json", "--face", "all", "-o", "me.png", folder: scratch.folder)
        #expect(outcome.status == 0)
        let outputs = try outcome.text.split(separator: "\n").map { try object($0)["output"] as? String }
        #expect(outputs == ["me-1.png", "me-2.png"])
        #expect(scratch.contents == ["a.jpg", "me-1.png", "me-2.png"])
    }
}
