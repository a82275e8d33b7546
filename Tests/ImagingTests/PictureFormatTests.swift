import Testing

@testable import Imaging

@Suite("Kinds of files")
struct PictureFormatTests {
    private static func ftyp(_ major: String, _ compatible: String...) -> String {
        "\0\0\0\(Character(UnicodeScalar(UInt8(16 + compatible.count * 4))))ftyp\(major)\0\0\0\0" + compatible.joined()
            + "\0\0\0\u{8}free"
    }

    /// A character a byte.
    private func bytes(_ text: String) -> [UInt8] { text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) } }

    @Test(
        arguments: [
            ("\u{89}PNG\r\n\u{1A}\n", .png), ("\u{FF}\u{D8}\u{FF}\u{E0}", .jpeg), ("RIFF\0\0\0\0WEBPVP8 ", .webp),
            ("GIF87a", .gif), ("GIF89a", .gif),
            (ftyp("heic", "mif1", "heic"), .heif), (ftyp("mif1", "heic"), .heif), (ftyp("heix"), .heif),
            (ftyp("mif1"), .heif),
            (ftyp("msf1", "hevc", "mif1", "heic"), .heif), (ftyp("avif", "mif1", "miaf"), .avif),
            (ftyp("mif1", "miaf", "avif"), .avif),
            (ftyp("avis", "msf1", "avif"), .avif),
        ] as [(String, PictureFormat)])
    func picturesAreKnown(text: String, format: PictureFormat) throws {
        #expect(try PictureFormat.detect(bytes(text)) == format)
    }

    @Test(arguments: [
        (ftyp("msf1", "hevc"), "a HEIC picture sequence; use mugmoji visualize for videos"),
        (ftyp("avis", "msf1"), "an AVIF picture sequence; use mugmoji visualize for videos"),
        (ftyp("crx "), "a raw camera picture (CR3); develop it to JPEG or PNG first"),
        (ftyp("isom", "avc1"), "a video; use mugmoji visualize for videos"),
        (ftyp("qt  "), "a video; use mugmoji visualize for videos"),
        (ftyp("M4A "), "a sound file; give a picture"),
        (ftyp("jxl "), "a JPEG XL picture; convert it to JPEG or PNG first"),
        ("\0\0\0\u{8}wide\0\0\0\0mdat", "a QuickTime video; use mugmoji visualize for videos"),
        ("\0\0\0\u{C}JXL \r\n\u{87}\n", "a JPEG XL picture; convert it to JPEG or PNG first"),
        ("\u{FF}\u{A}abc", "a JPEG XL picture; convert it to JPEG or PNG first"),
        ("\0\0\0\u{C}jP  \r\n", "a JPEG 2000 picture; convert it to JPEG or PNG first"),
        ("II*\0\u{8}\0\0\0", "a TIFF or raw camera picture; convert it to JPEG or PNG first"),
        ("MM\0*\0\0\0\u{8}", "a TIFF or raw camera picture; convert it to JPEG or PNG first"),
        ("II*\0\u{10}\0\0\0CR\u{2}\0", "a raw camera picture (CR2); develop it to JPEG or PNG first"),
        ("FUJIFILMCCD-RAW 0201", "a raw camera picture (RAF); develop it to JPEG or PNG first"),
        ("BM\u{36}\u{1}\0\0\0\0\0\0\u{36}\0\0\0\u{28}\0\0\0", "a BMP picture; convert it to JPEG or PNG first"),
        ("\0\0\u{1}\0\u{1}\0\u{10}\u{10}\0\0", "an icon file; convert it to JPEG or PNG first"),
        ("\0\0\u{2}\0\u{1}\0\u{20}\u{20}\0\0", "a mouse pointer file; convert it to JPEG or PNG first"),
        ("\0\0\u{2}\0\0\0\0\0\0\0\0\0\u{40}\0\u{40}\0\u{18}\0", "a Targa picture; convert it to JPEG or PNG first"),
        ("8BPS\0\u{1}", "a Photoshop picture; convert it to JPEG or PNG first"),
        ("qoif", "a QOI picture; convert it to JPEG or PNG first"),
        ("P6\n640 480\n255\n\u{80}\u{1}", "a Netpbm picture (PBM, PGM, PPM); convert it to JPEG or PNG first"),
        ("P3\n2 2\n255\n", "a Netpbm picture (PBM, PGM, PPM); convert it to JPEG or PNG first"),
        ("%PDF-1.7", "a PDF document; save the picture in it as JPEG or PNG first"),
        ("<svg xmlns=''/>", "an SVG drawing; convert it to JPEG or PNG first"),
        ("<?xml version='1.0'?>\n<svg/>", "an SVG drawing; convert it to JPEG or PNG first"),
        ("\n  <!doctype html>", "a web page; save the picture itself, not the page that shows it"),
        ("<HTML>", "a web page; save the picture itself, not the page that shows it"),
        ("\u{1A}E\u{DF}\u{A3}", "a Matroska or WebM video; use mugmoji visualize for videos"),
        ("RIFF\0\0\0\0AVI LIST", "an AVI video; use mugmoji visualize for videos"),
        ("RIFF\0\0\0\0WAVEfmt ", "a sound file; give a picture"),
        ("PK\u{3}\u{4}\u{14}\0", "a ZIP archive, or a document of that kind; unpack it first"),
        ("\u{1F}\u{8B}\u{8}", "a gzip archive; unpack it first"),
        (
            "\0\u{5}\u{16}\u{7}\0\u{2}",
            "what macOS keeps beside a file (AppleDouble); the picture itself lies beside it, without ._ before its name"
        ),
        ("version https://git-lfs.github.com/spec/v1\n", "a Git LFS pointer; run git lfs pull to get the picture"),
        ("hello\n", "a text file; give a picture"), ("Bilder für später", "a text file; give a picture"),
        (String(repeating: "\0", count: 64), "a file that begins with zeros only; copy or download it again"),
        ("\u{1}\u{2}\u{80}\u{90}\u{3}", "no picture of a known kind; convert it to JPEG or PNG first"),
    ])
    func othersAreNamedWithARemedy(text: String, message: String) throws {
        let bytes = text.contains("ü") ? Array(text.utf8) : bytes(text)
        let error = #expect(throws: ImagingError.self) { try PictureFormat.detect(bytes) }
        #expect(error?.description == "it is " + message)
    }

    @Test func wordsThatBeginLikeABitmapAreText() throws {
        for text in ["BMW drives", "P5 is a song", "MMORPG players", "II. Chapter"] {
            let error = #expect(throws: ImagingError.self) { try PictureFormat.detect(Array(text.utf8)) }
            #expect(error?.description.contains("text") == true || error?.description.contains("Netpbm") == true)
        }
    }

    @Test func anyBeginningIsToldOrNot() {
        for first in 0..<256 {
            for (number, second) in stride(from: first % 5, to: 256, by: 5).enumerated() {
                var bytes = [UInt8](repeating: UInt8(second), count: [1, 2, 5, 13, 40][number % 5])
                bytes[0] = UInt8(first)
                _ = try? PictureFormat.detect(bytes)
            }
        }
        #expect(throws: ImagingError.empty) { try PictureFormat.detect([]) }
    }

    @Test func namesOfPictures() {
        for name in [
            "a.jpg", "a.JPEG", "photos/b.HEIC", "c.tar.png", "d.Avif", "e.gif", "f.webp", "g.tiff", "h.DNG", "._a.jpg",
            "j.jxl",
        ] {
            #expect(PictureFormat.isPictureName(name), "\(name)")
        }
        for name in ["", "jpg", ".jpg", "a.txt", "a.mp4", "a.jpg.txt", "a.", "png.d/readme"] {
            #expect(!PictureFormat.isPictureName(name), "\(name)")
        }
    }
}
