import FaceAtlas
import FaceParsing
import Imaging
import PartLibrary

/// How a slot's canvas is drawn from the labels of a photo.
struct PhotoCanvasRules {
    /// What the canvas shows, in units of the canonical frame.
    let window: Rect
    /// The labels that are shown; all others are black.
    let colors: [FaceLabel: Color]

    /// `nil` for a slot that is not matched.
    init?(slot: Slot) {
        func face(without hidden: FaceLabel..., and others: [FaceLabel: Color] = [:]) -> [FaceLabel: Color] {
            let labels: [FaceLabel] = [
                .skin, .nose, .brow, .eye, .iris, .lip, .mouth, .teeth, .facialHair, .glasses, .ear,
            ]
            let shown = labels.filter { !hidden.contains($0) }.map { ($0, CanvasColor.face) }
            return Dictionary(uniqueKeysWithValues: shown).merging(others) { $1 }
        }
        switch slot {
        case .hairFront:
            window = Rect(x: 70, y: -34, width: 372, height: 512)
            colors = face(and: [.hair: CanvasColor.hair, .headwear: CanvasColor.hair])
        case .headwear:
            window = Rect(x: 70, y: -34, width: 372, height: 512)
            colors = face(and: [.headwear: CanvasColor.headwear])
        case .head:
            window = Rect(x: 136, y: 216, width: 240, height: 200)
            colors = face(without: .ear)
        case .facialHair:
            window = Rect(x: 136, y: 256, width: 240, height: 180)
            colors = [.facialHair: CanvasColor.facialHair]
        case .ears:
            window = Rect(x: 116, y: 196, width: 280, height: 140)
            colors = [.ear: CanvasColor.ear]
        case .eyes:
            window = Rect(x: 176, y: 202, width: 160, height: 68)
            colors = [.eye: CanvasColor.eye, .iris: CanvasColor.iris]
        case .brows:
            window = Rect(x: 168, y: 164, width: 176, height: 72)
            colors = [.brow: CanvasColor.brow]
        case .glasses:
            window = Rect(x: 146, y: 176, width: 220, height: 120)
            colors = [.glasses: CanvasColor.glasses]
        case .nose:
            window = Rect(x: 206, y: 226, width: 100, height: 100)
            colors = [.nose: CanvasColor.nose]
        case .mouth:
            window = Rect(x: 196, y: 290, width: 120, height: 90)
            colors = [.lip: CanvasColor.lip, .mouth: CanvasColor.mouth, .teeth: CanvasColor.teeth]
        case .hairBack, .earrings: return nil
        }
    }
}
