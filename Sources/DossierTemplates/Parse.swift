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
      help: help, excerpt: end - start > 2_000 ? nil : text[Span(start, end)])
  }
}
