package import Imaging

/// Writes a loop frame by frame, whatever its length: only what is compressed is held. Nothing is given up for its size, but of GIF
/// what the format demands: each frame has 255 colours of its own.
package final class LoopWriter {
    private enum Sink {
        case webP(AnimatedWebP.Stream)
        case apng(AnimatedPNG.Stream)
        case gif(AnimatedGIF.Stream)
    }

    private let sink: Sink
    /// What comes next may be the same, and then is no frame of its own.
    private var pending: (frame: Image, duration: Int)?

    /// - Parameters:
    ///   - format: `nil` is returned for WebM, which a program of its own writes.
    ///   - width: columns of all frames.
    ///   - height: rows of all frames.
    /// - Throws: ``MovingPictureError``.
    package init?(format: MovingFormat, width: Int, height: Int) throws(MovingPictureError) {
        let limit = format == .webP ? AnimatedWebP.longestSide : AnimatedGIF.longestSide
        guard max(width, height) <= limit else {
            throw .sideTooLong(format: format.name, side: max(width, height), limit: limit)
        }
        switch format {
        case .webP: sink = .webP(try AnimatedWebP.Stream(width: width, height: height, .losslessInPassing))
        case .apng: sink = .apng(AnimatedPNG.Stream(width: width, height: height))
        case .gif: sink = .gif(AnimatedGIF.Stream(width: width, height: height))
        case .webM: return nil
        }
    }

    /// - Parameters:
    ///   - frame: H×W×4, straight alpha.
    ///   - duration: milliseconds, at least 1.
    /// - Throws: ``MovingPictureError``, `ImagingError`.
    package func add(_ frame: Image, duration: Int) throws {
        let frame = frame.withoutUnseenColors
        if let last = pending, last.frame == frame {
            pending = (frame, last.duration + duration)
            return
        }
        try flush()
        pending = (frame, duration)
    }

    /// The file of all frames, of which there has to be one.
    ///
    /// - Throws: ``MovingPictureError``, `ImagingError`.
    package func finish() throws -> [UInt8] {
        try flush()
        switch sink {
        case .webP(let stream): return try stream.finish()
        case .apng(let stream): return stream.finish()
        case .gif(let stream): return try stream.finish()
        }
    }

    private func flush() throws {
        guard let (frame, duration) = pending else { return }
        pending = nil
        switch sink {
        case .webP(let stream): try stream.add(frame, duration: duration)
        case .apng(let stream): try stream.add(frame, duration: duration)
        case .gif(let stream): try stream.add(frame, duration: duration)
        }
    }
}
