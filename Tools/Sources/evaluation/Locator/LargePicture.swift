import Basics
import FaceParsing
import Foundation
import Imaging
import Mugmoji

/// Times the reading of a picture of 12 megapixels, 4000×3000.
enum LargePicture {
    private static let (width, height, runs) = (4000, 3000, 5)

    static func printTimes(photo: String, reader: FaceReader) throws {
        let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: photo)))
        let jpeg = try enlarged(DecodedPicture(bytes: bytes).image).jpegBytes()
        print("\(width)×\(height) JPEG, one face, milliseconds of \(runs) runs: median, best")
        let readings = try (0..<runs).map { _ in try reader.read(jpeg) }
        for stage in [StageTimings.Stage.decode, .locate, .parse] {
            let times = readings.map { ($0.timings.durations[stage] ?? .zero) / .milliseconds(1) }
            print("  \(pad(stage.rawValue, 8)) \(summary(times))")
        }
        let sums = readings.map { $0.timings.durations.values.reduce(.zero, +) / .milliseconds(1) }
        print("  \(pad("together", 8)) \(summary(sums))")
        let empty = try ramp().jpegBytes()
        var reported = 0
        let times = (0..<runs).map { _ in
            ContinuousClock().measure { reported += (try? reader.read(empty, faces: .all).reducedFaces.count) ?? 0 }
                / .milliseconds(1)
        }
        let answer = reported == 0 ? "no face reported" : "faces reported"
        print("\(width)×\(height) JPEG without a face, searched reduced and in full: \(summary(times)) (\(answer))")
    }

    private static func summary(_ times: [Double]) -> String {
        let sorted = times.sorted()
        guard let best = sorted.first else { return "–" }
        return String(format: "%.1f, %.1f", sorted[sorted.count / 2], best)
    }

    /// The photo enlarged to the full height, in the middle; its edge repeated at the sides.
    private static func enlarged(_ photo: Image) -> Image {
        let scale = Double(max(photo.width, photo.height)) / Double(height)
        let middle = Imaging.AffineMap(a: 1, b: 0, c: 0, d: 1, tx: -Double(width) / 2, ty: -Double(height) / 2)
        let toPhoto = middle.then(
            .similarity(scale: scale, roll: 0, tx: Double(photo.width) / 2, ty: Double(photo.height) / 2))
        return photo.warped(by: toPhoto, width: width, height: height)
    }

    /// A ramp from dark to light.
    private static func ramp() -> Image {
        var small = Image(width: 40, height: 30, filledWith: Color(red: 0, green: 0, blue: 0))
        for y in 0..<small.height {
            for x in 0..<small.width {
                let grey = UInt8(40 + 3 * x + 2 * y)
                small[x, y] = Color(red: grey, green: grey, blue: grey)
            }
        }
        return small.resampled(width: width, height: height)
    }
}
