// Answers one request after the other on a connection.
import DossierText
import NIOCore
import NIOHTTP1

final class Responder: ChannelInboundHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias OutboundOut = HTTPServerResponsePart

  private let site: SiteFolder
  private let audience: Audience
  private let limits: Limits
  private let reload: Reload?
  private var stalled: Scheduled<Void>?
  private var isFailed = false

  init(site: SiteFolder, audience: Audience, limits: Limits, reload: Reload?) {
    (self.site, self.audience, self.limits, self.reload) = (site, audience, limits, reload)
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard case .head(let head) = unwrapInboundIn(data), !isFailed else { return }
    let length = head.headers["content-length"]
    let request = Request(
      method: head.method.rawValue, target: head.uri, hosts: head.headers["host"],
      hasBody: head.headers.contains(name: "transfer-encoding") || length.contains { $0 != "0" })
    let isUpgrade = head.headers.contains(name: "upgrade")
    let answer = Answer(context, for: head, keepsOpen: head.isKeepAlive && !request.hasBody && !isUpgrade)
    switch decide(request, for: audience) {
    case .refuse(404) where request.target == Reload.eventsPath && reload != nil: stream(answer)
    case .refuse(404) where request.target == Reload.scriptPath && reload != nil:
      send(Array(Reload.script.utf8), type: "text/javascript; charset=utf-8", answer)
    case .refuse(404): missing(answer)
    case .refuse(let status): refuse(status, answer)
    case .path(let components):
      switch site.find(components) {
      case .file(let file): send(file, status: .ok, answer)
      case .folder: redirect(to: head.uri, answer)
      case nil: missing(answer)
      }
    }
  }

  /// What the HTTP parser refuses.
  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    guard error is HTTPParserError, !isFailed else { return context.close(promise: nil) }
    isFailed = true
    let head = HTTPRequestHead(version: .http1_1, method: .GET, uri: "/")
    refuse(400, Answer(context, for: head, keepsOpen: false))
  }

  func channelInactive(context: ChannelHandlerContext) {
    stalled?.cancel()
    reload?.leave(context.channel)
    context.fireChannelInactive()
  }

  /// Where an answer goes.
  private struct Answer {
    let context: ChannelHandlerContext
    let version: HTTPVersion
    let hasBody: Bool
    let keepsOpen: Bool

    init(_ context: ChannelHandlerContext, for head: HTTPRequestHead, keepsOpen: Bool) {
      (self.context, version, self.keepsOpen) = (context, head.version, keepsOpen)
      hasBody = head.method != .HEAD
    }

    init(_ other: Answer, keepsOpen: Bool) {
      (context, version, hasBody, self.keepsOpen) = (other.context, other.version, other.hasBody, keepsOpen)
    }
  }

  private func missing(_ answer: Answer) {
    if case .file(let page) = site.find(["404.html"]) {
      send(page, status: .notFound, answer)
    } else {
      refuse(404, answer)
    }
  }

  private func refuse(_ status: Int, _ answer: Answer) {
    let status = HTTPResponseStatus(statusCode: status)
    let closing = Answer(answer, keepsOpen: answer.keepsOpen && status == .notFound)
    send(
      Array("\(status.code) \(status.reasonPhrase)\n".utf8), type: "text/plain; charset=utf-8",
      status: status, closing)
  }

  /// To the same path with a slash behind it, before the query; the path is known to begin with one slash only.
  private func redirect(to target: String, _ answer: Answer) {
    let end = target.firstIndex(of: "?") ?? target.endIndex
    guard target.hasPrefix("/") else { return missing(answer) }
    let place = target[..<end] + "/" + target[end...]
    send(
      [], type: "text/plain; charset=utf-8", status: .movedPermanently, more: [("Location", String(place))],
      answer)
  }

  private func send(_ file: OpenFile, status: HTTPResponseStatus, _ answer: Answer) {
    let type = mediaType(of: file.name)
    if let reload, type.hasPrefix("text/html"), file.size <= 32 << 20 {
      defer { file.close() }
      guard let bytes = file.read(at: 0, count: file.size) else { return answer.context.close(promise: nil) }
      return send(reload.injected(into: bytes), type: type, status: status, answer)
    }
    begin(status, type: type, length: file.size, more: [], answer)
    guard answer.hasBody else {
      file.close()
      return end(answer)
    }
    next(file, at: 0, answer)
  }

  /// Piece by piece: the next one is read when the client has taken the last.
  private func next(_ file: OpenFile, at offset: Int, _ answer: Answer) {
    guard offset < file.size else {
      file.close()
      return end(answer)
    }
    guard let bytes = file.read(at: offset, count: 256 << 10) else {
      file.close()
      return answer.context.close(promise: nil)
    }
    let context = answer.context
    wait(context)
    let sent = context.eventLoop.makePromise(of: Void.self)
    sent.futureResult.assumeIsolated().whenComplete { [self] result in
      switch result {
      case .success: next(file, at: offset + bytes.count, answer)
      case .failure: file.close()
      }
    }
    context.writeAndFlush(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(bytes: bytes)))), promise: sent)
  }

  /// Closes a connection whose client takes nothing for too long.
  private func wait(_ context: ChannelHandlerContext) {
    stalled?.cancel()
    stalled = context.eventLoop.assumeIsolated().scheduleTask(in: limits.writeTime) {
      context.close(promise: nil)
    }
  }

  private func send(
    _ bytes: [UInt8], type: String, status: HTTPResponseStatus = .ok, more: [(String, String)] = [],
    _ answer: Answer
  ) {
    begin(status, type: type, length: bytes.count, more: more, answer)
    if answer.hasBody {
      answer.context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(bytes: bytes)))), promise: nil)
    }
    end(answer)
  }

  private func begin(
    _ status: HTTPResponseStatus, type: String, length: Int?, more: [(String, String)], _ answer: Answer
  ) {
    var headers = HTTPHeaders([
      ("Content-Type", type), ("X-Content-Type-Options", "nosniff"), ("Cache-Control", "no-cache"),
      // No other site may load what lies here, not even as a script or an image.
      ("Cross-Origin-Resource-Policy", "same-origin"), ("Referrer-Policy", "no-referrer"),
    ])
    if type.hasPrefix("image/svg") {
      // A picture that is opened as a page of its own runs no script.
      headers.add(
        name: "Content-Security-Policy", value: "default-src 'none'; style-src 'unsafe-inline'; sandbox")
    }
    if let length { headers.add(name: "Content-Length", value: String(length)) }
    if status == .methodNotAllowed { headers.add(name: "Allow", value: "GET, HEAD") }
    for (name, value) in more { headers.add(name: name, value: value) }
    headers.add(name: "Connection", value: answer.keepsOpen ? "keep-alive" : "close")
    let head = HTTPResponseHead(version: .http1_1, status: status, headers: headers)
    answer.context.write(wrapOutboundOut(.head(head)), promise: nil)
  }

  private func end(_ answer: Answer) {
    let context = answer.context
    wait(context)
    let sent = context.eventLoop.makePromise(of: Void.self)
    sent.futureResult.assumeIsolated().whenSuccess { [self] in
      stalled?.cancel()
      // Not at once: the parser may still be busy with the request that was answered.
      context.eventLoop.assumeIsolated().execute {
        context.triggerUserOutboundEvent(AnswerDone(keepsOpen: answer.keepsOpen), promise: nil)
      }
    }
    context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: sent)
  }

  /// The stream of reload events: it stays open until the client goes.
  private func stream(_ answer: Answer) {
    let streaming = Answer(answer, keepsOpen: true)
    begin(.ok, type: "text/event-stream; charset=utf-8", length: nil, more: [], streaming)
    guard answer.hasBody, let reload else { return end(Answer(answer, keepsOpen: false)) }
    answer.context.flush()
    reload.join(answer.context.channel)
  }
}
