package import Imaging

extension Image {
    /// H×W pixels, each as one number: red in the lowest byte, alpha in the highest.
    var words: [UInt32] {
        pixels.withUnsafeBytes { bytes in
            [UInt32](unsafeUninitializedCapacity: width * height) { words, count in
                UnsafeMutableRawBufferPointer(words).copyMemory(from: bytes)
                #if _endian(big)
                for index in words.indices { words[index] = UInt32(littleEndian: words[index]) }
                #endif
                count = width * height
            }
        }
    }

    /// - Precondition: there are `width` times `height` words.
    init(width: Int, height: Int, words: [UInt32]) {
        let pixels = [UInt8](unsafeUninitializedCapacity: words.count * 4) { bytes, count in
            words.withUnsafeBytes { UnsafeMutableRawBufferPointer(bytes).copyMemory(from: $0) }
            count = words.count * 4
        }
        #if _endian(big)
        let swapped = stride(from: 0, to: pixels.count, by: 4).flatMap { pixels[$0..<$0 + 4].reversed() }
        self.init(width: width, height: height, pixels: swapped)
        #else
        self.init(width: width, height: height, pixels: pixels)
        #endif
    }

    /// The picture with black where alpha is 0.
    package var withoutUnseenColors: Image {
        let isClean = pixels.withUnsafeBytes { bytes in
            bytes.bindMemory(to: UInt32.self).allSatisfy { word in
                word == 0 || UInt32(littleEndian: word).alpha > 0
            }
        }
        if isClean { return self }
        return Image(width: width, height: height, words: words.map { $0.alpha == 0 ? 0 : $0 })
    }
}

extension UInt32 {
    /// The alpha of a pixel.
    var alpha: UInt8 { UInt8(truncatingIfNeeded: self >> 24) }

    /// The colour of a pixel.
    var color: Color {
        Color(
            red: UInt8(truncatingIfNeeded: self), green: UInt8(truncatingIfNeeded: self >> 8),
            blue: UInt8(truncatingIfNeeded: self >> 16), alpha: alpha)
    }

    init(_ color: Color) {
        self = UInt32(color.red) | UInt32(color.green) << 8 | UInt32(color.blue) << 16 | UInt32(color.alpha) << 24
    }
}
