// The tree of a note as HTML: allow-listed blocks and inlines only, with the sentences' anchors and marks in it.
// No recursion on the input's depth: the flat list of nodes is walked with a stack of what is open.
import DossierModel
import DossierTemplates
import DossierText

/// Writes the Markdown of the dossier's author (notes, briefing).
struct BlockTree {
  private let catalogue: Catalogue
  private var say: Wording { catalogue.say }
  private let document: Document
  private let analysis: Analysis?
  private let root: String
  private let prefix: String
  private let marks: [TextMark]
  /// HTML of an embedded block by its query.
  private let embed: (String) -> [UInt8]
  private var markup = Markup()
  /// What the text cites, in order of first citation.
  private(set) var references: [Int] = []
  /// Elements that are open, each with its depth and end tag.
  private var open: [(depth: Int, end: StaticString, isInline: Bool, start: Node.Kind)] = []
  private var openSentence: Int?
  private var writtenSentences: Set<Int> = []
  private var footnotes: [String: Int] = [:]
  private var definitions = 0
  private var headingIDs: [String: Int] = [:]
  /// What the page's own heading says, so that a first heading with the same words is left out.
  private let title: String?
  /// The anchor of the sentence that such a heading is.
  private(set) var titleAnchor: String?

  /// `analysis` is nil for a text whose sentences have no anchors.
  init(
    _ catalogue: Catalogue, _ document: Document, index: Int?, root: String, prefix: String = "",
    title: String? = nil, embed: @escaping (String) -> [UInt8]
  ) {
    (self.catalogue, self.document, self.root, self.prefix) = (catalogue, document, root, prefix)
    (self.title, self.embed) = (title, embed)
    analysis = index.map { catalogue.dossier.analyses[$0] }
    marks = prefix.isEmpty ? index.map { catalogue.marks(catalogue.whole($0)) } ?? [] : []
  }

  /// The whole text, what it cites, and the anchor of a first heading that the page's own heading says.
  static func html(
    _ catalogue: Catalogue, _ document: Document, index: Int?, root: String, prefix: String = "",
    title: String?, embed: @escaping (String) -> [UInt8]
  ) -> (html: SafeHTML, references: [Int], titleAnchor: String?) {
    var tree = BlockTree(
      catalogue, document, index: index, root: root, prefix: prefix, title: title, embed: embed)
    tree.write()
    return (SafeHTML(tree.markup.bytes), tree.references, tree.titleAnchor)
  }

  private mutating func write() {
    var index = 0
    var isFirst = true
    while index < document.nodes.count {
      let node = document.nodes[index]
      close(to: node.depth)
      if isFirst, case .heading = node.kind, title == document.shown(node.span).trimmedHeading {
        isFirst = false
        skipSentences(node.span)
        index += 1
        while index < document.nodes.count, document.nodes[index].depth > node.depth { index += 1 }
        continue
      }
      isFirst = false
      switch node.kind {
      case .citation, .wikilink, .image, .embed, .codeBlock, .code, .rule:
        leaf(node)
        let depth = node.depth
        index += 1
        while index < document.nodes.count, document.nodes[index].depth > depth { index += 1 }
        continue
      default: start(node)
      }
      index += 1
    }
    close(to: 0)
    markup.literal("\n")
  }

  /// The sentences of a heading that is left out keep their anchors: the first goes to the page's own heading.
  private mutating func skipSentences(_ span: Span) {
    guard let analysis else { return }
    for (index, sentence) in analysis.sentences.enumerated() where sentence.span.overlaps(span) {
      writtenSentences.insert(index)
      let id = "\(prefix)s\(index + 1)"
      if titleAnchor == nil { titleAnchor = id } else { markup.element("span", "", ("id", id)) }
    }
  }

  private mutating func push(_ node: Node, _ end: StaticString, isInline: Bool = false) {
    open.append((node.depth, end, isInline, node.kind))
  }

  private mutating func close(to depth: Int) {
    while let last = open.last, last.depth >= depth {
      if !last.isInline { endSentence() }
      markup.literal(last.end)
      open.removeLast()
    }
    if depth == 0 { endSentence() }
  }

