// From the bytes of a template to a flat list of nodes: texts and tags, each opening tag knowing its end.
// Follows the public Mustache specification (core, inheritance, dynamic names), including which lines vanish
// because they hold nothing but a tag.
import DossierText

/// One piece of a template.
struct Node: Sendable {
  enum Kind: Sendable, Equatable {
    case text, variable, raw, section, inverted, partial, parent, block, end
  }
  var kind: Kind
  /// What the tag names, without blanks; for a dynamic name without the asterisk. Empty for a text.
  var name = ""
  /// `{{>*name}}`: the name of a field that holds the template's name.
  var isDynamic = false
  /// A text's bytes as they are written; a tag's bytes, for messages.
  var span: Span
  /// For an opening tag the index of its end node, for an end that of its opening tag.
  var partner = -1
  /// The tag has its line to itself, which therefore vanishes.
  var isStandalone = false
  /// The node is the first on a line of the template that is written.
  var startsLine = false
  /// Blanks in front of a tag that is first on its line. For a block they are those of its contents.
  var indentation: [UInt8] = []
}

/// A template cut into nodes, with what is wrong with its form.
struct ParsedTemplate: Sendable {
  let file: TemplateFile
  let nodes: [Node]
  let diagnostics: [Diagnostic]
  private let lines: LineIndex

  /// How deep sections, blocks and parents may stand in each other within one template.
  static let nestingLimit = 64

  init(_ file: TemplateFile) {
    let (text, replaced) = UTF8Repair.repaired(file.bytes)
    let lines = LineIndex(text)
    var parser = TemplateParser(text)
    parser.cut()
    parser.pair()
    parser.dropStandaloneLines()
    parser.measureIndentation()
    (self.file, self.nodes, self.lines) = (file, parser.nodes, lines)
    var found = parser.problems.map {
      Self.diagnostic($0.id, $0.span, $0.text, help: $0.help, file, text, lines)
    }
    if replaced > 0 {
      found.append(Diagnostic(.error, "templates.file.encoding", at: .init(file.path), "is not UTF-8"))
    }
    self.diagnostics = found
    self.text = text
  }

  let text: Text

  func diagnostic(_ id: String, _ span: Span, _ message: String, help: String? = nil) -> Diagnostic {
    Self.diagnostic(id, span, message, help: help, file, text, lines)
  }

  private static func diagnostic(
    _ id: String, _ span: Span, _ message: String, help: String?, _ file: TemplateFile, _ text: Text,
    _ lines: LineIndex
  ) -> Diagnostic {
    let position = lines.position(of: span.start)
    var (start, end) = (min(span.start, text.count), min(span.start, text.count))
    while start > 0, text.bytes[start - 1] != 0x0A { start -= 1 }
    while end < text.count, text.bytes[end] != 0x0A { end += 1 }
    let length = max(1, lines.scalarOffset(min(span.end, end)) - lines.scalarOffset(span.start))
    return Diagnostic(
      .error, id,
      at: .init(file.path, line: position.line, column: position.column, length: length), message,
      help: help, excerpt: text[Span(start, end)])
  }
}

/// The steps of parsing, in their order.
struct TemplateParser {
  struct Problem {
    let id: String
    let span: Span
    let text: String
    var help: String?
  }
  let text: Text
  private(set) var nodes: [Node] = []
  private(set) var problems: [Problem] = []
  private var bytes: [UInt8] { text.bytes }

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

  // MARK: Lines that vanish

  /// A line with one tag (or with tags of inheritance only, a parent among them) leaves no trace: its blanks and
  /// its line end go.
  mutating func dropStandaloneLines() {
    let bytes = text.bytes
    var index = 0
    while index < nodes.count {
      guard isTag(nodes[index]) else {
        index += 1
        continue
      }
      var last = index
      while let next = nextTag(after: last) { last = next }
      if let (start, end) = emptyLine(from: index, through: last, bytes), vanishes(index, last) {
        for inner in index...last {
          if isTag(nodes[inner]), nodes[inner].kind != .text {
            nodes[inner].isStandalone = true
            if inner == index || nodes[inner].kind == .parent {
              nodes[inner].indentation = Array(bytes[start..<tagStart(nodes[index])])
            }
          } else if inner > index {
            nodes[inner].span = Span(nodes[inner].span.end, nodes[inner].span.end)
          }
        }
        if index > 0, nodes[index - 1].kind == .text, !isTag(nodes[index - 1]) {
          nodes[index - 1].span = Span(nodes[index - 1].span.start, max(nodes[index - 1].span.start, start))
        }
        if last + 1 < nodes.count, nodes[last + 1].kind == .text, !isTag(nodes[last + 1]) {
          nodes[last + 1].span = Span(min(end, nodes[last + 1].span.end), nodes[last + 1].span.end)
        }
      }
      index = last + 1
    }
    for index in nodes.indices {
      let start = isTag(nodes[index]) ? tagStart(nodes[index]) : nodes[index].span.start
      nodes[index].startsLine = !nodes[index].isStandalone && (start == 0 || bytes[start - 1] == 0x0A)
    }
    dropEmptyTexts()
  }

