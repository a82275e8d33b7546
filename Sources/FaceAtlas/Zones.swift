/// A rectangle of the canonical frame in which something of a face is looked for or measured.
///
/// `Tools/training/zones.json` tells the training the same zones (`canvases zones` writes it; a test compares the two).
package struct Zone: Sendable, Hashable {
    /// In whole units of the frame.
    package let x: Range<Int>
    /// In whole units of the frame, downwards.
    package let y: Range<Int>

    init(x: Range<Int>, y: Range<Int>) {
        self.x = x
        self.y = y
    }

    /// Columns of a 256×256 label map.
    package var columns: Range<Int> { CanonicalFrame.pixels(x) }
    /// Rows of a 256×256 label map.
    package var rows: Range<Int> { CanonicalFrame.pixels(y) }
}

// Parts and halves of the frame.
extension Zone {
    package static let frame = Zone(x: 0..<512, y: 0..<512)
    package static let leftHalf = Zone(x: 0..<256, y: 0..<512)
    package static let rightHalf = Zone(x: 256..<512, y: 0..<512)
    /// Left of the middle of a face, where hair hangs.
    package static let leftOfFace = Zone(x: 0..<224, y: 0..<512)
    package static let rightOfFace = Zone(x: 288..<512, y: 0..<512)
}

// Where the parts of a face lie in the frame: they speak for a candidate being a face.
extension Zone {
    package static let leftEye = Zone(x: 176..<248, y: 208..<268)
    package static let rightEye = Zone(x: 264..<336, y: 208..<268)
    package static let leftBrow = Zone(x: 156..<252, y: 168..<236)
    package static let rightBrow = Zone(x: 260..<356, y: 168..<236)
    /// As wide as a profile needs.
    package static let nose = Zone(x: 152..<360, y: 232..<324)
    package static let mouth = Zone(x: 176..<336, y: 296..<380)
    /// Around face, hair and neck; the ellipse in it is where labels of a face are sure.
    package static let head = Zone(x: 96..<416, y: 78..<458)
}

// What is worn, and how the eyes are.
extension Zone {
    /// Both eyes with their surroundings.
    package static let glasses = Zone(x: 156..<356, y: 196..<284)
    /// What a lens hides of the left eye.
    package static let leftLens = Zone(x: 186..<242, y: 224..<252)
    package static let rightLens = Zone(x: 270..<326, y: 224..<252)
    /// From the nose to the chin, cheek to cheek.
    package static let lowerFace = Zone(x: 160..<352, y: 296..<400)
    /// Between nose and mouth. Rows of this and the next three are those of a usual mouth; they move with the mouth.
    package static let upperLip = Zone(x: 224..<288, y: 308..<326)
    package static let chin = Zone(x: 228..<284, y: 352..<400)
    /// Beside the mouth.
    package static let leftCheek = Zone(x: 168..<212, y: 324..<360)
    package static let rightCheek = Zone(x: 300..<344, y: 324..<360)
}

// Colours and sizes.
extension Zone {
    /// Forehead, cheeks and nose, where skin shows its colour: not the neck, the ears and the edge of the face, which lie in shadow.
    package static let frontOfFace = Zone(x: 168..<344, y: 132..<324)
    /// Between the temples, from the brows to 56 units above them.
    package static let fringe = Zone(x: 200..<312, y: 150..<206)
    /// Around the middle of the face, from the middle of the eyes up: where the forehead ends.
    package static let overNose = Zone(x: 240..<274, y: 0..<226)
    /// Around the middle of the face, from the base of the nose down: where the chin ends.
    package static let underNose = Zone(x: 236..<278, y: 300..<480)
}