  private mutating func start(_ node: Node) {
    switch node.kind {
    case .paragraph:
      if isInTightItem { return push(node, "") }
      markup.literal("<p>")
      push(node, "</p>\n")
    case .heading(let level): heading(node, level)
    case .quote:
      markup.literal("<blockquote>")
      push(node, "</blockquote>\n")
    case .list(let ordered, let start, _):
      if ordered {
        markup.open("ol", ("start", start == 1 ? nil : String(start)))
        push(node, "</ol>\n")
      } else {
        markup.literal("<ul>")
        push(node, "</ul>\n")
      }
    case .item(let isChecked):
      if let isChecked {
        markup.literal("<li class=\"task\">")
        markup.literal(
          isChecked ? "☑" : "☐")
        markup.element("span", " " + say(isChecked ? "task.done" : "task.open"), ("class", "vh"))
        markup.literal(" ")
      } else {
        markup.literal("<li>")
      }
      push(node, "</li>\n")
    case .table:
      markup.literal("<div class=\"scroll\"><table>")
      push(node, "</table></div>\n")
    case .row:
      markup.literal("<tr>")
      push(node, "</tr>\n")
    case .cell(let alignment, let isHeader):
      let style = alignment == .right ? "right" : alignment == .center ? "center" : nil
      if isHeader {
        markup.open("th", ("scope", "col"), ("class", style))
        push(node, "</th>")
      } else {
        markup.open("td", ("class", style))
        push(node, "</td>")
      }
    case .figure:
      markup.literal("<figure>")
      push(node, "</figure>\n")
    case .caption:
      markup.literal("<figcaption>")
      push(node, "</figcaption>")
    case .footnote(let label):
      // The parser names a definition by its label and a reference by its number, in the same order.
      definitions += 1
      let number =
        footnotes[label] ?? footnotes[String(definitions)]
        ?? (definitions <= footnotes.count ? definitions : nil)
      markup.open("div", ("class", "footnote"), ("id", "\(prefix)fn-\(number ?? definitions)"))
      if let number {
        markup.element(
          "a", "\(number)", ("class", "self"), ("href", "#\(prefix)fnref-\(number)"),
          ("aria-label", say("footnote.back", ["number": String(number)])))
      }
      push(node, "</div>\n")
    case .footnoteReference(let label):
      let isNew = footnotes[label] == nil
      let number = footnoteNumber(label)
      markup.open("sup", ("id", isNew ? "\(prefix)fnref-\(number)" : nil))
      markup.element(
        "a", "\(number)", ("href", "#\(prefix)fn-\(number)"),
        ("aria-label", say("footnote.number", ["number": String(number)])))
      markup.literal("</sup>")
    case .text: words(node)
    case .softBreak: markup.literal("\n")
    case .lineBreak: markup.literal("<br>")
    default: inline(node)
    }
  }

  private mutating func inline(_ node: Node) {
    sentence(at: analysis?.firstOffsetInSentence(node.span) ?? node.span.start)
    startInline(node.kind)
    let end: StaticString =
      switch node.kind {
      case .emphasis: "</em>"
      case .strong: "</strong>"
      case .strike: "</s>"
      case .superscript: "</sup>"
      case .subscript: "</sub>"
      case .link(let destination, _): URLAttribute.isLink(destination) ? "</a>" : ""
      default: ""
      }
    push(node, end, isInline: true)
  }

  private mutating func startInline(_ kind: Node.Kind) {
    switch kind {
    case .emphasis: markup.literal("<em>")
    case .strong: markup.literal("<strong>")
    case .strike: markup.literal("<s>")
    case .superscript: markup.literal("<sup>")
    case .subscript: markup.literal("<sub>")
    case .link(let destination, let title):
      if URLAttribute.isLink(destination) { openLink(destination, title: title) }
    default: break
    }
  }

  private mutating func openLink(_ destination: String, title: String) {
    let isOutside = destination.utf8.contains(0x3A)
    var target = destination
    if !isOutside, destination.utf8.first != 0x23 { target = localTarget(destination) }
    markup.open(
      "a", ("href", target), ("title", title.isEmpty ? nil : title),
      ("rel", isOutside ? "noopener noreferrer nofollow" : nil))
  }

  /// A path below the content folder becomes the page that is made of it.
  private func localTarget(_ destination: String) -> String {
    let parts = destination.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let file = parts[0].split(separator: "/").last.map(String.init) ?? ""
    let stem = file.split(separator: ".").first.map(String.init) ?? ""
    if let target = catalogue.addresses.document(key: stem) {
      guard parts.count == 2 else { return root + catalogue.addresses.documents[target] }
      if parts[1].first == "s", let number = Int(parts[1].dropFirst()), number > 0 {
        return root + catalogue.addresses.address(target, sentence: number)
      }
      return root + catalogue.addresses.documents[target] + "#" + parts[1]
    }
    return root + destination
  }

  private mutating func heading(_ node: Node, _ level: Int) {
    let words = document.shown(node.span, limit: 200)
    var id = "\(prefix)h-" + Slug.make(words)
    let count = headingIDs[id, default: 0] + 1
    headingIDs[id] = count
    if count > 1 { id += "-\(count)" }
    switch level {
    case ...2:
      markup.open("h2", ("id", id))
      push(node, "</h2>\n")
    case 3:
      markup.open("h3", ("id", id))
      push(node, "</h3>\n")
    default:
      markup.open("h4", ("id", id))
      push(node, "</h4>\n")
    }
  }

  private mutating func leaf(_ node: Node) {
    switch node.kind {
    case .rule: markup.literal("<hr>\n")
    case .code:
      sentence(at: node.span.start)
      markup.element("code", node.literal ?? document.text[node.span])
    case .codeBlock:
      markup.literal("<pre tabindex=\"0\"><code>")
      markup.text(node.literal ?? document.text[node.span])
      markup.literal("</code></pre>\n")
    case .image(let destination, let alt):
      if URLAttribute.isLink(destination), !destination.utf8.contains(0x3A) {
        markup.open("img", ("src", root + destination), ("alt", alt), ("loading", "lazy"))
      } else {
        markup.text(alt)
      }
    case .embed(let query): markup.append(bytes: embed(query))
    case .citation(let key, let locator, let sentence): citation(node, key, locator, sentence)
    case .wikilink(let target, let shown): wikilink(node, target, shown)
    default: break
    }
  }

