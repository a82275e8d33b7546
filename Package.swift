// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "mugmoji",
    products: [
        .executable(name: "mugmoji", targets: ["MugmojiCommand"]),
        .library(name: "Mugmoji", targets: ["Mugmoji"]),
        // For programs in C and what calls C: libmugmoji-c.so and mugmoji.h.
        .library(name: "mugmoji-c", type: .dynamic, targets: ["MugmojiC"]),
        // For the package in Tools only: what lies behind the products above, and changes without notice.
        .library(
            name: "_MugmojiStages",
            targets: [
                "Basics", "NeuralNetwork", "Imaging", "SVGRendering", "Lettering", "FaceAtlas", "FaceParsing",
                "BuiltInStyles", "PartLibrary", "PartEmbedding", "Compositing", "PartPlacement", "Captioning",
                "AvatarMaking", "LiveAvatars",
                "ParseDrawing", "StyleWorkshop", "VideoFrames", "MovingPictures", "StickerPacks", "EmbeddingVideo",
                "Mugmoji",
            ]),
    ],
    traits: [
        .trait(name: "Service", description: "The HTTP service, mugmoji serve. Brings SwiftNIO and hummingbird.")
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
        // Of the trait Service; not fetched without it.
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.0", traits: []),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.14.0"),
        .package(url: "https://github.com/apple/swift-metrics", from: "2.9.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.34.1"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.0.0"),
    ],
    // Which module may import which, and why, stands in docs/architecture.md; a test compares the two.
    targets: [
        // System libraries
        .systemLibrary(name: "CLibPNG", pkgConfig: "libpng", providers: [.apt(["libpng-dev"])]),
        .systemLibrary(name: "CLibJPEG", pkgConfig: "libjpeg", providers: [.apt(["libjpeg-dev"])]),
        .systemLibrary(name: "CLibWebP", pkgConfig: "libwebpmux", providers: [.apt(["libwebp-dev"])]),
        .systemLibrary(name: "CLibWebPDemux", pkgConfig: "libwebpdemux", providers: [.apt(["libwebp-dev"])]),
        .systemLibrary(name: "CLCMS", pkgConfig: "lcms2", providers: [.apt(["liblcms2-dev"])]),
        .systemLibrary(name: "CLibDeflate", pkgConfig: "libdeflate", providers: [.apt(["libdeflate-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(name: "CLibGIF", providers: [.apt(["libgif-dev"])]),
        .systemLibrary(name: "CLibRSVG", pkgConfig: "librsvg-2.0", providers: [.apt(["librsvg2-dev"])]),
        .systemLibrary(name: "CGLib", pkgConfig: "glib-2.0", providers: [.apt(["libglib2.0-dev"])]),
        .systemLibrary(name: "CLibPango", pkgConfig: "pangofc", providers: [.apt(["libpango1.0-dev"])]),
        // C
        .target(name: "CProcess"),
        .target(
            name: "CImageCodecs", dependencies: ["CLibDeflate", "CLibPNG", "CLibJPEG", "CProcess"],
            linkerSettings: [.linkedLibrary("z")]),
        .target(name: "CHEIF", dependencies: ["CImageCodecs"]),
        .target(name: "CMemory"),
        .target(name: "CMugmoji", exclude: ["exports.map"]),
        .target(name: "CFolders"),
        .target(name: "CNNKernels"),
        // What every stage stands on
        .target(name: "Basics", dependencies: ["CFolders"]),
        .target(name: "NeuralNetwork", dependencies: ["Basics", "CNNKernels"]),
        .target(
            name: "Imaging", dependencies: ["Basics", "CHEIF", "CImageCodecs", "CLCMS", "CLibGIF", "CLibWebP"]),
        .target(name: "SVGRendering", dependencies: ["CLibRSVG", "Imaging"]),
        .target(name: "Lettering", dependencies: ["Basics", "CLibPango", "Imaging"]),
        .target(name: "FaceAtlas", dependencies: ["Imaging"]),
        // Stages, in the order in which data flows through them
        .target(
            name: "FaceParsing", dependencies: ["Basics", "FaceAtlas", "Imaging", "NeuralNetwork"],
            resources: [.copy("Resources")]),
        .target(
            name: "BuiltInStyles", dependencies: ["Basics"], path: "Parts",
            resources: [.copy("classic"), .copy("ink"), .copy("pop")]),
        .target(name: "PartLibrary", dependencies: ["Basics", "BuiltInStyles", "FaceAtlas", "Imaging"]),
        .target(
            name: "PartEmbedding",
            dependencies: [
                "Basics", "CNNKernels", "FaceAtlas", "FaceParsing", "Imaging", "NeuralNetwork", "PartLibrary",
                "SVGRendering",
            ],
            resources: [.copy("Resources")]),
        .target(
            name: "Compositing",
            dependencies: [
                "Basics", "BuiltInStyles", "FaceAtlas", "Imaging", "Lettering", "PartLibrary", "SVGRendering",
            ]),
        .target(
            name: "PartPlacement",
            dependencies: [
                "Compositing", "FaceAtlas", "FaceParsing", "Imaging", "PartEmbedding", "PartLibrary",
            ]),
        .target(
            name: "Captioning",
            dependencies: [
                "Basics", "Compositing", "FaceAtlas", "FaceParsing", "Imaging", "NeuralNetwork", "PartEmbedding",
                "PartLibrary",
            ],
            resources: [.copy("Resources")]),
        .target(
            name: "AvatarMaking",
            dependencies: [
                "Basics", "Compositing", "FaceAtlas", "FaceParsing", "Imaging", "NeuralNetwork", "PartEmbedding",
                "PartLibrary", "PartPlacement",
            ]),
        // Rooms beside the way from a picture to an emoji
        .target(
            name: "LiveAvatars",
            dependencies: [
                "AvatarMaking", "Basics", "Compositing", "FaceAtlas", "FaceParsing", "Imaging", "PartEmbedding",
                "PartLibrary", "PartPlacement",
            ]),
        .target(
            name: "ParseDrawing", dependencies: ["Basics", "FaceAtlas", "FaceParsing", "Imaging", "SVGRendering"]),
        .target(
            name: "StyleWorkshop",
            dependencies: ["Basics", "Compositing", "FaceAtlas", "Imaging", "PartLibrary", "SVGRendering"]),
        // Videos, loops and packs of stickers
        .target(
            name: "VideoFrames",
            dependencies: ["Basics", "Imaging", .product(name: "Subprocess", package: "swift-subprocess")]),
        .target(name: "MovingPictures", dependencies: ["Basics", "CLibWebP", "Imaging", "VideoFrames"]),
        .target(
            name: "StickerPacks",
            dependencies: [
                "Basics", "CZlib", "Captioning", "Compositing", "Imaging", "MovingPictures", "PartLibrary",
                "SVGRendering",
            ]),
        // The library's face, the video of visualize, and the command line
        .target(
            name: "Mugmoji",
            dependencies: [
                "AvatarMaking", "Basics", "Captioning", "Compositing", "FaceAtlas", "FaceParsing", "Imaging",
                "Lettering", "LiveAvatars", "NeuralNetwork", "ParseDrawing", "PartEmbedding", "PartLibrary",
                "StickerPacks", "SVGRendering",
            ]),
        .target(name: "MugmojiC", dependencies: ["CMugmoji", "Mugmoji"]),
        .target(
            name: "EmbeddingVideo",
            dependencies: [
                "Basics", "CLibRSVG", "Compositing", "FaceAtlas", "FaceParsing", "Imaging", "LiveAvatars",
                "MovingPictures", "Mugmoji", "ParseDrawing", "PartEmbedding", "PartLibrary", "SVGRendering",
                "VideoFrames",
            ]),
        .target(
            name: "MugmojiService",
            dependencies: [
                "AvatarMaking", "Basics", "CZlib", "Captioning", "Compositing", "FaceAtlas", "FaceParsing", "Imaging",
                "Lettering", "MovingPictures", "Mugmoji", "ParseDrawing", "PartEmbedding", "PartLibrary",
                "StickerPacks", "VideoFrames",
                .product(name: "CoreMetrics", package: "swift-metrics", condition: .when(traits: ["Service"])),
                .product(name: "HTTPTypes", package: "swift-http-types", condition: .when(traits: ["Service"])),
                .product(name: "Hummingbird", package: "hummingbird", condition: .when(traits: ["Service"])),
                .product(name: "HummingbirdCore", package: "hummingbird", condition: .when(traits: ["Service"])),
                .product(name: "Logging", package: "swift-log", condition: .when(traits: ["Service"])),
                .product(name: "NIOCore", package: "swift-nio", condition: .when(traits: ["Service"])),
                .product(name: "NIOHTTP1", package: "swift-nio", condition: .when(traits: ["Service"])),
                .product(name: "NIOHTTPTypes", package: "swift-nio-extras", condition: .when(traits: ["Service"])),
                .product(
                    name: "ServiceLifecycle", package: "swift-service-lifecycle",
                    condition: .when(traits: ["Service"])),
            ],
            resources: [.copy("Resources/studio"), .copy("Resources/openapi.yaml")]),
        .executableTarget(
            name: "MugmojiCommand",
            dependencies: [
                "AvatarMaking", "Basics", "BuiltInStyles", "CGLib", "CMemory", "CProcess", "Captioning", "Compositing",
                "EmbeddingVideo", "FaceAtlas", "FaceParsing", "Imaging", "Lettering", "LiveAvatars", "MovingPictures",
                "Mugmoji",
                "NeuralNetwork", "ParseDrawing", "PartEmbedding", "PartLibrary", "StickerPacks", "StyleWorkshop",
                "SVGRendering", "VideoFrames",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .byName(name: "MugmojiService", condition: .when(traits: ["Service"])),
            ]),
        // Tests
        .target(
            name: "TestSupport", dependencies: ["Imaging", "PartLibrary"], path: "Tests/TestSupport"),
        .testTarget(name: "ArchitectureTests", dependencies: ["TestSupport"]),
        .testTarget(
            name: "SchemaTests",
            dependencies: [
                "BuiltInStyles", "Captioning", "Compositing", "FaceAtlas", "Imaging", "PartLibrary", "StickerPacks",
                "StyleWorkshop", "TestSupport",
            ]),
        .testTarget(name: "BasicsTests", dependencies: ["Basics", "TestSupport"]),
        .testTarget(
            name: "ImagingTests", dependencies: ["Basics", "CLCMS", "CLibWebP", "Imaging", "TestSupport"],
            exclude: ["Goldens"]),
        .testTarget(name: "SVGRenderingTests", dependencies: ["Imaging", "SVGRendering"]),
        .testTarget(name: "LetteringTests", dependencies: ["Imaging", "Lettering"]),
        .testTarget(name: "FaceAtlasTests", dependencies: ["FaceAtlas", "Imaging", "TestSupport"]),
        .testTarget(
            name: "NeuralNetworkTests", dependencies: ["Basics", "FaceParsing", "NeuralNetwork"],
            resources: [.copy("Reference")]),
        .testTarget(
            name: "FaceParsingTests",
            dependencies: [
                "FaceAtlas", "FaceParsing", "Imaging", "NeuralNetwork", "ParseDrawing", "TestSupport",
            ]),
        .testTarget(
            name: "PartLibraryTests",
            dependencies: [
                "Basics", "BuiltInStyles", "FaceAtlas", "Imaging", "PartLibrary", "SVGRendering", "TestSupport",
            ]),
        .testTarget(
            name: "PartEmbeddingTests",
            dependencies: [
                "Basics", "BuiltInStyles", "FaceAtlas", "FaceParsing", "Imaging", "NeuralNetwork", "PartEmbedding",
                "PartLibrary",
                "TestSupport",
            ],
            exclude: ["Goldens"]),
        .testTarget(
            name: "CompositingTests",
            dependencies: [
                "BuiltInStyles", "Compositing", "FaceAtlas", "Imaging", "Lettering", "PartLibrary", "SVGRendering",
                "TestSupport",
            ],
            exclude: ["Goldens"]),
        .testTarget(
            name: "PartPlacementTests",
            dependencies: [
                "Compositing", "FaceAtlas", "FaceParsing", "Imaging", "PartEmbedding", "PartLibrary", "PartPlacement",
                "TestSupport",
            ]),
        .testTarget(
            name: "CaptioningTests",
            dependencies: [
                "BuiltInStyles", "Captioning", "Compositing", "FaceAtlas", "NeuralNetwork", "PartLibrary",
            ],
            resources: [.copy("Reference")]),
        .testTarget(
            name: "LiveAvatarsTests",
            dependencies: [
                "AvatarMaking", "Compositing", "FaceAtlas", "FaceParsing", "Imaging", "LiveAvatars", "PartEmbedding",
                "PartLibrary", "TestSupport",
            ]),
        .testTarget(
            name: "ParseDrawingTests",
            dependencies: ["FaceAtlas", "FaceParsing", "Imaging", "ParseDrawing", "TestSupport"]),
        .testTarget(
            name: "StyleWorkshopTests",
            dependencies: [
                "Basics", "BuiltInStyles", "Compositing", "FaceAtlas", "Imaging", "PartLibrary", "StyleWorkshop",
                "TestSupport",
            ]),
        .testTarget(
            name: "MugmojiTests", dependencies: ["FaceParsing", "Imaging", "Mugmoji", "TestSupport"]),
        .testTarget(
            name: "MugmojiCTests", dependencies: ["Mugmoji", "TestSupport"], exclude: ["Programs"]),
        .testTarget(name: "VideoFramesTests", dependencies: ["Imaging", "TestSupport", "VideoFrames"]),
        .testTarget(
            name: "MovingPicturesTests",
            dependencies: [
                "CLibGIF", "CLibWebP", "CLibWebPDemux", "Imaging", "MovingPictures", "TestSupport", "VideoFrames",
            ]),
        .testTarget(
            name: "StickerPacksTests",
            dependencies: [
                "Basics", "Captioning", "Compositing", "FaceAtlas", "Imaging", "MovingPictures", "PartLibrary",
                "StickerPacks", "TestSupport",
            ]),
        .testTarget(
            name: "EmbeddingVideoTests",
            dependencies: [
                "Compositing", "EmbeddingVideo", "FaceAtlas", "FaceParsing", "Imaging", "LiveAvatars", "Mugmoji",
                "PartEmbedding", "PartLibrary", "SVGRendering", "TestSupport", "VideoFrames",
            ]),
        .testTarget(
            name: "MugmojiServiceTests",
            dependencies: [
                "Basics", "Compositing", "FaceAtlas", "Imaging", "MugmojiService", "PartLibrary", "TestSupport",
                .product(name: "CoreMetrics", package: "swift-metrics", condition: .when(traits: ["Service"])),
            ]),
        .testTarget(
            name: "CommandTests",
            dependencies: [
                "Basics", "Imaging", "Mugmoji", "MugmojiCommand", "PartEmbedding",
                "PartLibrary", "SVGRendering",
                "TestSupport",
            ]),
    ],
    swiftLanguageModes: [.v6],
    cLanguageStandard: .c11
)

// Every module says what it imports, and for whom.
for target in package.targets where target.type != .system {
    target.swiftSettings = [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
    ]
}
