// Pasted text: lines to paragraphs, a title, byline and date line on top, furniture of the site set aside.
import DossierModel
import DossierText

/// A source's text as it was read, before its metadata is put together.
struct ReadBody {
  var text: Text
  var prose: Text
  var nodes: [Node] = []
  var passages: [Passage] = []
  var removed: [RemovedSpan] = []
  var setAside: [SetAside] = []
  var pictures: [Picture] = []
  /// What the text or page says of itself.
  var title: Field<String>?
  var byline: Field<[String]>?
  var publisher: Field<String>?
  var published: Field<EDTFDate>?
  var url: Field<String>?
  var language: Field<String>?
  var diagnostics: [Diagnostic] = []
  init(text: Text) { (self.text, self.prose) = (text, text) }
}

/// Reads a text. `isCleaned`: look for boilerplate (articles, not notes).
func readPlainText(_ text: Text, isCleaned: Bool, givenTitle: String?) -> ReadBody {
  var body = ReadBody(text: text)
  let lines = TextLines(text)
  let verdicts =
    isCleaned
    ? Boilerplate.table.verdicts(text, lines.lines) { index in
      index < 8 && (dateLine(text, lines.lines[index]) != nil || bylineNames(text, lines.lines[index]) != nil)
        || index == 0 && givenTitle.map { sameWords($0, text[lines.lines[0]]) } == true
    } : lines.indices.map { _ in nil }
  let isText = { (index: Int) in lines.indices.contains(index) && verdicts[index] == nil }
  let opening = opening(text, lines, isText: isText, givenTitle: givenTitle)
  for (index, verdict) in verdicts.enumerated() {
    guard let verdict else { continue }
    body.removed.append(RemovedSpan(lines.lines[index], verdict.reason, rule: verdict.rule))
  }
  for (index, kind) in opening.kinds.sorted(by: { $0.key < $1.key }) {
    body.nodes.append(
      Node(kind == .title ? .heading(level: 1) : .paragraph, lines.lines[index], depth: 0))
    body.passages.append(Passage(kind, lines.lines[index]))
  }
  for range in lines.paragraphs(text, isText: { isText($0) && opening.kinds[$0] == nil }) {
    let span = Span(lines.lines[range.lowerBound].start, lines.lines[range.upperBound - 1].end)
    let mark = range.count == 1 ? listMark(text, span) : 0
    body.nodes.append(Node(.paragraph, span, depth: 0))
    if mark > 0, mark < span.count {
      body.passages.append(Passage(.item, Span(span.start + mark, span.end)))
    } else {
      body.passages.append(Passage(.paragraph, span))
    }
  }
  body.nodes.sort { $0.span < $1.span }
  body.passages.sort { $0.span < $1.span }
  body.title = opening.title.map { Field($0, .text) }
  body.byline = opening.byline.map { Field($0, .text) }
  body.published = opening.published.map { Field($0, .text) }
  return body
}
