#if Service
import CoreMetrics
import Synchronization

/// The metrics of the process in the text format of Prometheus (version 0.0.4): a factory of swift-metrics whose values can be read.
///
/// Source: Prometheus, “Exposition formats”.
final class PrometheusText: MetricsFactory {
    static let type = "text/plain; version=0.0.4; charset=utf-8"

    /// Upper bounds of what timers count, in seconds.
    static let bounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60]

    private let series = Mutex<[String: [String: Series]]>([:])
    private let help: [String: String]

    /// - Parameter help: what metrics tell, by their names.
    init(help: [String: String] = [:]) { self.help = help }

    /// What is exposed now.
    var text: String {
        let families = series.withLock { $0 }
        var lines: [String] = []
        for (name, family) in families.sorted(by: { $0.key < $1.key }) {
            guard let kind = family.values.first?.kind else { continue }
            if let words = help[name] { lines.append("# HELP \(name) \(words)") }
            lines.append("# TYPE \(name) \(kind.rawValue)")
            for (labels, series) in family.sorted(by: { $0.key < $1.key }) {
                lines += series.lines(name, labels)
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func series(_ label: String, _ dimensions: [(String, String)], _ kind: Series.Kind) -> Series {
        let labels = Self.labels(dimensions)
        return series.withLock { families in
            let name = Self.name(label)
            if let known = families[name]?[labels], known.kind == kind { return known }
            let new = Series(kind)
            // A name is of one kind; what comes later under the same name is counted, and not told.
            if families[name]?.values.first.map({ $0.kind == kind }) ?? true {
                families[name, default: [:]][labels] = new
            }
            return new
        }
    }

    /// Letters, digits and `_`.
    static func name(_ label: String) -> String {
        let signs = label.unicodeScalars.map { sign in
            sign.isASCII && (sign.properties.isAlphabetic || sign.properties.numericType != nil) ? Character(sign) : "_"
        }
        return signs.first?.isNumber == true ? "_" + String(signs) : String(signs)
    }

    private static func labels(_ dimensions: [(String, String)]) -> String {
        dimensions.map { "\(name($0.0))=\"\(escaped($0.1))\"" }.joined(separator: ",")
    }

    private static func escaped(_ text: String) -> String {
        text.reduce(into: "") { text, sign in
            switch sign {
            case "\\": text += "\\\\"
            case "\"": text += "\\\""
            case "\n", "\r\n": text += "\\n"
            default: text.append(sign)
            }
        }
    }

    // MARK: The factory

    func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
        series(label, dimensions, .counter)
    }

    func makeFloatingPointCounter(label: String, dimensions: [(String, String)]) -> any FloatingPointCounterHandler {
        series(label, dimensions, .counter)
    }

    func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
        series(label, dimensions, .gauge)
    }

    func makeRecorder(label: String, dimensions: [(String, String)], aggregate: Bool) -> any RecorderHandler {
        series(label, dimensions, aggregate ? .histogram : .gauge)
    }

    func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
        series(label, dimensions, .histogram)
    }

    func destroyCounter(_ handler: any CounterHandler) { destroy(handler) }
    func destroyFloatingPointCounter(_ handler: any FloatingPointCounterHandler) { destroy(handler) }
    func destroyMeter(_ handler: any MeterHandler) { destroy(handler) }
    func destroyRecorder(_ handler: any RecorderHandler) { destroy(handler) }
    func destroyTimer(_ handler: any TimerHandler) { destroy(handler) }

    private func destroy(_ handler: AnyObject) {
        series.withLock { families in
            families = families.mapValues { $0.filter { $0.value !== handler } }
        }
    }
}

/// One row of numbers: a name with its labels.
private final class Series: CounterHandler, FloatingPointCounterHandler, MeterHandler, RecorderHandler, TimerHandler {
    enum Kind: String { case counter, gauge, histogram }

    private struct Values {
        /// The number itself, or the sum of a histogram's.
        var value = 0.0
        var counts = [Int](repeating: 0, count: PrometheusText.bounds.count + 1)
    }

    let kind: Kind
    private let values = Mutex(Values())

    init(_ kind: Kind) { self.kind = kind }

    func increment(by amount: Int64) { increment(by: Double(amount)) }
    func increment(by amount: Double) { values.withLock { $0.value += amount } }
    func decrement(by amount: Double) { values.withLock { $0.value -= amount } }
    func reset() { values.withLock { $0 = Values() } }
    func set(_ value: Int64) { set(Double(value)) }
    func set(_ value: Double) { values.withLock { $0.value = value } }
    func record(_ value: Int64) { record(Double(value)) }
    func recordNanoseconds(_ duration: Int64) { record(Double(duration) / 1e9) }

    func record(_ value: Double) {
        guard kind == .histogram else { return set(value) }
        let bucket = PrometheusText.bounds.firstIndex { value <= $0 } ?? PrometheusText.bounds.count
        values.withLock { values in
            values.value += value
            values.counts[bucket] += 1
        }
    }

    func lines(_ name: String, _ labels: String) -> [String] {
        let values = values.withLock { $0 }
        let braces = labels.isEmpty ? "" : "{\(labels)}"
        guard kind == .histogram else { return ["\(name)\(braces) \(values.value.short)"] }
        var lines: [String] = []
        var sum = 0
        for (place, count) in values.counts.enumerated() {
            sum += count
            let bound = place < PrometheusText.bounds.count ? PrometheusText.bounds[place].short : "+Inf"
            lines.append("\(name)_bucket{\(labels.isEmpty ? "" : labels + ",")le=\"\(bound)\"} \(sum)")
        }
        return lines + ["\(name)_sum\(braces) \(values.value.short)", "\(name)_count\(braces) \(sum)"]
    }
}

#endif
