/// A style that cannot be used, with everything that is wrong with it.
public struct StyleError: Error, Sendable, CustomStringConvertible {
    /// One thing to mend.
    package struct Problem: Sendable, Hashable, CustomStringConvertible {
        /// Path of the file or folder.
        package var file: String
        /// Line in the file, from 1; `nil` when the problem is the file as a whole.
        package var line: Int?
        /// What is wrong and how to mend it.
        package var message: String

        package init(file: String, line: Int? = nil, message: String) {
            self.file = file
            self.line = line
            self.message = message
        }

        /// `file:line: message`, as compilers write it.
        package var description: String {
            line.map { "\(file):\($0): \(message)" } ?? "\(file): \(message)"
        }
    }

    /// At least one, in the order of the files.
    package var problems: [Problem]

    package init(_ problems: [Problem]) {
        self.problems = problems
    }

    init(file: String, line: Int? = nil, _ message: String) {
        problems = [Problem(file: file, line: line, message: message)]
    }

    /// One line for each problem.
    public var description: String {
        problems.map(\.description).joined(separator: "\n")
    }
}
