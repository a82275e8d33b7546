import Basics
import Imaging

// The other files of this folder are the program's own, linked to, since no package sees into an executable or into what only the trait `Service`
// builds. Here stands what they need of their surroundings: errors that say nothing of statuses.

struct Problem: Error {
    enum Kind { case badRequest }

    init(_: Kind, _: String) {}
}

struct Failure: Error {
    enum Status { case data, noInput, usage }
    enum Reason { case badFrame, badRequest, unreadable }

    init(status _: Status, reason _: Reason, description _: String) {}
}

/// Bytes of a frame that are too many to be held are kept nowhere.
final class StreamedFile {
    init(for _: String) throws(Failure) {
        throw Failure(status: .data, reason: .unreadable, description: "there is no room")
    }

    func append(_: [UInt8]) throws(Failure) {}

    func picture() throws(Failure) -> PictureSource { PictureSource(bytes: []) }
}
