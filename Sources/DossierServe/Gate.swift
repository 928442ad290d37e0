// Stands before the HTTP parser: collects one request head at a time, within limits of size and time, and lets a
// connection end without losing the answer that is under way.
import NIOCore

/// One answer is complete.
struct AnswerDone: Sendable { let keepsOpen: Bool }

/// The limits of one connection.
struct Limits: Sendable {
  var requestLine = 8 << 10
  var head = 16 << 10
  var headTime = TimeAmount.seconds(10)
  /// How long a client may take without accepting a byte of the answer.
  var writeTime = TimeAmount.seconds(60)
  var connections = 256
}

final class Gate: ChannelDuplexHandler {
  typealias InboundIn = ByteBuffer
  typealias InboundOut = ByteBuffer
  typealias OutboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  private enum State { case collecting, answering, draining }
  private var state = State.collecting
  private var head = ByteBuffer()
  /// How far `head` has been searched for its end.
  private var searched = 0
  private var timer: Scheduled<Void>?
  private var isInputClosed = false
  /// Something has been written since the last head was passed on.
  private var isAnswered = false
  private let limits: Limits

  init(limits: Limits) { self.limits = limits }

  func channelActive(context: ChannelHandlerContext) {
    context.fireChannelActive()
    collect(context)
  }

  func channelInactive(context: ChannelHandlerContext) {
    timer?.cancel()
    context.fireChannelInactive()
  }

  private func collect(_ context: ChannelHandlerContext) {
    state = .collecting
    timer?.cancel()
    timer = context.eventLoop.assumeIsolated().scheduleTask(in: limits.headTime) { [self] in
      // A connection that stays silent between two requests is simply closed.
      if head.readableBytes == 0 {
        context.close(promise: nil)
      } else {
        refuse("408 Request Timeout", context)
      }
    }
    advance(context)
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard state != .draining else { return }
    var bytes = unwrapInboundIn(data)
    head.writeBuffer(&bytes)
    if state == .collecting { advance(context) }
  }

  func channelReadComplete(context: ChannelHandlerContext) {
    context.fireChannelReadComplete()
    // While an answer is under way, a client may send a little ahead and no more.
    if state != .answering || head.readableBytes < limits.head { context.read() }
  }

  /// Passes on a head that is complete.
  private func advance(_ context: ChannelHandlerContext) {
    while let byte = head.getInteger(at: head.readerIndex, as: UInt8.self), byte == 0x0D || byte == 0x0A {
      head.moveReaderIndex(forwardBy: 1)
      searched = 0
    }
    let bytes = head.readableBytesView
    let line = bytes.firstIndex(of: 0x0A).map { $0 - bytes.startIndex } ?? bytes.count
    if line > limits.requestLine { return refuse("414 URI Too Long", context) }
    guard let end = endOfHead(bytes) else {
      if bytes.count > limits.head { return refuse("431 Request Header Fields Too Large", context) }
      if isInputClosed { context.close(promise: nil) } else { context.read() }
      return
    }
    if end > limits.head { return refuse("431 Request Header Fields Too Large", context) }
    guard let request = head.readSlice(length: end) else { return }
    head.discardReadBytes()
    searched = 0
    timer?.cancel()
    state = .answering
    isAnswered = false
    context.fireChannelRead(wrapInboundOut(request))
    // What the parser swallows without a word (the preface of HTTP/2).
    if isAnswered { context.read() } else { refuse("400 Bad Request", context) }
  }

  /// The number of bytes up to and with the empty line.
  private func endOfHead(_ bytes: ByteBufferView) -> Int? {
    // Three bytes back, where the empty line may have begun.
    var index = bytes.startIndex + max(0, searched - 3)
    while index < bytes.endIndex {
      if bytes[index] == 0x0A, index + 1 < bytes.endIndex {
        if bytes[index + 1] == 0x0A { return index + 2 - bytes.startIndex }
        if bytes[index + 1] == 0x0D, index + 2 < bytes.endIndex, bytes[index + 2] == 0x0A {
          return index + 3 - bytes.startIndex
        }
      }
      index += 1
    }
    searched = bytes.count
    return nil
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    isAnswered = true
    context.write(data, promise: promise)
  }

  func triggerUserOutboundEvent(context: ChannelHandlerContext, event: Any, promise: EventLoopPromise<Void>?)
  {
    guard let done = event as? AnswerDone else {
      return context.triggerUserOutboundEvent(event, promise: promise)
    }
    promise?.succeed()
    if done.keepsOpen && !isInputClosed { collect(context) } else { drain(context) }
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if let event = event as? ChannelEvent, event == .inputClosed {
      isInputClosed = true
      if state != .answering { context.close(promise: nil) }
    }
    context.fireUserInboundEventTriggered(event)
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

  private func refuse(_ status: String, _ context: ChannelHandlerContext) {
    let answer = "HTTP/1.1 \(status)\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
    context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: answer)), promise: nil)
    drain(context)
  }

  /// Says goodbye and throws away what still comes: closing at once, with bytes unread, could take back the answer.
  private func drain(_ context: ChannelHandlerContext) {
    state = .draining
    head.clear()
    timer?.cancel()
    if isInputClosed { return context.close(promise: nil) }
    context.close(mode: .output, promise: nil)
    timer = context.eventLoop.assumeIsolated().scheduleTask(in: .seconds(1)) { context.close(promise: nil) }
    context.read()
  }
}
