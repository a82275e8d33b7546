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
/// - a request that is not answered, or whose answer is not taken, is cut off at last;
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

    init(limits: ServiceLimits) { self.limits = limits }

    func handlerRemoved(context: ChannelHandlerContext) { cancelAlarms() }

    func channelInactive(context: ChannelHandlerContext) {
        cancelAlarms()
        context.fireChannelInactive()
    }

    private func cancelAlarms() {
        bodyAlarm?.cancel()
        lastAlarm?.cancel()
        endAlarm?.cancel()
        (bodyAlarm, lastAlarm, endAlarm) = (nil, nil, nil)
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

    /// Cuts the connection off where the next answer does not come, or is not taken.
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
        case .body:
            if skipsBody { promise?.succeed() } else { context.write(data, promise: promise) }
        case .end:
            lastAlarm?.cancel()
            lastAlarm = nil
            answers += 1
            guard isClosing else {
                if heads > answers { expectAnswer(context) }
                return context.write(data, promise: promise)
            }
            context.writeAndFlush(data, promise: promise)
            linger(context)
        }
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
        context.write(wrapOutboundOut(.body(answer.body)), promise: promise)
    }

    /// No more is said, and what still comes is not looked at. A connection that is closed while bytes come is reset, and what was said on
    /// it may be lost.
    private func linger(_ context: ChannelHandlerContext) {
        guard !isDiscarding else { return }
        isDiscarding = true
        cancelAlarms()
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
