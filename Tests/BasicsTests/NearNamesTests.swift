import Basics
import Testing

@Suite struct NearNamesTests {
    private let many = [
        "afro", "bald", "bob", "bob-side-part", "braids", "buzz", "crop", "long-side-part", "long-wavy", "mohawk",
        "short-side-part", "spiky",
    ]

    @Test func fewNamesAreAllListed() {
        #expect(namesNear("x", among: ["a", "b"]) == "it has a, b")
    }

    @Test(arguments: [("moharwk", "mohawk"), ("BOB", "bob"), ("side-part", "bob-side-part"), ("crops", "crop")])
    func ofManyTheNearestComeFirst(_ name: String, _ nearest: String) {
        let text = namesNear(name, among: many)
        #expect(text.hasPrefix("the nearest of its 12 are \(nearest), "), "\(text)")
        #expect(text.split(separator: ",").count == 6)
    }
}
