#if Service

/// How much one request may ask for. What is bounded here is bounded before anything is decoded or waited for.
public struct ServiceLimits: Sendable, Hashable {
    /// Bytes of a request's body.
    public var bodyBytes = 20 << 20
    /// Bytes of a body that is JSON.
    public var jsonBytes = 1 << 20
    /// Pixels of a picture, as its header announces them.
    public var pixels = 50_000_000
    /// Seconds in which a body has to be there, from its head on.
    public var bodySeconds = 10.0
    /// Seconds in which a request is answered, from its head on, waiting included.
    public var requestSeconds = 15.0
    /// The same of a pack of stickers, which takes longer to make.
    public var packSeconds = 60.0
    /// Seconds in which an answer is taken, from when it is made on.
    public var answerSeconds = 60.0
    /// Seconds that a connection may wait for the head of a request, or for the next piece of one.
    public var idleSeconds = 10.0
    /// Bytes of a request's head, and of one field of it.
    public var headBytes = 16 << 10
    /// Fields of a request's head.
    public var headFields = 64
    /// Bytes of a path with its query.
    public var pathBytes = 4096
    /// Bytes of all bodies that are being read or worked on, which bounds the memory that clients can take.
    public var heldBytes = 160 << 20
    /// Bytes of answers that clients have not taken, from which on nothing more is made.
    public var answerBytes = 160 << 20
    /// Connections at a time.
    public var connections = 512
    /// Requests that are worked on at a time; one for each processor where `nil`.
    public var workers: Int?
    /// Requests that wait for one of these; twice as many where `nil`.
    public var waiting: Int?
    /// Width and height of a picture that is asked for.
    public var pictureSide = 2048
    /// Width and height of a picture that moves: all of its frames are held at once.
    public var movingSide = 512
    /// Faces of a picture.
    public var faces = 64
    /// Parts of a multipart body.
    public var multipartParts = 8

    /// The limits of the documentation.
    public init() {}
}

#endif
