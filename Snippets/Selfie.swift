// The shortest way: a selfie in, an emoji out.
//
//     swift run Selfie Fixtures/selfies/short-smile.jpg emoji.png
import Foundation
import Mugmoji

let paths = CommandLine.arguments.dropFirst().map { URL(fileURLWithPath: $0) }
guard paths.count == 2 else {
    print("usage: Selfie selfie.jpg emoji.png")
    exit(64)
}

let maker = try EmojiMaker()
let recipe = try maker.recipe(from: [UInt8](Data(contentsOf: paths[0])))
try Data(maker.png(of: recipe, size: 512)).write(to: paths[1])
