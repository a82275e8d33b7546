#if Service
import HTTPTypes
import NIOCore
import NIOHTTP1
import NIOHTTPTypes

/// Keeps a connection to its limits, between the reader of HTTP and hummingbird:
///
/// - a body that is too large or comes too slowly ends with an error, which the service answers;
/// - a connection whose request is answered before all of its body has come is closed after the answer, and what still comes is thrown away for a
///   moment, so that the answer is not lost on the way;
/// - when the service ends, a request that the client has sent and nobody has read yet is still read and answered;
/// - a request that is not answered is cut off at last;
/// - an answer is taken within its time, and then the connection is cut off; until then nothing closes it, however long it says nothing;
/// - who asks whether to send a body (`Expect: 100-continue`) is told, unless it would be too large;
/// - every answer has the headers of ``SecurityHeaders``, also those that hummingbird gives by itself.
final class ConnectionGuard: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    /// Why a body ends before it is whole.
    enum BodyError: Error {
        case tooLarge(limit: Int)
        case tooSlow(seconds: Double)
    }

    private let limits: ServiceLimits
    /// Bytes of answers that clients have not taken, over all connections.
    private let untaken: HeldBytes
    /// Answers that were written and not taken.
    private var answersUntaken = 0
    /// What would have closed the connection while an answer was on its way.
    private var closings: [(mode: CloseMode, promise: EventLoopPromise<Void>?)] = []
    private var takingAlarm: Scheduled<Void>?
    /// Bytes of the body that is coming; `nil` between bodies.
    private var bodyBytes: Int?
    /// Requests of which the head has come, and of which all has; and those whose answer is on its way. A client may send some before it
    /// has the answer to the first.
    private var (heads, bodies, answers) = (0, 0, 0)
    private var hasFailed = false
    /// The answer that is being written closes the connection.
    private var isClosing = false
    private var isDiscarding = false
    private var parserError: HTTPParserError?
    private var bodyAlarm: Scheduled<Void>?
    private var lastAlarm: Scheduled<Void>?
    /// The service ends: the next answer is the last one where no request has come behind it.
    private var isEnding = false
    /// Lets a connection go on which nothing was asked when the end came.
    private var endAlarm: Scheduled<Void>?
    /// What of an answer is left out, because another body was written in its place.
    private var skipsBody = false

    init(limits: ServiceLimits, untaken: HeldBytes) { (self.limits, self.untaken) = (limits, untaken) }

    func handlerRemoved(context: ChannelHandlerContext) { cancelAlarms() }

    func channelInactive(context: ChannelHandlerContext) {
        cancelAlarms()
        context.fireChannelInactive()
    }

    private func cancelAlarms() {
        bodyAlarm?.cancel()
        lastAlarm?.cancel()
        takingAlarm?.cancel()
        endAlarm?.cancel()
        (bodyAlarm, lastAlarm, takingAlarm, endAlarm) = (nil, nil, nil, nil)
    }

    // MARK: What comes

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard !isDiscarding, !hasFailed else { return }
        switch unwrapInboundIn(data) {
        case .head(let head): begin(head, context)
        case .body(let buffer):
            bodyBytes = (bodyBytes ?? 0) + buffer.readableBytes
            if bodyBytes ?? 0 > limits.bodyBytes { return fail(.tooLarge(limit: limits.bodyBytes), context) }
        case .end:
            bodyBytes = nil
            bodies += 1
            bodyAlarm?.cancel()
            bodyAlarm = nil
        }
        context.fireChannelRead(data)
        if bodyBytes != nil, let alarm = endAlarm {
            alarm.cancel()
            endAlarm = nil
            context.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent())
        }
    }

    /// hummingbird closes a connection on which no request has come when the end comes, though its bytes may be there, unread.
    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        guard event is ChannelShouldQuiesceEvent, !isEnding else { return context.fireUserInboundEventTriggered(event) }
        isEnding = true
        guard heads == answers else { return context.fireUserInboundEventTriggered(event) }
        let box = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        endAlarm = context.eventLoop.scheduleTask(in: .seconds(Self.farewell)) {
            let (handler, context) = box.value
            handler.endAlarm = nil
            context.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent())
        }
    }

    private static let farewell = 0.25

    private func begin(_ head: HTTPRequest, _ context: ChannelHandlerContext) {
        bodyBytes = 0
        let isNext = heads == answers
        heads += 1
        let box = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        let bodySeconds = limits.bodySeconds
        bodyAlarm = context.eventLoop.scheduleTask(in: .seconds(bodySeconds)) {
            let (handler, context) = box.value
            handler.bodyAlarm = nil
            handler.fail(.tooSlow(seconds: bodySeconds), context)
        }
        if isNext { expectAnswer(context) }
        guard isNext, head.headerFields[.expect]?.lowercased() == "100-continue" else { return }
        let length = head.headerFields[.contentLength].flatMap(Int.init) ?? 0
        if length <= limits.bodyBytes {
            context.writeAndFlush(wrapOutboundOut(.head(HTTPResponse(status: .continue))), promise: nil)
        }
    }

    /// Cuts the connection off where the next answer does not come.
    private func expectAnswer(_ context: ChannelHandlerContext) {
        let most = limits.bodySeconds + max(limits.requestSeconds, limits.packSeconds) + Self.grace
        let box = NIOLoopBound(context, eventLoop: context.eventLoop)
        lastAlarm = context.eventLoop.scheduleTask(in: .seconds(most)) { box.value.close(promise: nil) }
    }

    private static let grace = 10.0

    private func fail(_ error: BodyError, _ context: ChannelHandlerContext) {
        guard bodyBytes != nil, !hasFailed else { return }
        hasFailed = true
        bodyAlarm?.cancel()
        bodyAlarm = nil
        context.fireErrorCaught(error)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        if let error = error as? HTTPParserError { parserError = error }
        context.fireErrorCaught(error)
    }

    // MARK: What goes

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        switch unwrapOutboundIn(data) {
        case .head(var head):
            if parserError != nil, head.status == .badRequest, head.headerFields[.contentType] == nil {
                return writeProblem(instead: head, context, promise)
            }
            isClosing = bodies == answers || head.headerFields[.connection] == "close"
            if isClosing || isEnding && heads == answers + 1 { head.headerFields[.connection] = "close" }
            SecurityHeaders.add(to: &head.headerFields)
            context.write(wrapOutboundOut(.head(head)), promise: promise)
        case .body(let bytes):
            guard !skipsBody else { return promise?.succeed() ?? () }
            writeBody(bytes, context, promise)
        case .end:
            lastAlarm?.cancel()
            lastAlarm = nil
            answers += 1
            guard isClosing else {
                if heads > answers { expectAnswer(context) }
                return context.write(data, promise: expectTaking(context, promise))
            }
            isDiscarding = true
            cancelAlarms()
            context.writeAndFlush(data, promise: expectTaking(context, promise))
        }
    }

    private func writeBody(_ bytes: ByteBuffer, _ context: ChannelHandlerContext, _ promise: EventLoopPromise<Void>?) {
        let (untaken, count) = (untaken, bytes.readableBytes)
        let taken = promise ?? context.eventLoop.makePromise()
        untaken.add(count)
        taken.futureResult.whenComplete { _ in untaken.giveBack(count) }
        context.write(wrapOutboundOut(.body(bytes)), promise: taken)
    }

    /// Cuts the connection off where the answer, whose end is about to be written, is not taken.
    ///
    /// - Returns: what is kept once it is, or the connection has ended.
    private func expectTaking(
        _ context: ChannelHandlerContext, _ promise: EventLoopPromise<Void>?
    ) -> EventLoopPromise<Void> {
        answersUntaken += 1
        if takingAlarm == nil { startTakingAlarm(context) }
        let taken = promise ?? context.eventLoop.makePromise()
        let box = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        taken.futureResult.whenComplete { _ in
            let (handler, context) = box.value
            handler.wasTaken(context)
        }
        return taken
    }

    private func startTakingAlarm(_ context: ChannelHandlerContext) {
        let box = NIOLoopBound((self, context), eventLoop: context.eventLoop)
        takingAlarm = context.eventLoop.scheduleTask(in: .seconds(limits.answerSeconds)) {
            let (handler, context) = box.value
            handler.takingAlarm = nil
            context.close(promise: nil)
        }
    }

    private func wasTaken(_ context: ChannelHandlerContext) {
        answersUntaken -= 1
        takingAlarm?.cancel()
        takingAlarm = nil
        guard answersUntaken == 0 else { return startTakingAlarm(context) }
        if isDiscarding, context.channel.isActive { linger(context) }
        guard isDiscarding || heads == answers || !context.channel.isActive else { return }
        let closings = closings
        self.closings = []
        for closing in closings {
            if isDiscarding {
                closing.promise?.succeed()
            } else {
                context.close(mode: closing.mode, promise: closing.promise)
            }
        }
    }

    /// hummingbird closes a connection on which nobody has asked for some time, whether or not the last answer has been taken.
    func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
        guard answersUntaken > 0, mode != .input else { return context.close(mode: mode, promise: promise) }
        closings.append((mode, promise))
    }

    /// hummingbird answers what is no HTTP with a status alone.
    private func writeProblem(
        instead head: HTTPResponse, _ context: ChannelHandlerContext, _ promise: EventLoopPromise<Void>?
    ) {
        let problem =
            parserError == .headerOverflow
            ? Problem(
                .headTooLarge,
                "A head has at most \(limits.headFields) fields and \(limits.headBytes) bytes; leave some of it out.")
            : Problem(.badRequest, "It is not HTTP/1.1 as RFC 9112 has it; look at the request line and the fields.")
        var answer = Answer(problem)
        answer.headers[.contentLength] = "\(answer.body.readableBytes)"
        answer.headers[.connection] = "close"
        SecurityHeaders.add(to: &answer.headers)
        (isClosing, skipsBody) = (true, true)
        context.write(
            wrapOutboundOut(.head(HTTPResponse(status: answer.status, headerFields: answer.headers))), promise: nil)
        writeBody(answer.body, context, promise)
    }

    /// No more is said, and what still comes is not looked at. A connection that is closed while bytes come is reset, and what was said on
    /// it may be lost.
    private func linger(_ context: ChannelHandlerContext) {
        context.close(mode: .output, promise: nil)
        let box = NIOLoopBound(context, eventLoop: context.eventLoop)
        lastAlarm = context.eventLoop.scheduleTask(in: .seconds(Self.lingering)) { box.value.close(promise: nil) }
    }

    private static let lingering = 2.0
}

extension TimeAmount {
    static func seconds(_ seconds: Double) -> TimeAmount { .nanoseconds(Int64(seconds * 1e9)) }
}

@available(*, unavailable)
extension ConnectionGuard: Sendable {}

#endif
