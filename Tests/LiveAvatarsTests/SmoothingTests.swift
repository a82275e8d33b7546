import AvatarMaking
import Compositing
import FaceAtlas
import FaceParsing
import Imaging
import PartEmbedding
import PartLibrary
import TestSupport
import Testing

@testable import LiveAvatars

@Suite("steady avatars")
struct SmoothingTests {
    private static let reader = Result { try FaceReader() }
    private static let maker = Result { try AvatarMaker() }

    /// A face, and what is embedded of it: once, because that takes long where code is not optimized.
    private struct Look {
        let face: ParsedFace
        let vectors: [Slot: [Float]]

        init(_ face: ParsedFace) throws {
            self.face = face
            let selector = try SmoothingTests.maker.get().selector
            var vectors: [Slot: [Float]] = [:]
            for slot in Slot.matched { vectors[slot] = try selector.vector(of: face.labels, in: slot)?.vector }
            self.vectors = vectors
        }
    }

    /// A drawn selfie's face, whose labels, colours and attributes a test may change.
    private struct Subject {
        private let face: ParsedFace
        private let crop: Image

        init(_ selfie: String) throws {
            let picture = try DecodedPicture(bytes: Fixtures.bytes(Fixtures.selfie(selfie))).image
            face = try SmoothingTests.reader.get().read(picture).largest
            let size = CanonicalFrame.parserSize
            let scale = AffineMap.similarity(scale: CanonicalFrame.unitsPerPixel, roll: 0, tx: 0, ty: 0)
            crop = picture.warped(
                by: scale.then(face.canonicalToPicture), width: size, height: size, outside: .replicate)
        }

        func changed(
            replacing labels: [FaceLabel: FaceLabel] = [:], mouth: MouthState? = nil, tint: Color? = nil,
            moved: Double = 0
        ) throws -> Look {
            var (map, picture, attributes) = (face.labels, crop, face.attributes)
            for (old, new) in labels {
                map.labels = map.labels.map { $0 == old.rawValue ? new.rawValue : $0 }
            }
            if let mouth {
                attributes?.probabilities[.mouth] = MouthState.ofFaces.map { $0 == mouth ? 1 : 0 }
            }
            if let tint { picture = Image(width: crop.width, height: crop.height, filledWith: tint) }
            let changed = ParsedFace(
                labels: map, crop: picture, canonicalToPicture: face.canonicalToPicture,
                face: face.face.moved(dx: moved * face.face.box.width, dy: 0), attributes: attributes)
            return try Look(changed)
        }
    }

    /// The smooth avatars of frames.
    private func recipes(_ frames: [Look?], rate: Double) throws -> [AvatarRecipe?] {
        let maker = try Self.maker.get()
        var live = LiveEmojiMaker(maker, smooth: true)
        return try frames.enumerated().map { index, look in
            guard let look else { return try live.emoji(of: nil, time: Double(index) / rate).recipe }
            let judged = live.judge(look.face, time: Double(index) / rate)
            let slots = maker.selector.slots(for: judged.presence)
            return try live.emoji(
                of: look.face, judged: judged, vectors: look.vectors.filter { slots.contains($0.key) },
                time: Double(index) / rate
            ).recipe
        }
    }

    private func frames(_ look: Look?, seconds: Double, rate: Double) -> [Look?] {
        Array(repeating: look, count: Int((seconds * rate).rounded()))
    }

    private func tag(_ attribute: Attribute, of slot: Slot, in recipe: AvatarRecipe?) throws -> String? {
        let part = try recipe?.parts[slot].flatMap { id in try Self.maker.get().library.part(id, in: slot) }
        return part?.tags[attribute]
    }

    private func people(_ recipes: [AvatarRecipe?]) -> Set<[Slot: String]> {
        Set(
            recipes.compactMap { recipe in
                recipe?.parts.filter { $0.key != .mouth && $0.key != .eyes }
            })
    }

    // MARK: Expression

