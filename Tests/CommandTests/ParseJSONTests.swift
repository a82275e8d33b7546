import Foundation
import Imaging
import TestSupport
import Testing

@Suite("parse --json")
struct ParseJSONTests {
    let scratch: Scratch

    init() throws { scratch = try Scratch() }

    /// The object that is printed for a drawn selfie.
    private func parse(_ name: String, _ options: String...) throws -> [String: Any] {
        try scratch.file("a.jpg", Fixtures.bytes(Fixtures.selfie(name)))
        let outcome = try Program.run(["parse", "a.jpg", "--json"] + options, folder: scratch.folder)
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.text.hasSuffix("}\n") && outcome.text.split(separator: "\n").count == 1)
        let data = Data(outcome.text.utf8)
        return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    }

    private func faces(_ object: [String: Any]) throws -> [[String: Any]] {
        try #require(object["faces"] as? [[String: Any]])
    }

    private func point(_ value: Any?) throws -> Point {
        let numbers = try #require(value as? [String: Double])
        return Point(x: try #require(numbers["x"]), y: try #require(numbers["y"]))
    }

    @Test func needsNoFile() throws {
        let object = try parse("short-smile")
        #expect(Set(object.keys) == ["input", "picture", "shares", "faces"])
        #expect(scratch.contents == ["a.jpg"])
        #expect(object["input"] as? String == "a.jpg")
        #expect(object["picture"] as? [String: Int] == ["width": 720, "height": 900])
        let face = try #require(try faces(object).first)
        #expect(
            Set(face.keys)
                == ["face", "canonical_to_picture", "geometry", "presence", "light", "colors", "hair", "shares"])
    }

    @Test func namesTheFilesThatItWrote() throws {
        let object = try parse("short-smile", "-o", "labels.png", "--overlay", "o.png")
        #expect(object["output"] as? String == "labels.png")
        #expect(object["overlay"] as? String == "o.png")
        #expect(scratch.contents == ["a.jpg", "labels.png", "o.png"])
        let labels = try IndexedImage(
            pngBytes: Fixtures.bytes(scratch.folder.appendingPathComponent("labels.png")))
        let shares = try #require(object["shares"] as? [String: Double])
        #expect(abs(shares.values.reduce(0, +) - 1) < 1e-3)
        for (name, id) in [("skin", 1), ("hair", 8)] as [(String, UInt8)] {
            let count = labels.indices.count { $0 == id }
            #expect(abs(try #require(shares[name]) - Double(count) / Double(labels.indices.count)) < 1e-4)
        }
    }

    @Test(arguments: ["short-smile", "curly-round-glasses"])
    func pointsLieWhereTheyWereDrawn(name: String) throws {
        let face = try #require(try faces(parse(name)).first)
        let frames = try #require(face["geometry"] as? [String: [String: Any]])
        let drawn = try DrawnEyes(selfie: name)
        let map = try #require(face["canonical_to_picture"] as? [String: Double])
        func number(_ key: String) throws -> Double { try #require(map[key]) }
        let transform = AffineMap(
            a: try number("a"), b: try number("b"), c: try number("c"), d: try number("d"), tx: try number("tx"),
            ty: try number("ty"))
        for (key, expected) in [("left_eye", drawn.left), ("right_eye", drawn.right)] {
            let eye = try #require(frames["picture"]?[key] as? [String: Any])
            let center = try point(eye["center"])
            #expect(abs(center.x - expected.x) < 6 && abs(center.y - expected.y) < 6, "\(center) \(expected)")
            let width = try #require(eye["width"] as? Double)
            #expect((36...80).contains(width), "\(width)")
            let canonical = try #require(frames["canonical"]?[key] as? [String: Any])
            let moved = transform(try point(canonical["center"]))
            #expect(abs(moved.x - center.x) < 0.1 && abs(moved.y - center.y) < 0.1)
        }
        let chin = try point(frames["picture"]?["chin"])
        #expect(chin.y > max(drawn.left.y, drawn.right.y) + 150)
        let shape = try #require(frames["picture"]?["face"] as? [String: Any])
        let outline = try #require(shape["outline"] as? [Any]).map(point)
        #expect(outline.count > 20 && outline.contains(chin))
    }

    @Test func tellsColoursAndWhatIsWorn() throws {
        let face = try #require(try faces(parse("curly-round-glasses")).first)
        let colors = try #require(face["colors"] as? [String: Any])
        for key in ["skin", "hair", "lip", "iris"] {
            #expect((colors[key] as? String)?.wholeMatch(of: /#[0-9a-f]{6}/) != nil, "\(key)")
        }
        let tone = try #require(colors["skin_tone"] as? [String: Any])
        #expect((1...10).contains(try #require(tone["monk"] as? Int)))
        #expect(["black", "brown"].contains(colors["hair_name"] as? String))
        let presence = try #require(face["presence"] as? [String: Any])
        #expect(presence["glasses"] as? String == "clear")
        #expect(presence["left_eye"] as? String == "open")
        #expect(presence["headwear"] as? Bool == false)
        let hair = try #require(face["hair"] as? [String: Any])
        let lengths = try #require(hair["length_probabilities"] as? [String: Double])
        #expect(Set(lengths.keys) == ["bald", "buzz", "short", "medium", "long"])
        #expect(abs(lengths.values.reduce(0, +) - 1) < 1e-3)
        #expect(hair["length"] as? String == lengths.max { $0.value < $1.value }?.key)
    }

    @Test func saysWhyWhenAsked() throws {
        let asked = try #require(try faces(parse("curly-round-glasses", "--why")).first)
        let why = try #require(asked["why"] as? [String: [String: Any]])
        let traits = [
            "glasses", "left_eye", "right_eye", "headwear", "headwear_kind", "facial_hair", "mouth", "hair",
            "hair_length", "bangs", "hair_texture", "hair_up", "earrings", "age", "clothes", "hair_color", "iris",
            "lips",
            "light", "skin_tone",
        ]
        #expect(Set(why.keys) == Set(traits))
        for (trait, reason) in why {
            #expect(Set(reason.keys) == ["value", "decided_by", "evidence"], "\(trait)")
            #expect(["labels", "geometry", "colors", "reading"].contains(reason["decided_by"] as? String), "\(trait)")
            let evidence = try #require(reason["evidence"] as? [[String: Any]])
            #expect(
                !evidence.isEmpty && evidence.allSatisfy { $0["name"] is String && $0["number"] is Double }, "\(trait)")
        }
        // The same answers as elsewhere in the object, and nothing else that differs.
        let presence = try #require(asked["presence"] as? [String: Any])
        for trait in ["glasses", "left_eye", "right_eye", "headwear_kind", "facial_hair", "mouth"] {
            #expect(why[trait]?["value"] as? String == presence[trait] as? String, "\(trait)")
        }
        let glasses = try #require(why["glasses"]?["evidence"] as? [[String: Any]])
        let share = try #require(glasses.first { $0["name"] as? String == "glasses_share" })
        #expect(share["number"] as? Double == presence["glasses_share"] as? Double)
        #expect(try #require(share["number"] as? Double) >= (try #require(share["limit"] as? Double)))
        #expect(why["hair_length"]?["decided_by"] as? String == "reading")
        var rest = asked
        rest["why"] = nil
        let plain = try #require(try faces(parse("curly-round-glasses")).first)
        #expect(NSDictionary(dictionary: rest) == NSDictionary(dictionary: plain))
    }

    @Test func whyIsForJSON() throws {
        try scratch.file("a.jpg", Fixtures.bytes(Fixtures.selfie("short-smile")))
        let outcome = try Program.run(["parse", "a.jpg", "-o", "labels.png", "--why"], folder: scratch.folder)
        #expect(outcome.status == 64 && outcome.errors.contains("--why is for --json"))
        #expect(scratch.contents == ["a.jpg"])
    }

    @Test func listsFacesBySizeOrTheOneThatIsAskedFor() throws {
        let all = try faces(parse("two-faces"))
        let widths = all.map { (($0["face"] as? [String: Any])?["box"] as? [String: Double])?["width"] ?? 0 }
        #expect(widths.count == 2 && widths[0] >= widths[1] && widths[1] > 50)
        let second = try faces(parse("two-faces", "--face", "2"))
        #expect(second.count == 1)
        #expect(NSDictionary(dictionary: second[0]) == NSDictionary(dictionary: all[1]))
    }
}

/// Middles of the eye openings in a fixture's exact label map.
private struct DrawnEyes {
    let left: Point
    let right: Point

    init(selfie: String) throws {
        let url = Fixtures.folder.appendingPathComponent("selfies/\(selfie).labels.png")
        let map = try IndexedImage(pngBytes: Fixtures.bytes(url))
        let pixels = map.indices.indices.filter { [4, 5].contains(map.indices[$0]) }
        func middle(_ side: [Int]) throws -> Point {
            let columns = side.map { $0 % map.width }
            let (first, last) = (try #require(columns.min()), try #require(columns.max()))
            let row = Double(side.map { $0 / map.width }.reduce(0, +)) / Double(side.count)
            return Point(x: Double(first + last + 1) / 2, y: row + 0.5)
        }
        let split = pixels.map { $0 % map.width }.reduce(0, +) / max(pixels.count, 1)
        left = try middle(pixels.filter { $0 % map.width < split })
        right = try middle(pixels.filter { $0 % map.width >= split })
    }
}
