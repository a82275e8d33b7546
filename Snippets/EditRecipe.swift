// A recipe is a value: store it, edit it, draw it again. Nothing here needs the photo or a network any more.
//
//     mugmoji convert me.jpg --recipe me.json && swift run EditRecipe me.json edited.json edited.png
import Foundation
import Mugmoji

let paths = CommandLine.arguments.dropFirst().map { URL(fileURLWithPath: $0) }
guard paths.count == 3 else {
    print("usage: EditRecipe recipe.json edited.json edited.png")
    exit(64)
}

func store(_ recipe: AvatarRecipe, at url: URL) throws { try recipe.json().write(to: url) }

var recipe = try AvatarRecipe(json: Data(contentsOf: paths[0]))
recipe.parts[.glasses] = "round-large"
recipe.colors[.hair] = Color(hex: "#d1467f")
try store(recipe, at: paths[1])
try Data(AvatarRenderer(for: recipe).png(of: recipe, size: 256)).write(to: paths[2])
