import FaceAtlas
import FaceParsing

/// A folder of photos with masks that people made, and how its classes and ours are brought together.
struct MaskSet: Sendable {
    /// The folder's name.
    let name: String
    /// The classes that are compared.
    let classes: [String]
    /// Which class a mask value stands for; about other values the mask says nothing.
    let theirs: [UInt8: Int]
    /// Which class our label stands for; other labels are in none of the classes.
    let ours: [FaceLabel: Int]

    /// Our label where a mask says "ear" but cannot mean what is seen: ears are drawn even behind hair.
    private static let coveredEar = (mask: "ear", label: FaceLabel.hair)

    /// The mask's class at a pixel, `nil` where the mask says nothing about it.
    func wanted(_ value: UInt8, where label: FaceLabel) -> Int? {
        guard let index = theirs[value] else { return nil }
        let isCovered = classes[index] == Self.coveredEar.mask && label == Self.coveredEar.label
        return isCovered ? nil : index
    }

    /// Ids of part masks: hair and background are not labelled.
    static let parts = MaskSet(
        name: "parts", classes: ["skin", "brow", "eye", "nose", "lip", "mouth", "ear", "neck"],
        theirs: [1: 0, 2: 1, 3: 2, 4: 3, 5: 4, 7: 4, 6: 5, 8: 6, 9: 7],
        ours: [
            .skin: 0, .facialHair: 0, .brow: 1, .eye: 2, .iris: 2, .nose: 3, .lip: 4, .mouth: 5, .teeth: 5, .ear: 6,
            .neck: 7,
        ])

    static let hair = MaskSet(
        name: "hair", classes: ["other", "hair"], theirs: [0: 0, 1: 1],
        ours: Dictionary(uniqueKeysWithValues: FaceLabel.allCases.map { ($0, $0 == .hair ? 1 : 0) }))

    /// Glasses count as skin, because the masks see through them.
    static let classes = MaskSet(
        name: "classes", classes: ["background", "hair and brow", "skin", "eye", "nose", "mouth"],
        theirs: [0: 0, 1: 1, 2: 2, 3: 3, 4: 4, 5: 5],
        ours: [
            .background: 0, .headwear: 0, .clothes: 0, .hair: 1, .brow: 1, .skin: 2, .facialHair: 2, .ear: 2, .neck: 2,
            .glasses: 2, .eye: 3, .iris: 3, .nose: 4, .lip: 5, .mouth: 5, .teeth: 5,
        ])

    static let all = [parts, hair, classes]
}
