import ArgumentParser
import Basics
import Captioning
import Compositing
import FaceParsing
import Mugmoji

/// Words on the picture of an emoji.
struct CaptionOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Write this on the picture; a | parts what stands above from what stands below. With auto a caption is written for the face, none takes a recipe's off.",
            discussion: "At most 500 characters of any script, emoji too. Lines are broken for you.",
            valueName: "text|auto|none"))
    var caption: String?

    @OptionGroup var writing: CaptionWritingOptions

    @OptionGroup var drawing: CaptionDrawingOptions

    /// Whether a caption is written for the face.
    var isWritten: Bool { caption == "auto" }

    /// Whether a recipe's own caption is taken off.
    var isTakenOff: Bool { caption == "none" }

    func validate() throws {
        if writing.isNamed, !isWritten {
            throw ValidationError(
                "--mood, --language, --model and --seed say how a caption is written; add --caption auto")
        }
    }

    /// The caption of an emoji where none is written for it: the one that is named, or `own` in another place or style.
    ///
    /// - Parameters:
    ///   - own: what a recipe has.
    ///   - flag: a place that a flag names.
    /// - Throws: `ValidationError` for a text that cannot be drawn, and for a place or style of no caption.
    func caption(insteadOf own: AvatarCaption? = nil, at flag: CaptionPlaceFlags.Place? = nil) throws -> AvatarCaption?
    {
        let place = try drawing.place(or: flag)
        guard !isWritten else { return own }
        let text = isTakenOff ? nil : caption
        guard var result = text.map({ AvatarCaption($0) }) ?? (isTakenOff ? nil : own) else {
            if let named = flag.map({ "--\($0.rawValue)" }) ?? drawing.named {
                throw ValidationError("\(named) is for captions; add --caption “…”")
            }
            return nil
        }
        if let own, text != nil { (result.place, result.style) = (own.place, own.style) }
        drawing.apply(to: &result, at: place)
        if text != nil {
            do { try result.check() } catch { throw ValidationError("--caption: \(error.captionReason)") }
        }
        return result
    }

    /// Gives a recipe the caption that is written for it, where that is asked for.
    ///
    /// - Parameters:
    ///   - face: the selfie's; `nil` for a recipe.
    ///   - flag: a place that a flag names.
    func write(
        on recipe: inout AvatarRecipe, face: ParsedFace?, drawnBy renderer: AvatarRenderer,
        at flag: CaptionPlaceFlags.Place? = nil
    ) async throws {
        guard isWritten else { return }
        let own = recipe.caption
        let captions = try await writing.captions(of: &recipe, face: face, drawnBy: renderer)
        guard var caption = captions.first.map({ AvatarCaption($0) }) else { return }
        if let own { (caption.place, caption.style) = (own.place, own.style) }
        drawing.apply(to: &caption, at: try drawing.place(or: flag))
        recipe.caption = caption
    }
}

/// Where words stand on a picture, and how they look.
struct CaptionDrawingOptions: ParsableArguments {
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

    /// The option that says where a caption stands or how it looks; `nil` where none is given.
    var named: String? { captionPlace != nil ? "--caption-place" : captionStyle != nil ? "--caption-style" : nil }

    /// The place that is named, by an option or a flag.
    ///
    /// - Throws: `ValidationError` where both name one.
    func place(or flag: CaptionPlaceFlags.Place?) throws -> CaptionPlace? {
        if let flag, captionPlace != nil {
            throw ValidationError("--\(flag.rawValue) and --caption-place both say where the caption stands; take one")
        }
        return captionPlace ?? flag.flatMap { CaptionPlace(rawValue: $0.rawValue) }
    }

    func apply(to caption: inout AvatarCaption, at place: CaptionPlace?) {
        if let place { caption.place = place }
        if let captionStyle { caption.style = captionStyle }
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
