import ArgumentParser
import Foundation
import Imaging
import Mugmoji
import PartEmbedding
import PartLibrary

/// Compares embedders: whether they find a disturbed part again, choose parts that agree with photos, and stand still when a face
/// does.
struct Retrieval: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retrieval",
        abstract: "Prints how well embedders tell parts apart.",
        discussion: """
            Every matched part of a style is disturbed as a parser disturbs it, at five severities, and looked for among \
            the parts of its slot (docs/decisions/embedders.md defines the disturbance). With --training, parts are \
            chosen for the photos of the split val, and the attributes they carry compared with the photos' labels; with \
            --video, vectors are followed through clips. In the table stand the default embedder, ResNet-50 with \
            random weights on the pixels of photos and painted parts, the same on canvases, and every file that \
            --embedder names.
            """)

    @Option(help: "The style's folder, or the name of a style that comes with Mugmoji.")
    var style = "pop"

    @Option(
        help: ArgumentHelp("Also measure this embedder, a .safetensors or .json file (repeatable).", valueName: "file"))
    var embedder: [String] = []

    @Option(help: ArgumentHelp("Also measure this autoencoder of the published architecture.", valueName: "file"))
    var exact: String?

    @Flag(inversion: .prefixedNo, help: "Measure ResNet-50 with random weights.")
    var resnet = true

    @Option(help: "How often each part is disturbed at each severity; 0 leaves this measure out.")
    var draws = 4

    @Option(help: "The folder of labelled photos: faces.csv and images/.")
    var training: String?

    @Option(help: "Take the photos' mean from this many photos of the split train.")
    var means = 200

    @Option(help: "Measure agreement on at most this many photos of the split val.")
    var photos = 1000

    @Option(help: "A folder of video clips, which the program ffmpeg decodes; needs --training.")
    var video: String?

    @Option(help: ArgumentHelp("Also write everything as JSON.", valueName: "file"))
    var json: String?

    func validate() throws {
        guard draws >= 0 else { throw ValidationError("--draws \(draws) is out of range: 0 or more") }
        guard means >= 10, photos >= 1 else { throw ValidationError("--means takes 10 or more, --photos 1 or more") }
        if video != nil, training == nil {
            throw ValidationError("--video compares with the photos that --training names; add it")
        }
    }

    func run() throws {
        let parts = try StyleParts(style: style)
        var contestants = try Contestant.standing(withResNet: resnet)
        if let exact { contestants.insert(try Contestant(name: "exact autoencoder", file: exact), at: 1) }
        contestants += try embedder.map { try Contestant(file: $0) }
        let indexes = try contestants.map { try $0.index(of: parts) }
        var report = RetrievalReport(style: parts.library.style.name, embedders: contestants)
        if draws > 0 {
            say("parts")
            try report.add(SelfRetrieval(parts: parts, draws: draws).answers(of: contestants, indexes: indexes))
        }
        if let training {
            say("means")
            let photos = try PhotoMeasures(
                table: FaceTable(training: training), contestants: contestants, means: means)
            report.parserOverlap = photos.parser.medians
            say("photos")
            try report.add(photos.agreement(on: self.photos, parts: parts, indexes: indexes))
            if let video {
                say("clips")
                try report.add(photos.steadiness(on: URL(fileURLWithPath: video, isDirectory: true)))
            }
        }
        print(report.text)
        if let json { try report.json().write(to: URL(fileURLWithPath: json), options: .atomic) }
    }

    private func say(_ text: String) {
        FileHandle.standardError.write(Data("evaluation: \(text)\n".utf8))
    }
}
