// Cuts a template into nodes and pairs the tags; which lines vanish is worked out in StandaloneLines.
import DossierText

/// The steps of parsing, in their order.
struct TemplateParser {
  struct Problem {
    let id: String
    let span: Span
    let text: String
    var help: String?
  }
  let text: Text
  var nodes: [Node] = []
  private(set) var problems: [Problem] = []
  var bytes: [UInt8] { text.bytes }

  init(_ text: Text) { self.text = text }

  // MARK: Cutting

  /// Texts and tags, by the delimiters in force. Comments and changes of delimiters stay as empty texts that
  /// `dropStandaloneLines` needs, marked by their span.
  mutating func cut() {
    let bytes = text.bytes
    var open = Array("{{".utf8)
    var close = Array("}}".utf8)
    var index = 0
    var textStart = 0
    while let start = find(open, in: bytes, from: index) {
      if start > textStart { nodes.append(Node(kind: .text, span: Span(textStart, start))) }
      var cursor = start + open.count
      let sigil = cursor < bytes.count ? bytes[cursor] : 0
      var closing = close
      if sigil == 0x7B { closing = [0x7D] + close }
      if sigil == 0x3D { closing = [0x3D] + close }
      let hasSigil = Self.kinds[sigil] != nil || sigil == 0x21 || sigil == 0x3D
      if hasSigil { cursor += 1 }
      guard let stop = find(closing, in: bytes, from: cursor) else {
        let lineEnd = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
        problems.append(
          Problem(
            id: "templates.tag.unclosed", span: Span(start, lineEnd), text: "the tag is never closed",
            help: "close it with \"\(String(decoding: closing, as: UTF8.self))\""))
        textStart = bytes.count
        break
      }
      let span = Span(start, stop + closing.count)
      let content = text.trimmed(Span(cursor, stop))
      switch sigil {
      case 0x21: nodes.append(Node(kind: .text, span: Span(span.end, span.end), partner: start))
      case 0x3D:
        nodes.append(Node(kind: .text, span: Span(span.end, span.end), partner: start))
        if let pair = delimiters(content) {
          (open, close) = pair
        } else {
          problems.append(
            Problem(
              id: "templates.tag.delimiters", span: span,
              text: "new delimiters are two marks with a blank between them", help: "write {{=<% %>=}}"))
        }
      default: tag(sigil: sigil, content, span)
      }
      index = span.end
      textStart = span.end
    }
    if textStart < bytes.count { nodes.append(Node(kind: .text, span: Span(textStart, bytes.count))) }
  }

  private static let kinds: [UInt8: Node.Kind] = [
    0x23: .section, 0x5E: .inverted, 0x2F: .end, 0x3E: .partial, 0x3C: .parent, 0x24: .block, 0x26: .raw,
    0x7B: .raw,
  ]

  private mutating func tag(sigil: UInt8, _ content: Span, _ span: Span) {
    var node = Node(kind: Self.kinds[sigil] ?? .variable, span: span)
    var name = content
    if node.kind == .partial || node.kind == .parent || node.kind == .end, !name.isEmpty,
      bytes[name.start] == 0x2A
    {
      node.isDynamic = true
      name = text.trimmed(Span(name.start + 1, name.end))
    }
    node.name = text[name]
    if node.name.isEmpty {
      problems.append(Problem(id: "templates.tag.empty", span: span, text: "the tag names nothing"))
    }
    nodes.append(node)
  }

  private func delimiters(_ content: Span) -> ([UInt8], [UInt8])? {
    let parts = bytes[content.range].split(whereSeparator: { ByteClass.isBlank($0) }).map(Array.init)
    guard parts.count == 2, !parts[0].contains(0x3D), !parts[1].contains(0x3D) else { return nil }
    return (parts[0], parts[1])
  }

  private func find(_ pattern: [UInt8], in bytes: [UInt8], from: Int) -> Int? {
    guard let first = pattern.first, from <= bytes.count - pattern.count else { return nil }
    var index = from
    while index <= bytes.count - pattern.count {
      if bytes[index] == first, bytes[index..<index + pattern.count].elementsEqual(pattern) { return index }
      index += 1
    }
    return nil
  }

  // MARK: Pairing

  /// Gives each opening tag its end. A wrong or missing end is reported and the nodes are cut there, so that
  /// what follows may rely on pairs.
  mutating func pair() {
    var open: [Int] = []
    for index in nodes.indices {
      switch nodes[index].kind {
      case .section, .inverted, .parent, .block:
        open.append(index)
        if open.count > ParsedTemplate.nestingLimit {
          return give(
            "templates.section.depth", at: index,
            "more than \(ParsedTemplate.nestingLimit) sections stand in each other")
        }
      case .end:
        guard let opener = open.popLast() else {
          return give(
            "templates.section.unopened", at: index, "\"\(nodes[index].name)\" is closed but was never opened"
          )
        }
        guard nodes[opener].name == nodes[index].name else {
          let (line, _) = LineIndex(text).position(of: nodes[opener].span.start)
          return give(
            "templates.section.crossed", at: index,
            "\"\(nodes[index].name)\" is closed, but \"\(nodes[opener].name)\" of line \(line) is open",
            help: "write {{/\(nodes[opener].name)}}")
        }
        nodes[opener].partner = index
        nodes[index].partner = opener
      default: break
      }
    }
    if let opener = open.last {
      give(
        "templates.section.unclosed", at: opener, "\"\(nodes[opener].name)\" is never closed",
        help: "add {{/\(nodes[opener].name)}}")
    }
  }

  private mutating func give(_ id: String, at index: Int, _ text: String, help: String? = nil) {
    problems.append(Problem(id: id, span: nodes[index].span, text: text, help: help))
    nodes = []
  }
}
