#if Service
import Captioning
import FaceAtlas
import HTTPTypes
import Mugmoji
import PartLibrary

/// What the styles are and hold.
extension ServiceCore {
    /// `GET /v1/styles`
    func listStyles() throws -> CompressedBody {
        try CompressedBody(ServiceJSON.bytes(of: styles.map(\.summary)), type: MediaKind.json)
    }

    /// `GET /v1/styles/{style}`
    func describeStyle(_ name: String) throws -> CompressedBody {
        try CompressedBody(try style(name, .notFound).description(), type: MediaKind.json)
    }

    /// `GET /v1/styles/{style}/parts`
    func listParts(of name: String) throws -> CompressedBody {
        try CompressedBody(ServiceJSON.bytes(of: try style(name, .notFound).partEntries), type: MediaKind.json)
    }

    /// `GET /v1/styles/{style}/parts.json`
    func allParts(of name: String) throws -> CompressedBody { try style(name, .notFound).parts() }

    /// `GET /v1/styles/{style}/parts/{slot}/{part}.svg`
    func drawing(of part: String, in slot: String, of name: String, hash: String?) throws -> Answer {
        let style = try style(name, .notFound)
        guard let slot = Slot(rawValue: slot), part.hasSuffix(".svg"),
            let part = style.library.part(String(part.dropLast(4)), in: slot)
        else { throw Problem(.notFound, "The style \(name) has no such part; /v1/styles/\(name)/parts lists them.") }
        var answer = Answer(try style.file(of: part), type: MediaKind.svg)
        let known = EntityTag.hexadecimal(part.contentHash)
        answer.headers[.eTag] = "\"\(known)\""
        // What is named by its hash never changes.
        answer.headers[.cacheControl] = hash == known ? "public, max-age=31536000, immutable" : "no-cache"
        return answer
    }

    /// `GET /v1/moods`
    func listMoods() throws -> CompressedBody {
        let moods = try Moods.packaged().all.map { MoodReport($0) }
        return try CompressedBody(ServiceJSON.bytes(of: moods), type: MediaKind.json)
    }
}

#endif
