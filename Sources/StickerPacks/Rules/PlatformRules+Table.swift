private let kibibyte = 1024
/// Where a source writes KB and does not say which, the smaller is kept to.
private let kilobyte = 1000

extension PlatformRules {
    package static let table: [Platform: PlatformRules] = Dictionary(
        uniqueKeysWithValues: [whatsapp, telegram, signal, discord, slack, iMessage, line, weChat, mastodon, plain].map
        {
            ($0.platform, $0)
        })

    private static let whatsapp = PlatformRules(
        platform: .whatsapp,
        pictures: [
            PictureRule(
                .sticker, [.webP], .exactly(512, 512), bytes: 100 * kibibyte, "100 KiB",
                motion: MotionRule(frames: 1...1), drawn: StickerDrawing(512, 512, margin: 16)),
            PictureRule(
                .sticker, moving: true, [.webP], .exactly(512, 512), bytes: 500 * kibibyte, "500 KiB",
                motion: MotionRule(frames: 2...Int.max, seconds: 10, frameTime: 8),
                drawn: StickerDrawing(512, 512, margin: 16)),
        ]
            + both(
                PictureRule(
                    .tray, [.png], SizeRule(widths: 24...512, heights: 24...512), bytes: 50 * kibibyte, "50 KiB",
                    drawn: StickerDrawing(96, 96))),
        stillCount: .from(3...30), movingCount: .from(3...30),
        texts: [
            Text(
                "identifier", 1...127, pattern: #"[\w\-.,'\s]+"#, "letters, digits and _ - . , ' of ASCII, and spaces"),
            Text("title", 1...128), Text("author", 1...128), Text("alt text of a still", 0...125),
            Text("alt text of a moving one", 0...255),
        ],
        emoji: 1...3, mayMix: false,
        source: "WhatsApp/stickers: StickerPackValidator.java (KB = 1024), Android/README.md, iOS/README.md",
        secondHand: "the form of .wastickers: sticker-convert",
        importing: [
            "Android: put contents.json and the folders beside it into app/src/main/assets of the sample app of "
                + "github.com/WhatsApp/stickers, build it, and press “Add to WhatsApp”.",
            "iOS: add sticker_packs.wasticker and all pictures to the sample app of the same repository in Xcode.",
            "Without building an app: open the .wastickers file with an app that makes stickers (such as Sticker Maker); "
                + "WhatsApp itself does not open it.",
        ])

    private static let telegram = PlatformRules(
        platform: .telegram,
        pictures: [
            PictureRule(
                .sticker, [.webP, .png], SizeRule(widths: 1...512, heights: 1...512, longest: 512...512),
                bytes: 512 * kilobyte, "512 KB", motion: MotionRule(frames: 1...1),
                drawn: StickerDrawing(512, 512, margin: 16)),
            PictureRule(
                .sticker, moving: true, [.webM], SizeRule(widths: 1...512, heights: 1...512, longest: 512...512),
                bytes: 256 * kilobyte, "256 KB", motion: MotionRule(seconds: 3, rate: 30, codec: "VP9"),
                drawn: StickerDrawing(512, 512, margin: 16)),
            PictureRule(
                .emoji, [.webP, .png], .exactly(100, 100), bytes: 512 * kilobyte, "512 KB",
                motion: MotionRule(frames: 1...1), drawn: StickerDrawing(100, 100, isOutlined: false)),
            PictureRule(
                .emoji, moving: true, [.webM], .exactly(100, 100), bytes: 256 * kilobyte, "256 KB",
                motion: MotionRule(seconds: 3, rate: 30, codec: "VP9"),
                drawn: StickerDrawing(100, 100, isOutlined: false)),
            PictureRule(
                .thumbnail, [.webP, .png], .exactly(100, 100), bytes: 128 * kilobyte, "128 KB",
                motion: MotionRule(frames: 1...1), drawn: StickerDrawing(100, 100)),
            PictureRule(
                .thumbnail, moving: true, [.webM], .exactly(100, 100), bytes: 32 * kilobyte, "32 KB",
                motion: MotionRule(seconds: 3, rate: 30, codec: "VP9"), drawn: StickerDrawing(100, 100)),
        ],
        stillCount: .from(1...120), movingCount: .from(1...120), texts: [Text("title", 1...64)], emoji: 1...20,
        source: "core.telegram.org/stickers; constants of python-telegram-bot (Bot API 10.0)",
        importing: [
            "Write to @Stickers: /newpack (or /newvideo for a pack that moves), then send each file as a file, with its emoji; "
                + "emoji.json lists them in order. The thumbnail goes with /setpackicon.",
            "Custom emoji, for those who have Telegram Premium: /newemojipack, then the files of emoji in the same way.",
            "Bots: each emoji.json has what createNewStickerSet takes; at most 50 stickers at creation, the rest by addStickerToSet.",
        ])

    private static let signal = PlatformRules(
        platform: .signal,
        pictures: [
            PictureRule(
                .sticker, [.png, .webP], .exactly(512, 512), bytes: 300 * kibibyte, "300 KiB",
                motion: MotionRule(frames: 1...1), drawn: StickerDrawing(512, 512, margin: 16)),
            PictureRule(
                .sticker, moving: true, [.apng], .exactly(512, 512), bytes: 300 * kibibyte, "300 KiB",
                motion: MotionRule(frames: 2...Int.max, seconds: 3), drawn: StickerDrawing(512, 512, margin: 16)),
        ],
        stillCount: .from(1...200), movingCount: .from(1...200),
        source: "Signal-Desktop: sticker-creator/src/constants.ts", secondHand: "3 seconds: sticker-convert",
        importing: [
            "Signal Desktop: File → Create/upload sticker pack, drop all pictures of the folder in, give each its emoji (listed below), "
                + "then title and author."
        ])

    private static let discord = PlatformRules(
        platform: .discord,
        pictures: [
            PictureRule(
                .sticker, [.png], .exactly(320, 320), bytes: 512 * kibibyte, "512 KiB",
                motion: MotionRule(frames: 1...1),
                drawn: StickerDrawing(320, 320)),
            PictureRule(
                .sticker, moving: true, [.apng, .gif], .exactly(320, 320), bytes: 512 * kibibyte, "512 KiB",
                motion: MotionRule(frames: 2...1000, seconds: 5), drawn: StickerDrawing(320, 320)),
            PictureRule(
                .emoji, [.png, .webP, .jpeg], .squares(128), bytes: 256 * kibibyte, "256 KiB",
                motion: MotionRule(frames: 1...1), drawn: StickerDrawing(128, 128, isOutlined: false)),
            PictureRule(
                .emoji, moving: true, [.webP, .gif], .squares(128), bytes: 256 * kibibyte, "256 KiB",
                motion: MotionRule(frames: 2...Int.max), drawn: StickerDrawing(128, 128, isOutlined: false)),
        ],
        texts: [
            Text("name of a sticker", 2...30), Text("description", 2...100), Text("tags", 1...200),
            Text("name of an emoji", 2...32, pattern: #"\w+"#, "letters, digits and _ of ASCII"),
        ],
        source: "discord-api-docs: resources/sticker.mdx, resources/emoji.mdx",
        importing: [
            "Server settings → Stickers → Upload sticker, for each file of stickers; name, description and related emoji are in stickers.json.",
            "Server settings → Emoji → Upload emoji: all files of emoji at once; they are called as the files are.",
            "How many of each a server takes depends on its level.",
        ])

    private static let slack = PlatformRules(
        platform: .slack,
        pictures: [
            PictureRule(
                .emoji, [.png, .gif, .jpeg], SizeRule(widths: 16...128, heights: 16...128, isSquare: true),
                bytes: 128 * kilobyte - 1, "less than 128 KB", motion: MotionRule(frames: 1...1),
                drawn: StickerDrawing(128, 128, isOutlined: false)),
            PictureRule(
                .emoji, moving: true, [.gif], SizeRule(widths: 16...128, heights: 16...128, isSquare: true),
                bytes: 128 * kilobyte - 1, "less than 128 KB", motion: MotionRule(frames: 2...Int.max),
                drawn: StickerDrawing(128, 128, isOutlined: false)),
        ],
        texts: [
            Text("name of an emoji", 1...100, pattern: "[a-z0-9_-]+", "lower-case letters, digits, _ and -")
        ],
        source: "docs.slack.dev: admin.emoji.add",
        importing: [
            "Your workspace's name → Tools & settings → Customize workspace → Emoji → Add custom emoji; the file's name is the emoji's."
        ])

    private static let iMessage = PlatformRules(
        platform: .imessage,
        pictures: [
            PictureRule(
                .sticker, [.png, .gif, .jpeg], .squares(300, 408, 618), bytes: 500 * kilobyte, "500 KB",
                motion: MotionRule(frames: 1...1), drawn: StickerDrawing(408, 408)),
            PictureRule(
                .sticker, moving: true, [.apng, .gif], .squares(300, 408, 618), bytes: 500 * kilobyte, "500 KB",
                motion: MotionRule(frames: 2...Int.max), drawn: StickerDrawing(408, 408)),
        ],
        source: "Apple: MSStickerSize, MSMessageErrorCode.stickerFileImproperFileSize, Asset Catalog Format Reference",
        importing: [
            "Xcode: File → New → Project → Sticker Pack App, put the .stickerpack folder into Stickers.xcassets in place of the empty one, "
                + "add an icon, run it on your phone."
        ])

    private static let line = PlatformRules(
        platform: .line,
        pictures: [
            PictureRule(
                .sticker, [.png], SizeRule(widths: 2...370, heights: 2...320, isEven: true), bytes: 1000 * kilobyte,
                "1 MB",
                motion: MotionRule(frames: 1...1), drawn: StickerDrawing(320, 320, margin: 10)),
            PictureRule(
                .sticker, moving: true, [.apng],
                SizeRule(widths: 2...320, heights: 2...270, isEven: true, longest: 270...320), bytes: 300 * kilobyte,
                "300 KB", motion: lineMotion, drawn: StickerDrawing(270, 270, margin: 8)),
            PictureRule(
                .main, [.png], .exactly(240, 240), bytes: 1000 * kilobyte, "1 MB", motion: MotionRule(frames: 1...1),
                drawn: StickerDrawing(240, 240, margin: 8)),
            PictureRule(
                .main, moving: true, [.apng], .exactly(240, 240), bytes: 300 * kilobyte, "300 KB", motion: lineMotion,
                drawn: StickerDrawing(240, 240, margin: 8)),
        ]
            + both(
                PictureRule(
                    .tab, [.png], .exactly(96, 74), bytes: 1000 * kilobyte, "1 MB", motion: MotionRule(frames: 1...1),
                    drawn: StickerDrawing(96, 74))),
        stillCount: .one([8, 16, 24, 32, 40]), movingCount: .one([8, 16, 24]), mayMix: false,
        archiveBytes: 20_000 * kilobyte,
        source: "creator.line.me: guidelines for stickers and for animated stickers",
        secondHand: "counts of stills",
        importing: [
            "creator.line.me → My page → New submission → Stickers (or Animated stickers), as many as there are; upload stickers.zip. "
                + "Titles are typed there."
        ])

    private static let lineMotion = MotionRule(frames: 5...20, seconds: 4, isWholeSeconds: true, loops: 1...4)

    private static let weChat = PlatformRules(
        platform: .wechat,
        pictures: [
            PictureRule(
                .sticker, [.gif], .exactly(240, 240), bytes: 500 * kilobyte, "500 KB",
                motion: MotionRule(frames: 1...1),
                drawn: StickerDrawing(240, 240)),
            PictureRule(
                .sticker, moving: true, [.gif], .exactly(240, 240), bytes: 500 * kilobyte, "500 KB",
                motion: MotionRule(frames: 2...Int.max), drawn: StickerDrawing(240, 240)),
        ]
            + both(
                PictureRule(
                    .thumbnail, [.png], .exactly(120, 120), bytes: 200 * kilobyte, "200 KB",
                    motion: MotionRule(frames: 1...1), drawn: StickerDrawing(120, 120)),
                PictureRule(
                    .cover, [.png], .exactly(240, 240), bytes: 500 * kilobyte, "500 KB",
                    motion: MotionRule(frames: 1...1),
                    drawn: StickerDrawing(240, 240)),
                PictureRule(
                    .icon, [.png], .exactly(50, 50), bytes: 100 * kilobyte, "100 KB", motion: MotionRule(frames: 1...1),
                    drawn: StickerDrawing(50, 50, isOutlined: false)),
                PictureRule(
                    .banner, [.png, .jpeg], .exactly(750, 400), bytes: 500 * kilobyte, "500 KB",
                    motion: MotionRule(frames: 1...1), drawn: StickerDrawing(750, 400))),
        stillCount: .one([8, 16, 24]), movingCount: .one([8, 16, 24]), texts: [Text("meaning", 1...4)],
        source: "sticker.weixin.qq.com, as three pages of others agree on",
        secondHand: "all of it",
        importing: [
            "sticker.weixin.qq.com → submit a sticker album; upload the GIF files of stickers, the PNG files of thumbnails in the same order, "
                + "banner, cover and icon. meanings.txt has the meaning of each, of at most four characters."
        ])

    private static let mastodon = PlatformRules(
        platform: .mastodon,
        pictures: [
            PictureRule(
                .emoji, [.png, .gif], SizeRule(widths: 32...128, heights: 32...128), bytes: 50 * kilobyte, "50 KB",
                motion: MotionRule(frames: 1...1), drawn: StickerDrawing(128, 128, isOutlined: false)),
            PictureRule(
                .emoji, moving: true, [.gif, .apng], SizeRule(widths: 32...128, heights: 32...128),
                bytes: 50 * kilobyte,
                "50 KB", motion: MotionRule(frames: 2...Int.max), drawn: StickerDrawing(128, 128, isOutlined: false)),
        ],
        texts: [Text("name of an emoji", 2...100, pattern: #"\w+"#, "letters, digits and _ of ASCII")],
        source: "sticker-convert", secondHand: "all of it",
        importing: [
            "Whoever runs the server: tootctl emoji import emoji.tar.gz. Misskey and others take the pictures one by one in their settings."
        ])

    static let plain = PlatformRules(
        platform: .folder,
        pictures: [
            PictureRule(
                .sticker, [.png, .svg], SizeRule(widths: 1...4096, heights: 1...4096), bytes: 16 << 20, "16 MiB",
                motion: MotionRule(frames: 1...1), drawn: StickerDrawing(512, 512, margin: 16)),
            PictureRule(
                .sticker, moving: true, [.webP, .apng, .gif], SizeRule(widths: 1...4096, heights: 1...4096),
                bytes: 16 << 20, "16 MiB", motion: MotionRule(frames: 2...Int.max),
                drawn: StickerDrawing(512, 512, margin: 16)),
        ],
        source: "Mugmoji's own",
        importing: [
            "For everything else: pack.json lists pictures, titles, emoji and texts for people who do not see them."
        ])

    /// Pictures that stand still in packs that move too.
    private static func both(_ rules: PictureRule...) -> [PictureRule] {
        rules
            + rules.map { rule in
                var rule = rule
                rule.isMoving = true
                return rule
            }
    }
}
