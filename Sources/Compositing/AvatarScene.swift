import Basics
import FaceAtlas
import Imaging
import PartLibrary
import SVGRendering

/// What is drawn of a recipe: parts back to front, their places and colours, and how all of it stands in the picture.
///
/// Made once, and drawn as often as one likes: at every moment of a motion.
struct AvatarScene {
    var parts: [Part]
    var placements: [Slot: Placement]
    var expression: Expression?
    let scheme: ColorScheme
    let headwear: Part?
    let outline: AvatarOutline?
    private let words: AvatarCaption?
    /// The caption, laid out when the scene is fitted.
    private(set) var caption: CaptionDrawing?
    /// How far the head leans, in degrees.
    private(set) var roll: Double
    let frame: Rect
    private let isCropped: Bool
    private let isHead: Bool
    private let hasBackdrop: Bool
    private(set) var fit = AvatarFit()
    private(set) var pose = Pose()
    private let ownEyes: String?

    init(_ recipe: AvatarRecipe, in library: StyleLibrary) throws(RecipeError) {
        let drawn = try recipe.expressed(in: library)
        let headwear = drawn.parts[.headwear]
        parts = []
        for slot in Slot.allCases where recipe.crop.shows(slot) {
            if headwear?.hidesHair == true, slot.isHiddenByHeadwear { continue }
            guard let part = drawn.parts[slot] else { continue }
            parts.append(part)
            if slot.row.holdsSeveral { parts += try recipe.layers(in: slot, of: library).dropFirst() }
        }
        (placements, expression, self.headwear) = (drawn.placements, drawn.expression, headwear)
        scheme = ColorScheme(recipe: recipe, style: library.style)
        (outline, words) = (recipe.outline, recipe.caption)
        roll = recipe.roll + (drawn.expression?.roll ?? 0)
        frame = library.style.viewBox
        ownEyes = recipe.parts[.eyes]
        (isCropped, isHead) = (recipe.crop != .bust, recipe.crop == .head)
        hasBackdrop = drawn.parts[.backdrop] != nil
    }

    /// Fits a cropped avatar into the frame, however it stands in `poses`, and lays out the caption beside it; without this it stands as
    /// the style drew it. The lean of a head is left out, so that a head in a video
    /// does not change its size.
    ///
    /// - Throws: `StyleError` for a part that is broken; `SVGError` when the drawing library fails to measure what a crop is to hold;
    ///   `LetteringError` and ``RecipeError/unusableCaption(reason:)`` for a caption that cannot be set.
    mutating func fit(to poses: [Pose], by library: StyleLibrary) throws {
        for part in parts { try part.check() }
        if poses.contains(where: { $0.lids < Motion.halfClosed }) {
            for state in [Motion.half, Motion.asleep] { try library.eyes(ownEyes, in: state)?.check() }
        }
        if isCropped { try crop(to: poses, by: library) }
        guard let words else { return }
        caption = try ground(in: poses, by: library).drawing(of: words)
    }

    private mutating func crop(to poses: [Pose], by library: StyleLibrary) throws {
        var upright = self
        (upright.roll, upright.fit) = (0, AvatarFit())
        let renderer = AvatarRenderer(library: library)
        var bounds: Rect?
        for pose in poses {
            let svg = renderer.measuredSVG(of: upright.posed(pose, in: library))
            guard let found = try SVGDocument(svg: svg).drawnBounds() else { continue }
            bounds = bounds?.union(found) ?? found
        }
        guard let bounds else { return }
        fit = AvatarFit(bounds, in: frame, share: hasBackdrop ? AvatarFit.shareOnBackdrop : AvatarFit.share)
    }

