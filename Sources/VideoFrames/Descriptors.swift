import Foundation

/// The system's numbers of open files, of which every pipe to a program takes two.
enum Descriptors {
    /// What two programs with three pipes each take, and some more.
    private static let needed = 32

    /// Looks whether enough are left. To start programs when they run out half-way can wait for ever.
    ///
    /// - Throws: ``VideoError/outOfResources(details:)``.
    static func require() throws(VideoError) {
        var limit = rlimit()
        if getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0, limit.rlim_cur < limit.rlim_max {
            limit.rlim_cur = min(limit.rlim_max, max(limit.rlim_cur, 1024))
            _ = setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
        }
        var held: [Int32] = []
        defer { for descriptor in held { close(descriptor) } }
        while held.count < needed {
            let descriptor = open("/dev/null", O_RDONLY | O_CLOEXEC)
            guard descriptor >= 0 else {
                throw .outOfResources(details: String(cString: strerror(errno)).lowercased())
            }
            held.append(descriptor)
        }
    }
}
