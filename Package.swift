// swift-tools-version: 6.0
import PackageDescription

let package = Package(
    name: "mugmoji",
    products: [
        .executable(name: "mugmoji", targets: ["MugmojiCommand"]),
        .library(name: "Mugmoji", targets: ["Mugmoji"]),
        .library(
            name: "MugmojiStages",
            targets: [
                "Imaging", "NeuralNetwork", "SVGRendering", "FaceParsing", "PartLibrary", "PartEmbedding",
                "Compositing", "BuiltInStyles", "VectorSearch",
            ]),
        .library(name: "MugmojiVideo", targets: ["EmbeddingVideo", "VideoFrames"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
    ],
    targets: [
        // System libraries
        .systemLibrary(name: "CLibPNG", pkgConfig: "libpng", providers: [.apt(["libpng-dev"])]),
        .systemLibrary(name: "CLibJPEG", pkgConfig: "libjpeg", providers: [.apt(["libjpeg-dev"])]),
        .systemLibrary(name: "CLibWebP", pkgConfig: "libwebp", providers: [.apt(["libwebp-dev"])]),
        .systemLibrary(name: "CLCMS", pkgConfig: "lcms2", providers: [.apt(["liblcms2-dev"])]),
        .systemLibrary(name: "CLibGIF", providers: [.apt(["libgif-dev"])]),
        .systemLibrary(name: "CLibRSVG", pkgConfig: "librsvg-2.0", providers: [.apt(["librsvg2-dev"])]),
        // C
        .target(name: "CHEIF", dependencies: ["CImageCodecs"]),
        .target(
            name: "CImageCodecs", dependencies: ["CLibPNG", "CLibJPEG"], linkerSettings: [.linkedLibrary("z")]),
        .target(name: "CMemory"),
        .target(name: "CNNKernels"),
        .target(name: "CVectorKernels"),
        // Stages, in the order in which data flows through them
        .target(name: "PackageResources"),
        .target(name: "FileReading"),
        .target(name: "NeuralNetwork", dependencies: ["CNNKernels", "FileReading"]),
        .target(name: "Imaging", dependencies: ["CHEIF", "CImageCodecs", "CLCMS", "CLibGIF", "CLibWebP"]),
        .target(
            name: "VideoFrames",
            dependencies: ["Imaging", .product(name: "Subprocess", package: "swift-subprocess")]),
        .target(name: "SVGRendering", dependencies: ["CLibRSVG", "Imaging"]),
        .target(
            name: "FaceParsing", dependencies: ["Imaging", "NeuralNetwork", "PackageResources"],
            resources: [.copy("Resources")]),
        .target(
            name: "BuiltInStyles", dependencies: ["PackageResources"], path: "Parts",
            resources: [.copy("classic"), .copy("ink")]),
        .target(name: "PartLibrary", dependencies: ["BuiltInStyles", "FileReading", "Imaging", "PackageResources"]),
        .target(
            name: "PartEmbedding",
            dependencies: [
                "FaceParsing", "FileReading", "Imaging", "NeuralNetwork", "PackageResources", "PartLibrary",
                "SVGRendering",
            ],
            resources: [.copy("Resources")]),
        .target(name: "Compositing", dependencies: ["FileReading", "Imaging", "PartLibrary", "SVGRendering"]),
        .target(name: "VectorSearch", dependencies: ["CVectorKernels", "NeuralNetwork"]),
        // The library's face, and the command line
        .target(
            name: "Mugmoji",
            dependencies: [
                "BuiltInStyles", "Compositing", "FaceParsing", "FileReading", "Imaging", "PartEmbedding",
                "PartLibrary", "SVGRendering",
            ]),
        .target(name: "EmbeddingVideo", dependencies: ["CLibRSVG", "Mugmoji", "SVGRendering", "VideoFrames"]),
        .executableTarget(
            name: "MugmojiCommand",
            dependencies: [
                "CMemory", "EmbeddingVideo", "FileReading", "Mugmoji", "VideoFrames",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),
        // Tests
        .target(name: "TestSupport", dependencies: ["Imaging", "PartLibrary"], path: "Tests/TestSupport"),
        .testTarget(name: "FileReadingTests", dependencies: ["FileReading", "TestSupport"]),
        .testTarget(
            name: "ImagingTests", dependencies: ["CLCMS", "CLibWebP", "Imaging", "TestSupport"], exclude: ["Goldens"]),
        .testTarget(name: "SVGRenderingTests", dependencies: ["SVGRendering", "TestSupport"]),
        .testTarget(
            name: "NeuralNetworkTests", dependencies: ["FaceParsing", "NeuralNetwork", "TestSupport"],
            resources: [.copy("Reference")]),
        .testTarget(name: "FaceParsingTests", dependencies: ["FaceParsing", "TestSupport"]),
        .testTarget(name: "PartLibraryTests", dependencies: ["PartLibrary", "SVGRendering", "TestSupport"]),
        .testTarget(
            name: "PartEmbeddingTests", dependencies: ["PartEmbedding", "TestSupport"], exclude: ["Goldens"]),
        .target(name: "AllocationCounter", path: "Tests/AllocationCounter"),
        .testTarget(
            name: "VectorSearchTests",
            dependencies: ["AllocationCounter", "NeuralNetwork", "TestSupport", "VectorSearch"]),
        .testTarget(name: "CompositingTests", dependencies: ["Compositing", "TestSupport"], exclude: ["Goldens"]),
        .testTarget(name: "MugmojiTests", dependencies: ["Mugmoji", "TestSupport"]),
        .testTarget(name: "VideoFramesTests", dependencies: ["TestSupport", "VideoFrames"]),
        .testTarget(
            name: "EmbeddingVideoTests", dependencies: ["EmbeddingVideo", "Mugmoji", "TestSupport", "VideoFrames"]),
        .testTarget(name: "CommandTests", dependencies: ["MugmojiCommand", "Mugmoji", "TestSupport"]),
    ],
    swiftLanguageModes: [.v6],
    cLanguageStandard: .c11
)
