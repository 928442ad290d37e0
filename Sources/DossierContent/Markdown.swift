// Markdown to nodes, passages and prose, all with spans into the unchanged text. cmark says what there is and on which
// lines; where each word stands is found by walking over the source beside its events (MarkdownPlaces), since cmark's
// inline columns are not reliable.
import DossierModel
import DossierText

/// Reads a Markdown body. Notes have citations, wiki links and embedded blocks; articles have furniture taken off.
func readMarkdown(_ text: Text, path: String, firstLine: Int, isNote: Bool, givenTitle: String?) -> ReadBody {
  if markdownNesting(text.bytes) > 200 {
    var body = readPlainText(text, isCleaned: !isNote, givenTitle: givenTitle)
    body.diagnostics.append(
      Diagnostic(
        .warning, "content.markdown.depth", at: .init(path),
        "quotes or lists are nested more than 200 deep, so the file was read as plain text"))
    return body
  }
  let hasTables = markdownTableCells(text.bytes) <= 10_000
  var reading = MarkdownReading(text: text, path: path, firstLine: firstLine, isNote: isNote)
  if !hasTables {
    reading.diagnostics.append(
      Diagnostic(
        .warning, "content.markdown.table", at: .init(path),
        "the tables have more than 10,000 cells, so they were read as plain lines"))
  }
  for event in markdownEvents(text, hasTables: hasTables) { reading.read(event) }
  var body = reading.body(givenTitle: givenTitle)
  if !isNote { takeFurniture(from: &body, givenTitle: givenTitle) }
  return body
}

/// One walk over the events of a text.
struct MarkdownReading {
  let text: Text
  let path: String
  let firstLine: Int
  let isNote: Bool
  var diagnostics: [Diagnostic] = []
  var nodes: [Node] = []
  private var passages: [Passage] = []
  private(set) var prose: [UInt8]
  /// Where the next words are looked for, and where their block ends.
  var cursor = 0, limit = 0
  /// First byte of each line.
  let lineStarts: [Int]
  private var open: [Int] = []
  private var firstWord: Int?
  private var lastWord = 0
  private var heading: (index: Int, words: String)?
  private var firstHeading: (passage: Int, words: String)?
  private var alignments: [UInt8] = []
  private var column = 0
  private var isHeaderRow = false
  /// Inside of an image, words are its alternative text.
  private var imageDepth = 0
  private var alternative = ""
  var linkStyles: [LinkStyle] = []
  private var hasDroppedHTML = false
  /// Steps that searching may still take: keeps a hostile text linear.
  var budget: Int

  enum LinkStyle { case brackets, angles, bare }

  init(text: Text, path: String, firstLine: Int, isNote: Bool) {
    (self.text, self.path, self.firstLine, self.isNote) = (text, path, firstLine, isNote)
    prose = text.bytes.map { $0 == 0x0A || $0 == 0x0D ? $0 : 0x20 }
    var starts: [Int] = []
    var lines = LineCursor(text.bytes)
    while let line = lines.next() { starts.append(line.start) }
    lineStarts = starts
    budget = 16 * text.count + 10_000
  }

  func body(givenTitle: String?) -> ReadBody {
    var body = ReadBody(text: text)
    body.prose = Text(validated: prose)
    body.nodes = nodes
    body.passages = passages
    body.diagnostics = diagnostics
    if let firstHeading, !firstHeading.words.isEmpty {
      body.title = Field(firstHeading.words, .text)
      if givenTitle == nil || givenTitle.map({ sameWords($0, firstHeading.words) }) == true {
        body.passages[firstHeading.passage].kind = .title
      }
    }
    body.passages.sort { $0.span < $1.span }
    return body
  }

  // MARK: Events

  mutating func read(_ event: MarkdownEvent) {
    switch event.kind {
    case .paragraph, .heading, .cell: event.isEntering ? enterWords(event) : leaveWords(event)
    case .quote, .list, .item, .table, .row, .footnote: event.isEntering ? enter(event) : leave()
    case .rule: append(.rule, blockSpan(event))
    case .codeBlock(let info): addCode(event, info)
    case .html: addHTML(event)
    case .emphasis, .strong, .strike, .link, .image:
      event.isEntering ? enterInline(event) : leaveInline(event)
    case .text: addText(event.literal)
    case .code: addInlineCode(event.literal)
    case .softBreak, .lineBreak: addBreak(isHard: event.kind == .lineBreak)
    case .inlineHTML: dropHTML(event)
    case .footnoteReference: addFootnoteReference()
    case .other: break
    }
  }

  private mutating func append(_ kind: Node.Kind, _ span: Span, literal: String? = nil) {
    if imageDepth > 0 { return }
    nodes.append(Node(kind, span, depth: open.count, literal: literal))
  }

