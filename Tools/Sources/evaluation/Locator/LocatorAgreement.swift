import ArgumentParser
import FaceParsing
import Foundation
import Imaging
import Mugmoji

/// Measures whether faces are found where they are, and nowhere else.
struct LocatorAgreement: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "locator",
        abstract:
            "Prints the share of faces found within 10 % of their box, false alarms, and the time for 12 megapixels.",
        discussion: """
            Faces are those that the product reports. A face is within 10 % of the box when the centre of its box is not \
            farther from the true one's than 10 % of the true width across and 10 % of the true height down, and its \
            width and height differ by at most 10 % from the true ones. Of several faces the nearest to the box counts. The \
            boxes of faces.csv and DetectedFace.box are the same kind of box (the extent of a face mesh: cheek to cheek, \
            top of the forehead to the chin, along the picture's axes), so they are compared as they are. The time is \
            measured on a labelled photo enlarged to 3000×3000 pixels in a picture of 4000×3000, and on a plain ramp without a \
            face, which is searched to the end; a JPEG in memory, median and best of five runs.
            """)

    @Option(help: "The folder of labelled photos: faces.csv and images/.")
    var training: String

    @Option(help: "The split to measure on.")
    var split = "val"

    @Option(help: "A folder of pictures without a face, searched with its subfolders.")
    var negatives: String?

    @Flag(help: "Also name the photos whose face is not within 10 % of the box.")
    var list = false

    static let tolerance = 0.1

    func run() throws {
        let table = try FaceTable(training: training)
        let faceless = try negatives.map { folder in
            try PictureFolder.pictures(in: Self.url(folder), option: "--negatives", recursive: true)
        }
        let reader = try FaceReader()
        let rows = table.usable(split: split)
        let faces = try rows.compactMap { row in
            try row.box.map { try LocatedFace(row: row, box: $0, photo: table.path(of: row), reader: reader) }
        }
        print("usable photos of \(split) with a box: \(faces.count)")
        Self.printShares(faces)
        if list { Self.printMisses(faces) }
        if let negatives, let faceless {
            try Self.printFalseAlarms(on: faceless, in: Self.url(negatives), reader: reader)
        }
        guard let first = rows.first else { return }
        print("")
        try LargePicture.printTimes(photo: table.path(of: first), reader: reader)
    }

    private static func printShares(_ faces: [LocatedFace]) {
        let found = faces.compactMap(\.comparison)
        func share(_ test: (BoxComparison) -> Bool) -> String { percent(found.count(where: test), faces.count) }
        print("a face found: \(percent(found.count, faces.count))")
        print("within 10 % of the box: \(share { $0.isWithin(tolerance) })")
        print(
            "  the centre alone: \(share { $0.shift <= tolerance }); the sides alone: \(share { $0.size <= tolerance })"
        )
        print("  within 15 %: \(share { $0.isWithin(0.15) }); within 20 %: \(share { $0.isWithin(0.2) })")
        for yaw in Set(faces.map(\.yaw)).sorted() {
            let some = faces.filter { $0.yaw == yaw }
            let count = some.count { $0.comparison?.isWithin(tolerance) ?? false }
            print("  \(yaw): \(percent(count, some.count)) of \(some.count)")
        }
        func median(_ value: (BoxComparison) -> Double) -> String {
            let values = found.map(value).sorted()
            return values.isEmpty ? "–" : String(format: "%+.1f %%", 100 * values[values.count / 2])
        }
        print(
            "median shift across \(median(\.across)), down \(median(\.down));"
                + " median excess of the width \(median(\.width)), of the height \(median(\.height))")
        print("photos with more than one face reported: \(faces.count { $0.reported > 1 })")
    }

    private static func printMisses(_ faces: [LocatedFace]) {
        func far(_ face: LocatedFace) -> Double { face.comparison?.worst ?? .infinity }
        print("not within 10 %, worst first")
        for face in faces.filter({ far($0) > tolerance }).sorted(by: { far($0) > far($1) }) {
            guard let box = face.comparison else {
                print("  \(face.file): no face found")
                continue
            }
            let shares = [("across", box.across), ("down", box.down), ("width", box.width), ("height", box.height)]
            print(
                "  \(face.file) (\(face.yaw)): "
                    + shares.map { String(format: "\($0) %+.2f", $1) }.joined(separator: ", "))
        }
    }

    private static func url(_ folder: String) -> URL { URL(fileURLWithPath: folder, isDirectory: true) }
}
