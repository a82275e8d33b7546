/// A key of any name, to see which keys a JSON object has.
private struct AnyKey: CodingKey {
    var stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
}

extension Decoder {
    /// Throws a `DecodingError` that names the first key that `Key` does not have.
    package func rejectUnknownKeys<Key: CodingKey & CaseIterable>(_: Key.Type) throws {
        let known = Key.allCases.map(\.stringValue)
        let container = try container(keyedBy: AnyKey.self)
        if let key = container.allKeys.map(\.stringValue).sorted().first(where: { !known.contains($0) }) {
            throw DecodingError.dataCorrupted(
                .init(
                    codingPath: codingPath,
                    debugDescription: "unknown key “\(key)”; the keys are \(known.joined(separator: ", "))"))
        }
    }
}

extension KeyedDecodingContainer {
    /// Decodes an object whose keys are names of `Name`; an unknown one is an error that lists the names.
    package func decodeTable<Name: RawRepresentable & CaseIterable & Hashable, Value: Decodable>(
        _: Value.Type = Value.self, forKey key: Key, of kind: String
    ) throws -> [Name: Value] where Name.RawValue == String {
        let container = try nestedContainer(keyedBy: AnyKey.self, forKey: key)
        var table: [Name: Value] = [:]
        for key in container.allKeys.sorted(by: { $0.stringValue < $1.stringValue }) {
            guard let name = Name(rawValue: key.stringValue) else {
                let names = Name.allCases.map(\.rawValue).joined(separator: ", ")
                throw DecodingError.dataCorrupted(
                    .init(
                        codingPath: container.codingPath,
                        debugDescription: "unknown \(kind) “\(key.stringValue)”; the \(kind)s are \(names)"))
            }
            table[name] = try container.decode(Value.self, forKey: key)
        }
        return table
    }
}

extension DecodingError {
    /// The reason in a sentence, with the place in the document: `parts.eyes: …`.
    package var explanation: String {
        switch self {
        case .dataCorrupted(let context):
            let text = context.underlyingError.map { "\(context.debugDescription) \($0)" } ?? context.debugDescription
            return Self.place(context.codingPath) + text
        case .keyNotFound(let key, let context):
            return Self.place(context.codingPath) + "the key “\(key.stringValue)” is missing; add it"
        case .typeMismatch(_, let context), .valueNotFound(_, let context):
            return Self.place(context.codingPath) + context.debugDescription
        @unknown default: return "\(self)"
        }
    }

    private static func place(_ path: [any CodingKey]) -> String {
        guard !path.isEmpty else { return "" }
        return path.map { $0.intValue.map(String.init) ?? $0.stringValue }.joined(separator: ".") + ": "
    }
}
