import FaceParsing
import Foundation
import Mugmoji

extension LocatorAgreement {
    /// Prints every face that is reported in `pictures`, none of which holds one.
    static func printFalseAlarms(on pictures: [URL], in folder: URL, reader: FaceReader) throws {
        var alarms: [String] = []
        for picture in pictures {
            guard let reading = try reader.reading(of: picture, faces: .all) else { continue }
            let faces = reading.reducedFaces.map { face in
                let box = face.face.scaled(by: 1 / reading.picture.scale).box
                return String(
                    format: "score %.2f, %.0f pixels wide at (%.0f, %.0f)", face.face.score, box.width, box.x, box.y)
            }
            alarms.append("  \(picture.path.dropFirst(folder.path.count + 1)): \(faces.joined(separator: "; "))")
        }
        print("\nfalse alarms: \(alarms.count) of \(pictures.count) pictures without a face")
        for alarm in alarms { print(alarm) }
    }
}
