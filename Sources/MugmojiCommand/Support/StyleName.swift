import ArgumentParser
import BuiltInStyles

/// The value of `--style`: a style that comes with Mugmoji, or the path of a style's folder (with a slash in it).
struct StyleName: ExpressibleByArgument {
    let name: String

    init(_ name: String) { self.name = name }

    init?(argument: String) {
        guard argument.contains("/") || BuiltInStyles.names.contains(argument) else { return nil }
        name = argument
    }

    var defaultValueDescription: String { name }

    static var allValueStrings: [String] { BuiltInStyles.names }
}
