// What notes write besides Markdown: `[@key, p. 3]`, `[@key#s12]`, `[@a; @b]` and `[[target|shown]]`.
import DossierModel
import DossierText

/// One mark in a run of words.
struct NoteMark {
  var kind: Node.Kind
  var span: Span
  /// The part that a reader sees as words; nil for citations.
  var shown: Span?
}

/// The marks within a stretch of source that has no escapes in it, in text order.
func noteMarks(_ text: Text, _ span: Span) -> [NoteMark] {
  let bytes = text.bytes
  var marks: [NoteMark] = []
  var at = span.start
  while at + 3 < span.end {
    guard bytes[at] == 0x5B else {
      at += 1
      continue
    }
    if bytes[at + 1] == 0x40, let end = closing(bytes, at + 2, span.end, double: false) {
      let found = citations(text, Span(at, end + 1))
      marks += found
      at = found.isEmpty ? at + 1 : end + 1
    } else if bytes[at + 1] == 0x5B, let end = closing(bytes, at + 2, span.end, double: true) {
      if let mark = wikilink(text, Span(at, end + 2)) { marks.append(mark) }
      at = end + 2
    } else {
      at += 1
    }
  }
  return marks
}

/// The closing bracket within 400 bytes, without another opening one.
private func closing(_ bytes: [UInt8], _ start: Int, _ end: Int, double: Bool) -> Int? {
  var at = start
  let stop = min(end, start + 400)
  while at < stop, bytes[at] != 0x5B, bytes[at] != 0x5D { at += 1 }
  guard at < stop, bytes[at] == 0x5D, at > start else { return nil }
  if double, at + 1 >= end || bytes[at + 1] != 0x5D { return nil }
  return at
}

private func citations(_ text: Text, _ span: Span) -> [NoteMark] {
  var marks: [NoteMark] = []
  var start = span.start + 1
  while start < span.end - 1 {
    var end = start
    while end < span.end - 1, text.bytes[end] != 0x3B { end += 1 }
    guard let kind = citation(text[text.trimmed(Span(start, end))]) else { return [] }
    let isFirst = marks.isEmpty
    marks.append(
      NoteMark(kind: kind, span: Span(isFirst ? span.start : start, end == span.end - 1 ? span.end : end + 1))
    )
    start = end + 1
  }
  return marks
}

/// `@key, locator` or `@key#s12`.
private func citation(_ words: String) -> Node.Kind? {
  guard words.hasPrefix("@") else { return nil }
  let rest = words.dropFirst()
  let head = rest.prefix { $0 != "," }
  let locator = rest.count > head.count ? oneLine(String(rest.dropFirst(head.count + 1))) : ""
  let key = head.prefix { $0 != "#" }
  var sentence: Int?
  if head.count > key.count {
    let anchor = head.dropFirst(key.count + 1)
    guard anchor.hasPrefix("s"), let number = Int(anchor.dropFirst()), (1...100_000).contains(number) else {
      return nil
    }
    sentence = number
  }
  let name = oneLine(String(key))
  return name.isEmpty ? nil : .citation(key: name, locator: locator, sentence: sentence)
}

private func wikilink(_ text: Text, _ span: Span) -> NoteMark? {
  let inside = Span(span.start + 2, span.end - 2)
  let bar = inside.range.first { text.bytes[$0] == 0x7C }
  let target = text.trimmed(Span(inside.start, bar ?? inside.end))
  let shown = text.trimmed(Span(bar.map { $0 + 1 } ?? inside.start, inside.end))
  guard !target.isEmpty else { return nil }
  let words = shown.isEmpty ? target : shown
  return NoteMark(
    kind: .wikilink(target: text[target], shown: text[words]), span: span, shown: words)
}
