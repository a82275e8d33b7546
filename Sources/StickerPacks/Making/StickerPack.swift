package import Basics
public import Captioning
public import Compositing
import Foundation

/// A pack of stickers of one person, for one chat or several.
///
///     var pack = StickerPack(of: recipe, by: renderer)
///     pack.platforms = [.whatsapp, .signal]
///     try await pack.write(to: "my-pack")
public struct StickerPack: Sendable {
    /// What became of one platform's folder.
    public struct Report: Sendable, Hashable {
        /// Whose folder.
        public var platform: Platform
        /// Its path.
        public var folder: String
        /// Stickers in it; emoji where the platform takes only those.
        public var stickers: Int
        /// Packs that they are split into.
        public var packs: Int
        /// Whether they move.
        public var isMoving: Bool
        /// Stickers that were left out, because the platform takes only certain numbers.
        public var leftOut: Int
        /// Files in the folder.
        public var files: Int
        /// Bytes of all of them.
        public var bytes: Int
        /// The file that comes nearest to its limit.
        public var largest: PackCheck.Largest?
    }

    /// The person; its expression does not count.
    public var recipe: AvatarRecipe
    /// Draws it.
    public var renderer: AvatarRenderer
    /// For whom.
    public var platforms: [Platform] = [.folder]
    /// Which expressions.
    public var expressions = StickerChoice.basic
    /// Stickers that move, in the platforms' kinds for that.
    public var isAnimated = false
    /// The language of the captions that stickers bear; none where `nil`. Emoji bear none.
    public var captions: CaptionLanguage?
    /// The pack's name, as the chat shows it.
    public var title = StickerPack.usualTitle
    /// Who made it, as the chat shows it.
    public var author = StickerPack.usualAuthor

    /// The name of a pack that nobody named.
    public static let usualTitle = "My Mugmoji"
    /// The author of a pack that nobody claims.
    public static let usualAuthor = "Mugmoji"

    /// A pack of the basic expressions in a plain folder.
    ///
    /// - Parameters:
    ///   - recipe: the person. Where it has no outline, the pack has none.
    ///   - renderer: of the recipe's style.
    public init(of recipe: AvatarRecipe, by renderer: AvatarRenderer) {
        (self.recipe, self.renderer) = (recipe, renderer)
    }

    /// Makes the pack and writes it: a folder for each platform, a sheet of all stickers and a text that says how to import it. The
    /// folder is there whole or not at all.
    ///
    /// - Parameters:
    ///   - folder: what is to be made.
    ///   - replacing: a pack of Mugmoji's that is there is replaced; any other folder is refused.
    ///   - jobs: how many stickers are made side by side; one for each processor where `nil`.
    ///   - progress: told how many of how many files are done, from any thread.
    /// - Returns: one for each platform, in the order of ``platforms``.
    /// - Throws: ``PackError``, `RecipeError`, `SVGError`; `CaptionError` and `LetteringError` where captions cannot be written or drawn; `VideoError` where ffmpeg is needed (Telegram's moving stickers) and missing;
    ///   what the system says when files cannot be written.
    @discardableResult
    public func write(
        to folder: String, replacing: Bool = false, jobs: Int? = nil,
        progress: @escaping @Sendable (_ done: Int, _ total: Int) -> Void = { _, _ in }
    ) async throws -> [Report] {
        let plan = try PackPlan(self)
        let path = folder.count > 1 && folder.hasSuffix("/") ? String(folder.dropLast()) : folder
        try PackFolder.requireFree(path, replacing: replacing)
        let staged = try StagedFolder(in: PackFolder.parent(of: path))
        let builder = PackBuilder(
            plan: plan, staged: staged, jobs: max(jobs ?? ProcessInfo.processInfo.activeProcessorCount, 1),
            progress: progress)
        let reports = try await builder.build(as: path)
        try staged.publish(as: path, replacing: replacing)
        return reports
    }
}

/// The folder that a pack is written to.
package enum PackFolder {
    /// How the text in each pack of ours begins.
    static let mark = "Mugmoji sticker pack"
    static let readme = "README.txt"
    static let sheet = "contact-sheet.png"

    static func parent(of path: String) -> String {
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "" }
        return String(path[...slash])
    }

    /// - Throws: `FileWriteError` unless there is nothing, an empty folder, or, where that may be replaced, a pack of ours and nothing
    ///   else.
    package static func requireFree(_ path: String, replacing: Bool) throws(FileWriteError) {
        var status = stat()
        guard lstat(SystemPath.cString(path), &status) == 0 else { return }
        guard status.st_mode & S_IFMT == S_IFDIR else { throw .failed(details: "there is a file of that name") }
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? ["?"]
        if names.isEmpty { return }
        guard replacing else { throw .exists }
        let own = Set(Platform.allCases.map(\.name) + [readme, sheet])
        let text = (try? BoundedFile.read(path + "/" + readme, limit: 1 << 20)) ?? []
        guard text.starts(with: Array(mark.utf8)), Set(names).isSubset(of: own) else {
            throw .failed(details: "the folder holds more than a pack that Mugmoji made, and is not replaced")
        }
    }
}
