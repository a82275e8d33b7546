/// A start tag.
struct SVGTag {
    var name: String
    var attributes: [(name: String, value: String)]
    /// The element ends with the tag (`<path …/>`).
    var isEmpty: Bool
    /// Position of `<` in the bytes.
    var offset: Int

    subscript(name: String) -> String? {
        attributes.first { $0.name == name }?.value
    }
}

/// What is wrong at which byte.
struct SVGSyntaxError: Error {
    var message: String
    var offset: Int
}
