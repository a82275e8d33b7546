import Foundation
import TestSupport
import Testing

#if os(Linux)
/// The system refuses calls, one after the other: each command ends by itself with a status and a word, and leaves whole files.
/// `Tools/faults` does the same with all commands and all kinds of calls.
@Suite(.serialized) struct FaultTests {
    private let scratch: Scratch
    private static let statuses: Set<Int32> = [65, 66, 69, 70, 71, 73, 74]

    init() throws {
        scratch = try Scratch()
        try Tool.run(
            "cc",
            [
                "-shared", "-fPIC", "-O1", "-o", scratch.path("faults.so"),
                Fixtures.checkout.appendingPathComponent("Tools/proofs/faults.c").path,
            ])
    }

    /// Runs the program in the folder `work`; the call `number` of a kind fails.
    private func run(_ arguments: [String], _ kind: String, _ number: Int, _ code: Int32) throws -> (
        outcome: Program.Outcome, calls: Int, hasFailed: Bool
    ) {
        try scratch.file("state", [UInt8](repeating: 0, count: 4096))
        let outcome = try Program.run(
            arguments, folder: scratch.folder.appendingPathComponent("work"),
            environment: [
                "LD_PRELOAD": scratch.path("faults.so"), "MUGMOJI_FAULT": "\(kind):\(number):\(code)",
                "MUGMOJI_FAULT_STATE": scratch.path("state"),
            ])
        let state = try scratch.bytes("state")
        func count(_ place: Int) -> Int { state[place..<place + 8].reversed().reduce(0) { $0 << 8 | Int($1) } }
        return (outcome, count(0), count(8) > 0)
    }

    /// All files in the folder `work`, hidden ones too.
    private func files() throws -> [String: [UInt8]] {
        let work = scratch.folder.appendingPathComponent("work")
        var found: [String: [UInt8]] = [:]
        for name in try FileManager.default.subpathsOfDirectory(atPath: work.path) {
            var isFolder: ObjCBool = false
            let path = work.appendingPathComponent(name).path
            guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue else {
                continue
            }
            found[name] = try Fixtures.bytes(URL(fileURLWithPath: path))
        }
        return found
    }

    private func set(_ files: [String: [UInt8]]) throws {
        try? FileManager.default.removeItem(atPath: scratch.path("work"))
        for (name, bytes) in files { try scratch.file("work/\(name)", bytes) }
    }

    /// - Parameter every: only so many of the calls fail: the first, the one so many behind it, and so on.
    private func refuse(_ arguments: [String], _ kind: String, _ code: Int32, every step: Int = 1) throws {
        let before = try files()
        let (clean, calls, _) = try run(arguments, kind, 0, code)
        #expect(clean.status == 0 && calls > 0, "\(kind): \(clean.errors)")
        let after = try files()
        for number in stride(from: 1, through: calls, by: step) {
            try set(before)
            let (outcome, _, hasFailed) = try run(arguments, kind, number, code)
            let left = try files()
            let place: Comment = "\(kind) \(number) of \(calls): \(outcome.errors)"
            if outcome.status == 0 {
                #expect(left == after, place)
                continue
            }
            #expect(hasFailed && Self.statuses.contains(outcome.status), place)
            #expect(outcome.errors.hasPrefix("mugmoji: "), place)
            // All outputs are new, or all as they were; nothing else is there.
            #expect(left == before || left == after, place)
        }
        try set(before)
    }

    @Test(arguments: [("write", ENOSPC), ("sync", EIO), ("rename", EIO)])
    func outputsAreWholeTogether(_ kind: String, _ code: Int32) throws {
        let selfie = try Fixtures.bytes(Fixtures.selfie("short-smile"))
        try set(["a.jpg": selfie, "a.png": [1], "a.json": [2]])
        try refuse(
            [
                "convert", "a.jpg", "-o", "a.png", "--recipe", "a.json", "--parts", QuickStyle.path, "--size", "32",
                "--force",
            ],
            kind, code)
    }

    @Test func everyFileMayBeUnreadable() throws {
        try set(["me.json": QuickStyle.recipe, "a.png": [1]])
        let render = ["render", "me.json", "-o", "a.png", "--parts", QuickStyle.path, "--size", "32", "--force"]
        try refuse(render, "open", EMFILE, every: 3)
        try refuse(render, "read", EIO, every: 3)
    }

    @Test(arguments: [("write", ENOSPC), ("sync", EIO), ("rename", EIO)])
    func aPackIsWholeOrAsItWas(_ kind: String, _ code: Int32) throws {
        let recipe = #"{"version": 1, "style": "ink", "parts": {"head": "oval", "eyes": "round", "mouth": "smile"}}"#
        try set(["me.json": Array(recipe.utf8)])
        let pack = ["pack", "me.json", "-o", "pack", "--for", "slack", "--expressions", "happy", "--force"]
        try refuse(pack, kind, code, every: kind == "write" ? 2 : 1)
    }

    /// Where nothing can be opened, no arguments are lost either: nothing is done, and that is said.
    @Test func nothingThatOpensIsAFailureToo() throws {
        try set(["me.json": QuickStyle.recipe])
        let (outcome, _, _) = try run(["render", "me.json", "-o", "a.png"], "open", 1, EMFILE)
        #expect(outcome.status == 0 || Self.statuses.contains(outcome.status))
        try set(["me.json": QuickStyle.recipe])
        let all = try Program.run(
            ["render", "me.json", "-o", "a.png"], folder: scratch.folder.appendingPathComponent("work"),
            environment: [
                "LD_PRELOAD": scratch.path("faults.so"), "MUGMOJI_FAULT": "open:1+:24",
                "MUGMOJI_FAULT_STATE": scratch.path("state"),
            ])
        #expect(Self.statuses.contains(all.status) && all.errors.hasPrefix("mugmoji: "), "\(all)")
        #expect(try files().keys.sorted() == ["me.json"])
    }
}
#endif
