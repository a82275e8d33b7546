/// One rule of a platform that a pack breaks.
public struct Breach: Sendable, Hashable, CustomStringConvertible {
    /// What a rule is about; stays the same.
    public enum Rule: String, Sendable, Hashable, CaseIterable {
        /// A file or an entry is missing, cannot be read, or is there and should not be.
        case missing, damaged, surplus
        /// The kind of file, its size in pixels, its bytes.
        case format, size, bytes
        /// How it moves.
        case frames, seconds, rate
        case frameTime = "frame_time"
        case loops, codec, sound
        /// The pack as a whole.
        case count, mixed, order
        /// What is written about it.
        case name, text, emoji, link, list
    }

    /// Path of the file in the pack, with the entry where it is about one of several in a file.
    public var file: String
    /// What it is about.
    public var rule: Rule
    /// What was found.
    public var value: String
    /// What is demanded.
    public var limit: String
    /// What to do.
    public var remedy: String

    init(_ file: String, _ rule: Rule, _ value: String, limit: String, _ remedy: String) {
        (self.file, self.rule, self.value, self.limit, self.remedy) = (file, rule, value, limit, remedy)
    }

    /// In one line: `happy.webp: 120,000 bytes, and 100 KiB are taken; …`.
    public var description: String { "\(file): \(text)" }

    /// Without the file.
    package var text: String { "\(value), wanted: \(limit); \(remedy)" }
}
