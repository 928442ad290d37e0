// A source's text as numbered sentences with marks, removed lines in place, and gaps where a source's rights do
// not allow its words.
import DossierModel
import DossierText

/// Writes the text of one document, or of a part of it.
struct MarkedText {
  private let catalogue: Catalogue
  private var say: Wording { catalogue.say }
  private let part: SourcePart
  private var document: Int { part.document }
  private let root: String
  private var markup = Markup()
  private var marks: [TextMark]
  private var nextMark = 0
  private var hidden: (first: Int, last: Int)?
  private var (isInFigure, isInCaption) = (false, false)
  /// The passage of the caption that was written last.
  private var caption: Int?
  /// What stands before the ids of sentences: empty, or `KEY-` in the print edition.
  private let prefix: String
  /// For sentences by index: what stands in the margin.
  private let notes: [Int: [MarginNote]]

  /// The text; empty when the source's words are not to be published.
  static func html(
    _ catalogue: Catalogue, _ part: SourcePart, root: String, prefix: String = "",
    notes: [Int: [MarginNote]] = [:]
  ) -> Markup {
    guard catalogue.policy(part.document) != .none else { return Markup() }
    var text = MarkedText(catalogue, part, root, prefix, notes)
    text.write()
    return text.markup
  }

  private init(
    _ catalogue: Catalogue, _ part: SourcePart, _ root: String, _ prefix: String, _ notes: [Int: [MarginNote]]
  ) {
    (self.catalogue, self.part, self.root, self.prefix) = (catalogue, part, root, prefix)
    self.notes = notes
    marks = prefix.isEmpty ? catalogue.marks(part) : []
  }

  private enum Piece {
    case sentence(Int, opensPassage: Bool)
    case own(Passage)
    case removed(RemovedSpan)
    case picture(path: String, alt: String)
  }

  private mutating func write() {
    goesOn()
    for piece in pieces() {
      let caption = captionPassage(piece)
      if isInFigure, caption == nil || self.caption != nil && caption != self.caption { closeFigure() }
      self.caption = caption
      switch piece {
      case .picture(let path, let alt):
        openFigure()
        markup.open("img", ("src", root + path), ("alt", alt), ("loading", "lazy"))
      case .sentence(let index, let opens):
        if catalogue.isShown(document, sentence: index) {
          flushGap()
          if caption != nil, !isInFigure { openFigure() }
          if isInFigure, !isInCaption {
            markup.literal("<figcaption>")
            isInCaption = true
          }
          sentence(index, opens)
        } else {
          hidden = (hidden?.first ?? index, index)
        }
      case .own(let passage):
        guard catalogue.policy(document) == .full else { break }
        flushGap()
        aside("own new", words: passage.span, say(Self.key(passage.kind)), isStruck: false)
      case .removed(let removed):
        guard catalogue.policy(document) == .full else { break }
        flushGap()
        aside(
          "gone new", words: removed.span, say("text.set-aside", ["rule": say.said(removed.rule)]),
          isStruck: true)
      }
    }
    flushGap()
    closeFigure()
  }

  /// The passage of a sentence that is a caption.
  private func captionPassage(_ piece: Piece) -> Int? {
    guard case .sentence(let index, _) = piece else { return nil }
    let own = catalogue.dossier.documents[document]
    let passage = catalogue.dossier.analyses[document].sentences[index].passage
    guard own.passages.indices.contains(passage), own.passages[passage].kind == .caption else { return nil }
    return passage
  }

  private mutating func openFigure() {
    flushGap()
    markup.literal("<figure class=\"pic\">")
    isInFigure = true
  }

  private mutating func closeFigure() {
    if isInCaption { markup.literal("</figcaption>") }
    if isInFigure { markup.literal("</figure>\n") }
    (isInFigure, isInCaption) = (false, false)
  }

  /// A table, list, quotation or paragraph that began on the page before says so; of a table the first row is repeated.
  private mutating func goesOn() {
    guard let first = part.sentences.first, first > 0 else { return }
    let own = catalogue.dossier.documents[document]
    let sentences = catalogue.dossier.analyses[document].sentences
    let start = sentences[first].span.start
    let block = own.nodes.first { node in
      switch node.kind {
      case .list, .table, .quote: node.span.start < start && start < node.span.end
      default: false
      }
    }
    let isSamePassage = sentences[first].passage == sentences[first - 1].passage
    guard block != nil || isSamePassage else { return }
    let words =
      switch block?.kind {
      case .list: "text.goes-on-list"
      case .table: "text.goes-on-table"
      case .quote: "text.goes-on-quote"
      default: "text.goes-on-paragraph"
      }
    markup.element("p", say(words), ("class", "gap"))
    guard block?.kind == .table, catalogue.policy(document) == .full, let table = block?.span,
      let head = own.nodes.first(where: { $0.span.start >= table.start && $0.kind.isRow })
    else { return }
    aside("own", words: head.span, say("text.first-row"), isStruck: false)
  }

