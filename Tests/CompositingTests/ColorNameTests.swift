import Compositing
import FaceAtlas
import Imaging
import PartLibrary
import TestSupport
import Testing

@Suite struct ColorNameTests {
    private let style: Style

    init() throws { style = try TestStyle().load().style }

    @Test(arguments: [
        ("#abc", Role.hair, "#aabbcc"), ("platinum", .hair, "#efe0b9"), ("blond", .hair, "#efe0b9"),
        ("Black", .beard, "#221e1f"), ("black", .fabric, "#000000"), ("medium", .skin, "#d7bd96"),
        ("monk-9", .skin, "#3a312a"), ("gray", .iris, "#808080"), ("teal", .frame, "#008080"),
    ])
    func namesMeanWhatTheRoleMakesOfThem(_ name: String, _ role: Role, _ hex: String) {
        #expect(style.color(named: name, for: role)?.hex == hex)
    }

    @Test(arguments: [("monk-11", Role.skin), ("monk-1", .hair), ("reddish", .lip), ("", .lip), ("#12", .lip)])
    func otherNamesAreUnknown(_ name: String, _ role: Role) {
        #expect(style.color(named: name, for: role) == nil)
    }

    @Test func everyListedNameIsKnown() {
        for role in Role.allCases {
            let names = style.colorNames(for: role)
            #expect(Set(names).count == names.count)
            for name in names { #expect(style.color(named: name, for: role) != nil, "\(role) \(name)") }
        }
        #expect(style.colorNames(for: .skin).filter { $0.hasPrefix("monk-") }.count == SkinTone.allCases.count)
    }
}
