import ArgumentParser
import Basics
import Compositing
import Mugmoji

/// Words on the picture.
struct CaptionOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Write this on the picture; a | parts what stands above from what stands below.",
            discussion: "At most 500 characters of any script, emoji too. Lines are broken for you.", valueName: "text")
    )
    var caption: String?

    @Option(
        help: ArgumentHelp(
            "Where the caption stands: auto (two parts above and below, one below), top, bottom, or bubble: what the avatar says.",
            valueName: CaptionPlace.allCases.map(\.rawValue).joined(separator: "|")),
        transform: { try word($0, "place") })
    var captionPlace: CaptionPlace?

    @Option(
        help: ArgumentHelp(
            "The caption's colours: classic (white with a dark line, the usual), ink (dark with a white one), sunny or bubblegum.",
            valueName: CaptionStyle.allCases.map(\.rawValue).joined(separator: "|")),
        transform: { try word($0, "style") })
    var captionStyle: CaptionStyle?

    @Flag(
        help: """
            The caption of an SVG stays text that can be edited, in the fonts of whoever looks at it; else it is outlines \
            that look the same everywhere.
            """)
    var liveText = false

    /// The caption of an emoji: the one that is named, or `own` in another place or style.
    ///
    /// - Parameters:
    ///   - own: what a recipe has.
    ///   - flag: a place that a flag names.
    /// - Throws: `ValidationError` for a text that cannot be drawn, and for a place or style of no caption.
    func caption(insteadOf own: AvatarCaption? = nil, at flag: CaptionPlaceFlags.Place? = nil) throws -> AvatarCaption?
    {
        if let flag, captionPlace != nil {
            throw ValidationError("--\(flag.rawValue) and --caption-place both say where the caption stands; take one")
        }
        let captionPlace = captionPlace ?? flag.flatMap { CaptionPlace(rawValue: $0.rawValue) }
        guard var result = caption.map({ AvatarCaption($0) }) ?? own else {
            let named =
                flag.map { "--\($0.rawValue)" } ?? (captionPlace != nil ? "--caption-place" : nil)
                ?? (captionStyle != nil ? "--caption-style" : nil)
            if let named { throw ValidationError("\(named) is for captions; add --caption “…”") }
            return nil
        }
        if let own, caption != nil { (result.place, result.style) = (own.place, own.style) }
        if let captionPlace { result.place = captionPlace }
        if let captionStyle { result.style = captionStyle }
        if caption != nil {
            do { try result.check() } catch { throw ValidationError("--caption: \(error.captionReason)") }
        }
        return result
    }

    /// - Throws: `ValidationError` where text is to stay text in pictures.
    func check(_ format: EmojiFormat) throws {
        guard liveText, format != .svg else { return }
        throw ValidationError(
            "--live-text is for SVG files, and the emoji is written as \(format.rawValue); take an output that ends in .svg"
        )
    }
}

/// Where a caption stands, in a word of its own. `convert` has no such flags: its `--top` lists parts.
struct CaptionPlaceFlags: ParsableArguments {
    enum Place: String, EnumerableFlag {
        case top, bottom, bubble

        static func help(for value: Place) -> ArgumentHelp? {
            switch value {
            case .top: "All of the caption stands above; as --caption-place top."
            case .bottom: "All of the caption stands below."
            case .bubble: "The caption stands in a bubble, as what the avatar says."
            }
        }
    }

    @Flag(exclusivity: .exclusive) var place: Place?
}

private func word<Word: RawRepresentable<String> & CaseIterable>(_ text: String, _ kind: String) throws -> Word {
    if let word = Word(rawValue: text) { return word }
    let known = Word.allCases.map(\.rawValue).joined(separator: ", ")
    throw ValidationError("there is no \(kind) \(quoted(text)) of captions; take \(known)")
}
