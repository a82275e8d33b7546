import Foundation
import Imaging
import MovingPictures
import TestSupport
import Testing

// Not every pixel, in the names of tests.
extension Clip: CustomTestStringConvertible {
    package var testDescription: String { "\(frames.count) frames of \(width)×\(height)" }
}

/// Loops to be written.
enum Loops {
    /// A disc with soft edges and a soft gradient that goes from left to right over nothing, and grows.
    static func disc(width: Int = 40, height: Int = 30, frames: Int = 6, durations: [Int]? = nil) -> Clip {
        Clip(
            frames: (0..<frames).map { index in
                let phase = Double(index) / Double(frames)
                return picture(width: width, height: height) { x, y in
                    let (dx, dy) = (x - Double(width) * (0.3 + 0.4 * phase), y - Double(height) / 2)
                    let radius = Double(min(width, height)) * (0.25 + 0.1 * phase)
                    let cover = min(max(radius - hypot(dx, dy) + 0.5, 0), 1)
                    return (0.9, 0.5 + 0.4 * y / Double(height), 0.2 + 0.5 * phase, cover)
                }
            }, durations: durations ?? [Int](repeating: 40, count: frames))
    }

    /// Flat colours: a square that walks over another, both over nothing, without soft edges.
    static func flat(width: Int = 23, height: Int = 17, frames: Int = 5) -> Clip {
        Clip(
            frames: (0..<frames).map { index in
                picture(width: width, height: height) { x, y in
                    if abs(x - Double(index) * 3 - 4) < 3, abs(y - 8) < 3 { return (1, 0, 0, 1) }
                    return x > 6 && x < 17 && y > 3 && y < 14 ? (0, 0, 1, 1) : (0, 0, 0, 0)
                }
            }, durations: [Int](repeating: 33, count: frames))
    }

    /// Grains of all colours and alphas, the same each time.
    static func noise(width: Int = 16, height: Int = 16, frames: Int = 3) -> Clip {
        var random = SplitMix64(seed: 7)
        return Clip(
            frames: (0..<frames).map { _ in
                Image(
                    width: width, height: height,
                    pixels: (0..<width * height * 4).map { _ in UInt8.random(in: 0...255, using: &random) })
            }, durations: [Int](repeating: 50, count: frames))
    }

    /// One, wholly clear, another, and the clear one again, which shows that clearing works.
    static var vanishing: Clip {
        let frames = flat().frames
        let clear = Image(width: 23, height: 17)
        return Clip(frames: [frames[0], clear, frames[3], clear], durations: [40, 30, 40, 50])
    }

    private static func picture(
        width: Int, height: Int, pixel: (Double, Double) -> (Double, Double, Double, Double)
    ) -> Image {
        var pixels: [UInt8] = []
        for y in 0..<height {
            for x in 0..<width {
                let color = pixel(Double(x) + 0.5, Double(y) + 0.5)
                pixels += [color.0, color.1, color.2, color.3].map { UInt8((min(max($0, 0), 1) * 255).rounded()) }
            }
        }
        return Image(width: width, height: height, pixels: pixels)
    }
}

/// What a player shows of a file: every frame as a whole, and how long, in milliseconds.
struct Shown: Equatable {
    var frames: [Image]
    var durations: [Int]

    var totalDuration: Int { durations.reduce(0, +) }
}

extension Clip {
    /// What a player should show of it: frames that are alike made one.
    var shown: Shown {
        var shown = Shown(frames: [], durations: [])
        for (frame, duration) in zip(frames, durations) {
            if frame == shown.frames.last {
                shown.durations[shown.durations.count - 1] += duration
            } else {
                shown.frames.append(frame)
                shown.durations.append(duration)
            }
        }
        return shown
    }

    /// The largest difference of a channel between its frames and those of `other`, each as seen on white and on black.
    func difference(from other: [Image]) -> Int {
        zip(frames, other).map { one, another in
            [0, 255].map { ground in
                zip(one.seen(on: ground), another.seen(on: ground)).map { abs($0 - $1) }.max() ?? 0
            }.max() ?? 0
        }.max() ?? 0
    }
}

extension Image {
    /// The colours over a grey, as three numbers a pixel.
    func seen(on ground: Int) -> [Int] {
        stride(from: 0, to: pixels.count, by: 4).flatMap { place in
            let alpha = Int(pixels[place + 3])
            return (0..<3).map { (Int(pixels[place + $0]) * alpha + ground * (255 - alpha) + 127) / 255 }
        }
    }
}