  private mutating func enter(_ event: MarkdownEvent) {
    let kind: Node.Kind
    switch event.kind {
    case .quote: kind = .quote
    case .list(let isOrdered, let start, let isTight):
      kind = .list(ordered: isOrdered, start: start, isTight: isTight)
    case .item(let isChecked): kind = .item(isChecked: isChecked)
    case .table(let columns):
      alignments = columns
      kind = .table
    case .row(let isHeader):
      (column, isHeaderRow) = (0, isHeader)
      kind = .row(isHeader: isHeader)
    case .footnote: kind = .footnote(label: footnoteLabel(event))
    default: return
    }
    open.append(nodes.count)
    nodes.append(Node(kind, blockSpan(event), depth: open.count - 1))
  }

  /// A container reaches at least to the end of what is in it.
  private mutating func leave() {
    guard let index = open.popLast() else { return }
    var span = nodes[index].span
    if let last = nodes[(index + 1)...].last(where: { !$0.span.isEmpty }), last.span.end > span.end {
      span = Span(span.start, last.span.end)
    }
    nodes[index].span = span
  }

  private mutating func enterWords(_ event: MarkdownEvent) {
    let span = blockSpan(event)
    var kind = Node.Kind.paragraph
    if case .heading(let level) = event.kind { kind = .heading(level: level) }
    if event.kind == .cell {
      let alignment = alignments.indices.contains(column) ? alignments[column] : 0
      kind = .cell(
        alignment == 0x6C ? .left : alignment == 0x63 ? .center : alignment == 0x72 ? .right : .none,
        isHeader: isHeaderRow)
      column += 1
    }
    open.append(nodes.count)
    nodes.append(Node(kind, span, depth: open.count - 1))
    (cursor, limit) = (span.start, max(span.end, lineEnd(event.endLine)))
    if event.kind == .cell { limit = max(span.end, span.start) }
    if case .heading = event.kind { skipHeadingMarks() }
    skipTaskMark(event)
    skipDefinitions()
    (firstWord, lastWord, heading) = (nil, cursor, nil)
    alternative = ""
    words = ""
  }

  /// The words of the block being read, for a heading's title.
  private var words = ""

  private mutating func leaveWords(_ event: MarkdownEvent) {
    defer { leave() }
    guard let start = firstWord, lastWord > start else { return }
    var kind = Passage.Kind.paragraph
    if case .heading = event.kind {
      kind = .heading
    } else if event.kind == .cell {
      kind = .cell
    } else if open.contains(where: { if case .item = nodes[$0].kind { true } else { false } }) {
      kind = .item
    } else if open.contains(where: { nodes[$0].kind == .quote }) {
      kind = .quote
    }
    let span = Span(start, lastWord)
    guard passages.last.map({ $0.span.end <= span.start || $0.span.start >= span.end }) ?? true else {
      return
    }
    if kind == .heading, firstHeading == nil { firstHeading = (passages.count, oneLine(words)) }
    passages.append(Passage(kind, span))
  }

  // MARK: Blocks without words of their own

  private mutating func addCode(_ event: MarkdownEvent, _ info: String) {
    let first = info.split(separator: " ").first.map(String.init) ?? ""
    if isNote, first == "dossier" {
      append(.embed(query: event.literal), blockSpan(event))
    } else {
      append(.codeBlock(info: info), blockSpan(event), literal: event.literal)
    }
  }

  /// Tags go, the words between them stay.
  private mutating func addHTML(_ event: MarkdownEvent) {
    warnOfHTML(event)
    let block = blockSpan(event)
    for run in htmlRuns(text.bytes, block) {
      let span = text.trimmed(run)
      guard !span.isEmpty else { continue }
      nodes.append(Node(.paragraph, span, depth: open.count))
      nodes.append(Node(.text, span, depth: open.count + 1))
      take(span)
      passages.append(Passage(.paragraph, span))
    }
  }

  private mutating func warnOfHTML(_ event: MarkdownEvent) {
    if hasDroppedHTML { return }
    hasDroppedHTML = true
    diagnostics.append(
      Diagnostic(
        .warning, "content.markdown.html",
        at: .init(path, line: event.line > 0 ? event.line + firstLine - 1 : nil),
        "HTML tags in Markdown are left out; the words between them stay", help: "write it in Markdown"))
  }

  // MARK: Words

  private mutating func addText(_ literal: String) {
    if imageDepth > 0 { alternative += literal } else { words += literal }
    guard let runs = place(literal) else {
      append(.text, Span(cursor, cursor), literal: literal)
      return
    }
    for run in runs {
      if let literal = run.literal {
        append(.text, run.span, literal: literal)
        takeDecoded(run.span, literal)
      } else if isNote, imageDepth == 0 {
        addMarked(run.span)
      } else {
        append(.text, run.span)
        take(run.span)
      }
    }
  }

  /// Words of a note with citations and wiki links in them.
  private mutating func addMarked(_ span: Span) {
    var from = span.start
    for mark in noteMarks(text, span) {
      if mark.span.start > from {
        append(.text, Span(from, mark.span.start))
        take(Span(from, mark.span.start))
      }
      append(mark.kind, mark.span)
      if let shown = mark.shown { take(shown) }
      from = mark.span.end
    }
    if from < span.end {
      append(.text, Span(from, span.end))
      take(Span(from, span.end))
    }
  }

