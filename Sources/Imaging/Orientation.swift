/// How a stored picture has to be turned to stand upright: the values of the Exif tag Orientation (0x0112).
///
/// Source: CIPA DC-008 (Exif 2.32), 4.6.4 A.
package enum Orientation: Int, Sendable, Hashable, CaseIterable {
    /// Stored upright.
    case up = 1
    /// Mirrored left to right.
    case upMirrored
    /// Turned by 180°.
    case down
    /// Mirrored top to bottom.
    case downMirrored
    /// Mirrored along the main diagonal (transposed).
    case leftMirrored
    /// To be turned by 90° clockwise.
    case right
    /// Mirrored along the other diagonal.
    case rightMirrored
    /// To be turned by 90° anticlockwise.
    case left

    /// Whether width and height change places.
    package var swapsSides: Bool { rawValue >= 5 }

    /// Reads the orientation from a TIFF structure (what follows `Exif\0\0` in a JPEG, an eXIf chunk in a PNG).
    ///
    /// Anything odd (unknown byte order, offsets outside the data, values outside 1…8) counts as upright.
    init(exif bytes: UnsafeRawBufferPointer) {
        self = Self.read(bytes) ?? .up
    }

    private static func read(_ bytes: UnsafeRawBufferPointer) -> Orientation? {
        guard bytes.count >= 8, bytes[0] == bytes[1], bytes[0] == 0x49 || bytes[0] == 0x4D else { return nil }
        let little = bytes[0] == 0x49
        func number(_ offset: Int, size: Int) -> Int? {
            guard offset >= 0, offset <= bytes.count - size else { return nil }
            let digits = bytes[offset..<offset + size]
            return (little ? Array(digits.reversed()) : Array(digits)).reduce(0) { $0 << 8 | Int($1) }
        }
        guard number(2, size: 2) == 42, let directory = number(4, size: 4), let count = number(directory, size: 2)
        else { return nil }
        for index in 0..<count {
            let entry = directory + 2 + index * 12
            guard let tag = number(entry, size: 2) else { return nil }
            guard tag == 0x0112 else { continue }
            // 16 bit by the standard; some writers use 32 bit.
            guard let type = number(entry + 2, size: 2), type == 3 || type == 4,
                let value = number(entry + 8, size: type == 3 ? 2 : 4)
            else { return nil }
            return Orientation(rawValue: value)
        }
        return nil
    }
}

/// A turn by a multiple of 90°, clockwise.
public enum Turn: Int, Sendable, Hashable, CaseIterable {
    case none = 0
    case quarter = 90
    case half = 180
    case threeQuarters = 270

    /// The orientation of a picture that has to be turned so.
    package var orientation: Orientation {
        switch self {
        case .none: .up
        case .quarter: .right
        case .half: .down
        case .threeQuarters: .left
        }
    }
}

extension Orientation {
    /// This orientation, and then a turn.
    func turned(by turn: Turn) -> Orientation {
        // Turning clockwise step by step leads through the four orientations that are mirrored, or the four that are not.
        let circle: [Orientation] =
            [.up, .right, .down, .left].contains(self)
            ? [.up, .right, .down, .left] : [.upMirrored, .rightMirrored, .downMirrored, .leftMirrored]
        let index = circle.firstIndex(of: self) ?? 0
        return circle[(index + turn.rawValue / 90) % 4]
    }
}
