import Imaging

/// The flat colours of part canvases.
enum CanvasColor {
    static let face = Color(red: 0xe0, green: 0xb0, blue: 0x90)
    static let nose = Color(red: 0xc0, green: 0x80, blue: 0x60)
    static let brow = Color(red: 0x7a, green: 0x3c, blue: 0xff)
    static let eye = Color(red: 0xff, green: 0xff, blue: 0xff)
    static let iris = Color(red: 0x00, green: 0x70, blue: 0xff)
    static let lip = Color(red: 0xff, green: 0x20, blue: 0x50)
    static let teeth = Color(red: 0xff, green: 0xf0, blue: 0xd0)
    static let hair = Color(red: 0xff, green: 0xb0, blue: 0x00)
    static let facialHair = Color(red: 0x00, green: 0xb0, blue: 0x50)
    static let headwear = Color(red: 0xb0, green: 0x00, blue: 0xff)
    static let glasses = Color(red: 0x00, green: 0xe0, blue: 0xff)
    static let ear = Color(red: 0xff, green: 0x80, blue: 0x70)
    static let mouth = Color(red: 0x60, green: 0x00, blue: 0x20)
}
