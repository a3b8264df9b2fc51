internal import Metrics
internal import NIOCore
internal import NIOHTTPTypes

/// Breaks a connection whose other end is too slow, so that nobody can hold the server's places by doing nothing.
///
/// Only the other end is timed: while we work on an answer no clock runs.
final class ConnectionPatience: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPRequestPart
  typealias InboundOut = HTTPRequestPart
  typealias OutboundIn = HTTPResponsePart
  typealias OutboundOut = HTTPResponsePart

  /// What the other end is to do next.
  private enum Awaited: String {
    case head, body, taking, idle
  }

  private let limits: ConnectionLimits
  private var alarm: Scheduled<Void>?
  private var unanswered = 0
  private var isReadingBody = false
  private var isOpen = false

  init(_ limits: ConnectionLimits) { self.limits = limits }

  func handlerAdded(context: ChannelHandlerContext) {
    if context.channel.isActive { opened(context) }
  }

  func channelActive(context: ChannelHandlerContext) {
    opened(context)
    context.fireChannelActive()
  }

  func channelInactive(context: ChannelHandlerContext) {
    closed()
    context.fireChannelInactive()
  }

  func handlerRemoved(context: ChannelHandlerContext) { closed() }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head:
      unanswered += 1
      isReadingBody = true
      wait(for: .body, limits.body, context)
    case .body: break
    case .end:
      isReadingBody = false
      stop()
    }
    context.fireChannelRead(data)
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    switch unwrapOutboundIn(data) {
    case .head: wait(for: .taking, limits.taking, context)
    case .body: break
    case .end:
      unanswered -= 1
      let promise = promise ?? context.eventLoop.makePromise()
      let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
      promise.futureResult.whenComplete { _ in
        let (me, context) = bound.value
        me.answerTaken(context)
      }
      return context.write(data, promise: promise)
    }
    context.write(data, promise: promise)
  }

  private func answerTaken(_ context: ChannelHandlerContext) {
    guard isOpen else { return }
    if isReadingBody {
      wait(for: .body, limits.body, context)
    } else if unanswered > 0 {
      stop()
    } else {
      wait(for: .idle, limits.idle, context)
    }
  }

  private func opened(_ context: ChannelHandlerContext) {
    guard !isOpen else { return }
    isOpen = true
    Meter(label: "underveis_connections").increment()
    wait(for: .head, limits.head, context)
  }

  private func closed() {
    stop()
    guard isOpen else { return }
    isOpen = false
    Meter(label: "underveis_connections").decrement()
  }

  private func wait(for awaited: Awaited, _ limit: TimeAmount, _ context: ChannelHandlerContext) {
    stop()
    let channel = context.channel
    let label = awaited.rawValue
    alarm = context.eventLoop.scheduleTask(in: limit) {
      if label != Awaited.idle.rawValue {
        Counter(label: "underveis_connections_dropped_total", dimensions: [("awaited", label)]).increment()
      }
      channel.close(promise: nil)
    }
  }

  private func stop() {
    alarm?.cancel()
    alarm = nil
  }
}

@available(*, unavailable)
extension ConnectionPatience: Sendable {}