    @Test(arguments: [12.0, 24, 30, 60])
    func aBlinkShowsWithinATenthOfASecondAndTheEyesAreTheSameAfterwards(rate: Double) throws {
        let subject = try Subject("short-smile")
        let closed = try subject.changed(replacing: [.eye: .skin, .iris: .skin])
        let open = try subject.changed()
        let before = frames(open, seconds: 0.5, rate: rate)
        let all = try recipes(
            before + frames(closed, seconds: 0.25, rate: rate) + frames(open, seconds: 0.25, rate: rate),
            rate: rate)
        let blink = try all.firstIndex { try tag(.eyes, of: .eyes, in: $0) == "closed" }
        let delay = Double(try #require(blink) - before.count) / rate
        #expect(delay >= 0 && delay <= 0.1)
        #expect(all.last??.parts == all[before.count - 1]?.parts)
        #expect(people(all).count == 1)
    }

    @Test(arguments: [12.0, 24, 30, 60])
    func aSmileShowsWithinATenthOfASecond(rate: Double) throws {
        let subject = try Subject("short-smile")
        let closed = try subject.changed(mouth: .closed)
        let before = frames(closed, seconds: 0.5, rate: rate)
        let all = try recipes(
            before + frames(try subject.changed(mouth: .smile), seconds: 0.3, rate: rate), rate: rate)
        #expect(try tag(.mouth, of: .mouth, in: all[before.count - 1]) == "closed")
        let smile = try all.firstIndex { try tag(.mouth, of: .mouth, in: $0) == "smile" }
        #expect(Double(try #require(smile) - before.count) / rate <= 0.1)
        #expect(try all.suffix(2).allSatisfy { try tag(.mouth, of: .mouth, in: $0) == "smile" })
    }

    @Test func aTurnMovesWhatIsInFrontWithinATenthOfASecond() {
        var pose = SteadyPose()
        let poses = (0..<60).map { frame in
            pose.next(turn: frame < 30 ? 0 : 30, roll: frame < 30 ? 0 : -0.2, time: Double(frame) / 30)
        }
        #expect(poses[29].shift == 0 && poses[29].roll == 0)
        #expect(poses[33].shift > 7 && poses[33].roll < -5)
        #expect(poses.allSatisfy { $0.shift <= 14 } && poses[59].shift == 14)
        #expect(Slot.nose.row.depth > 0 && Slot.ears.row.depth < 0)
    }

    @Test func aHeadThatLeansLeansTheAvatarAndAFaceOnlySeenOnceDoesNot() throws {
        let look = try Subject("short-smile").changed()
        let recipes = try recipes(frames(look, seconds: 1, rate: 12), rate: 12)
        let roll = try #require(recipes.last??.roll)
        #expect(abs(roll - look.face.face.roll * 180 / .pi) < 1)
        #expect(try Self.maker.get().emoji(of: look.face).recipe.roll == 0)
    }

    // MARK: Identity

    @Test func glassesThatAreMissedForSomeFramesStayOnAndGlassesTakenOffAreGoneInTwoSeconds() throws {
        let rate = 15.0
        let subject = try Subject("curly-round-glasses")
        let bare = try subject.changed(replacing: [.glasses: .skin])
        let on = frames(try subject.changed(), seconds: 3, rate: rate)
        let missed = try recipes(on + frames(bare, seconds: 0.5, rate: rate) + on, rate: rate)
        #expect(missed.allSatisfy { $0?.parts[.glasses] != nil })
        let gone = try recipes(on + frames(bare, seconds: 3, rate: rate), rate: rate)
        let first = try #require(gone.firstIndex { $0?.parts[.glasses] == nil })
        #expect(Double(first - on.count) / rate <= 2.2)
        #expect(gone[first...].allSatisfy { $0?.parts[.glasses] == nil })
        let back = try recipes(
            frames(bare, seconds: 3, rate: rate) + frames(try subject.changed(), seconds: 3, rate: rate), rate: rate)
        #expect(back[Int(2.9 * rate)]?.parts[.glasses] == nil)
        #expect(back[Int(5.2 * rate)]?.parts[.glasses] != nil)
    }

    @Test func hairOfAnotherColourInSomeFramesIsNotDrawn() throws {
        let subject = try Subject("short-smile")
        let green = try subject.changed(tint: Color(red: 30, green: 160, blue: 60))
        let real = try subject.changed()
        let all = try recipes((0..<60).map { $0 % 8 == 7 ? green : real }, rate: 20)
        #expect(Set(all.map { $0?.colors[.hair] }).count == 1)
    }

    @Test func anotherPersonIsAnotherAvatarAtOnce() throws {
        let rate = 15.0
        let (first, second) = (try Subject("short-smile"), try Subject("long-blond-smile"))
        let stepsIn = try second.changed(moved: 3)
        let all = try recipes(
            frames(try first.changed(), seconds: 3, rate: rate) + frames(stepsIn, seconds: 2, rate: rate), rate: rate)
        let alone = try recipes(frames(stepsIn, seconds: 1, rate: rate), rate: rate)
        #expect(people([all[44]]) != people([alone.last ?? nil]))
        #expect(people([all[45 + 15]]) == people([alone.last ?? nil]))
        #expect(all[45 + 15]?.colors == alone.last??.colors)
    }

    @Test func whoGoesAwayAndComesBackElsewhereIsTheSamePerson() throws {
        let rate = 15.0
        let subject = try Subject("short-smile")
        let all = try recipes(
            frames(try subject.changed(), seconds: 2, rate: rate) + frames(nil, seconds: 1, rate: rate)
                + frames(try subject.changed(moved: 3), seconds: 2, rate: rate), rate: rate)
        #expect(people(all).count == 1)
        #expect(Set(all.compactMap { $0?.colors }).count == 1)
    }

    @Test func partsThatTakeTurnsDoNotFlickerAndAShapeThatStaysBetterIsTaken() {
        var identity = HeldIdentity()
        func weigh(_ ranking: [(String, Float)]) -> String? {
            identity.advance(isSettled: true, step: 0.1)
            identity.weigh(ranking.map { PartMatch(id: $0.0, similarity: $0.1) }, in: .nose)
            return identity.part(in: .nose)
        }
        #expect(weigh([("a", 0.8), ("b", 0.7)]) == "a")
        for frame in 0..<100 {
            #expect(weigh(frame % 2 == 0 ? [("b", 0.9), ("a", 0.7)] : [("a", 0.8), ("b", 0.7)]) == "a")
        }
        for _ in 0..<100 { #expect(weigh([("b", 0.82), ("a", 0.8)]) == "a") }
        let switched = (0..<100).firstIndex { _ in weigh([("b", 0.9), ("a", 0.8)]) == "b" }
        #expect((switched ?? 0) > 30 && (switched ?? 100) < 50)
    }

    // MARK: Filters

    @Test func theFilterStillsNoiseAndFollowsSteps() {
        var filter = OneEuroFilter.units
        let rest = (0..<60).map { filter.next($0 % 2 == 0 ? 1 : -1, time: Double($0) / 30) }
        #expect(rest.suffix(30).allSatisfy { abs($0) < 0.35 })
        var quick = OneEuroFilter.units
        let step = (0..<30).map { quick.next($0 < 10 ? 0 : 30, time: Double($0) / 30) }
        // Half of the way within 100 ms.
        #expect(step[9] == 0 && step[12] > 15)
    }

    @Test func timeThatStandsStillChangesNothing() {
        var filter = OneEuroFilter(minimumCutoff: 1, beta: 0)
        #expect(filter.next(3, time: 1) == 3)
        #expect(filter.next(9, time: 1) == 3)
    }

    @Test func proportionsOfAPersonAreAveragedAndBrowsRiseAtOnce() {
        var steady = SteadyPlacements()
        var last: [Slot: Placement] = [:]
        for frame in 0..<60 {
            let wide = Placement(dy: frame < 30 ? 0 : -10, sx: frame % 2 == 0 ? 1 : 1.1)
            last = steady.steady(
                [.nose: wide, .brows: wide], of: [.nose: "a", .brows: "b"], areEyesOpen: true, step: 1 / 30,
                time: Double(frame) / 30)
            if frame == 33 { #expect((last[.brows]?.dy ?? 0) < -4 && (last[.nose]?.dy ?? -9) > -2) }
        }
        #expect(abs((last[.nose]?.sx ?? 0) - 1.05) < 0.01)
    }
}