  /// Everything that has a place in the text, in text order.
  private func pieces() -> [Piece] {
    let own = catalogue.dossier.documents[document]
    let sentences = catalogue.dossier.analyses[document].sentences
    var pieces: [(start: Int, order: Int, piece: Piece)] = []
    pieces.reserveCapacity(part.sentences.count + own.removed.count)
    for index in part.sentences {
      let opens = index == part.sentences.first || sentences[index - 1].passage != sentences[index].passage
      pieces.append((sentences[index].span.start, 1, .sentence(index, opensPassage: opens)))
    }
    for passage in own.passages where !passage.kind.isProse && part.span.contains(passage.span.start) {
      pieces.append((passage.span.start, 0, .own(passage)))
    }
    for removed in own.removed where part.span.contains(removed.span.start) {
      pieces.append((removed.span.start, 2, .removed(removed)))
    }
    let pictures = catalogue.pictures(document)
    for node in own.nodes where !pictures.isEmpty && part.span.contains(node.span.start) {
      if case .image(let path, let alt) = node.kind, pictures.contains(where: { $0.path == path }) {
        pieces.append((node.span.start, -1, .picture(path: path, alt: alt)))
      }
    }
    pieces.sort { ($0.start, $0.order) < ($1.start, $1.order) }
    return pieces.map(\.piece)
  }

  private mutating func sentence(_ index: Int, _ opens: Bool) {
    let sentence = catalogue.dossier.analyses[document].sentences[index]
    let passages = catalogue.dossier.documents[document].passages
    let kind = passages.indices.contains(sentence.passage) ? passages[sentence.passage].kind : .paragraph
    let id = "\(prefix)s\(index + 1)"
    markup.open("div", ("class", Self.style(kind) + (opens ? " new" : "")), ("id", id))
    markup.element(
      "a", String(index + 1), ("href", "#" + id),
      ("aria-label", say("text.link", ["number": String(index + 1)])))
    markup.literal("<p>")
    while nextMark < marks.count, marks[nextMark].span.end <= sentence.span.start { nextMark += 1 }
    var last = nextMark
    while last < marks.count, marks[last].span.start < sentence.span.end { last += 1 }
    for (position, piece) in cut(sentence.span, at: marks[nextMark..<last]).enumerated() {
      write(piece, isFirst: position == 0)
    }
    markup.literal("</p>")
    margin(index)
    markup.literal("</div>\n")
  }

  /// What was read from a sentence, beside it.
  private mutating func margin(_ index: Int) {
    guard let notes = notes[index], !notes.isEmpty else { return }
    markup.open(
      "ul", ("class", "mn"), ("lang", say.labelLanguage == nil ? nil : say.language),
      ("aria-label", say("margin.label", ["number": String(index + 1)])))
    for note in notes {
      markup.open("li", ("class", note.style))
      if let target = note.target {
        markup.element("a", note.words, ("href", target.utf8.first == 0x23 ? target : root + target))
      } else {
        markup.element("b", note.words)
      }
      markup.text(" → " + note.reading)
      markup.literal("</li>")
    }
    markup.literal("</ul>")
  }

  private mutating func write(_ piece: MarkedPiece, isFirst: Bool) {
    let own = catalogue.dossier.documents[document]
    let words = own.shownBytes(piece.span)
    let opensWithBlank =
      own.prose.bytes.indices.contains(piece.span.start) && own.prose.bytes[piece.span.start] <= 0x20
    if opensWithBlank, !isFirst { markup.literal(" ") }
    markup.marked(words[...], piece, target: piece.target, root: root)
    let end = piece.span.end - 1
    if end > piece.span.start, own.prose.bytes.indices.contains(end), own.prose.bytes[end] <= 0x20 {
      markup.literal(" ")
    }
  }

  private mutating func aside(_ style: String, words span: Span, _ why: String, isStruck: Bool) {
    markup.open("div", ("class", style))
    if isStruck { markup.literal("<del>") }
    markup.text(catalogue.dossier.documents[document].shownBytes(span, limit: 2000)[...])
    if isStruck { markup.literal("</del>") }
    markup.element("span", why, ("class", "by"))
    markup.literal("</div>\n")
  }

  private mutating func flushGap() {
    guard let (first, last) = hidden else { return }
    hidden = nil
    let words =
      first == last
      ? say("text.gap-one", ["number": String(first + 1)])
      : say("text.gap", ["first": String(first + 1), "last": String(last + 1)])
    markup.element("p", words, ("class", "gap"))
  }

  private static func style(_ kind: Passage.Kind) -> String {
    switch kind {
    case .heading: "s hd"
    case .item: "s li"
    case .quote: "s bq"
    case .cell: "s ce"
    default: "s"
    }
  }

  private static func key(_ kind: Passage.Kind) -> String {
    switch kind {
    case .title: "text.title"
    case .byline: "text.byline"
    case .dateline: "text.dateline"
    default: "text.line"
    }
  }
}

extension Node.Kind {
  fileprivate var isRow: Bool {
    if case .row = self { return true }
    return false
  }
}

extension Markup {
  /// Classes of a mark by the bits of its kinds.
  private static let styles: [String] = (0..<16).map { kinds in
    ["figure", "date", "who", "name"].enumerated().filter { kinds >> $0.offset & 1 == 1 }.map(\.element)
      .joined(separator: " ")
  }

  /// Words with the marks that lie over them, as a link where the mark leads somewhere.
  mutating func marked(_ words: ArraySlice<UInt8>, _ piece: MarkedPiece, target: String?, root: String) {
    guard piece.kinds != 0 else { return text(words) }
    if let target {
      open("a", ("class", "m"), ("href", target.utf8.first == 0x23 ? target : root + target))
    }
    open("mark", ("class", Self.styles[Int(piece.kinds & 15)]), ("title", piece.note))
    text(words)
    close("mark")
    if target != nil { close("a") }
  }
}
