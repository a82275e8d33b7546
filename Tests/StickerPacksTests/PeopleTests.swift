import Compositing
import FaceAtlas
import Foundation
import Imaging
import PartLibrary
import StickerPacks
import TestSupport
import Testing

/// Packs of people who differ in skin, hair and what they wear, in the style that is taken where none is named, for every platform.
@Suite("packs of people", .serialized) struct PeopleTests {
    struct Person: Sendable, CustomTestStringConvertible {
        let testDescription: String
        /// Beside the style's usual ones.
        let parts: [Slot: String]
        let colors: [Role: UInt32]
        var outline = AvatarOutline()
    }

    static let people = [
        Person(
            testDescription: "hijab", parts: [.hairFront: "long-straight", .hairBack: "back-long", .headwear: "hijab"],
            colors: [.skin: 0xDDA877, .fabric: 0x8F5BD0]),
        Person(
            testDescription: "afro and glasses",
            parts: [.hairFront: "afro-large", .hairBack: "back-afro-large", .glasses: "round", .mouth: "grin"],
            colors: [.skin: 0x6F452F, .hair: 0x2B2530]),
        Person(
            testDescription: "bald, beard and beanie",
            parts: [.hairFront: "bald", .facialHair: "beard-long", .headwear: "beanie-bobble"],
            colors: [.skin: 0xFFE8D9, .beard: 0xC4532B],
            outline: AvatarOutline(color: Color(red: 16, green: 16, blue: 16), width: 20)),
    ]

    private let scratch: Scratch
    private let renderer: AvatarRenderer

    init() throws {
        scratch = try Scratch()
        renderer = AvatarRenderer(library: try StyleLibrary(.pop))
    }

    private func pack(of person: Person, moving: Bool) throws -> StickerPack {
        let colors = person.colors.mapValues { value in
            Color(red: UInt8(value >> 16), green: UInt8(value >> 8 & 0xFF), blue: UInt8(value & 0xFF))
        }
        let recipe = AvatarRecipe(
            style: "pop", parts: renderer.library.style.defaults.merging(person.parts) { $1 }, colors: colors,
            outline: person.outline)
        var pack = StickerPack(of: recipe, by: renderer)
        pack.isAnimated = moving
        return pack
    }

    private func requireGood(_ folder: String, _ platforms: [Platform], moving: Bool) throws {
        for platform in platforms {
            let check = try PackCheck(of: scratch.path(folder), for: platform)
            #expect(check.breaches.map(\.description) == [], "\(platform)")
            #expect(check.isMoving == moving && check.stickers > 0, "\(platform)")
        }
        guard platforms.contains(.whatsapp) else { return }
        try WhatsAppValidator(folder: scratch.folder.appendingPathComponent("\(folder)/whatsapp")).validate()
    }

    @Test(arguments: people) func everyPlatformTakesThemStill(_ person: Person) async throws {
        var pack = try pack(of: person, moving: false)
        pack.platforms = Platform.allCases
        pack.expressions = .named([
            "happy", "crying", "thumbs-up", "party", "mind-blown", "facepalm", "good-morning", "heart-hands",
        ])
        try await pack.write(to: scratch.path("still"))
        try requireGood("still", Platform.allCases, moving: false)
    }

    /// LINE and WeChat take no fewer than eight, of one of the three.
    @Test(arguments: people) func everyPlatformTakesThemMoving(_ person: Person) async throws {
        var pack = try pack(of: person, moving: true)
        let eights: [Platform] = [.line, .wechat]
        pack.platforms = Platform.allCases.filter { !eights.contains($0) }
        pack.expressions = .named(["angry", "tears-of-joy", "clap"])
        try await pack.write(to: scratch.path("moving"))
        try requireGood("moving", pack.platforms, moving: true)
        guard person.testDescription == Self.people[1].testDescription else { return }
        pack.platforms = eights
        pack.expressions = .named([
            "angry", "cold", "furious", "scared", "clap", "laughing", "tongue-out", "tears-of-joy",
        ])
        try await pack.write(to: scratch.path("eight"))
        try requireGood("eight", eights, moving: true)
    }
}
