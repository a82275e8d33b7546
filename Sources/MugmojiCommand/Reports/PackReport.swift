import StickerPacks

/// The JSON object that `pack --json` prints for a platform; `docs/json.md` describes it.
struct PackReport: JSONLine {
    struct File: Encodable {
        let file: String
        let bytes: Int
        let limit: Int

        init(_ file: PackCheck.Largest) { (self.file, bytes, limit) = (file.file, file.bytes, file.limit) }
    }

    let platform: String
    let folder: String
    let stickers: Int
    let packs: Int
    let animated: Bool
    let leftOut: Int?
    let files: Int
    let bytes: Int
    let largest: File?

    init(_ report: StickerPack.Report) {
        (platform, folder, stickers) = (report.platform.name, report.folder, report.stickers)
        (packs, animated, leftOut) = (report.packs, report.isMoving, report.leftOut == 0 ? nil : report.leftOut)
        (files, bytes, largest) = (report.files, report.bytes, report.largest.map(File.init))
    }

    /// The same for people.
    static func line(of report: StickerPack.Report) -> String {
        var clauses = ["\(report.stickers) stickers"]
        if report.packs > 1 { clauses[0] += " in \(report.packs) packs" }
        if report.leftOut > 0 { clauses.append("\(report.leftOut) left out, more than it takes") }
        if let largest = report.largest { clauses.append(largest.share) }
        return "\(report.folder): " + clauses.joined(separator: ", ")
    }
}

/// The JSON object that `pack check --json` prints.
struct PackCheckReport: JSONLine {
    struct Entry: Encodable {
        let file: String
        let rule: String
        let value: String
        let limit: String
        let remedy: String
    }

    let pack: String
    let platform: String
    let stickers: Int
    let animated: Bool
    let largest: PackReport.File?
    let breaches: [Entry]

    init(_ check: PackCheck, pack: String) {
        (self.pack, platform, stickers, animated) = (pack, check.platform.name, check.stickers, check.isMoving)
        largest = check.largest.map(PackReport.File.init)
        breaches = check.breaches.map { breach in
            Entry(
                file: breach.file, rule: breach.rule.rawValue, value: breach.value, limit: breach.limit,
                remedy: breach.remedy)
        }
    }

    /// The same for people, of a pack without breaches.
    static func line(of check: PackCheck, pack: String) -> String {
        let share = check.largest.map { ", \($0.share)" } ?? ""
        return "\(pack): \(check.stickers) stickers, as \(check.platform.title) takes them\(share)"
    }
}

extension PackCheck.Largest {
    /// How near it comes to its limit, for people.
    fileprivate var share: String { "largest \(bytes * 100 / max(limit, 1)) % of its limit" }
}
