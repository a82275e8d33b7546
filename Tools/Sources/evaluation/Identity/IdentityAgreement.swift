import ArgumentParser
import Basics
import Foundation
import Mugmoji
import PartLibrary

/// Counts how often the avatar of a clip becomes another person, and how soon it smiles, blinks and turns.
struct IdentityAgreement: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "identity",
        abstract: "Prints how often the avatar of a clip changes person, plain and with --smooth.",
        discussion: """
            A change of identity is another part in a slot that the mouth is not in, an open eye of another shape (lids \
            that close are none), or a colour that differs by more than 0.015 in OKLab. Counted are changes from a second \
            after the first face on, and how many parts were seen in all. --smile, --blink and --turn say when that begins \
            in a clip; the delay of a smile is the time until the avatar's mouth smiles, of a blink until its eyes are \
            closed, and of a turn how much later the avatar's nose is half-way than the nose that was measured.
            """)

    @Argument(help: "Clips, which the program ffmpeg decodes.")
    var clips: [String]

    @Option(help: "The style's folder, or the name of a style that comes with Mugmoji.")
    var style = "pop"

    @Option(
        help: ArgumentHelp(
            "Also tell how unlike a person is to himself within the clips, and to others in this folder of photos.",
            valueName: "folder"))
    var people: String?

    @Option(help: "At most so many photos of that folder are compared.")
    var photos = 120

    @Option(help: ArgumentHelp("When a smile begins.", valueName: "seconds"))
    var smile: Double?

    @Option(help: ArgumentHelp("When a blink begins.", valueName: "seconds"))
    var blink: Double?

    @Option(help: ArgumentHelp("When the head begins to turn.", valueName: "seconds"))
    var turn: Double?

    @Option(
        help: ArgumentHelp("Also draw frames of the clip, each beside its plain and smooth avatar.", valueName: "png"))
    var sheet: String?

    @Option(help: "How many frames the sheet shows, spread evenly over the clip.")
    var frames = 40

    @Option(help: "The width and height of a cell of the sheet, in pixels.")
    var cell = 128

    func validate() throws {
        if sheet != nil, clips.count != 1 { throw ValidationError("--sheet draws one clip; name one") }
        guard frames >= 1, cell >= 16 else { throw ValidationError("--frames takes 1 or more, --cell 16 or more") }
    }

    func run() async throws {
        let maker = try EmojiMaker(style: StyleID(style))
        var likeness = PersonLikeness()
        for clip in clips {
            let seen = try await LiveFrame.frames(of: clip, by: maker, thumbnails: sheet == nil ? nil : cell)
            print(
                "\((clip as NSString).lastPathComponent): \(seen.count) frames, \(seen.count { $0.face != nil }) with a face"
            )
            for (name, recipe) in [("plain", \LiveFrame.plain), ("smooth", \.smooth)] {
                let track = AvatarTrack(seen, recipe, library: maker.avatars.library)
                print("  \(name): \(track.summary)")
                for (event, delay) in [
                    ("smile", smile.flatMap(track.delay(ofSmileAt:))),
                    ("blink", blink.flatMap(track.delay(ofBlinkAt:))),
                    ("turn", turn.flatMap(track.delay(ofTurnAt:))),
                ] {
                    if let delay { print("    \(event) after \(Int((delay * 1000).rounded())) ms") }
                }
            }
            likeness.add(seen)
            if let sheet { try draw(seen, by: maker, to: sheet) }
        }
        if let people {
            let folder = URL(fileURLWithPath: people, isDirectory: true)
            let files = try PictureFolder.pictures(in: folder, option: "--people").prefix(photos)
            for file in files { likeness.add(try maker.reader.reading(of: file, faces: .largest)?.largest) }
            print(likeness.text)
        }
    }

    private func draw(_ seen: [LiveFrame], by maker: EmojiMaker, to path: String) throws {
        let step = max(1, Double(seen.count) / Double(frames))
        let shown = stride(from: 0, to: Double(seen.count), by: step).map { seen[Int($0)] }
        let items = try shown.map { frame in
            try [frame.thumbnail]
                + [frame.plain, frame.smooth].map { recipe in
                    try recipe.map { try maker.renderer.image(of: $0, size: cell) }
                }
        }
        let picture = Sheet(cell: cell, columns: 4).picture(of: items.map { $0.compactMap(\.self) })
        try AtomicFile.write(picture.pngBytes(), to: path, overwrite: true)
    }
}
