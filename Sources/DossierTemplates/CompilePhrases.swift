// `{{@key}}`: a text of the interface, put in when the page is compiled, so that it costs nothing when pages are made.
// Names in braces ("of {title}") are looked up where the tag stands; words between backticks become `<code>`.
import DossierText

extension Compiler {
  mutating func phrase(_ node: Node, _ stretch: Stretch, _ unit: inout Unit) {
    let key = String(node.name.dropFirst())
    guard node.kind == .variable, let text = phrases[key] else {
      let near = nearest(to: key, in: phrases.keys.sorted()).map { "did you mean \"@\($0)\"?" }
      return report(
        "templates.phrase.unknown", node.span, "no text is called \"@\(key)\"", help: near,
        in: stretch.template)
    }
    let escape = unit.context.escape(for: .text(isOptional: false))
    let problem = unit.context.problem(writing: .text(isOptional: false), isRaw: false, name: node.name)
    guard problem == nil, escape == .text || escape == .attribute else {
      return report(
        "templates.phrase.place", node.span, "a text cannot stand \(unit.context.description)",
        help: "texts may stand between tags and in attributes that hold no address", in: stretch.template)
    }
    var isCode = false
    for piece in phrasePieces(text) {
      switch piece {
      case .words(let words):
        if escape == .text {
          HTMLText.append(words, to: &unit.pending)
        } else {
          HTMLAttribute.append(words, to: &unit.pending)
        }
      case .code where unit.context.place == .text:
        unit.pending += Array((isCode ? "</code>" : "<code>").utf8)
        isCode.toggle()
      case .code: break
      case .name(let name):
        var named = node
        named.name = name
        guard let found = find(named, stretch) else { return }
        let (slot, at) = reach(found, &unit)
        emit(.write(slot: slot, at: at, escape), &unit)
      }
    }
    unit.context.passVariable()
  }
}

/// A part of a text.
package enum PhrasePiece: Equatable, Sendable {
  case words(String)
  case name(String)
  /// A backtick.
  case code
}

/// Cuts a text at its names in braces and its backticks; a brace that is never closed is a word.
package func phrasePieces(_ text: String) -> [PhrasePiece] {
  var pieces: [PhrasePiece] = []
  var words = ""
  var rest = Substring(text)
  func flush() {
    if !words.isEmpty { pieces.append(.words(words)) }
    words = ""
  }
  while let next = rest.first {
    rest.removeFirst()
    if next == "`" {
      flush()
      pieces.append(.code)
    } else if next == "{", let end = rest.firstIndex(of: "}") {
      flush()
      pieces.append(.name(String(rest[..<end])))
      rest = rest[rest.index(after: end)...]
    } else {
      words.append(next)
    }
  }
  flush()
  return pieces
}
