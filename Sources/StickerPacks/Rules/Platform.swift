/// A chat, or a kind of folder, that packs of stickers are made for.
public enum Platform: String, Sendable, Hashable, CaseIterable {
    /// WhatsApp's sticker apps, and `.wastickers` for apps that make stickers.
    case whatsapp
    /// Sticker sets of Telegram.
    case telegram
    /// Signal Desktop's sticker creator.
    case signal
    /// Stickers and emoji of a Discord server.
    case discord
    /// Custom emoji of Slack.
    case slack
    /// A sticker pack of an asset catalogue of Xcode.
    case imessage
    /// LINE Creators Market.
    case line
    /// WeChat's open platform for stickers.
    case wechat
    /// Custom emoji of Mastodon and programs like it.
    case mastodon
    /// No platform: pictures with a list of what they show.
    case folder

    /// As it is typed, and as its folder is called: `whatsapp`.
    public var name: String { rawValue }

    /// As people write it: “WhatsApp”.
    public var title: String {
        switch self {
        case .whatsapp: "WhatsApp"
        case .telegram: "Telegram"
        case .signal: "Signal"
        case .discord: "Discord"
        case .slack: "Slack"
        case .imessage: "iMessage"
        case .line: "LINE"
        case .wechat: "WeChat"
        case .mastodon: "Mastodon"
        case .folder: "a plain folder"
        }
    }
}
