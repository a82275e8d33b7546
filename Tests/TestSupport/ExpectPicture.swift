import Foundation
package import Imaging
package import Testing

/// Expects a picture to match a golden one in the folder `Goldens` beside the test's file.
///
/// On failure the picture, the golden one and their difference are written to the folder that the variable
/// `MUGMOJI_FAILED_PICTURES` names (`.build/failed-pictures` without it). With `MUGMOJI_REGENERATE_GOLDENS` set, the
/// golden picture is replaced instead, to be looked at and committed.
package func expectPicture(
    _ image: Image, matches name: String, tolerance: PictureTolerance = PictureTolerance(),
    filePath: String = #filePath, sourceLocation: SourceLocation = #_sourceLocation
) throws {
    let environment = ProcessInfo.processInfo.environment
    let golden = URL(fileURLWithPath: filePath).deletingLastPathComponent().appending(path: "Goldens/\(name).png")
    if Fixtures.areWritten {
        try write(image, to: golden)
        return
    }
    guard let bytes = try? Data(contentsOf: golden) else {
        Issue.record("there is no golden picture \(golden.path)", sourceLocation: sourceLocation)
        return
    }
    let expected = try DecodedPicture(bytes: Array(bytes)).image
    let difference = PictureDifference(image, expected, tolerance: tolerance)
    if let difference, difference.share <= tolerance.share { return }
    let folder = URL(fileURLWithPath: environment["MUGMOJI_FAILED_PICTURES"] ?? ".build/failed-pictures")
    try write(image, to: folder.appending(path: "\(name).png"))
    try write(expected, to: folder.appending(path: "\(name).golden.png"))
    if let difference { try write(difference.image, to: folder.appending(path: "\(name).difference.png")) }
    let reason =
        difference.map { "\($0.share * 100) % of the pixels differ by more than \(tolerance.channel)" }
        ?? "it is \(image.width)×\(image.height), not \(expected.width)×\(expected.height)"
    Issue.record("\(name) does not match: \(reason); see \(folder.path)", sourceLocation: sourceLocation)
}

private func write(_ image: Image, to url: URL) throws {
    try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(try image.pngBytes()).write(to: url)
}
