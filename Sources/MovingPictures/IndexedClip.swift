import Imaging

/// A loop whose pixels are numbers of one palette; frames that are alike one after the other are one.
struct IndexedClip: Sendable {
    let width: Int
    let height: Int
    let palette: Palette
    /// H×W bytes each.
    private(set) var frames: [[UInt8]] = []
    /// Milliseconds.
    private(set) var durations: [Int] = []

    /// - Parameter isDithered: colours between those of the palette are made of dots; still areas stay still.
    init(_ clip: Clip, palette: Palette, isDithered: Bool = false) {
        (width, height, self.palette) = (clip.width, clip.height, palette)
        var mapper = PaletteMapper(palette)
        for (frame, duration) in zip(clip.frames, clip.durations) {
            let indices = isDithered ? mapper.dithered(frame) : mapper.indices(of: frame)
            if indices == frames.last {
                durations[durations.count - 1] += duration
            } else {
                frames.append(indices)
                durations.append(duration)
            }
        }
    }

    /// A frame in the colours that its numbers stand for.
    func image(at index: Int) -> Image {
        let words = palette.colors.map(UInt32.init)
        return Image(width: width, height: height, words: frames[index].map { words[Int($0)] })
    }
}
