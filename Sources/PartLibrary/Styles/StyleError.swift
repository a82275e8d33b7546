/// A style that cannot be used, with everything that is wrong with it.
public struct StyleError: Error, Sendable, CustomStringConvertible {
    /// One thing to mend.
    public struct Problem: Sendable, Hashable {
        /// Path of the file or folder.
        public internal(set) var file: String
        /// Line in the file, from 1; `nil` when the problem is the file as a whole.
        public internal(set) var line: Int?
        /// What is wrong and how to mend it.
        public internal(set) var message: String

        package init(file: String, line: Int? = nil, message: String) {
            self.file = file
            self.line = line
            self.message = message
        }

        /// `file:line: message`, as compilers write it.
        package var text: String {
            line.map { "\(file):\($0): \(message)" } ?? "\(file): \(message)"
        }
    }

    /// At least one, in the order of the files.
    public internal(set) var problems: [Problem]

    package init(_ problems: [Problem]) {
        self.problems = problems
    }

    init(file: String, line: Int? = nil, _ message: String) {
        problems = [Problem(file: file, line: line, message: message)]
    }

    /// One line for each problem.
    public var description: String {
        problems.map(\.text).joined(separator: "\n")
    }
}
