import StickerPacks

/// `docs/platforms.md`, made from the table of rules.
enum PlatformPage {
    static var text: String {
        """
        # What each chat takes

        What `mugmoji pack` keeps to and `mugmoji pack check` judges by: the table of `Sources/StickerPacks/Rules`, from which
        `MUGMOJI_REGENERATE_GOLDENS=1 swift test --filter StickerPacksTests.TableTests` writes this page. Where a source writes KB and does not say
        whether it means 1000 or 1024 bytes, the smaller is kept to. Lengths of texts are counted in UTF-16 code units.

        ## Pictures

        | platform | picture | file | pixels | bytes | motion |
        |---|---|---|---|---|---|
        \(pictures)

        ## Packs

        | platform | stickers | moving | emoji a sticker | texts |
        |---|---|---|---|---|
        \(packs)

        ## Sources

        | platform | source | read | second-hand |
        |---|---|---|---|
        \(sources)

        """
    }

    private static var all: [PlatformRules] { Platform.allCases.map(\.rules) }

    private static func row(_ cells: String...) -> String { "| " + cells.joined(separator: " | ") + " |" }

    private static var pictures: String {
        all.flatMap { rules in
            rules.pictures.map { rule in
                row(
                    "`\(rules.platform.name)`", rule.use.rawValue + (rule.isMoving ? ", moving pack" : ""),
                    rule.kinds.map(\.rawValue).joined(separator: ", "), rule.size.text,
                    "≤ \(rule.bytes) (\(rule.bytesText))",
                    rule.motion.frames?.upperBound == 1 ? "still" : rule.motion.text)
            }
        }.joined(separator: "\n")
    }

    private static var packs: String {
        all.map { rules in
            row(
                "`\(rules.platform.name)`", rules.stillCount.text,
                rules.movingCount.text + (rules.mayMix ? "" : ", never mixed"),
                rules.emoji.map { "\($0.lowerBound)…\($0.upperBound)" } ?? "",
                rules.texts.map { text in
                    "\(text.name) \(text.lengths.lowerBound)…\(text.lengths.upperBound)"
                        + (text.patternText.map { " (\($0))" } ?? "")
                }.joined(separator: "; "))
        }.joined(separator: "\n")
    }

    private static var sources: String {
        all.map { row("`\($0.platform.name)`", $0.source, $0.date, $0.secondHand ?? "") }.joined(separator: "\n")
    }
}
