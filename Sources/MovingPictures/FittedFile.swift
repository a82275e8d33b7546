/// A file that keeps to its limit, and how it was made.
package struct FittedFile: Sendable {
    /// The whole file.
    package var bytes: [UInt8]
    package var settings: FileSettings

    package init(bytes: [UInt8], settings: FileSettings) {
        self.bytes = bytes
        self.settings = settings
    }
}
