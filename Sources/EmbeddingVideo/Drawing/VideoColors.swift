import Imaging

/// The colours of the drawing. Pink and purple differ in lightness too (0.67 and 0.39 in OKLab), so that they are told apart
/// without hues; everything else is grey.
enum VideoColors {
    /// The face's part.
    static let face = Color(red: 0xf0, green: 0x4e, blue: 0x98)
    /// The avatar's part.
    static let part = Color(red: 0x5b, green: 0x21, blue: 0xb6)
    static let paper = Color(red: 0xf1, green: 0xf1, blue: 0xee)
    static let card = Color(red: 0xff, green: 0xff, blue: 0xff)
    static let rule = Color(red: 0xd8, green: 0xd9, blue: 0xdb)
    static let ink = Color(red: 0x16, green: 0x18, blue: 0x1c)
    static let quiet = Color(red: 0x6a, green: 0x6e, blue: 0x76)
    /// The library's other parts.
    static let dots = Color(red: 0xb4, green: 0xb7, blue: 0xbc)
}
