/// Whether a pack, ours or another program's, keeps to the rules of a platform.
public struct PackCheck: Sendable {
    /// The file of a pack that comes nearest to its limit.
    public struct Largest: Sendable, Hashable {
        /// Path in the pack.
        public var file: String
        /// Its bytes.
        public var bytes: Int
        /// The most that it may have.
        public var limit: Int
    }

    /// For which platform it was judged.
    public let platform: Platform
    /// Everything that is wrong, in the order of the files.
    public let breaches: [Breach]
    /// How many stickers (where there are none, emoji) it holds.
    public let stickers: Int
    /// Whether most of them move.
    public let isMoving: Bool
    /// The file that comes nearest to its limit; `nil` where there is none.
    public let largest: Largest?

    /// Judges a folder, an archive or a single picture.
    ///
    /// - Parameters:
    ///   - path: a pack's folder, the folder of a whole run of `mugmoji pack`, a `.wastickers`, `.zip` or `.tar.gz` file, or a picture.
    ///   - platform: whose rules count.
    /// - Throws: ``PackError/unreadable(file:details:)``.
    public init(of path: String, for platform: Platform) throws(PackError) {
        self.init(of: try PackFiles(at: path), for: platform)
    }

    package init(of files: PackFiles, for platform: Platform) {
        let own = files.below(platform.name)
        var judge = PackJudge(files: own.paths.isEmpty ? files : own, rules: platform.rules)
        judge.judge()
        self.platform = platform
        breaches = judge.breaches
        stickers = judge.stickers
        isMoving = judge.isMoving
        largest = judge.largest
    }
}
