import Foundation
import Mugmoji

let maker = try EmojiMaker()
let selfie = [UInt8](try Data(contentsOf: URL(fileURLWithPath: "selfie.jpg")))
let recipe = try maker.recipe(from: selfie)
let png = try maker.png(of: recipe, size: 512)
try Data(png).write(to: URL(fileURLWithPath: "emoji.png"))
