/// More mistakes than this in one document are not told.
private let mostErrors = 100

/// A key of any name, to see which keys a JSON object has.
package struct AnyKey: CodingKey {
    package var stringValue: String
    package var intValue: Int? { nil }

    package init(stringValue: String) { self.stringValue = stringValue }
    package init?(intValue: Int) { nil }
}

/// Everything that is wrong with a document, where more than the first error is wanted.
package struct DecodingErrors: Error {
    package init() {}

    package private(set) var errors: [DecodingError] = []

    package mutating func add(_ error: any Error) {
        switch error {
        case let error as DecodingError: errors.append(error)
        case let error as DecodingErrors: errors += error.errors
        default: errors.append(.dataCorrupted(.init(codingPath: [], debugDescription: "\(error)")))
        }
    }

    /// What `body` gives, or `nil` when it throws, which is kept.
    package mutating func attempt<Value>(_ body: () throws -> Value) -> Value? {
        do {
            return try body()
        } catch {
            add(error)
            return nil
        }
    }

    /// Throws everything that was kept.
    package func throwIfAny() throws {
        if !errors.isEmpty { throw self }
    }
}

/// A value, or why it could not be decoded: an array of these is read to its end.
package struct Attempt<Value: Decodable>: Decodable {
    package let result: Result<Value, any Error>

    package init(from decoder: any Decoder) {
        result = Result { try Value(from: decoder) }
    }
}

extension Decoder {
    /// Throws a `DecodingError` that names the first key that `Key` does not have.
    package func rejectUnknownKeys<Key: CodingKey & CaseIterable>(_: Key.Type) throws {
        if let error = try unknownKeys(Key.self).first { throw error }
    }

    /// An error for each key that `Key` does not have.
    package func unknownKeys<Key: CodingKey & CaseIterable>(_: Key.Type) throws -> [DecodingError] {
        let known = Key.allCases.map(\.stringValue)
        let container = try container(keyedBy: AnyKey.self)
        return container.allKeys.filter { !known.contains($0.stringValue) }
            .sorted { $0.stringValue < $1.stringValue }.prefix(mostErrors).map { key in
                DecodingError.dataCorrupted(
                    .init(
                        codingPath: codingPath,
                        debugDescription:
                            "unknown key \(quoted(key.stringValue)); the keys are \(known.joined(separator: ", "))"))
            }
    }
}

extension KeyedDecodingContainer {
    /// A number that may be left out.
    ///
    /// - Throws: `DecodingError` for one out of range.
    package func decode(_ key: Key, in range: ClosedRange<Double>, otherwise value: Double) throws -> Double {
        let number = try decodeIfPresent(Double.self, forKey: key) ?? value
        guard range.contains(number) else {
            throw DecodingError.dataCorruptedError(
                forKey: key, in: self,
                debugDescription: "\(number) is out of range; it may be \(range.lowerBound) to \(range.upperBound)")
        }
        return number
    }

    /// Throws a `DecodingError` unless the number under `key` is `known`, the one version that can be read.
    package func requireVersion(_ known: Int, forKey key: Key) throws {
        let version = try decode(Int.self, forKey: key)
        guard version == known else {
            throw DecodingError.dataCorruptedError(
                forKey: key, in: self,
                debugDescription: "version \(version) is not known; this program reads version \(known)")
        }
    }

    /// Decodes an object whose keys are names of `Name`; an unknown one is an error that lists the names.
    package func decodeTable<Name: RawRepresentable & CaseIterable & Hashable, Value: Decodable>(
        _: Value.Type = Value.self, forKey key: Key, of kind: String
    ) throws -> [Name: Value] where Name.RawValue == String {
        var errors = DecodingErrors()
        let table: [Name: Value] = try decodeTable(forKey: key, of: kind, errors: &errors)
        if let error = errors.errors.first { throw error }
        return table
    }

    /// Decodes as far as that goes an object whose keys are names of `Name`.
    ///
    /// - Throws: `DecodingError` when there is no object.
    package func decodeTable<Name: RawRepresentable & CaseIterable & Hashable, Value: Decodable>(
        _: Value.Type = Value.self, forKey key: Key, of kind: String, errors: inout DecodingErrors
    ) throws -> [Name: Value] where Name.RawValue == String {
        let container = try nestedContainer(keyedBy: AnyKey.self, forKey: key)
        var table: [Name: Value] = [:]
        for key in container.allKeys.sorted(by: { $0.stringValue < $1.stringValue })
        where errors.errors.count < mostErrors {
            guard let name = Name(rawValue: key.stringValue) else {
                let names = Name.allCases.map(\.rawValue).joined(separator: ", ")
                errors.add(
                    DecodingError.dataCorrupted(
                        .init(
                            codingPath: container.codingPath,
                            debugDescription: "unknown \(kind) \(quoted(key.stringValue)); the \(kind)s are \(names)")))
                continue
            }
            table[name] = errors.attempt { try container.decode(Value.self, forKey: key) }
        }
        return table
    }
}

extension DecodingError {
    /// The reason in a sentence, with the place in the document: `parts.eyes: …`.
    package var explanation: String {
        path.isEmpty ? reason : path.joined(separator: ".") + ": " + reason
    }

    /// Keys and indices that lead to the place in the document.
    package var path: [String] {
        let path: [any CodingKey]
        switch self {
        case .dataCorrupted(let context), .keyNotFound(_, let context), .typeMismatch(_, let context),
            .valueNotFound(_, let context):
            path = context.codingPath
        @unknown default: path = []
        }
        return path.map { $0.intValue.map(String.init) ?? $0.stringValue }
    }

    /// A type as people who write JSON call it.
    private static func words(for type: any Any.Type) -> String {
        switch type {
        case is String.Type: "a text in quotation marks"
        case is any BinaryInteger.Type, is any BinaryFloatingPoint.Type: "a number"
        case is [Any].Type, is any UnkeyedDecodingContainer.Type: "a list […]"
        default: "an object {…}"
        }
    }

    /// What is wrong there.
    package var reason: String {
        switch self {
        case .dataCorrupted(let context):
            context.underlyingError.map { "\(context.debugDescription) \($0)" } ?? context.debugDescription
        case .keyNotFound(let key, _): "the key \(quoted(key.stringValue)) is missing; add it"
        case .typeMismatch(let type, _), .valueNotFound(let type, _): "\(Self.words(for: type)) belongs here"
        @unknown default: "\(self)"
        }
    }
}
