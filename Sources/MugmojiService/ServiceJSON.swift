#if Service
import Basics
import Foundation

/// JSON as the service writes and reads it.
enum ServiceJSON {
    /// Sorted keys, slashes as they are.
    static func bytes(of value: some Encodable, snakeCase: Bool = false) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        if snakeCase { encoder.keyEncodingStrategy = .convertToSnakeCase }
        return Array(try encoder.encode(value))
    }

    /// - Throws: ``Problem`` of the kind `bad-request` that says where the JSON is not as it should be; of the kind `bad-recipe` where that is in the
    ///   recipe of an order, as where the recipe stands alone.
    static func value<Value: Decodable>(_ type: Value.Type, from bytes: [UInt8]) throws(Problem) -> Value {
        do {
            return try JSONDecoder().decode(type, from: Data(bytes))
        } catch {
            if let problem = error as? Problem { throw problem }
            let fault = error as? DecodingError
            let reason = fault?.explanation ?? "it is not readable"
            throw Problem(fault?.path.first == "recipe" ? .badRecipe : .badRequest, "Of the JSON: \(reason).")
        }
    }
}

#endif