  /// Copies words into the prose; addresses that are links themselves stay out of it.
  private mutating func take(_ span: Span) {
    guard imageDepth == 0, !span.isEmpty, linkStyles.last != .bare, linkStyles.last != .angles else { return }
    for index in span.range { prose[index] = text.bytes[index] }
    firstWord = firstWord ?? span.start
    lastWord = max(lastWord, span.end)
  }

  private mutating func takeDecoded(_ span: Span, _ literal: String) {
    let bytes = Array(literal.utf8)
    guard imageDepth == 0, bytes.count <= span.count, !bytes.contains(0x0A) else { return }
    for (offset, byte) in bytes.enumerated() { prose[span.start + offset] = byte }
    firstWord = firstWord ?? span.start
    lastWord = max(lastWord, span.end)
  }

  private mutating func addInlineCode(_ literal: String) {
    if imageDepth > 0 { alternative += literal } else { words += literal }
    guard let span = placeCode() else {
      append(.code, Span(cursor, cursor), literal: literal)
      return
    }
    append(.code, span, literal: text[span] == literal ? nil : literal)
    take(span)
  }

  private mutating func addBreak(isHard: Bool) {
    if imageDepth > 0 { alternative += " " } else { words += " " }
    var at = cursor
    while at < limit, text.bytes[at] != 0x0A, text.bytes[at] != 0x0D { at += 1 }
    append(isHard ? .lineBreak : .softBreak, Span(min(at, limit), min(at + 1, limit)))
    if at < limit, text.bytes[at] == 0x0D, at + 1 < limit, text.bytes[at + 1] == 0x0A { at += 1 }
    cursor = min(at + 1, limit)
    skipLinePrefix(quotes: open.count { nodes[$0].kind == .quote })
  }

  private mutating func dropHTML(_ event: MarkdownEvent) {
    warnOfHTML(event)
    let literal = Array(event.literal.utf8)
    if cursor + literal.count <= limit, text.bytes[cursor..<cursor + literal.count].elementsEqual(literal) {
      cursor += literal.count
    } else if let runs = place(event.literal), let last = runs.last {
      cursor = last.span.end
    }
  }

  private mutating func addFootnoteReference() {
    guard let (span, label) = placeFootnoteReference() else { return }
    append(.footnoteReference(label: label), span)
  }

  private mutating func enterInline(_ event: MarkdownEvent) {
    if event.kind == .image {
      imageDepth += 1
      if imageDepth == 1 { alternative = "" }
      imageStart = imageDepth == 1 ? cursor : imageStart
      skip(0x21)
      skip(0x5B)
      return
    }
    let start = cursor
    switch event.kind {
    case .emphasis: skipMark(1)
    case .strong: skipMark(2)
    case .strike: skipTildes()
    default: linkStyles.append(enterLink())
    }
    guard imageDepth == 0 else { return }
    open.append(nodes.count)
    let kind: Node.Kind =
      switch event.kind {
      case .emphasis: .emphasis
      case .strong: .strong
      case .strike: .strike
      default: .link(destination: event.address, title: event.title)
      }
    nodes.append(Node(kind, Span(start, start), depth: open.count - 1))
  }

  private var imageStart = 0

  private mutating func leaveInline(_ event: MarkdownEvent) {
    switch event.kind {
    case .image:
      imageDepth -= 1
      skipLinkTail(.brackets)
      if imageDepth == 0 { addImage(event, Span(imageStart, cursor)) }
      return
    case .emphasis: skipMark(1)
    case .strong: skipMark(2)
    case .strike: skipTildes()
    default: skipLinkTail(linkStyles.popLast() ?? .bare)
    }
    guard imageDepth == 0, let index = open.popLast() else { return }
    nodes[index].span = Span(nodes[index].span.start, cursor)
  }

  /// A picture below the content folder, or a link to one elsewhere.
  private mutating func addImage(_ event: MarkdownEvent, _ span: Span) {
    let alternative = oneLine(alternative)
    if let local = localPath(event.address, from: path) {
      append(.image(destination: local, alt: alternative), span)
      return
    }
    guard isWebAddress(event.address) else {
      if !alternative.isEmpty { append(.text, span, literal: alternative) }
      diagnostics.append(
        Diagnostic(
          .warning, "content.markdown.image", at: place(of: span.start),
          "a picture is neither a file below the content folder nor on the web",
          help: "put it into assets/ and write ![...](../assets/NAME)"))
      return
    }
    append(.link(destination: event.address, title: event.title), span)
    nodes.append(
      Node(
        .text, span, depth: open.count + 1, literal: alternative.isEmpty ? event.address : alternative))
  }

  func place(of offset: Int) -> Diagnostic.Place {
    let at = LineIndex(text).position(of: offset)
    return .init(path, line: at.line + firstLine - 1, column: at.column)
  }
}
