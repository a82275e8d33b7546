import ArgumentParser
import Basics
import FaceParsing
import Foundation
import Imaging
import Mugmoji

/// Compares the parse with masks that people made.
struct MaskAgreement: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "masks",
        abstract: "Prints F1 for each class of masks that people made, pooled over all pixels.",
        discussion: """
            Pictures are read as the product reads them: located, aligned, parsed; of several faces the one nearest to the \
            middle of the picture is taken. Our labels and the mask are both sampled in the aligned 256×256 crop (the \
            canonical frame), so every face weighs alike and bystanders stay mostly out. What lies beyond the photo, what \
            the mask says nothing about, and ears that our hair covers are left out. Our classes are merged into those \
            of the masks: iris into eye, lips into one, teeth into the mouth, facial hair into skin.
            """)

    @Option(help: "The folder of masks: parts/, hair/ and classes/, each with images/ and masks/.")
    var validation: String

    @Flag(help: "Also print where the pixels of each class went.")
    var confusion = false

    @Option(help: "Also draw the worst photos of each set (photo, mask, ours) into this PNG file.")
    var sheet: String?

    @Option(help: "How many photos of each set the sheet shows.")
    var count = 12

    func validate() throws {
        guard count >= 0 else { throw ValidationError("--count must not be negative") }
    }

    func run() throws {
        let folder = URL(fileURLWithPath: validation, isDirectory: true)
        let reader = try FaceReader()
        var items: [[Image]] = []
        for set in MaskSet.all {
            let images = folder.appendingPathComponent(set.name).appendingPathComponent("images")
            let photos = try PictureFolder.pictures(in: images, option: "--validation")
            items += try measure(set, photos: photos, reader: reader)
        }
        if let sheet {
            let picture = Sheet(cell: 160, columns: 4).picture(of: items)
            try AtomicFile.write(picture.pngBytes(), to: sheet, overwrite: true)
        }
    }

    /// Prints a set's tables and returns the tiles of its worst photos.
    private func measure(_ set: MaskSet, photos: [URL], reader: FaceReader) throws -> [[Image]] {
        var table = PixelTable(classes: set.classes)
        var (skin, hair) = (SkinLoss(), HairLoss())
        var missed: [String] = []
        var worst: [(wrong: Double, photo: MaskedPhoto)] = []
        for file in photos {
            guard let photo = try MaskedPhoto(photo: file, reader: reader) else {
                missed.append(file.lastPathComponent)
                continue
            }
            let own = photo.table(for: set)
            table += own
            if set.name == MaskSet.parts.name { skin.add(photo, in: set) }
            if set.name == MaskSet.hair.name { hair.add(photo) }
            worst.append((own.wrongShare, photo))
            worst.sort { $0.wrong > $1.wrong }
            worst.removeLast(max(worst.count - count, 0))
        }
        print("\(set.name): \(photos.count) photos")
        print(table.report)
        if set.name == MaskSet.parts.name { print(skin.report(table)) }
        if set.name == MaskSet.hair.name { print(hair.report) }
        if confusion { print(table.confusion) }
        print("  no face found: \(missed.isEmpty ? "nowhere" : missed.joined(separator: ", "))")
        if sheet != nil {
            let names = worst.map { "\($0.photo.name) \(String(format: "%.3f", 1 - $0.wrong))" }
            print("  worst, with the share of right pixels: \(names.joined(separator: ", "))")
        }
        print("")
        return sheet == nil ? [] : worst.map { $0.photo.tiles(in: set) }
    }
}
