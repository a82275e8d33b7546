import Basics
import Foundation

/// A header that a worker gets.
struct WorkerRequest: Decodable, Sendable {
    enum Kind: String, Decodable, Sendable { case hello, ping, convert, render }

    /// What an answer brings.
    enum Wanted: String, Decodable, Sendable, CaseIterable { case emoji, recipe, attributes, report, vectors }

    /// What a client calls a request: a text or a whole number.
    enum ID: Codable, Sendable, Equatable {
        case text(String)
        case number(Int)

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let number = try? container.decode(Int.self) {
                self = .number(number)
            } else {
                let text = try container.decode(String.self)
                guard text.utf8.count <= 256 else {
                    throw DecodingError.dataCorruptedError(in: container, debugDescription: "it is too long")
                }
                self = .text(text)
            }
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            switch self {
            case .text(let text): try container.encode(text)
            case .number(let number): try container.encode(number)
            }
        }
    }

    /// The value of an option: as `--name` takes it, several of them, or `key=value` pairs.
    enum OptionValue: Decodable, Sendable {
        case flag(Bool)
        case values([String])

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let isSet = try? container.decode(Bool.self) {
                self = .flag(isSet)
            } else if let one = try? container.decode(Scalar.self) {
                self = .values([one.text])
            } else if let several = try? container.decode([Scalar].self) {
                self = .values(several.map(\.text))
            } else {
                let pairs = try container.decode([String: Scalar].self).sorted { $0.key < $1.key }
                self = .values(pairs.map { "\($0.key)=\($0.value.text)" })
            }
        }
    }

    private struct Scalar: Decodable {
        let text: String

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let number = try? container.decode(Int.self) {
                text = String(number)
            } else if let number = try? container.decode(Double.self) {
                text = String(number)
            } else {
                text = try container.decode(String.self)
            }
        }
    }

    private enum Key: String, CodingKey, CaseIterable {
        case type, id, path, name, options, want
        case protocolVersion = "protocol"
    }

    let type: Kind
    let id: ID?
    let protocolVersion: Int?
    let path: String?
    /// How messages call what is sent.
    let name: String?
    /// In the words of a command line, sorted.
    let arguments: [String]
    let wanted: Set<Wanted>

    init(from decoder: any Decoder) throws {
        try decoder.rejectUnknownKeys(Key.self)
        let container = try decoder.container(keyedBy: Key.self)
        type = try container.decode(Kind.self, forKey: .type)
        id = try container.decodeIfPresent(ID.self, forKey: .id)
        protocolVersion = try container.decodeIfPresent(Int.self, forKey: .protocolVersion)
        path = try container.decodeIfPresent(String.self, forKey: .path)
        name = try container.decodeIfPresent(String.self, forKey: .name)
        wanted = Set(try container.decodeIfPresent([Wanted].self, forKey: .want) ?? [.emoji])
        let options = try container.decodeIfPresent([String: OptionValue].self, forKey: .options) ?? [:]
        arguments = options.sorted { $0.key < $1.key }.flatMap { name, value in
            let option = "--" + name.replacing("_", with: "-")
            return switch value {
            case .flag(let isSet): isSet ? [option] : []
            case .values(let values): values.map { "\(option)=\($0)" }
            }
        }
        guard type == .hello || id != nil else {
            throw DecodingError.keyNotFound(Key.id, .init(codingPath: [], debugDescription: "a request has an id"))
        }
    }

    /// - Throws: ``Failure`` that says where the header is not as it should be.
    static func read(_ header: [UInt8]) throws(Failure) -> WorkerRequest {
        do {
            return try JSONDecoder().decode(WorkerRequest.self, from: Data(header))
        } catch {
            let words = (error as? DecodingError)?.explanation ?? "it is no JSON"
            throw Failure(status: .usage, reason: .badRequest, description: "the header of a request: \(words)")
        }
    }

    /// What a header that cannot be read calls itself, so that the answer finds its request; texts in it that are no Unicode are
    /// passed over.
    static func id(in header: [UInt8]) -> ID? {
        struct Named: Decodable { let id: ID }
        for bytes in [header, withoutHalves(header)] {
            guard let id = try? JSONDecoder().decode(Named.self, from: Data(bytes)).id else { continue }
            if case .text(let text) = id, bytes != header, text.unicodeScalars.contains("\u{FFFD}") { return nil }
            return id
        }
        return nil
    }

    /// JSON in which U+FFFD stands for what is no UTF-8, and for all escapes of halves of surrogate pairs.
    private static func withoutHalves(_ json: [UInt8]) -> [UInt8] {
        var bytes = Array(String(decoding: json, as: UTF8.self).utf8)
        var place = 0
        while place + 1 < bytes.count {
            guard bytes[place] == UInt8(ascii: "\\") else {
                place += 1
                continue
            }
            let digits = bytes[place...].dropFirst(2).prefix(4)
            if bytes[place + 1] == UInt8(ascii: "u"), digits.count == 4,
                let unit = UInt16(String(decoding: digits, as: UTF8.self), radix: 16), (0xD800...0xDFFF).contains(unit)
            {
                bytes.replaceSubrange(place + 2..<place + 6, with: "fffd".utf8)
            }
            place += 2
        }
        return bytes
    }
}
