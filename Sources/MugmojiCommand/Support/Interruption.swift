import Dispatch
import Foundation
import VideoFrames

/// Ctrl-C and `kill` end a video with the frames that were read so far; the second time, at once and without it.
final class Interruption {
    private var sources: [any DispatchSourceSignal] = []

    init(stop: StopSignal, task: Task<some Sendable, any Error>) {
        for number in [SIGINT, SIGTERM] {
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler {
                if stop.isSet { task.cancel() }
                stop.set()
            }
            source.resume()
            sources.append(source)
        }
    }

    deinit {
        for source in sources { source.cancel() }
    }
}
