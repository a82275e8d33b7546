import FaceAtlas
import Imaging
import Testing

@Suite struct SlotRowTests {
    @Test func slotsAreSortedByWhatBecomesOfThem() {
        #expect(Slot.required == [.ears, .head, .mouth, .nose, .eyes, .brows])
        #expect(Set(Slot.matched).isDisjoint(with: [.hairBack, .details, .earrings]))
        #expect(Slot.required.allSatisfy(Slot.matched.contains))
    }

    @Test func theBackOfTheHairFollowsItsFront() {
        #expect(Slot.allCases.filter { $0.follows != nil } == [.hairBack])
        #expect(Slot.allCases.filter { $0.follower != nil } == [.hairFront])
        #expect(Slot.hairBack.follows == .hairFront && Slot.hairFront.follower == .hairBack)
    }

    @Test(arguments: Slot.allCases) func everySlotThatAPhotoFillsLiesInAWindow(_ slot: Slot) {
        let isForPeople = [.backdrop, .effectBack, .effectFront, .props, .hands].contains(slot)
        #expect((slot.windowSlot.view == nil) == isForPeople)
        #expect(slot.windowSlot == slot || slot.view == nil)
    }

    @Test(arguments: Slot.matched) func aClassIsOneColourOfItsOwn(_ slot: Slot) throws {
        let view = try #require(slot.view)
        let labels = view.classes.flatMap(\.labels.labels)
        #expect(Set(labels).count == labels.count, "no label belongs to two classes")
        #expect(Set(view.classes.map(\.color)).count == view.classes.count)
        #expect(!labels.contains(.background))
        for shown in view.classes { #expect(shown.labels.contains(shown.label.rawValue)) }
        #expect(!view.tellingRoles.isEmpty)
    }

    @Test func attributesAreReadFromTheForemostSlot() {
        #expect(Attribute.hairLength.slots == [.hairFront, .hairBack])
        #expect(Attribute.bangs.slots == [.hairFront])
        #expect(Attribute.allCases.filter(\.slots.isEmpty) == [.hairColor, .skin, .iris, .lips])
    }

    @Test func headwearClipsHairAndHidesEarringsWithIt() {
        #expect(Slot.allCases.filter(\.isClippedByHeadwear) == [.hairBack, .hairFront])
        #expect(Slot.allCases.filter(\.isHiddenByHeadwear) == [.hairBack, .hairFront, .earrings])
    }

    @Test func labelSetsListWhatTheyHold() {
        let set: FaceLabelSet = [.teeth, .skin]
        #expect(set.labels == [.skin, .teeth])
        #expect(set.union([.ear]).labels == [.skin, .ear, .teeth])
        #expect(set.contains(1) && !set.contains(2) && !set.contains(200))
    }

    @Test func coloursTellLabelsApart() {
        #expect(Set(FaceLabel.palette).count == 16)
        #expect(FaceLabel.background.color == Color(red: 0, green: 0, blue: 0))
    }
}
