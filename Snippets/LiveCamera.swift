// A camera's frames become a live avatar: the face is followed from frame to frame, and the avatar stays one person.
//
//     ffmpeg -i Fixtures/clips/rest-smile-turn.mp4 -vf scale=640:360 -f rawvideo -pix_fmt rgba - | swift run -c release LiveCamera 640 360 frames/
import Foundation
import Mugmoji

let arguments = CommandLine.arguments
guard arguments.count == 4, let width = Int(arguments[1]), let height = Int(arguments[2]) else {
    print("usage: LiveCamera width height folder < frames.rgba")
    exit(64)
}
let folder = URL(fileURLWithPath: arguments[3], isDirectory: true)
try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)

let avatars = try AvatarMaker()
let renderer = AvatarRenderer(library: avatars.library)
var follower = FaceFollower(reader: try FaceReader())
var live = LiveEmojiMaker(avatars, smooth: true)
var (frame, shown) = (0, AvatarRecipe?.none)

while let bytes = try FileHandle.standardInput.read(upToCount: width * height * 4), bytes.count == width * height * 4 {
    let face = follower.face(in: Image(width: width, height: height, pixels: [UInt8](bytes)))
    let emoji = try live.emoji(of: face, time: Double(frame) / 30)
    if let recipe = emoji.recipe, recipe != shown {
        try Data(renderer.png(of: recipe, size: 128)).write(to: folder.appendingPathComponent("\(frame).png"))
        shown = recipe
    }
    frame += 1
}
print("\(frame) frames")
