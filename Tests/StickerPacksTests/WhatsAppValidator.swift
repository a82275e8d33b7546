import Foundation

/// The published rules of WhatsApp restated, on the bytes and by nothing of ours: what the Android sample app's StickerPackValidator
/// and ContentFileParser demand.
struct WhatsAppValidator {
    struct Fault: Error, CustomStringConvertible { let description: String }

    let folder: URL

    func validate() throws {
        let data = try Data(contentsOf: folder.appendingPathComponent("contents.json"))
        let list = try JSONSerialization.jsonObject(with: data) as? [String: Any]
        let packs = list?["sticker_packs"] as? [[String: Any]] ?? []
        try require(!packs.isEmpty, "no packs")
        for pack in packs { try validate(pack) }
    }

    private func validate(_ pack: [String: Any]) throws {
        func text(_ key: String) -> String { pack[key] as? String ?? "" }
        let identifier = text("identifier")
        for key in ["identifier", "publisher", "name"] {
            try require(!text(key).isEmpty && text(key).utf16.count <= 128, key)
        }
        let allowed = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-.,' ")
        try require(identifier.allSatisfy(allowed.contains) && !identifier.contains(".."), "identifier characters")
        try require(!text("image_data_version").isEmpty, "image_data_version")
        let moves = pack["animated_sticker_pack"] as? Bool ?? false
        let tray = try bytes(identifier, text("tray_image_file"))
        try require(tray.count <= 50 * 1024, "tray bytes")
        try require(Array(tray[1..<4]) == Array("PNG".utf8), "tray is a PNG")
        for side in [big(tray, 16), big(tray, 20)] { try require((24...512).contains(side), "tray side") }
        let stickers = pack["stickers"] as? [[String: Any]] ?? []
        try require((3...30).contains(stickers.count), "3 to 30 stickers")
        for sticker in stickers {
            let emoji = sticker["emojis"] as? [String] ?? []
            try require((1...3).contains(emoji.count), "1 to 3 emoji")
            let alt = sticker["accessibility_text"] as? String ?? ""
            try require(alt.utf16.count <= (moves ? 255 : 125), "accessibility text")
            let name = sticker["image_file"] as? String ?? ""
            try require(name.hasSuffix(".webp"), "image_file ends in .webp")
            let file = try bytes(identifier, name)
            try require(file.count <= (moves ? 500 : 100) * 1024, "\(name) bytes: \(file.count)")
            let picture = try WebPWalk(file)
            try require(picture.width == 512 && picture.height == 512, "\(name) is 512×512")
            if moves {
                try require(picture.durations.count > 1, "\(name) has frames")
                try require(picture.durations.allSatisfy { $0 >= 8 }, "\(name): frames of 8 ms or more")
                try require(picture.durations.reduce(0, +) <= 10_000, "\(name): ten seconds")
            } else {
                try require(picture.durations.count <= 1, "\(name) is a still")
            }
        }
    }

    private func bytes(_ identifier: String, _ name: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: folder.appendingPathComponent("\(identifier)/\(name)")))
    }

    private func require(_ condition: Bool, _ what: String) throws { if !condition { throw Fault(description: what) } }
}

func big(_ bytes: [UInt8], _ offset: Int) -> Int { bytes[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) } }

func little(_ bytes: [UInt8], _ offset: Int, _ count: Int) -> Int {
    (0..<count).reduce(0) { $0 | Int(bytes[offset + $1]) << (8 * $1) }
}

/// Walks through the chunks of a WebP file.
struct WebPWalk {
    var width = 0
    var height = 0
    var durations: [Int] = []

    init(_ file: [UInt8]) throws {
        guard Array(file[0..<4]) == Array("RIFF".utf8), little(file, 4, 4) + 8 == file.count else {
            throw WhatsAppValidator.Fault(description: "no whole RIFF file")
        }
        var place = 12
        while place + 8 <= file.count {
            let (type, length) = (String(decoding: file[place..<place + 4], as: UTF8.self), little(file, place + 4, 4))
            let body = place + 8
            switch type {
            case "VP8X": (width, height) = (little(file, body + 4, 3) + 1, little(file, body + 7, 3) + 1)
            case "ANMF": durations.append(little(file, body + 12, 3))
            case "VP8L" where width == 0:
                let bits = little(file, body + 1, 4)
                (width, height) = (bits & 0x3FFF + 1, bits >> 14 & 0x3FFF + 1)
            case "VP8 " where width == 0: (width, height) = (little(file, body + 6, 2), little(file, body + 8, 2))
            default: break
            }
            place = body + length + length % 2
        }
    }
}
