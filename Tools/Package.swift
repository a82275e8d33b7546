// swift-tools-version: 6.2
import PackageDescription

/// What the package beside this one is called by the build: its folder's name, with `_` for what an identifier cannot hold.
let folder = Context.packageDirectory.split(separator: "/").dropLast().last ?? "mugmoji"
let identity = String(
    folder.lowercased().enumerated().map { place, sign in
        sign.isLetter || sign.isNumber && place > 0 ? sign : "_"
    })

// Programs for people who work on Mugmoji. A package of its own, so that none of it is built with the library, which nevertheless
// sees what the library's stages declare as `package`; docs/decisions/three-verbs.md says why.
let settings: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .unsafeFlags(["-package-name", identity]),
]
// The snippets once more, as programs of other people: they see the product Mugmoji and what is public in it.
let snippets = ["Batch", "EditRecipe", "GeometryAndEmoji", "LiveCamera", "Selfie", "Wardrobe"]
let stages: [Target.Dependency] = [.product(name: "_MugmojiStages", package: "mugmoji")]

let package = Package(
    name: "mugmoji-tools",
    dependencies: [
        .package(name: "mugmoji", path: ".."),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
    ],
    targets: ["parts", "fixtures", "evaluation", "canvases", "benchmarks", "fuzz"].map { name in
        .executableTarget(
            name: name,
            dependencies: stages + [.product(name: "ArgumentParser", package: "swift-argument-parser")],
            packageAccess: false,
            // The fuzzed readers of the service are linked to, and stand between conditions.
            swiftSettings: name == "fuzz" ? settings + [.define("Service")] : settings)
    }
        + ["parts", "evaluation"].map { name in
            .testTarget(
                name: "\(name)Tests", dependencies: [.byName(name: name)] + stages, packageAccess: false,
                swiftSettings: settings)
        }
        + snippets.map { name in
            .executableTarget(
                name: name, dependencies: [.product(name: "Mugmoji", package: "mugmoji")],
                path: "Sources/outside/\(name)",
                packageAccess: false, swiftSettings: [.enableUpcomingFeature("MemberImportVisibility")])
        },
    swiftLanguageModes: [.v6]
)