  /// A citation with the way to the sentence where it names one. An unknown key stands as written.
  private mutating func citation(_ node: Node, _ key: String, _ locator: String, _ number: Int?) {
    guard let target = catalogue.addresses.document(key: key) else {
      return markup.text(document.text[node.span])
    }
    if !references.contains(target) { references.append(target) }
    let mark = catalogue.mark(target)
    let isNote = catalogue.dossier.documents[target].source.kind == .note
    var spoken = say(isNote ? "cite.note" : "cite.source", ["number": mark.filter { $0 != "N" }])
    if let number { spoken = say("cite.sentence", ["place": spoken, "number": String(number)]) }
    if !locator.isEmpty { spoken = say.list([spoken, locator]) }
    let sentence = number.flatMap { catalogue.isShown(target, sentence: $0 - 1) ? $0 : nil }
    let page = sentence.map { catalogue.addresses.address(target, sentence: $0) }
    markup.element(
      "a", catalogue.citation(of: target, sentence: number, locator: locator), ("class", "cite"),
      ("href", root + (page ?? catalogue.addresses.documents[target])),
      ("aria-label", spoken))
  }

  private mutating func wikilink(_ node: Node, _ target: String, _ shown: String) {
    let words = shown.isEmpty ? target : shown
    if let page = catalogue.addresses.document(key: target) {
      let title = shown.isEmpty ? catalogue.title(page) : shown
      markup.element("a", title, ("href", root + catalogue.addresses.documents[page]))
    } else if let actor = catalogue.addresses.actor(named: target) {
      markup.element("a", words, ("href", root + catalogue.target(actor: actor)))
    } else {
      markup.text(words)
    }
  }

  // Sentences: an element around each, closed and opened anew where emphasis or a link runs over its end.

  private mutating func words(_ node: Node) {
    if let literal = node.literal {
      sentence(at: node.span.start)
      return markup.text(literal)
    }
    guard let analysis, !analysis.sentences.isEmpty else {
      return markup.text(document.text.bytes[clamped(node.span)])
    }
    var start = node.span.start
    while start < node.span.end {
      sentence(at: start)
      var end = node.span.end
      if let next = nextSentenceStart(after: start), next < end { end = next }
      marked(Span(start, end))
      start = end
    }
  }

  private mutating func marked(_ span: Span) {
    var low = 0
    var high = marks.count
    // Marks are sorted by start; step back over those that may still reach in.
    while low < high {
      let middle = (low + high) / 2
      if marks[middle].span.start < span.start { low = middle + 1 } else { high = middle }
    }
    let first = max(0, low - 4)
    var last = low
    while last < marks.count, marks[last].span.start < span.end { last += 1 }
    let isInLink = open.contains { if case .link = $0.start { true } else { false } }
    for piece in cut(span, at: marks[first..<last]) {
      markup.marked(
        document.text.bytes[clamped(piece.span)], piece, target: isInLink ? nil : piece.target, root: root)
    }
  }

  private func clamped(_ span: Span) -> Range<Int> {
    let end = max(0, min(span.end, document.text.count))
    return max(0, min(span.start, end))..<end
  }

  private func nextSentenceStart(after offset: Int) -> Int? {
    guard let analysis else { return nil }
    let next = analysis.sentenceIndex(at: offset).map { $0 + 1 } ?? 0
    return next < analysis.sentences.count ? analysis.sentences[next].span.start : nil
  }

  /// Opens the sentence that holds `offset` unless it is open already.
  private mutating func sentence(at offset: Int) {
    guard let analysis, let index = analysis.sentenceIndex(at: offset),
      offset < analysis.sentences[index].span.end, openSentence != index
    else { return }
    let inlines = open.reversed().prefix { $0.isInline }
    for element in inlines { markup.literal(element.end) }
    endSentence()
    if writtenSentences.insert(index).inserted {
      markup.open("span", ("class", "st"), ("id", "\(prefix)s\(index + 1)"))
      markup.element(
        "a", String(index + 1), ("class", "sn"), ("href", "#\(prefix)s\(index + 1)"),
        ("aria-label", say("text.link", ["number": String(index + 1)])))
    } else {
      markup.literal("<span class=\"st\">")
    }
    openSentence = index
    for element in inlines.reversed() { startInline(element.start) }
  }

  private mutating func endSentence() {
    if openSentence != nil { markup.literal("</span>") }
    openSentence = nil
  }

  private var isInTightItem: Bool {
    guard open.count >= 2, case .item = open[open.count - 1].start,
      case .list(_, _, let isTight) = open[open.count - 2].start
    else { return false }
    return isTight
  }

  private mutating func footnoteNumber(_ label: String) -> Int {
    if let number = footnotes[label] { return number }
    footnotes[label] = footnotes.count + 1
    return footnotes.count
  }
}
