/// A text that somebody else wrote, as a message shows it: in quotation marks, cut after 40 characters, and without
/// anything that a terminal would obey or hide.
package func quoted(_ text: some StringProtocol) -> String {
    let longest = 40
    var shown = ""
    var count = 0
    for scalar in text.unicodeScalars {
        if count == longest { return "“\(shown)…”" }
        shown.unicodeScalars.append(scalar.isPlain ? scalar : "\u{FFFD}")
        count += 1
    }
    return "“\(shown)”"
}

extension Unicode.Scalar {
    /// A letter, mark, digit, sign or space: no control character, no mark that turns the direction of what follows.
    package var isPlain: Bool {
        switch properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: false
        default: true
        }
    }
}
