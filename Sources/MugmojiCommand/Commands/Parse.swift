import ArgumentParser
import FaceParsing
import Foundation
import Imaging
import Mugmoji
import ParseDrawing

/// `mugmoji parse`: what is read from a picture.
struct Parse: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Writes the label map of a selfie, a drawing of it, and its measures.",
        discussion: """
            The label map is an 8-bit palette PNG of the picture's own upright size with these ids: 0 background, \
            1 skin, 2 nose, 3 brow, 4 eye, 5 iris, 6 lip, 7 mouth, 8 hair, 9 facial hair, 10 headwear, 11 glasses, \
            12 ear, 13 neck, 14 clothes, 15 teeth. Outside any face it is 0.
            """)

    @Argument(help: ArgumentHelp("A picture, or - for standard input.", valueName: "selfie"))
    var selfie: String

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("The label map, a PNG file, or - for standard output.", valueName: "labels.png"))
    var output: String?

    @Option(
        help: ArgumentHelp(
            "The picture with labels, points and a legend drawn over it, for people to look at.",
            valueName: "overlay.png"))
    var overlay: String?

    @Flag(help: "Print geometry, colours and what is worn as one JSON object on standard output.")
    var json = false

    @Flag(help: "With --json: say for each trait of a face what decided it, and by which numbers.")
    var why = false

    @Option(
        help: ArgumentHelp(
            "Which faces of the picture: the largest, all, or the Nth largest.", valueName: "largest|all|N"))
    var face = FaceChoice.all

    @OptionGroup var reading: ReadingOptions

    @Flag(help: "Overwrite outputs that exist.")
    var force = false

    func validate() throws {
        guard output != nil || overlay != nil || json else {
            throw ValidationError("nothing is asked for; add -o labels.png, --overlay overlay.png or --json")
        }
        if why, !json { throw ValidationError("--why is for --json; add it") }
        if json, output == "-" || overlay == "-" {
            throw ValidationError("--json and the picture would both go to standard output; name a file in place of -")
        }
        if output == "-", overlay == "-" {
            throw ValidationError("both pictures would go to standard output; name a file with -o or --overlay")
        }
    }

    func run() throws {
        ReadingOptions.giveBackMemory()
        let list = InputList(paths: [selfie], recursive: false)
        let labels = try plan(output, .labels, for: list)
        let overlays = try plan(overlay, .overlay, for: list)
        let ledger = OutputLedger(inputs: list.files.map(\.path), overwrite: force)
        try ledger.check([labels, overlays].compactMap(\.self).flatMap(\.paths.values))
        if [output, overlay].contains("-"), Terminal.outputIsTerminal {
            throw ValidationError("the picture would go to the terminal; redirect standard output, or name a file")
        }
        try reportingFailures(file: selfie) {
            do {
                let input = try list.single(selfie)
                try parse(input, to: labels?.paths[input], overlays?.paths[input], ledger)
            } catch {
                let failure = Failure(error, file: selfie == "-" ? "standard input" : selfie)
                if json { try Results.json(FailureReport(input: selfie, failure: failure)) }
                throw failure
            }
        }
    }

    private func parse(
        _ input: InputFile, to labelPath: String?, _ overlayPath: String?, _ ledger: OutputLedger
    ) throws {
        if !force {
            for path in [labelPath, overlayPath] { try OutputFile.refuseExisting(path) }
        }
        let reader = try FaceReader(maximumPixels: reading.maxPixels)
        let parse = PictureParse(try reader.read(input.picture(), faces: face, turn: reading.rotate.turn))
        if let notice = ReadingOptions.notice(facesLeftOut: parse.facesLeftOut, of: input.displayName) {
            Terminal.report(notice)
        }
        var outputs: [OutputLedger.Output] = []
        if let labelPath { outputs.append(OutputLedger.Output(path: labelPath, bytes: try parse.labelPNG())) }
        if let overlayPath { outputs.append(OutputLedger.Output(path: overlayPath, bytes: try parse.overlayPNG())) }
        try ledger.write(outputs)
        if json {
            try Results.json(
                ParseReport(
                    input: input.path, output: labelPath, overlay: overlayPath,
                    picture: PictureReport(parse, saysWhy: why)))
        }
    }

    private func plan(_ destination: String?, _ kind: OutputPlan.Kind, for list: InputList) throws -> OutputPlan? {
        try destination.map { try OutputPlan(inputs: list.files, destination: $0, kind: kind, asFolder: false) }
    }
}
