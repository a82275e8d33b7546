#if Service
import AvatarMaking
import Basics
import Captioning
import Compositing
import FaceParsing
import Foundation
import HTTPTypes
import Imaging
import Lettering
import MovingPictures
import PartLibrary
import StickerPacks

/// Why a request is not done: an answer of the kind `application/problem+json` (RFC 9457), whose `type` stays the same.
struct Problem: Error, Sendable {
    /// What went wrong; the last word of the type's URN. The page and `docs/service.md` know all of them.
    enum Kind: String, CaseIterable {
        case badRequest = "bad-request"
        case badRecipe = "bad-recipe"
        case badCaption = "bad-caption"
        case badPack = "bad-pack"
        case unauthorized
        case forbiddenHost = "forbidden-host"
        case forbiddenOrigin = "forbidden-origin"
        case notFound = "not-found"
        case methodNotAllowed = "method-not-allowed"
        case notAcceptable = "not-acceptable"
        case bodyTimeout = "body-timeout"
        case tooLarge = "too-large"
        case pathTooLong = "path-too-long"
        case headTooLarge = "head-too-large"
        case unsupportedMediaType = "unsupported-media-type"
        case notAPicture = "not-a-picture"
        case tooManyPixels = "too-many-pixels"
        case noFace = "no-face"
        case noSuchFace = "no-such-face"
        case internalFault = "internal"
        case unavailable
        case busy
        case timeout

        var status: HTTPResponse.Status {
            switch self {
            case .badRequest: .badRequest
            case .badRecipe, .badCaption, .badPack, .notAPicture, .tooManyPixels, .noFace, .noSuchFace:
                .unprocessableContent
            case .unauthorized: .unauthorized
            case .forbiddenHost, .forbiddenOrigin: .forbidden
            case .notFound: .notFound
            case .methodNotAllowed: .methodNotAllowed
            case .notAcceptable: .notAcceptable
            case .bodyTimeout: .requestTimeout
            case .tooLarge: .contentTooLarge
            case .pathTooLong: .uriTooLong
            case .headTooLarge: .requestHeaderFieldsTooLarge
            case .unsupportedMediaType: .unsupportedMediaType
            case .internalFault: .internalServerError
            case .unavailable: .notImplemented
            case .busy, .timeout: .serviceUnavailable
            }
        }

        var title: String {
            switch self {
            case .badRequest: "The request cannot be understood"
            case .badRecipe: "The recipe cannot be drawn"
            case .badCaption: "The caption cannot be written"
            case .badPack: "The pack cannot be made"
            case .unauthorized: "A token is needed"
            case .forbiddenHost: "The service does not go by this name"
            case .forbiddenOrigin: "Pages of this origin may not use the service"
            case .notFound: "There is nothing here"
            case .methodNotAllowed: "This cannot be done here"
            case .notAcceptable: "There is no answer of a kind that is accepted"
            case .bodyTimeout: "The body of the request came too slowly"
            case .tooLarge: "The body of the request is too large"
            case .pathTooLong: "The path of the request is too long"
            case .headTooLarge: "The head of the request is too large"
            case .unsupportedMediaType: "The body of the request is of another kind than is read here"
            case .notAPicture: "The body is no picture that can be read"
            case .tooManyPixels: "The picture has too many pixels"
            case .noFace: "No face was found"
            case .noSuchFace: "There is no such face"
            case .internalFault: "Something is wrong with the service"
            case .unavailable: "The service lacks what this needs"
            case .busy: "The service is busy"
            case .timeout: "The request took too long"
            }
        }
    }

    let kind: Kind
    /// The reason and what to do about it.
    let detail: String
    var headers: HTTPFields = [:]

    init(_ kind: Kind, _ detail: String, headers: HTTPFields = [:]) {
        self.kind = kind
        self.detail = detail
        self.headers = headers
    }

    /// As the body of an answer.
    var json: [UInt8] {
        struct Body: Encodable {
            let type: String
            let title: String
            let status: Int
            let detail: String
        }
        let body = Body(
            type: "urn:mugmoji:\(kind.rawValue)", title: kind.title, status: kind.status.code, detail: detail)
        return (try? ServiceJSON.bytes(of: body)) ?? []
    }
}

extension Problem {
    /// What an error of the library means to a client. What is no fault of the client's says nothing of this machine.
    init(_ error: any Error) {
        switch error {
        case let problem as Problem: self = problem
        case ImagingError.tooLarge(let width, let height, let most):
            self.init(
                .tooManyPixels,
                "The picture has \(width)×\(height) pixels, and at most \(most) are read; make it smaller.")
        case ImagingError.tooDemanding: self.init(.tooManyPixels, "Of the picture: \(error).")
        case ImagingError.outOfMemory:
            self.init(.tooManyPixels, "There is not enough memory for the picture; make it smaller.")
        case let error as ImagingError: self.init(.notAPicture, "Of the picture: \(error).")
        case FaceReadingError.noFace: self.init(.noFace, "Of the picture: \(error).")
        case is FaceReadingError: self.init(.noSuchFace, "Of the picture: \(error).")
        case RecipeError.unusableCaption, LetteringError.missingGlyph:
            self.init(.badCaption, "Of the caption: \(error).")
        case RecipeError.unreadable(let details):
            // The end is for people at a command line.
            self.init(
                .badRecipe, "Of the recipe: \(details.replacing(", and name its folder with --parts", with: "")).")
        case is RecipeError: self.init(.badRecipe, "Of the recipe: \(error).")
        case is LetteringError: self.init(.badCaption, "The caption cannot be drawn: \(error).")
        case CaptionError.brokenResource: self.init(.internalFault, Self.fault)
        case is CaptionError: self.init(.badCaption, "Of the caption: \(error).")
        case CaptionModelError.longPrompt: self.init(.badCaption, "Of the caption: \(error).")
        case PackError.broken, PackError.unreadable: self.init(.internalFault, Self.fault)
        case is PackError:
            let words = "\(error)".replacing("--for", with: "platforms").replacing("--", with: "")
            self.init(.badPack, "Of the pack: \(words).")
        case is CancellationError: self.init(.timeout, Self.late)
        default: self.init(.internalFault, Self.fault)
        }
    }

    static let fault =
        "It is no fault of the request; the log of the service says more. Try again, or tell whoever runs it."
    static let late = "It was given up; ask for less (a smaller size, fewer stickers), or try again later."
}

#endif
