import FaceAtlas
import Testing

@Suite struct VocabularyTests {
    /// Parts, recipes' readers and `docs/json.md` rely on the spelling.
    @Test(arguments: [
        (Attribute.glasses, "none clear sun"), (.headwear, "none hat scarf other"),
        (.facialHair, "none stubble moustache goatee beard"), (.hairLength, "bald buzz short medium long hidden"),
        (.bangs, "y n"), (.hairColor, "black brown blond red grey dyed none"),
        (.hairTexture, "straight wavy curly coily none"), (.skin, "1 2 3 4 5"), (.mouth, "closed smile teeth open"),
        (.eyes, "open closed wink hidden"),
    ])
    func valuesAreSpeltAsBefore(_ attribute: Attribute, _ values: String) {
        #expect(attribute.values.joined(separator: " ") == values)
    }

    @Test func whatOnlyAvatarsShowIsReadOfNoFace() {
        #expect(!HairLength.ofFaces.contains(.hidden) && HairLength.ofFaces.count == HairLength.allCases.count - 1)
        #expect(!HairTexture.ofFaces.contains(.none) && HairTexture.ofFaces.count == HairTexture.allCases.count - 1)
        #expect(
            !HairColorName.ofFaces.contains(.none) && HairColorName.ofFaces.count == HairColorName.allCases.count - 1)
    }

    @Test func modifiersAreNumbered() {
        #expect(SkinModifier.allCases.map(\.number) == [1, 2, 3, 4, 5])
        #expect([0, 1, 3, 6].map(SkinModifier.init(number:)) == [.light, .light, .medium, .dark])
    }

    @Test func anEyeThatIsHiddenGoesByTheOther() {
        #expect(EyesState(.hidden, .hidden) == .hidden)
        #expect(EyesState(.open, .closed) == .wink && EyesState(.closed, .open) == .wink)
        #expect(EyesState(.hidden, .open) == .open && EyesState(.closed, .hidden) == .closed)
    }
}
