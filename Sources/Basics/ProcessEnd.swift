package import Foundation

/// How a process that was started ended.
package struct ProcessEnd: Sendable, Hashable {
    /// The exit status, or the signal that ended it.
    package let status: Int32
    package let isSignal: Bool

    package init(status: Int32, isSignal: Bool = false) { (self.status, self.isSignal) = (status, isSignal) }
}

extension Process {
    /// Waits until it has ended.
    ///
    /// Foundation's own waiting goes by a socket that is closed when the process ends, and that another one may hold open which was started at
    /// the same time: then it waits for that one too, and for ever where each waits for the other. The system is asked instead; Foundation takes
    /// the process away when it notices.
    @discardableResult
    package func awaitEnd() -> ProcessEnd {
        #if os(Linux)
        while true {
            var info = siginfo_t()
            if waitid(P_PID, id_t(processIdentifier), &info, WEXITED | WNOWAIT) == 0 {
                return ProcessEnd(
                    status: info._sifields._sigchld.si_status, isSignal: info.si_code != CInt(CLD_EXITED))
            }
            guard errno == EINTR else { break }
        }
        #endif
        // It was noticed already.
        waitUntilExit()
        return ProcessEnd(status: terminationStatus, isSignal: terminationReason == .uncaughtSignal)
    }
}
