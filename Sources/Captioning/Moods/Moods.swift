internal import Basics
package import Compositing
package import FaceAtlas
package import Foundation
package import PartLibrary

/// The 48 moods, and which of them a face has: the file `moods.json`.
public struct Moods: Sendable {
    /// All of them, in the order of the file, which is the order that models know them by.
    public let all: [Mood]
    /// From the signs of a face to its mood; the first row that fits counts.
    package let faces: [FaceRow]

    /// What a face must show for a mood; `nil` fits any.
    package struct FaceRow: Sendable, Hashable {
        package let eyes: Set<EyesState>?
        package let mouth: Set<FaceSigns.Mouth>?
        package let brows: Set<FaceSigns.Brows>?
        /// Id of the mood.
        package let mood: String

        package func fits(_ signs: FaceSigns) -> Bool {
            eyes?.contains(signs.eyes) != false && mouth?.contains(signs.mouth) != false
                && brows?.contains(signs.brows) != false
        }
    }

    /// The moods that come with Mugmoji, read once.
    ///
    /// - Throws: ``CaptionError/brokenResource(file:reason:)``.
    public static func packaged() throws(CaptionError) -> Moods { try shared.get() }

    private static let shared: Result<Moods, CaptionError> = CaptionResources.result("moods.json") {
        try Moods(json: $0)
    }

    /// The mood that goes by a name: its id, or its title in either language.
    ///
    /// - Throws: ``CaptionError/unknownMood(_:nearest:)``.
    public func mood(named name: String) throws(CaptionError) -> Mood {
        let folded = name.lowercased()
        if let mood = all.first(where: { [$0.id, $0.english.lowercased(), $0.chinese].contains(folded) }) {
            return mood
        }
        throw .unknownMood(name, nearest: namesNear(name, among: all.map(\.id)))
    }

    /// The mood of a face, by the table.
    public func mood(of signs: FaceSigns) -> Mood {
        let id = faces.first { $0.fits(signs) }?.mood
        return all.first { $0.id == id } ?? all[0]
    }

    /// The mood of an avatar: that which its expression fits best, or without one that of its eyes and mouth, by the table.
    ///
    /// - Throws: as `AvatarRecipe.attributes(in:)`.
    package func mood(of recipe: AvatarRecipe, in library: StyleLibrary) throws(RecipeError) -> Mood {
        if let expression = recipe.expression, let mood = mood(ofExpression: expression) { return mood }
        let attributes = try recipe.attributes(in: library)
        return mood(
            of: FaceSigns(
                eyes: attributes[.eyes].flatMap(EyesState.init) ?? .open,
                mouth: attributes[.mouth].flatMap(FaceSigns.Mouth.init) ?? .closed, brows: .level))
    }

    /// The mood in whose list an expression stands nearest to the front, the first of equal ones.
    package func mood(ofExpression name: String) -> Mood? {
        let places = all.compactMap { mood in mood.expressions.firstIndex(of: name).map { (place: $0, mood: mood) } }
        return places.min { $0.place < $1.place }?.mood
    }

    /// Reads `moods.json`.
    ///
    /// - Throws: `DecodingError`.
    package init(json: Data) throws {
        let file = try JSONDecoder().decode(File.self, from: json)
        all = file.moods.map {
            Mood(id: $0.id, english: $0.en, chinese: $0.zh, expressions: $0.expressions)
        }
        faces = file.faces.map { row in
            FaceRow(
                eyes: row.eyes.map(Set.init), mouth: row.mouth.map(Set.init), brows: row.brows.map(Set.init),
                mood: row.mood)
        }
        let known = Set(all.map(\.id))
        guard !all.isEmpty, known.count == all.count, faces.allSatisfy({ known.contains($0.mood) }),
            faces.last.map({ $0.eyes == nil && $0.mouth == nil && $0.brows == nil }) == true
        else {
            throw DecodingError.dataCorrupted(
                DecodingError.Context(
                    codingPath: [],
                    debugDescription:
                        "each mood stands in it once, faces have moods that stand in it, and the last row fits any face"
                ))
        }
    }

    private struct File: Decodable {
        let version: Int
        let moods: [Entry]
        let faces: [Row]

        private enum Key: String, CodingKey, CaseIterable { case version, moods, faces }

        init(from decoder: any Decoder) throws {
            try decoder.rejectUnknownKeys(Key.self)
            let container = try decoder.container(keyedBy: Key.self)
            try container.requireVersion(1, forKey: .version)
            version = 1
            moods = try container.decode([Entry].self, forKey: .moods)
            faces = try container.decode([Row].self, forKey: .faces)
        }
    }

    private struct Entry: Decodable {
        let id: String
        let en: String
        let zh: String
        let expressions: [String]
    }

    private struct Row: Decodable {
        let eyes: [EyesState]?
        let mouth: [FaceSigns.Mouth]?
        let brows: [FaceSigns.Brows]?
        let mood: String
    }
}

/// The files that this module ships, read once.
enum CaptionResources {
    static func data(_ file: String) throws(CaptionError) -> Data {
        do {
            return try Data(contentsOf: PackageResources.url(of: "Resources/\(file)", in: "Captioning"))
        } catch {
            throw .brokenResource(file: file, reason: "\(error)")
        }
    }

    static func result<Value>(
        _ file: String, _ read: (Data) throws -> Value
    ) -> Result<Value, CaptionError> {
        do throws(CaptionError) {
            let data = try data(file)
            do {
                return .success(try read(data))
            } catch {
                throw .brokenResource(
                    file: file, reason: (error as? DecodingError)?.explanation ?? "\(error)")
            }
        } catch {
            return .failure(error)
        }
    }
}
