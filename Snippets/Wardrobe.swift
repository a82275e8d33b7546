// One selfie, many looks: every pair of glasses that the style has, on the same person.
//
//     swift run -c release Wardrobe Fixtures/selfies/short-smile.jpg looks/
import Foundation
import Mugmoji

let paths = CommandLine.arguments.dropFirst().map { URL(fileURLWithPath: $0) }
guard paths.count == 2 else {
    print("usage: Wardrobe selfie.jpg folder")
    exit(64)
}
try FileManager.default.createDirectory(at: paths[1], withIntermediateDirectories: true)

let maker = try EmojiMaker(style: .pop)
let face = try maker.reader.read(PictureSource(path: paths[0].path)).largest
for part in maker.avatars.library.parts(in: .glasses) {
    let choices = AvatarChoices(
        parts: [.glasses: .part(part.id)], colors: [.frame: Color(red: 40, green: 60, blue: 160)])
    let emoji = try maker.avatars.emoji(of: face, choices: choices)
    let file = paths[1].appendingPathComponent("\(part.id).png")
    try Data(maker.renderer.png(of: emoji.recipe, size: 160)).write(to: file)
}
