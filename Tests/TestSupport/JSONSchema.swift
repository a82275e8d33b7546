import Foundation

/// Checks values by a schema of ours: the keywords of JSON Schema 2020-12 that `docs/schemas` uses, and no others.
package struct JSONSchema: Sendable {
    /// Why a schema cannot be used.
    package struct Fault: Error, CustomStringConvertible {
        package let description: String
    }

    package let root: JSONValue

    /// Keywords that hold a schema, a list of schemas, schemas by name, and something else.
    private static let single: Set = ["additionalProperties", "propertyNames", "items"]
    private static let listed: Set = ["anyOf", "oneOf", "allOf", "prefixItems"]
    private static let named: Set = ["properties", "patternProperties", "$defs"]
    private static let plain: Set = [
        "$schema", "$id", "$ref", "title", "description", "type", "enum", "const", "required", "pattern", "minLength",
        "maxLength", "minimum", "maximum", "exclusiveMinimum", "minItems", "maxItems",
    ]

    /// The schema `docs/schemas/NAME.schema.json` of this checkout.
    package init(named name: String) throws {
        let url = Fixtures.checkout.appendingPathComponent("docs/schemas/\(name).schema.json")
        try self.init(JSONValue(json: Data(contentsOf: url)))
    }

    /// - Throws: ``Fault`` for a keyword that is not known here, and for a reference that leads nowhere.
    package init(_ root: JSONValue) throws {
        self.root = root
        try checkKeywords(root, at: "#")
    }

    /// What a reference within the file, such as `#/$defs/color`, leads to.
    package func definition(_ reference: String) -> JSONValue? {
        guard reference.hasPrefix("#") else { return nil }
        return reference.dropFirst().split(separator: "/").reduce(root as JSONValue?) { $0?[String($1)] }
    }

    /// What is wrong with a value, a line for each fault: its place, and the keyword that is broken.
    package func faults(in value: JSONValue) -> [String] { faults(value, root, at: "") }

    private func checkKeywords(_ schema: JSONValue, at place: String) throws {
        if case .bool = schema { return }
        guard let members = schema.object else { throw Fault(description: "\(place) is no schema") }
        for (keyword, value) in members {
            let place = "\(place)/\(keyword)"
            if Self.single.contains(keyword) {
                try checkKeywords(value, at: place)
            } else if Self.listed.contains(keyword), let schemas = value.array {
                for (index, schema) in schemas.enumerated() { try checkKeywords(schema, at: "\(place)/\(index)") }
            } else if Self.named.contains(keyword), let schemas = value.object {
                for (name, schema) in schemas { try checkKeywords(schema, at: "\(place)/\(name)") }
            } else if !Self.plain.contains(keyword) {
                throw Fault(description: "\(place): the keyword is not known, or its value is of the wrong type")
            }
            if keyword == "$ref", value.string.flatMap(definition) == nil {
                throw Fault(description: "\(place) leads nowhere")
            }
            if keyword == "pattern" || keyword == "patternProperties" {
                for pattern in value.string.map({ [$0] }) ?? Array((value.object ?? [:]).keys) {
                    _ = try Regex(pattern)
                }
            }
        }
    }

    private func faults(_ value: JSONValue, _ schema: JSONValue, at place: String) -> [String] {
        if case .bool(let allowed) = schema { return allowed ? [] : ["\(place): it may not be there"] }
        var faults: [String] = []
        func expect(_ holds: Bool, _ keyword: String) {
            if !holds { faults.append("\(place): \(keyword) is not kept") }
        }
        if let target = schema["$ref"]?.string.flatMap(definition) { faults += self.faults(value, target, at: place) }
        if let types = schema["type"] {
            let names = types.array?.compactMap(\.string) ?? [types.string ?? ""]
            let isWhole = value.number.map { $0 == $0.rounded() } ?? false
            expect(names.contains(value.type) || isWhole && names.contains("integer"), "type")
        }
        if let values = schema["enum"]?.array { expect(values.contains(value), "enum") }
        if let constant = schema["const"] { expect(value == constant, "const") }
        for one in schema["allOf"]?.array ?? [] { faults += self.faults(value, one, at: place) }
        if let schemas = schema["anyOf"]?.array {
            expect(schemas.contains { self.faults(value, $0, at: place).isEmpty }, "anyOf")
        }
        if let schemas = schema["oneOf"]?.array {
            let found = schemas.map { self.faults(value, $0, at: place) }
            if found.count(where: \.isEmpty) != 1 {
                expect(false, "oneOf")
                faults += found.min { $0.count < $1.count } ?? []
            }
        }
        switch value {
        case .number(let number): faults += numberFaults(number, schema, at: place)
        case .string(let text): faults += textFaults(text, schema, at: place)
        case .array(let elements): faults += self.faults(elements, schema, at: place)
        case .object(let members): faults += self.faults(members, schema, at: place)
        case .null, .bool: break
        }
        return faults
    }

    private func numberFaults(_ number: Double, _ schema: JSONValue, at place: String) -> [String] {
        var broken: [String] = []
        if let least = schema["minimum"]?.number, number < least { broken.append("minimum") }
        if let most = schema["maximum"]?.number, number > most { broken.append("maximum") }
        if let least = schema["exclusiveMinimum"]?.number, number <= least { broken.append("exclusiveMinimum") }
        return broken.map { "\(place): \($0) is not kept by \(number)" }
    }

    private func textFaults(_ text: String, _ schema: JSONValue, at place: String) -> [String] {
        var broken: [String] = []
        let length = Double(text.unicodeScalars.count)
        if let least = schema["minLength"]?.number, length < least { broken.append("minLength") }
        if let most = schema["maxLength"]?.number, length > most { broken.append("maxLength") }
        if let pattern = schema["pattern"]?.string, !matches(text, pattern) { broken.append("pattern") }
        return broken.map { "\(place): \($0) is not kept by “\(text)”" }
    }

    private func faults(_ elements: [JSONValue], _ schema: JSONValue, at place: String) -> [String] {
        var faults: [String] = []
        if let least = schema["minItems"]?.number, Double(elements.count) < least {
            faults.append("\(place): minItems is not kept")
        }
        if let most = schema["maxItems"]?.number, Double(elements.count) > most {
            faults.append("\(place): maxItems is not kept")
        }
        let prefix = schema["prefixItems"]?.array ?? []
        for (index, element) in elements.enumerated() {
            guard let one = index < prefix.count ? prefix[index] : schema["items"] else { continue }
            faults += self.faults(element, one, at: "\(place)[\(index)]")
        }
        return faults
    }

    private func faults(_ members: [String: JSONValue], _ schema: JSONValue, at place: String) -> [String] {
        var faults: [String] = []
        for key in schema["required"]?.array?.compactMap(\.string) ?? [] where members[key] == nil {
            faults.append("\(place): “\(key)” is missing")
        }
        for (key, value) in members.sorted(by: { $0.key < $1.key }) {
            let member = place.isEmpty ? key : "\(place).\(key)"
            if let names = schema["propertyNames"] { faults += self.faults(.string(key), names, at: member) }
            var schemas: [JSONValue] = []
            if let one = schema["properties"]?[key] { schemas.append(one) }
            schemas += (schema["patternProperties"]?.object ?? [:]).filter { matches(key, $0.key) }.map(\.value)
            if schemas.isEmpty, let others = schema["additionalProperties"] { schemas.append(others) }
            for one in schemas { faults += self.faults(value, one, at: member) }
        }
        return faults
    }

    private func matches(_ text: String, _ pattern: String) -> Bool {
        guard let regex = try? Regex(pattern).matchingSemantics(.unicodeScalar) else { return false }
        return text.firstMatch(of: regex) != nil
    }
}