  /// Comments and delimiter changes are texts of no bytes that remember where they began.
  private func isTag(_ node: Node) -> Bool { node.kind != .text || node.partner >= 0 }
  private func tagStart(_ node: Node) -> Int { node.kind == .text ? node.partner : node.span.start }

  /// The next tag on the same line, with nothing but blanks between.
  private func nextTag(after index: Int) -> Int? {
    guard index + 1 < nodes.count else { return nil }
    if isTag(nodes[index + 1]) { return index + 1 }
    guard index + 2 < nodes.count, isTag(nodes[index + 2]) else { return nil }
    let between = bytes[nodes[index + 1].span.range]
    return between.allSatisfy { $0 == 0x20 || $0 == 0x09 } ? index + 2 : nil
  }

  /// Where the line begins and the next one begins, when only blanks stand around the tags.
  private func emptyLine(from first: Int, through last: Int, _ bytes: [UInt8]) -> (Int, Int)? {
    var start = tagStart(nodes[first])
    while start > 0, bytes[start - 1] == 0x20 || bytes[start - 1] == 0x09 { start -= 1 }
    guard start == 0 || bytes[start - 1] == 0x0A else { return nil }
    var end = nodes[last].span.end
    while end < bytes.count, bytes[end] == 0x20 || bytes[end] == 0x09 { end += 1 }
    if end < bytes.count, bytes[end] == 0x0D { end += 1 }
    guard end == bytes.count || bytes[end] == 0x0A else { return nil }
    return (start, min(end + 1, bytes.count))
  }

  private func vanishes(_ first: Int, _ last: Int) -> Bool {
    if first == last { return nodes[first].kind != .variable && nodes[first].kind != .raw }
    var hasParent = false
    for index in first...last where isTag(nodes[index]) {
      let node = nodes[index]
      let kind = node.kind == .end && node.partner >= 0 ? nodes[node.partner].kind : node.kind
      guard kind == .parent || kind == .block else { return false }
      if kind == .parent { hasParent = true }
    }
    return hasParent
  }

  private mutating func dropEmptyTexts() {
    var place = [Int](repeating: 0, count: nodes.count)
    var kept: [Node] = []
    for (index, node) in nodes.enumerated() {
      place[index] = kept.count
      if node.kind != .text || !node.span.isEmpty { kept.append(node) }
    }
    for index in kept.indices where kept[index].kind != .text && kept[index].partner >= 0 {
      kept[index].partner = place[kept[index].partner]
    }
    nodes = kept
  }

  // MARK: Indentation of blocks

  /// The blanks that a block's contents stand behind: of their first line when the block's tag has a line of its
  /// own, else of the tag's line.
  mutating func measureIndentation() {
    for index in nodes.indices where nodes[index].kind == .block && nodes[index].partner >= 0 {
      let node = nodes[index]
      if node.isStandalone, node.partner > index + 1 {
        nodes[index].indentation = blanks(at: lineEnd(after: node.span.end))
      } else {
        var start = node.span.start
        while start > 0, bytes[start - 1] != 0x0A { start -= 1 }
        let lead = blanks(at: start)
        nodes[index].indentation = start + lead.count == node.span.start ? lead : []
      }
    }
  }

  private func lineEnd(after offset: Int) -> Int {
    var index = offset
    while index < bytes.count, bytes[index] != 0x0A { index += 1 }
    return min(index + 1, bytes.count)
  }

  private func blanks(at offset: Int) -> [UInt8] {
    Array(bytes[offset...].prefix { $0 == 0x20 || $0 == 0x09 })
  }
}
