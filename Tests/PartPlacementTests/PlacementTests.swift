import Compositing
import FaceAtlas
import Imaging
import PartEmbedding
import PartLibrary
import TestSupport
import Testing

@testable import FaceParsing
@testable import PartPlacement

@Suite("Placements")
struct PlacementTests {
    static let library = Result { try StyleLibrary(StyleID("classic")) }

    /// The typical face; `turn` moves the nose, `far` narrows the right half.
    private func face(turn: Double = 0, far: Double = 1, wider: Double = 1) -> FaceGeometry {
        typealias Typical = FaceMeasures.Typical
        var face = FaceGeometry()
        let half = Typical.eyeDistance.mean / 2
        func eye(_ side: Double, _ scale: Double) -> FaceGeometry.Eye {
            FaceGeometry.Eye(
                center: Point(x: 256 + side * half, y: 236), width: Typical.eyeWidth.mean * scale * wider,
                opening: Typical.eyeOpening.mean * scale)
        }
        func brow(_ side: Double) -> FaceGeometry.Brow {
            let y = 236 - Typical.browHeight.mean
            return FaceGeometry.Brow(
                inner: Point(x: 256 + side * 20, y: y), outer: Point(x: 256 + side * 70, y: y),
                peak: Point(x: 256 + side * 50, y: y), thickness: Typical.browThickness.mean)
        }
        (face.leftEye, face.rightEye) = (eye(-1, 1), eye(1, far))
        (face.leftBrow, face.rightBrow) = (brow(-1), brow(1))
        face.nose = FaceGeometry.Nose(
            base: Point(x: 256 + turn, y: Typical.noseBase.mean), wingWidth: Typical.noseWidth.mean, top: 240)
        let (y, reach) = (Typical.mouthY.mean, Typical.mouthWidth.mean / 2)
        face.mouth = FaceGeometry.Mouth(
            leftCorner: Point(x: 256 - reach, y: y), rightCorner: Point(x: 256 + reach, y: y),
            center: Point(x: 256, y: y), opening: 0, upperLip: 8, lowerLip: 8, teethShare: 0, smile: 0,
            width: 2 * reach)
        face.cheekWidth = Typical.faceWidth.mean
        return face
    }

    private func mirrored(_ face: FaceGeometry) -> FaceGeometry {
        func flip(_ point: Point) -> Point { Point(x: 512 - point.x, y: point.y) }
        func flip(_ eye: FaceGeometry.Eye?) -> FaceGeometry.Eye? {
            eye.map { FaceGeometry.Eye(center: flip($0.center), width: $0.width, opening: $0.opening) }
        }
        var other = face
        (other.leftEye, other.rightEye) = (flip(face.rightEye), flip(face.leftEye))
        other.nose = face.nose.map { FaceGeometry.Nose(base: flip($0.base), wingWidth: $0.wingWidth, top: $0.top) }
        return other
    }

    private func placements(_ face: FaceGeometry) throws -> [Slot: Placement] {
        let library = try Self.library.get()
        let fit = try PlacementFit(library: library, drawer: PartDrawer(library: library))
        let ids = library.style.defaults
        var cache = DrawnPartsCache()
        return fit.placements(of: ids, drawn: try cache.parts(ids, by: fit), for: face)
    }

    @Test func theTypicalFaceLeavesTheDefaultPartsAlone() throws {
        #expect(try placements(face()) == [:])
    }

    @Test func whatIsNotSeenStaysWhereItWasDrawn() throws {
        #expect(try placements(FaceGeometry()) == [:])
    }

    @Test func featuresFollowThePhoto() throws {
        var other = face(wider: 1.2)
        other.cheekWidth = FaceMeasures.Typical.faceWidth.mean * 1.1
        other.leftBrow?.inner.y -= 12
        other.rightBrow?.inner.y -= 12
        let found = try placements(other)
        #expect(try #require(found[.eyes]).sx > 1.02)
        #expect(try #require(found[.brows]).dy < -1)
        let head = try #require(found[.head])
        #expect(head.sx > 1.02)
        for slot in [.ears, .hairFront] as [Slot] { #expect(found[slot]?.sx == head.sx) }
    }

    @Test func aMirroredFaceIsPlacedAlike() throws {
        let turned = face(turn: 13, far: 0.7, wider: 0.9)
        #expect(try placements(turned) == placements(mirrored(turned)))
        #expect(try !placements(turned).isEmpty)
    }

    @Test func turnedHeadsAreMeasuredOnTheSideThatIsSeenBetter() {
        let measures = FaceMeasures(of: face(turn: 30, far: 0.5))
        #expect(measures.eyeWidth == FaceMeasures.Typical.eyeWidth.mean)
        #expect(measures.frontality == 0)
    }

    /// However a face is measured, no part runs into another that it was drawn apart from.
    @Test func partsKeepApart() throws {
        let library = try Self.library.get()
        var random = SplitMix64(seed: 4)
        func wild() -> Double { Double.random(in: 0.2...4, using: &random) }
        for _ in 0..<8 {
            var parts: [Slot: Part] = [:]
            for slot in Slot.required { parts[slot] = library.parts(in: slot).randomElement(using: &random) }
            let drawn = try DrawnParts(parts, library: library, by: PartDrawer(library: library).labels)
            for _ in 0..<100 {
                var wishes = PlacementWishes()
                (wishes.eyeDistance, wishes.eyeWidth, wishes.eyeOpening) = (wild(), wild(), wild())
                (wishes.browThickness, wishes.mouthWidth, wishes.noseWidth) = (wild(), wild(), wild())
                wishes.faceWidth = wild()
                wishes.browLift = 80 * (wild() - 2)
                wishes.mouthDrop = 80 * (wild() - 2)
                wishes.noseDrop = 80 * (wild() - 2)
                var layout = FaceLayout(extents: drawn.extents, windows: library.style.windows)
                layout.place(wishes, hasBeard: false)
                expectWhole(layout, drawn: drawn.extents)
            }
        }
    }

    private func expectWhole(_ layout: FaceLayout, drawn: [Slot: DrawnParts.Extent]) {
        func gap(_ slot: Slot, _ other: Slot, _ measure: (DrawnParts.Extent, DrawnParts.Extent) -> Double) {
            guard let (a, b) = both(drawn[slot], drawn[other]),
                let (c, d) = both(layout.extent(of: slot), layout.extent(of: other))
            else { return }
            #expect(measure(c, d) >= min(measure(a, b), FaceLayout.Bounds.gap) - 0.01, "\(slot) \(other)")
        }
        gap(.eyes, .nose) { $0.inner - $1.outer }
        gap(.eyes, .head) { $1.outer - $0.outer }
        gap(.brows, .eyes) { $1.top - $0.bottom }
        gap(.nose, .mouth) { $1.top - $0.bottom }
        gap(.mouth, .head) { $1.bottom - $0.bottom }
        for (slot, placement) in layout.placements {
            #expect((0.75...1.2).contains(placement.sx) && (0.75...1.2).contains(placement.sy), "\(slot)")
            #expect(placement.dx == 0 && abs(placement.dy) < 30, "\(slot)")
        }
    }

    private func both<A>(_ a: A?, _ b: A?) -> (A, A)? {
        guard let a, let b else { return nil }
        return (a, b)
    }
}
