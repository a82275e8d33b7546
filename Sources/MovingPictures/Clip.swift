package import Imaging

/// A short loop: pictures of one size, each shown for its time.
package struct Clip: Sendable {
    /// At least one frame, all H×W×4 with straight alpha. What cannot be seen (alpha 0) is black, so that it never makes a
    /// difference.
    package let frames: [Image]
    /// How long each frame is shown, in milliseconds, at least 1.
    package let durations: [Int]

    /// - Precondition: there is a frame, all have the size of the first, and each has a duration of at least 1.
    package init(frames: [Image], durations: [Int]) {
        precondition(!frames.isEmpty && frames.count == durations.count, "each frame has one duration")
        precondition(durations.allSatisfy { $0 >= 1 }, "a frame is shown for a millisecond or longer")
        precondition(
            frames.allSatisfy { $0.width == frames[0].width && $0.height == frames[0].height },
            "all frames are of one size")
        self.frames = frames.map(\.withoutUnseenColors)
        self.durations = durations
    }

    /// Frames that are shown for equal times; rounding never adds up.
    ///
    /// - Parameters:
    ///   - frames: at least one, of one size.
    ///   - rate: frames a second, above 0 and at most 1000.
    package init(frames: [Image], rate: Double) {
        let time = { (index: Int) in Int((Double(index) * 1000 / rate).rounded()) }
        self.init(frames: frames, durations: frames.indices.map { max(time($0 + 1) - time($0), 1) })
    }

    private init(checked frames: [Image], durations: [Int]) {
        self.frames = frames
        self.durations = durations
    }

    /// Columns of a frame.
    package var width: Int { frames[0].width }
    /// Rows of a frame.
    package var height: Int { frames[0].height }
    /// Milliseconds from the beginning to the end of the last frame.
    package var totalDuration: Int { durations.reduce(0, +) }
    /// Frames a second, on average.
    package var rate: Double { Double(frames.count) * 1000 / Double(totalDuration) }

    /// The clip without every second frame; those that stay are shown for the time of both.
    var thinned: Clip {
        let kept = stride(from: 0, to: frames.count, by: 2)
        return Clip(
            checked: kept.map { frames[$0] },
            durations: kept.map { durations[$0] + ($0 + 1 < durations.count ? durations[$0 + 1] : 0) })
    }

    /// The clip with frames that are alike one after the other made one.
    var merged: Clip {
        var (kept, times): ([Image], [Int]) = ([], [])
        for (frame, duration) in zip(frames, durations) {
            if frame == kept.last {
                times[times.count - 1] += duration
            } else {
                kept.append(frame)
                times.append(duration)
            }
        }
        return Clip(checked: kept, durations: times)
    }
}
