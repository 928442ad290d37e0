// Boilerplate and opening lines of a Markdown article: the same rules as for pasted text, over the lines of its
// top-level paragraphs.
import DossierModel
import DossierText

/// Takes furniture out of an article's passages and nodes; names its byline and date lines.
func takeFurniture(from body: inout ReadBody, givenTitle: String?) {
  let prose = body.prose
  var lines = TextLines(Text(validated: []))
  var passageOf: [Int] = []
  for (index, passage) in body.passages.enumerated() {
    var cursor = LineCursor(prose.bytes, passage.span)
    while let line = cursor.next() {
      let span = prose.trimmed(line)
      guard !span.isEmpty else { continue }
      lines.lines.append(span)
      lines.blocks.append(index)
      passageOf.append(index)
    }
  }
  let kinds = body.passages.map(\.kind)
  let verdicts = Boilerplate.table.verdicts(prose, lines.lines) {
    kinds[passageOf[$0]] != .paragraph && kinds[passageOf[$0]] != .item
  }
  name(&body, lines, verdicts, passageOf, givenTitle: givenTitle)
  guard verdicts.contains(where: { $0 != nil }) else { return }
  var kept: [Passage] = []
  for (index, passage) in body.passages.enumerated() {
    let own = lines.indices.filter { passageOf[$0] == index }
    if own.allSatisfy({ verdicts[$0] == nil }) {
      kept.append(passage)
      continue
    }
    var start: Int?
    var end = 0
    for line in own {
      if let verdict = verdicts[line] {
        if let first = start { kept.append(Passage(passage.kind, Span(first, end))) }
        start = nil
        body.removed.append(
          RemovedSpan(wholeLine(body.text, lines.lines[line], passage), verdict.reason, rule: verdict.rule))
      } else {
        start = start ?? lines.lines[line].start
        end = lines.lines[line].end
      }
    }
    if let first = start { kept.append(Passage(passage.kind, Span(first, end))) }
  }
  body.passages = kept
  dropNodes(&body)
}

/// The line with its marks, within the passage's own block.
private func wholeLine(_ text: Text, _ line: Span, _ passage: Passage) -> Span {
  var (start, end) = (line.start, line.end)
  while start > 0, text.bytes[start - 1] != 0x0A, text.bytes[start - 1] != 0x0D { start -= 1 }
  while end < text.count, text.bytes[end] != 0x0A, text.bytes[end] != 0x0D { end += 1 }
  return passage.kind == .paragraph ? text.trimmed(Span(start, end)) : line
}

private func name(
  _ body: inout ReadBody, _ lines: TextLines, _ verdicts: [Boilerplate.Verdict?], _ passageOf: [Int],
  givenTitle: String?
) {
  let hasHeading = body.title != nil
  let kinds = body.passages.map(\.kind)
  let isText = { (index: Int) in
    lines.indices.contains(index) && verdicts[index] == nil && kinds[passageOf[index]] == .paragraph
  }
  let found = opening(body.prose, lines, isText: isText, givenTitle: hasHeading ? "\u{0}" : givenTitle)
  for (line, kind) in found.kinds {
    let index = passageOf[line]
    guard body.passages[index].kind == .paragraph, !lines.areTogether(line, line + 1),
      !lines.areTogether(line, line - 1)
    else { continue }
    body.passages[index].kind = kind
    if kind == .title { body.title = body.title ?? found.title.map { Field($0, .text) } }
    if kind == .byline { body.byline = found.byline.map { Field($0, .text) } }
    if kind == .dateline { body.published = found.published.map { Field($0, .text) } }
  }
}

/// Nodes that lie in removed lines go, and blocks that have nothing left.
private func dropNodes(_ body: inout ReadBody) {
  let removed = body.removed.map(\.span).sorted()
  func isRemoved(_ span: Span) -> Bool {
    var (low, high) = (0, removed.count)
    while low < high {
      let middle = (low + high) / 2
      if removed[middle].end < span.end { low = middle + 1 } else { high = middle }
    }
    return low < removed.count && removed[low].contains(span) && !span.isEmpty
  }
  var kept: [Node] = []
  for node in body.nodes where !isRemoved(node.span) { kept.append(node) }
  var output: [Node] = []
  for (index, node) in kept.enumerated() {
    let hasChild = index + 1 < kept.count && kept[index + 1].depth > node.depth
    switch node.kind {
    case .paragraph, .item, .list, .quote, .emphasis, .strong:
      if hasChild || !body.removed.contains(where: { $0.span.overlaps(node.span) }) { output.append(node) }
    default: output.append(node)
    }
  }
  body.nodes = output
}
