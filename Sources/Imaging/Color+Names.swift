extension Color {
    /// The sixteen basic colours of CSS, and `grey`.
    ///
    /// Source: W3C, CSS Color Module Level 4, § 6.1.
    package static let basicNames: [(name: String, color: Color)] = [
        ("black", 0x000000), ("silver", 0xc0c0c0), ("gray", 0x808080), ("grey", 0x808080), ("white", 0xffffff),
        ("maroon", 0x800000), ("red", 0xff0000), ("purple", 0x800080), ("fuchsia", 0xff00ff), ("green", 0x008000),
        ("lime", 0x00ff00), ("olive", 0x808000), ("yellow", 0xffff00), ("navy", 0x000080), ("blue", 0x0000ff),
        ("teal", 0x008080), ("aqua", 0x00ffff),
    ].map { name, bits in
        let byte = { (shift: Int) in UInt8(truncatingIfNeeded: bits >> shift) }
        return (name, Color(red: byte(16), green: byte(8), blue: byte(0)))
    }
}
