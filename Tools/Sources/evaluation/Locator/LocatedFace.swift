import FaceParsing
import Foundation
import Imaging
import Mugmoji

/// A labelled face and the reported face that is nearest to it.
struct LocatedFace: Sendable {
    let file: String
    let yaw: String
    /// How many faces were reported in the photo.
    let reported: Int
    /// `nil` when none was.
    let comparison: BoxComparison?

    init(row: FaceTable.Row, box: Rect, photo: String, reader: FaceReader) throws {
        file = row.file
        yaw = row["yaw"]
        let reading = try reader.reading(of: URL(fileURLWithPath: photo), faces: .all)
        let faces =
            reading.map { reading in reading.reducedFaces.map { $0.face.scaled(by: 1 / reading.picture.scale) } } ?? []
        reported = faces.count
        comparison = faces.map { BoxComparison(found: $0.box, truth: box) }.min { $0.worst < $1.worst }
    }
}
