/// A kind of file that a picture is written as; both keep alpha.
package enum StillFormat: String, CaseIterable, Sendable {
    case png
    case webP = "webp"

    /// - Parameter fileExtension: in any case, without the dot; `nil` for others.
    package init?(fileExtension: String) { self.init(rawValue: fileExtension.lowercased()) }

    /// As it stands in messages.
    package var name: String { self == .png ? "PNG" : "WebP" }
}