// What hair and the other attributes are read from; the network was trained on these.
extension Zone {
    /// Seven bands from the top down; of each the outer left, inner left, inner right and outer right zone beside the face.
    package static let besideFace: [Zone] = [32..<96, 96..<160, 160..<224, 224..<288, 288..<352, 352..<416, 416..<512]
        .flatMap { y in [80..<160, 160..<208, 304..<352, 352..<432].map { x in Zone(x: x, y: y) } }
    /// Six boxes above the middle of the face, from the top down.
    package static let aboveFace: [Zone] = [0..<48, 48..<96, 96..<128, 128..<160, 160..<192, 192..<224]
        .map { y in Zone(x: 208..<304, y: y) }
    /// The boxes of which the shares of all labels are read: down the middle of the face, then beside it.
    package static let labelBoxes = [
        Zone(x: 80..<432, y: 0..<128), Zone(x: 168..<344, y: 128..<192), Zone(x: 168..<344, y: 192..<256),
        Zone(x: 168..<344, y: 256..<300), Zone(x: 168..<344, y: 300..<332), Zone(x: 196..<316, y: 332..<372),
        Zone(x: 168..<344, y: 372..<412), Zone(x: 80..<432, y: 412..<512),
        Zone(x: 80..<168, y: 128..<300), Zone(x: 344..<432, y: 128..<300),
        Zone(x: 80..<168, y: 300..<412), Zone(x: 344..<432, y: 300..<412),
    ]
    /// Where the encoder's outputs are averaged for what is read of beard and mouth …
    package static let pooledLowerFace = Zone(x: 168..<344, y: 300..<412)
    /// … and of forehead and hair line.
    package static let pooledForehead = Zone(x: 168..<344, y: 64..<224)
    /// … and of the lobes of the ears, and what hangs from them.
    package static let pooledEars = [Zone(x: 112..<176, y: 272..<400), Zone(x: 336..<400, y: 272..<400)]
}

// The colours that attributes are read from.
extension Zone {
    /// Where the hair of the crown is …
    package static let upperFrame = Zone(x: 0..<512, y: 0..<220)
    /// … and what hangs beside the face.
    package static let lowerFrame = Zone(x: 0..<512, y: 220..<512)
    /// Below the eyes, where no beard grows.
    package static let cheekbones = [Zone(x: 176..<212, y: 264..<304), Zone(x: 300..<336, y: 264..<304)]
    /// Upper lip, chin, what lies above it, both jaws, under the chin, both corners of the mouth; and the forehead to compare.
    package static let beardZones = [
        Zone(x: 212..<300, y: 310..<328), Zone(x: 224..<288, y: 362..<396), Zone(x: 236..<276, y: 352..<368),
        Zone(x: 168..<208, y: 328..<380), Zone(x: 304..<344, y: 328..<380), Zone(x: 208..<304, y: 400..<428),
        Zone(x: 196..<216, y: 320..<352), Zone(x: 296..<316, y: 320..<352), Zone(x: 208..<304, y: 160..<196),
    ]
}

extension Zone {
    /// Every zone by its name, in the order in which they stand above.
    package static let table: [(name: String, zones: [Zone])] = [
        ("frame", [frame]), ("leftHalf", [leftHalf]), ("rightHalf", [rightHalf]), ("leftOfFace", [leftOfFace]),
        ("rightOfFace", [rightOfFace]), ("leftEye", [leftEye]), ("rightEye", [rightEye]), ("leftBrow", [leftBrow]),
        ("rightBrow", [rightBrow]), ("nose", [nose]), ("mouth", [mouth]), ("head", [head]), ("glasses", [glasses]),
        ("leftLens", [leftLens]), ("rightLens", [rightLens]), ("lowerFace", [lowerFace]), ("upperLip", [upperLip]),
        ("chin", [chin]), ("leftCheek", [leftCheek]), ("rightCheek", [rightCheek]), ("frontOfFace", [frontOfFace]),
        ("fringe", [fringe]), ("overNose", [overNose]), ("underNose", [underNose]), ("besideFace", besideFace),
        ("aboveFace", aboveFace), ("labelBoxes", labelBoxes), ("pooledLowerFace", [pooledLowerFace]),
        ("pooledForehead", [pooledForehead]), ("pooledEars", pooledEars), ("upperFrame", [upperFrame]),
        ("lowerFrame", [lowerFrame]), ("cheekbones", cheekbones), ("beardZones", beardZones),
    ]
}

/// Heights in the canonical frame at which something of a usual face lies, in units.
package enum FaceLine {
    /// The brows, and the temples beside them.
    package static let temples = 206.0
    /// Below the eyes.
    package static let cheeks = 276.0
    /// Between the lips.
    package static let mouth = 334.0
    /// Beside the mouth.
    package static let jaw = 340.0
    /// No chin ends above this.
    package static let highestChin = 332.0
}