    /// What a caption has to make room for.
    func ground(in poses: [Pose], by library: StyleLibrary) throws -> CaptionGround {
        let renderer = AvatarRenderer(library: library)
        // What leaves the frame comes back into it when the avatar is made smaller.
        let box = Rect(
            x: frame.x - frame.width / 4, y: frame.y - frame.height / 4, width: frame.width * 1.5,
            height: frame.height * 1.5)
        var pictures: [Image] = []
        func bounds(_ slots: [Slot], keeps: Bool = false) throws -> Rect? {
            var scene = self
            scene.parts.removeAll { !slots.contains($0.slot) }
            var bounds: Rect?
            for pose in poses {
                let svg = renderer.measuredSVG(of: scene.posed(pose, in: library), within: box)
                let document = try SVGDocument(svg: svg)
                let picture = try document.render(width: 384, height: 384)
                if keeps { pictures.append(picture) }
                guard let found = document.drawnBounds(of: picture) else { continue }
                bounds = bounds?.union(found) ?? found
            }
            return bounds
        }
        let person = Slot.allCases.filter {
            ![.backdrop, .effectBack, .effectFront, .props, .hands].contains($0)
        }
        // A style may leave everything out; what is not drawn needs no room.
        let middle = Rect(
            x: frame.x + frame.width / 2, y: frame.y + frame.height / 2, width: 1, height: 1)
        let whole = try bounds(person, keeps: true) ?? middle
        let face = try bounds([.head, .facialHair, .mouth, .nose, .eyes, .brows, .glasses]) ?? whole
        let all = try bounds(Slot.allCases.filter { $0 != .backdrop }) ?? whole
        let crown = try bounds([.head, .hairBack, .hairFront, .headwear, .ears, .facialHair, .glasses]) ?? face
        return CaptionGround(
            frame: frame, face: face, crown: crown, person: whole, all: all, pictures: pictures, pictured: box,
            outline: outline?.width ?? 0,
            isStanding: whole.y + whole.height > frame.y + frame.height * 0.985 && !isHead)
    }

    /// The head and the number of the shape that is its outline; `nil` for a head that is drawn otherwise.
    var headOutline: (head: Part, shape: Int)? {
        guard let head = parts.first(where: { $0.slot == .head }),
            let shape = head.drawing.firstShape(of: [.skin, .skinShade])
        else { return nil }
        return (head, shape)
    }

    /// The scene at one moment of a motion: lids that come down are other drawings of one's own eyes.
    func posed(_ pose: Pose, in library: StyleLibrary) -> AvatarScene {
        var scene = self
        scene.pose = pose
        if pose.lids < Motion.halfClosed, let index = parts.firstIndex(where: { $0.slot == .eyes }),
            parts[index].tags[.eyes] == EyesState.open.rawValue,
            let lid = library.eyes(ownEyes, in: pose.lids < Motion.closed ? Motion.asleep : Motion.half)
        {
            scene.parts[index] = lid
        }
        if pose.brows != 0 || pose.gaze != Expression.Gaze() {
            var face = expression ?? Expression(name: "motion", title: "")
            face.leftBrow.dy += pose.brows
            face.rightBrow.dy += pose.brows
            face.gaze.x += pose.gaze.x
            face.gaze.y += pose.gaze.y
            scene.expression = face
        }
        return scene
    }

    /// A move about its pivot, as `transform` writes it.
    func transform(of move: Pose.Move) -> String? {
        guard !move.isNone else { return nil }
        let middle = move.pivot ?? Point(x: frame.x + frame.width / 2, y: frame.y + frame.height / 2)
        var words: [String] = []
        if move.dx != 0 || move.dy != 0 { words.append("translate(\(move.dx.svgText) \(move.dy.svgText))") }
        if move.turn != 0 { words.append("rotate(\(move.turn.svgText) \(middle.x.svgText) \(middle.y.svgText))") }
        if move.scale != 1 {
            words.append(
                "translate(\(middle.x.svgText) \(middle.y.svgText)) scale(\(move.scale.svgText)) "
                    + "translate(\((-middle.x).svgText) \((-middle.y).svgText))")
        }
        return words.isEmpty ? nil : words.joined(separator: " ")
    }
}
