// A recipe is a value: store it, edit it, draw it again.
import Foundation
import Mugmoji

func store(_ recipe: AvatarRecipe, at url: URL) throws { try recipe.json().write(to: url) }

let maker = try EmojiMaker()
let me = URL(fileURLWithPath: CommandLine.arguments[2])
try store(maker.recipe(from: [UInt8](Data(contentsOf: URL(fileURLWithPath: CommandLine.arguments[1])))), at: me)

var recipe = try AvatarRecipe(json: Data(contentsOf: me))
recipe.parts[.glasses] = "round-large"
recipe.colors[.hair] = Color(hex: "#d1467f")
try Data(AvatarRenderer(for: recipe).png(of: recipe, size: 256)).write(to: me.appendingPathExtension("png"))
