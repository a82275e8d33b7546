import Basics
import Compositing
import Imaging
import MovingPictures
import PartLibrary
import Synchronization

/// Draws, fits and writes what a plan says.
struct PackBuilder: Sendable {
    let plan: PackPlan
    let staged: StagedFolder
    let jobs: Int
    let progress: @Sendable (Int, Int) -> Void

    private final class Counter: Sendable {
        private let done = Mutex(0)
        func next() -> Int {
            done.withLock { done in
                done += 1
                return done
            }
        }
    }

    /// - Parameter path: where the pack will be, for the reports.
    func build(as path: String) async throws -> [StickerPack.Report] {
        let counter = Counter()
        let total = plan.stickers.reduce(0) { $0 + plan.items(of: $1).count } + plan.pack.platforms.count + 1
        progress(0, total)
        let step: @Sendable () -> Void = { progress(counter.next(), total) }
        var previews: [Image] = []
        try await forEachInOrder(plan.stickers, jobs: jobs) { sticker -> Result<Image, any Error> in
            do {
                return .success(try await make(sticker, step: step))
            } catch {
                return .failure(error)
            }
        } finished: {
            previews.append(try $0.get())
        }
        let sheet = try ContactSheet(plan: plan).image(of: previews)
        try staged.write(try sheet.palettePNGBytes(colors: 256), to: PackFolder.sheet)
        step()
        var reports: [StickerPack.Report] = []
        for platform in plan.pack.platforms {
            try Task.checkCancellation()
            try await PackExtras(builder: self, platform: platform).write()
            reports.append(try report(platform, at: path))
            step()
        }
        try staged.write(Array(PackReadme(plan: plan).text.utf8), to: PackFolder.readme)
        return reports
    }

    /// Writes all pictures of a sticker.
    ///
    /// - Returns: a small one for the sheet.
    private func make(_ sticker: Sticker, step: () -> Void) async throws -> Image {
        let pictures = StickerPictures(of: sticker, recipe: plan.pack.recipe, renderer: plan.pack.renderer)
        // What several platforms want alike is made once.
        var made: [PictureRule: [(limit: Int, bytes: [UInt8])]] = [:]
        for item in plan.items(of: sticker) {
            try Task.checkCancellation()
            let (rule, limit) = (item.rule.ofFile, item.rule.target)
            let bytes: [UInt8]
            // The best that keeps to a higher limit is the best, if it keeps to this one.
            if let known = made[rule]?.first(where: { $0.limit >= limit && $0.bytes.count <= limit }) {
                bytes = known.bytes
            } else {
                bytes = try await encode(
                    pictures, by: item.rule, sticker: sticker, platform: item.platform, path: item.path)
                made[rule, default: []].append((limit, bytes))
            }
            try staged.write(bytes, to: item.path)
            if item.platform == .folder, !item.rule.isMoving {
                try staged.write(Array(try pictures.svg().utf8), to: "folder/svg/\(sticker.name).svg")
            }
            step()
        }
        return try pictures.still(ContactSheet.drawing)
    }

    /// The file of a sticker by a rule, as good as its limit allows.
    ///
    /// - Throws: ``PackError/doesNotFit(sticker:platform:file:bytes:limit:)``, and as drawing and encoding do.
    func encode(
        _ pictures: StickerPictures, by rule: PictureRule, sticker: Sticker, platform: Platform, path: String
    ) async throws -> [UInt8] {
        do {
            if rule.isMoving, rule.kinds[0].moves, rule.motion.frames?.upperBound != 1 {
                let (clip, loops) = try pictures.clip(rule.drawing, by: rule.motion)
                let writer = ClipWriter(format: rule.kinds[0].moving, folder: staged.path, loops: loops)
                return try await writer.fitted(clip, limit: rule.target).bytes
            }
            let image = try pictures.still(rule.drawing)
            switch rule.kinds[0] {
            case .gif:
                return try await ClipWriter(format: .gif).fitted(Clip(frames: [image], rate: 1), limit: rule.target)
                    .bytes
            case .webP: return try await StillWriter(format: .webP).fitted(image, limit: rule.target).bytes
            default: return try await StillWriter(format: .png).fitted(image, limit: rule.target).bytes
            }
        } catch MovingPictureError.tooLarge(_, let bytes, let limit, _) {
            throw PackError.doesNotFit(
                sticker: sticker.name, platform: platform, file: path, bytes: bytes, limit: limit)
        }
    }

    /// Judges what was written, as anybody's pack.
    private func report(_ platform: Platform, at path: String) throws -> StickerPack.Report {
        let files = try PackFiles(at: staged.path + "/" + platform.name)
        let check = PackCheck(of: files, for: platform)
        guard check.breaches.isEmpty else {
            throw PackError.broken(platform: platform, breaches: check.breaches.map(\.description))
        }
        let count = plan.stickers(for: platform).count
        return StickerPack.Report(
            platform: platform, folder: path + "/" + platform.name, stickers: count,
            packs: plan.packs(for: platform).count, isMoving: plan.pack.isAnimated,
            leftOut: plan.stickers.count - count, files: files.paths.count,
            bytes: files.paths.reduce(0) { $0 + (files[$1]?.count ?? 0) }, largest: check.largest)
    }
}

extension PictureFacts.Kind {
    /// Whether files of it can move.
    var moves: Bool { self == .apng || self == .gif || self == .webP || self == .webM }

    var moving: MovingFormat {
        switch self {
        case .gif: .gif
        case .webM: .webM
        case .png, .apng: .apng
        case .webP, .jpeg, .svg: .webP
        }
    }
}

extension PictureRule {
    /// How large a file is made at most: where a platform sets no limit to speak of, loops are as large as WhatsApp's.
    var target: Int { isMoving ? min(bytes, 500 * 1024) : bytes }

    /// What two files have in common that can be one, if it is small enough.
    var ofFile: PictureRule {
        var rule = self
        (rule.use, rule.bytes, rule.bytesText) = (.sticker, 0, "")
        (rule.kinds, rule.size) = ([kinds[0]], SizeRule(widths: 1...1, heights: 1...1))
        rule.motion = MotionRule(
            frames: motion.isWholeSeconds || motion.frames?.upperBound == 1 ? motion.frames : nil,
            seconds: motion.isWholeSeconds ? motion.seconds : nil, isWholeSeconds: motion.isWholeSeconds)
        return rule
    }
}
