// Live reload: the pages that are open hear of each build. The script is put into what is sent, never into a file.
import DossierText
import NIOCore
import NIOHTTP1
import Synchronization

/// What a build means for a page that is open.
package enum BuildNews: Sendable, Equatable {
  /// Something other than style sheets has changed.
  case pages
  /// Style sheets only: they are swapped without a reload.
  case styles
  /// The build failed; the messages as they are printed.
  case failed([String])
  /// A build without a change; an old failure is over.
  case fine
}

final class Reload: Sendable {
  static let eventsPath = "/.dossier/events"
  static let scriptPath = "/.dossier/reload.js"

  private struct State {
    var listeners: [ObjectIdentifier: any Channel] = [:]
    /// Sent to who joins while the last build is a failed one.
    var failure: [UInt8]?
  }
  private let state = Mutex(State())

  func join(_ channel: any Channel) {
    let failure = state.withLock { state in
      state.listeners[ObjectIdentifier(channel)] = channel
      return state.failure
    }
    write(failure ?? Array(": hello\n\n".utf8), to: channel)
  }

  func leave(_ channel: any Channel) {
    state.withLock { _ = $0.listeners.removeValue(forKey: ObjectIdentifier(channel)) }
  }

  func tell(_ news: BuildNews) {
    let event = Reload.event(news)
    let listeners = state.withLock { state in
      if case .failed = news { state.failure = event } else { state.failure = nil }
      return Array(state.listeners.values)
    }
    for channel in listeners { write(event, to: channel) }
  }

  private func write(_ bytes: [UInt8], to channel: any Channel) {
    channel.writeAndFlush(HTTPServerResponsePart.body(.byteBuffer(ByteBuffer(bytes: bytes))), promise: nil)
  }

  private static func event(_ news: BuildNews) -> [UInt8] {
    switch news {
    case .pages: return Array("event: pages\ndata: {}\n\n".utf8)
    case .styles: return Array("event: styles\ndata: {}\n\n".utf8)
    case .fine: return Array("event: fine\ndata: {}\n\n".utf8)
    case .failed(let messages):
      var json = JSONWriter()
      json.object { $0.key("text", messages.joined(separator: "\n")) }
      return Array("event: failed\ndata: ".utf8) + json.bytes + Array("\n\n".utf8)
    }
  }

  /// The page with the reload script at its end, and a policy that lets the script listen.
  func injected(into page: [UInt8]) -> [UInt8] {
    var page = page
    let policy = Array("http-equiv=\"Content-Security-Policy\" content=\"".utf8)
    if let place = Reload.end(of: policy, in: page[..<min(page.count, 4096)]) {
      page.insert(contentsOf: Array("connect-src 'self'; ".utf8), at: place)
    }
    return page + Array("<script src=\"\(Reload.scriptPath)\"></script>\n".utf8)
  }

  private static func end(of pattern: [UInt8], in bytes: ArraySlice<UInt8>) -> Int? {
    guard bytes.count >= pattern.count else { return nil }
    for start in bytes.startIndex...(bytes.endIndex - pattern.count)
    where bytes[start..<start + pattern.count].elementsEqual(pattern) {
      return start + pattern.count
    }
    return nil
  }

  /// Builds its box with `textContent` and the style object only, so that it works under the pages' policy.
  static let script = """
    (function () {
      "use strict";
      var box = null;
      var wasAway = false;
      var events = new EventSource("\(eventsPath)");
      function clear() { if (box) { box.remove(); box = null; } }
      events.addEventListener("open", function () { if (wasAway) { location.reload(); } });
      events.addEventListener("error", function () { wasAway = true; });
      events.addEventListener("pages", function () { location.reload(); });
      events.addEventListener("fine", clear);
      events.addEventListener("styles", function () {
        clear();
        document.querySelectorAll("link[rel=stylesheet]").forEach(function (link) {
          link.href = link.href.split("?")[0] + "?" + Date.now();
        });
      });
      events.addEventListener("failed", function (event) {
        clear();
        box = document.createElement("pre");
        box.setAttribute("role", "alert");
        box.textContent = JSON.parse(event.data).text;
        var style = box.style;
        style.position = "fixed"; style.inset = "auto 0 0 0"; style.maxHeight = "60vh"; style.overflow = "auto";
        style.margin = "0"; style.padding = "1rem"; style.zIndex = "2147483647"; style.whiteSpace = "pre-wrap";
        style.background = "#2b0b0b"; style.color = "#ffe9e9"; style.font = "14px/1.5 monospace";
        document.body.appendChild(box);
      });
    })();

    """
}
