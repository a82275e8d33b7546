#if Service
import Basics
import CoreMetrics
import Foundation
import HTTPTypes
import Synchronization

/// What the service counts.
final class ServiceMetrics: Sendable {
    private let exposed: PrometheusText
    private let queue: WorkQueue
    private let running: Meter
    private let waiting: Meter
    private let resident: Meter
    private let refusals: CoreMetrics.Counter

    init(queue: WorkQueue) {
        self.queue = queue
        let exposed = PrometheusText(help: Self.help)
        self.exposed = exposed
        running = Meter(label: "mugmoji_queue_running", factory: exposed)
        waiting = Meter(label: "mugmoji_queue_waiting", factory: exposed)
        resident = Meter(label: "process_resident_memory_bytes", factory: exposed)
        refusals = CoreMetrics.Counter(label: "mugmoji_queue_refused_total", factory: exposed)
        Meter(label: "process_start_time_seconds", factory: exposed).set(Date().timeIntervalSince1970.rounded())
        refusals.increment(by: 0)
    }

    private static let help = [
        "mugmoji_requests_total": "Requests that were answered.",
        "mugmoji_request_seconds": "How long requests took, from their head to their answer.",
        "mugmoji_stage_seconds": "How long the stages of the work took.",
        "mugmoji_queue_running": "Requests that are worked on.",
        "mugmoji_queue_waiting": "Requests that wait.",
        "mugmoji_queue_refused_total": "Requests that were refused because as many waited as may.",
        "process_resident_memory_bytes": "Resident memory.",
        "process_start_time_seconds": "When the service was started, in seconds since 1970.",
    ]

    /// The text that Prometheus reads.
    var text: String {
        let load = queue.load
        running.set(load.running)
        waiting.set(load.waiting)
        if let bytes = ProcessMemory.residentBytes() { resident.set(bytes) }
        return exposed.text
    }

    func refused() { refusals.increment() }

    /// - Parameter endpoint: one of the few that there are, never what a client wrote.
    func answered(_ endpoint: String, _ method: HTTPRequest.Method, _ status: HTTPResponse.Status, _ duration: Duration)
    {
        let known = ["GET", "HEAD", "POST", "OPTIONS"].contains(method.rawValue) ? method.rawValue : "other"
        let labels = [("endpoint", endpoint), ("method", known), ("status", "\(status.code)")]
        CoreMetrics.Counter(label: "mugmoji_requests_total", dimensions: labels, factory: exposed).increment()
        CoreMetrics.Timer(label: "mugmoji_request_seconds", dimensions: [("endpoint", endpoint)], factory: exposed)
            .recordNanoseconds(duration.nanoseconds)
    }

    func observe(stages timings: ServerTimings) {
        for (name, duration) in timings.stages {
            CoreMetrics.Timer(label: "mugmoji_stage_seconds", dimensions: [("stage", name)], factory: exposed)
                .recordNanoseconds(duration.nanoseconds)
        }
    }
}

extension Duration {
    fileprivate var nanoseconds: Int64 { Int64(self / .nanoseconds(1)) }
}

#endif
