// Where the features of a face are, and its emoji, from one parse.
//
//     swift run GeometryAndEmoji Fixtures/selfies/short-smile.jpg emoji.svg
import Foundation
import Mugmoji

let paths = CommandLine.arguments.dropFirst().map { URL(fileURLWithPath: $0) }
guard paths.count == 2 else {
    print("usage: GeometryAndEmoji selfie.jpg emoji.svg")
    exit(64)
}

let reading = try FaceReader().read(PictureSource(path: paths[0].path), faces: .largest)
for face in reading.faces {
    // The canonical frame is the same for every face; the transform takes its points to the picture's pixels.
    let toPicture = face.canonicalToPicture
    for (name, point) in [("left eye", face.geometry.leftEye?.center), ("mouth", face.geometry.mouth?.center)] {
        guard let pixel = point.map({ toPicture($0) }) else { continue }
        print("\(name) at x \(Int(pixel.x.rounded())), y \(Int(pixel.y.rounded()))")
    }
    print("glasses: \(face.presence.glasses.rawValue); skin: \(face.colors.skin?.hex ?? "not seen")")
}

let avatars = try AvatarMaker(style: .pop)
let emoji = try avatars.emoji(of: reading.largest)
print("mouth: \(emoji.parts[.mouth]?.id ?? "none")")
try Data(AvatarRenderer(library: avatars.library).svg(of: emoji.recipe).utf8).write(to: paths[1])
