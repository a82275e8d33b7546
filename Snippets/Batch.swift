// Many selfies side by side: one maker serves every task, and a picture without a face does not end the batch.
//
//     swift run -c release Batch emoji/ Fixtures/selfies/*.jpg
import Foundation
import Mugmoji

let arguments = CommandLine.arguments.dropFirst()
guard let first = arguments.first else {
    print("usage: Batch folder selfie.jpg …")
    exit(64)
}
let folder = URL(fileURLWithPath: first, isDirectory: true)
try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)

let maker = try EmojiMaker(style: .ink)

@Sendable func convert(_ selfie: URL) throws -> URL {
    let reading = try maker.reader.read(PictureSource(path: selfie.path))
    let emoji = try maker.avatars.emoji(of: reading.largest)
    let target = folder.appendingPathComponent(selfie.deletingPathExtension().lastPathComponent + ".webp")
    try Data(maker.renderer.webP(of: emoji.recipe, size: 256)).write(to: target)
    return target
}

await withTaskGroup(of: String.self) { group in
    var waiting = arguments.dropFirst().map { URL(fileURLWithPath: $0) }[...]
    func startOne() {
        guard let selfie = waiting.popFirst() else { return }
        group.addTask {
            do {
                return "\(selfie.lastPathComponent) → \(try convert(selfie).lastPathComponent)"
            } catch {
                return "\(selfie.lastPathComponent): \(error)"
            }
        }
    }
    for _ in 0..<ProcessInfo.processInfo.activeProcessorCount { startOne() }
    for await line in group {
        print(line)
        startOne()
    }
}
