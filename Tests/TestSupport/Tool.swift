import Foundation

/// Runs programs that make and measure fixtures.
package enum Tool {
    package struct Failure: Error, CustomStringConvertible {
        package var description: String
    }

    /// Makes something by ffmpeg, which is asked to overwrite and to say only what went wrong.
    package static func ffmpeg(_ arguments: [String], input: [UInt8] = []) throws {
        _ = try run("ffmpeg", ["-v", "error", "-y"] + arguments, input: input)
    }

    /// What a program found through PATH prints.
    ///
    /// - Throws: ``Failure`` when it does not end with 0.
    @discardableResult
    package static func run(_ program: String, _ arguments: [String], input: [UInt8] = []) throws -> String {
        let scratch = try Scratch()
        let (output, errors) = (scratch.path("output"), scratch.path("errors"))
        let status = try spawn(
            [program] + arguments, files: [scratch.file("input", input).path, output, errors])
        guard status == 0 else {
            let said = String(decoding: try Data(contentsOf: URL(fileURLWithPath: errors)), as: UTF8.self)
            throw Failure(description: "\(program) ended with \(status): \(said)")
        }
        return String(decoding: try Data(contentsOf: URL(fileURLWithPath: output)), as: UTF8.self)
    }

    /// Foundation's `Process` waits in a run loop, sometimes for ever where others start programs at the same time.
    private static func spawn(_ arguments: [String], files: [String]) throws -> Int32 {
        try measured(arguments, files: files).status
    }

    /// The most bytes of memory that a process has held since it became the program that it is; 0 where the system does not tell.
    private static func peak(of process: pid_t) -> Int {
        guard let text = try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8),
            let line = text.split(separator: "\n").first(where: { $0.hasPrefix("VmHWM:") }),
            let size = line.split(whereSeparator: { " \t".contains($0) }).dropFirst().first.flatMap({ Int($0) })
        else { return 0 }
        return size << 10
    }

    /// What a program came to.
    package struct Cost {
        package let status: Int32
        /// The most bytes of memory that it held, looked at every millisecond; 0 where the system does not tell.
        package let peak: Int
        package let seconds: Double
    }

    /// Runs a program found through PATH, its streams connected with the files that are named.
    package static func measured(_ arguments: [String], files: [String]) throws -> Cost {
        let start = ContinuousClock.now
        #if canImport(Darwin)
        var actions: posix_spawn_file_actions_t?
        #else
        var actions = posix_spawn_file_actions_t()
        #endif
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, files[0], O_RDONLY, 0)
        for (stream, file) in zip(Int32(1)..., files.dropFirst()) {
            posix_spawn_file_actions_addopen(&actions, stream, file, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        }
        var words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
        defer { for word in words { free(word) } }
        var child = pid_t()
        let code = posix_spawnp(&child, arguments[0], &actions, nil, &words, environ)
        guard code == 0 else { throw Failure(description: "\(arguments[0]): \(String(cString: strerror(code)))") }
        var status: Int32 = 0
        // What `wait4` tells of memory begins with what the process that started it had.
        var peak = 0
        while true {
            let ended = waitpid(child, &status, WNOHANG)
            if ended == child { break }
            guard ended == 0 || errno == EINTR else { throw Failure(description: "\(arguments[0]) was lost") }
            peak = max(peak, Self.peak(of: child))
            usleep(1000)
        }
        return Cost(
            status: status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F, peak: peak,
            seconds: start.duration(to: .now) / .seconds(1))
    }

    /// Times of the packets of a stream (`v:0`, `a:0`) of a file, in seconds.
    package static func packetTimes(of stream: String, in path: String) throws -> [Double] {
        try run(
            "ffprobe",
            ["-v", "error", "-select_streams", stream, "-show_entries", "packet=pts_time", "-of", "csv=p=0", path]
        ).split(whereSeparator: { $0.isNewline || $0 == "," }).compactMap { Double($0) }
    }
}
