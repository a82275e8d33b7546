// swift-tools-version: 6.0
import PackageDescription

// Programs for people who work on Mugmoji. A package of its own, so that none of it is built with the library.
let package = Package(
    name: "mugmoji-tools",
    dependencies: [
        .package(name: "mugmoji", path: ".."),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
    ],
    targets: ["parts", "fixtures", "evaluation", "canvases", "benchmarks"].map { name in
        .executableTarget(
            name: name,
            dependencies: [
                .product(name: "Mugmoji", package: "mugmoji"),
                .product(name: "MugmojiStages", package: "mugmoji"),
                .product(name: "MugmojiVideo", package: "mugmoji"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ])
    } + [
        .target(name: "CPlainRead"),
        .executableTarget(
            name: "vectorsearch",
            dependencies: [
                "CPlainRead",
                .product(name: "MugmojiStages", package: "mugmoji"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),
        .testTarget(
            name: "partsTests", dependencies: ["parts", .product(name: "MugmojiStages", package: "mugmoji")]),
        .testTarget(
            name: "evaluationTests", dependencies: ["evaluation", .product(name: "MugmojiStages", package: "mugmoji")]),
    ],
    swiftLanguageModes: [.v6]
)
