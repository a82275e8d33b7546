/// The Debian packages that hold the fonts of scripts.
enum FontPackage {
    /// What `Tools/setup` installs: the rounded Latin face, and the Chinese one.
    static let latin = "fonts-quicksand"
    static let chinese = "fonts-wqy-microhei"
    static let emoji = "fonts-noto-color-emoji"
    static let most = "fonts-noto-core"
    static let rest = "fonts-unifont"

    static let all = [latin, chinese]

    /// The families that are taken first, by their names in fontconfig; for other signs fontconfig chooses.
    static let families = [
        "Quicksand", "WenQuanYi Micro Hei", "Noto Sans", "Noto Sans Arabic", "Noto Sans Hebrew", "Noto Sans Devanagari",
        "Noto Sans Thai", "DejaVu Sans",
    ]

    /// Scripts with the blocks that they are told by (Unicode 15, Blocks.txt), and who has fonts for them.
    private static let scripts: [(name: String, package: String, blocks: [ClosedRange<UInt32>])] = [
        ("Latin", latin, [0x20...0x24F]),
        ("Greek", most, [0x370...0x3FF, 0x1F00...0x1FFF]),
        ("Cyrillic", most, [0x400...0x52F]),
        ("Armenian", most, [0x530...0x58F]),
        ("Hebrew", most, [0x590...0x5FF, 0xFB1D...0xFB4F]),
        ("Arabic", most, [0x600...0x6FF, 0x750...0x77F, 0x8A0...0x8FF, 0xFB50...0xFDFF, 0xFE70...0xFEFE]),
        ("Devanagari", most, [0x900...0x97F, 0xA8E0...0xA8FF]),
        ("a script of South Asia", most, [0x980...0xDFF]),
        ("Thai", most, [0xE00...0xE7F]),
        ("Lao", most, [0xE80...0xEFF]),
        ("Tibetan", most, [0xF00...0xFFF]),
        ("Myanmar", most, [0x1000...0x109F]),
        ("Georgian", most, [0x10A0...0x10FF]),
        ("Hangul", "fonts-noto-cjk", [0x1100...0x11FF, 0x3130...0x318F, 0xAC00...0xD7FF]),
        ("Ethiopic", most, [0x1200...0x139F]),
        ("Khmer", most, [0x1780...0x17FF]),
        ("Kana", "fonts-noto-cjk", [0x3040...0x30FF, 0x31F0...0x31FF, 0x1B000...0x1B16F]),
        ("Chinese punctuation", chinese, [0x3000...0x303F, 0xFF00...0xFFEF]),
        ("Han", chinese, [0x2E80...0x2FDF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF]),
        ("rare Han", "fonts-hanazono", [0x20000...0x323AF]),
        ("signs", "fonts-symbola", [0x2190...0x2BFF, 0x1F000...0x1FAFF]),
    ]

    /// The script of a sign, and the package that has fonts for it.
    static func forSign(_ scalar: Unicode.Scalar) -> (script: String, package: String) {
        if let known = scripts.first(where: { $0.blocks.contains { $0.contains(scalar.value) } }) {
            return (known.name, known.package)
        }
        return scalar.value < 0x1_0000 ? ("another script", most) : ("another script", rest)
    }
}
