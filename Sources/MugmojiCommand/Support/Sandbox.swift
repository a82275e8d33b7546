import ArgumentParser
import Basics
import CProcess
import Foundation
import Imaging
import PartLibrary

/// A command that takes bytes from strangers, and can be kept from all that it does not need for that.
protocol Sandboxable: ParsableCommand {
    var sandbox: SandboxOptions { get }

    /// What it reads beside fonts and what comes with Mugmoji: files and folders.
    var readPlaces: [String] { get }

    /// The port that it listens on; `nil` where on none.
    var listeningPort: Int? { get }
}

extension Sandboxable {
    var listeningPort: Int? { nil }
}

/// Whether a command is kept in.
struct SandboxOptions: ParsableArguments {
    @Flag(
        help: ArgumentHelp(
            "Keep from all files but fonts and those of Mugmoji and the style, and from programs and connections.",
            discussion: "By Landlock and seccomp, as far as the kernel has them; what is missing is said."))
    var sandbox = false
}

/// What this process is kept from; entered once, before there is a second thread.
enum Sandbox {
    // Set before there is a second thread, and never again.
    nonisolated(unsafe) private static var folder: TemporaryFolder?

    /// Whether this process opens no files that others name.
    static var isEntered: Bool { folder != nil }

    /// Enters the sandbox of a command whose options ask for one.
    ///
    /// - Throws: ``Failure`` where the system refuses what it has.
    static func enter(for command: any ParsableCommand) throws(Failure) {
        guard let command = command as? any Sandboxable, command.sandbox.sandbox else { return }
        // What is opened when it is first needed would not be found any more.
        PictureFormat.prepareReaders()
        let parent = temporaryParent
        let folder: TemporaryFolder
        do {
            folder = try TemporaryFolder(in: parent)
        } catch {
            throw Failure(error, path: parent)
        }
        setenv("TMPDIR", folder.path, 1)
        self.folder = folder
        let isListening = command.listeningPort != nil
        try require(mugmoji_renounce(), "no_new_privs")
        let version = try require(
            keepFromFiles(
                command.readPlaces + ownPlaces + fontPlaces + (isListening ? resolverPlaces : []), working: folder.path,
                removing: parent, port: command.listeningPort), "Landlock")
        let calls = try require(mugmoji_refuse_calls(isListening), "seccomp")
        let words = [
            version > 0 ? "Landlock \(version)" : nil, calls > 0 ? "seccomp" : nil,
        ].compactMap(\.self)
        Terminal.say("sandbox: \(words.isEmpty ? "none" : words.joined(separator: ", "))")
        if version == 0 {
            Terminal.report(
                "this kernel has no Landlock (Linux 5.13, switched on with lsm=landlock): files are not kept away")
        } else if isListening, version < 4 {
            Terminal.report("this kernel's Landlock knows no ports (Linux 6.7): seccomp alone keeps from connections")
        }
        if calls == 0 { Terminal.report("this system has no seccomp for programs: no system call is refused") }
    }

    /// From here on no socket is made: a service that listens needs no other.
    static func hasListened() {
        guard isEntered else { return }
        if mugmoji_refuse_calls(false) < 0 { Terminal.report("sandbox: sockets cannot be refused") }
    }

    @discardableResult
    private static func require(_ result: Int32, _ what: String) throws(Failure) -> Int32 {
        guard result >= 0 else {
            throw Failure(
                status: .system,
                description: "the sandbox cannot be entered (\(what): \(String(cString: strerror(errno)))); leave out "
                    + "--sandbox, or see what keeps this process from it")
        }
        return result
    }

    private static func keepFromFiles(_ paths: [String], working: String, removing: String, port: Int?) -> Int32 {
        let words = (paths + [working, removing]).map { strdup($0) }
        defer { for word in words { free(word) } }
        let kinds = paths.map { _ in MUGMOJI_READ } + [MUGMOJI_WORK, MUGMOJI_REMOVE_FOLDERS]
        let places = zip(words, kinds).map { mugmoji_place(path: $0, access: $1) }
        return mugmoji_keep_from_files(places, places.count, Int32(port ?? -1))
    }

    /// Where large pictures are kept while they are read.
    private static var temporaryParent: String {
        let told = ProcessInfo.processInfo.environment["TMPDIR"].flatMap { $0.isEmpty ? nil : $0 }
        return [told, "/var/tmp", "/tmp"].compactMap(\.self).first { access($0, W_OK) == 0 } ?? "/tmp"
    }

    /// The bundles of the package's modules, and what tells a process of itself.
    private static var ownPlaces: [String] {
        let bundles = ResourcePlaces.current.folders.flatMap { folder in
            let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
            return names.filter { $0.hasPrefix("mugmoji_") && $0.hasSuffix(".resources") }
                .map { folder.appendingPathComponent($0).path }
        }
        return bundles + systemPlaces
    }

    /// libdispatch looks after each thread in `/proc/<thread>`, which no rule can name beforehand, and ends a process that may not.
    private static let systemPlaces = ["/proc", "/sys/fs/cgroup", "/etc/localtime", "/usr/share/zoneinfo"]

    /// Where fontconfig looks.
    private static var fontPlaces: [String] {
        let environment = ProcessInfo.processInfo.environment
        let home = environment["HOME"].map { home in
            [".fonts", ".fonts.conf", ".local/share/fonts", ".config/fontconfig", ".cache/fontconfig"].map {
                home + "/" + $0
            }
        }
        let told =
            ["FONTCONFIG_FILE", "FONTCONFIG_PATH"].compactMap { environment[$0] }
            + [("XDG_DATA_HOME", "fonts"), ("XDG_CONFIG_HOME", "fontconfig"), ("XDG_CACHE_HOME", "fontconfig")]
            .compactMap { variable, name in environment[variable].map { $0 + "/" + name } }
        let shared = ["/etc/fonts", "/var/cache/fontconfig"]
        return (home ?? []) + told + shared
            + ["fonts", "fontconfig"].flatMap { ["/usr/share/\($0)", "/usr/local/share/\($0)"] }
    }

    /// What a name of a host is looked up in.
    private static let resolverPlaces = ["/etc/hosts", "/etc/resolv.conf", "/etc/nsswitch.conf", "/etc/host.conf"]
}
