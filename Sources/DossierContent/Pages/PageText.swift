// The article of a page as text, nodes and passages, and what was left out as a list. Which blocks are the article is
// MainText's to say; what a block's words become is PageInlines'.
import DossierModel
import DossierText

/// The body of a page. `title` is the headline, shown by `heading`, which is no part of the text; links are read against
/// `base`; `pictures` keeps those that lie with the page.
func pageText(
  _ tree: PageTree, _ main: MainText, title: String?, heading: Int?, base: String?,
  pictures: inout PagePictures
) -> ReadBody {
  var writer = PageTextWriter(
    tree: tree, main: main, title: title, heading: heading, base: base, pictures: pictures)
  writer.write()
  pictures = writer.pictures
  return writer.body()
}

struct PageTextWriter {
  let tree: PageTree
  let main: MainText
  let title: String?
  let heading: Int?
  let base: String?
  /// Elements that are written before the main one, which may hold them.
  private let leads: Set<Int>
  var bytes: [UInt8] = []
  var nodes: [Node] = []
  var passages: [Passage] = []
  private var setAside: [SetAside] = []
  private var inlines = PageInlines()
  /// Open containers that became nodes: their place in `nodes`.
  var containers: [Int] = []
  /// The innermost block that is no container; says what its words are.
  var blockTag: PageTag?
  /// A standfirst is being written: no heading of a section, however it is marked up.
  private var isLead = false
  var pictures: PagePictures
  /// The figure of the picture that came last, while nothing came behind it: a caption is its own.
  var figure: Int?

  init(
    tree: PageTree, main: MainText, title: String?, heading: Int?, base: String?, pictures: PagePictures
  ) {
    (self.tree, self.main, self.title, self.heading) = (tree, main, title, heading)
    (self.base, self.pictures) = (base, pictures)
    leads = Set(main.roots.dropLast())
  }

  func body() -> ReadBody {
    var body = ReadBody(text: Text(validated: bytes))
    (body.nodes, body.passages, body.setAside) = (nodes, passages, setAside)
    return body
  }

  mutating func write() {
    guard !tree.nodes.isEmpty else { return }
    let page = tree.nodes.firstIndex { $0.tag == .body } ?? 0
    var from = page + 1
    let roots = main.roots.isEmpty ? [page] : main.roots
    for (index, root) in roots.enumerated() {
      // A standfirst inside of the main element's own header.
      let isInside = index + 1 < roots.count && root > roots[roots.count - 1]
      isLead = index + 1 < roots.count
      let caption = isLead ? nil : addLeadPicture(before: root)
      if !isInside { setAsideOutside(from: from, to: root, but: caption) }
      walk(root)
      if !isInside { from = Int(tree.nodes[root].end) }
    }
    setAsideOutside(from: from, to: Int(tree.nodes[page].end))
  }

  // MARK: The article

  /// An element that was entered and is to be left at `end`.
  private struct Open {
    enum Role {
      case block
      case container(Int)
      case inline, preformatted
    }
    var end: Int
    var role: Role
    var outerTag: PageTag?
  }

  private mutating func walk(_ root: Int) {
    var open: [Open] = []
    var index = root
    while true {
      while let last = open.last, last.end <= index {
        leave(last)
        open.removeLast()
      }
      guard index < Int(tree.nodes[root].end) else { break }
      let node = tree.nodes[index]
      if index != root, leads.contains(index) {
        // It was written before.
        flush()
        index = Int(node.end)
        continue
      }
      if index != root, let mark = main.dropped[index] {
        if node.tag?.isBlock == true { flush() }
        if !addCaption(index, mark) { setAside(index, mark) }
        index = Int(node.end)
        continue
      }
      guard let tag = node.tag else {
        inlines.append(tree.bytes[node.text.range])
        index += 1
        continue
      }
      if isSilentElement(tag) {
        index = Int(node.end)
        continue
      }
      if tag == .img { addPicture(index) }
      if tag == .br {
        if inlines.breakLine() { flush(keepsTag: true) }
      } else if tag.isBlock {
        open.append(enter(index, tag))
      } else if let kind = inlineKind(index, tag) {
        inlines.open(kind)
        open.append(Open(end: Int(node.end), role: .inline))
      }
      index += 1
    }
    flush()
  }

  private mutating func enter(_ index: Int, _ tag: PageTag) -> Open {
    flush()
    let end = Int(tree.nodes[index].end)
    if let kind = container(index, tag) {
      containers.append(nodes.count)
      nodes.append(Node(kind, Span(bytes.count, bytes.count), depth: containers.count - 1))
      return Open(end: end, role: .container(nodes.count - 1), outerTag: replaceTag(nil))
    }
    if tag == .pre {
      inlines.isPreformatted = true
      return Open(end: end, role: .preformatted, outerTag: replaceTag(.pre))
    }
    return Open(end: end, role: .block, outerTag: replaceTag(tag))
  }

  private mutating func replaceTag(_ tag: PageTag?) -> PageTag? {
    defer { blockTag = tag }
    return blockTag
  }

  private mutating func leave(_ open: Open) {
    switch open.role {
    case .inline: return inlines.close()
    case .block: flush()
    case .preformatted:
      flush()
      inlines.isPreformatted = false
    case .container(let node):
      flush()
      containers.removeLast()
      close(node)
    }
    blockTag = open.outerTag
  }

  private func container(_ index: Int, _ tag: PageTag) -> Node.Kind? {
    switch tag {
    case .blockquote: return .quote
    case .ul, .menu: return .list(ordered: false, start: 1, isTight: true)
    case .ol:
      let start = tree.attribute(.start, of: index).flatMap { Int($0) } ?? 1
      return .list(ordered: true, start: max(0, min(start, 1_000_000)), isTight: true)
    case .li: return .item(isChecked: nil)
    case .table: return isLayout(index) ? nil : .table
    case .tr: return isInTable ? .row(isHeader: tree.nodes[Int(tree.nodes[index].parent)].tag == .thead) : nil
    case .td: return isInTable ? .cell(.none, isHeader: false) : nil
    case .th: return isInTable ? .cell(.none, isHeader: true) : nil
    case .figure: return tree.descendants(of: index).contains { tree.nodes[$0].tag == .img } ? nil : .figure
    case .figcaption: return .caption
    case .caption: return isInTable ? .caption : nil
    default: return nil
    }
  }

  private var isInTable: Bool {
    containers.contains { if case .table = nodes[$0].kind { true } else { false } }
  }

  /// A table that only arranges: one row or one column, or other tables inside.
  private func isLayout(_ table: Int) -> Bool {
    var rows = 0
    var widest = 0
    var index = table + 1
    while index < Int(tree.nodes[table].end) {
      switch tree.nodes[index].tag {
      case .table: return true
      case .tr:
        rows += 1
        var cells = 0
        var cell = index + 1
        while cell < Int(tree.nodes[index].end) {
          if tree.nodes[cell].tag == .td || tree.nodes[cell].tag == .th { cells += 1 }
          cell = Int(tree.nodes[cell].end)
        }
        widest = max(widest, cells)
      default: break
      }
      index += 1
    }
    return rows < 2 || widest < 2
  }

  /// A container without words is none.
  private mutating func close(_ index: Int) {
    guard nodes.count > index + 1 else {
      nodes.removeLast()
      return
    }
    nodes[index].span = Span(nodes[index + 1].span.start, bytes.count)
  }

  private func inlineKind(_ index: Int, _ tag: PageTag) -> Node.Kind? {
    switch tag {
    case .em, .i, .cite: return .emphasis
    case .strong, .b: return .strong
    case .s, .del, .strike: return .strike
    case .sup: return .superscript
    case .sub: return .subscript
    case .a:
      guard let target = tree.attribute(.href, of: index).map(oneLine), target.utf8.first != 0x23,
        !target.isEmpty
      else {
        return nil
      }
      let address = absoluteAddress(target, base: base)
      return isWebAddress(address) || address.lowercased().hasPrefix("mailto:")
        ? .link(destination: address, title: "") : nil
    default: return nil
    }
  }

  // MARK: Blocks

  /// Ends a block: its words become a paragraph, heading, item, cell or caption, or are set aside.
  mutating func flush(keepsTag: Bool = false) {
    defer { inlines.startBlock() }
    guard let words = inlines.words() else { return }
    figure = nil
    let shown = String(decoding: words, as: UTF8.self)
    if let title, passages.count < 3, sameWords(title, shown) { return }
    if blockTag == .pre { return addPreformatted(words) }
    // A number that stands alone is a counter, but in a table it is what the table is for.
    if !isInTable, let verdict = Boilerplate.table.verdict(Text(validated: words), Span(0, words.count)) {
      return leaveOut(shown, verdict.reason, verdict.rule)
    }
    if passages.count < 4, words.count < 200 {
      if bylineNames(shown) != nil { return leaveOut(shown, .credit, "byline") }
      let text = Text(validated: words)
      if dateLine(text, text.all) != nil { return leaveOut(shown, .credit, "date line") }
    }
    let (passage, node) = kinds()
    let start = begin(words)
    nodes.append(Node(node, Span(start, bytes.count), depth: containers.count))
    inlines.write(into: &nodes, at: start, depth: containers.count + 1)
    passages.append(Passage(passage, Span(start, bytes.count)))
  }

  private mutating func leaveOut(_ words: String, _ reason: RemovedSpan.Reason, _ rule: String) {
    // The headline is shown as such.
    if let title, words.utf8.count <= 2 * title.utf8.count, sameWords(title, words) { return }
    setAside.append(SetAside(at: bytes.count, reason, rule: rule, text: words))
  }

  mutating func begin(_ words: [UInt8]) -> Int {
    if !bytes.isEmpty { bytes += [0x0A, 0x0A] }
    let start = bytes.count
    bytes += words
    return start
  }

  /// Code is shown and not read; verse and letters in `pre` are read.
  private mutating func addPreformatted(_ words: [UInt8]) {
    let start = begin(words)
    let span = Span(start, bytes.count)
    nodes.append(Node(.codeBlock(info: ""), span, depth: containers.count))
    let marks = words.count { [0x7B, 0x7D, 0x3B, 0x3D, 0x3C, 0x3E, 0x28, 0x5F, 0x24, 0x23].contains($0) }
    if marks * 40 < words.count { passages.append(Passage(.paragraph, span)) }
  }

  private func kinds() -> (Passage.Kind, Node.Kind) {
    if !isLead, let level = blockTag?.headingLevel { return (.heading, .heading(level: level)) }
    if let last = containers.last {
      switch nodes[last].kind {
      case .item: return (.item, .paragraph)
      case .cell: return (.cell, .paragraph)
      case .caption: return (.caption, .paragraph)
      case .quote: return (.quote, .paragraph)
      default: break
      }
    }
    return (.paragraph, .paragraph)
  }

  // MARK: What is left out

  private mutating func setAside(_ index: Int, _ mark: FurnitureMark) {
    for words in blocks(index) { leaveOut(words, mark.reason, mark.rule) }
  }

  /// The words of a left-out subtree, a string for each block.
  private func blocks(_ root: Int) -> [String] {
    var blocks: [String] = []
    var words: [UInt8] = []
    func close() {
      let line = oneLine(String(decoding: words, as: UTF8.self))
      if !line.isEmpty { blocks.append(line) }
      words.removeAll(keepingCapacity: true)
    }
    var ends: [Int] = []
    var index = root
    while index < Int(tree.nodes[root].end) {
      while let end = ends.last, end <= index {
        close()
        ends.removeLast()
      }
      let node = tree.nodes[index]
      if index != root, leads.contains(index) {
        index = Int(node.end)
        continue
      }
      guard let tag = node.tag else {
        words += tree.bytes[node.text.range]
        index += 1
        continue
      }
      if isSilentElement(tag) {
        index = Int(node.end)
        continue
      }
      if tag.isBlock {
        close()
        ends.append(Int(node.end))
      } else if tag == .br {
        words.append(0x20)
      }
      index += 1
    }
    close()
    return blocks
  }

  /// Blocks of the page before, between or behind the elements of the article.
  private mutating func setAsideOutside(from: Int, to: Int, but caption: Int? = nil) {
    var index = from
    while index < to {
      let node = tree.nodes[index]
      if index == caption {
        index = Int(node.end)
      } else if let tag = node.tag, isSilentElement(tag) {
        index = Int(node.end)
      } else if holdsRoot(index) {
        index += 1
      } else {
        let mark = main.dropped[index]
        if node.tag != nil, mark == nil, hasBlocks(index) {
          index += 1
          continue
        }
        for words in blocks(index) where title.map({ !sameWords($0, words) }) ?? true {
          leaveOut(words, mark?.reason ?? .boilerplate, mark?.rule ?? "outside of the article")
        }
        index = Int(node.end)
      }
    }
  }

  private func holdsRoot(_ index: Int) -> Bool {
    main.roots.contains { $0 > index && $0 < Int(tree.nodes[index].end) }
  }

  /// Whether a block stands right below, perhaps inside of inline elements: looks at few nodes.
  private func hasBlocks(_ index: Int) -> Bool {
    tree.descendants(of: index).prefix(64).contains { tree.nodes[$0].tag?.isBlock == true }
  }
}

/// Elements whose text is no text of the page.
func isSilentElement(_ tag: PageTag) -> Bool {
  switch tag {
  case .script, .style, .template, .noscript, .svg, .math, .iframe, .object, .embed, .head, .video, .audio,
    .canvas,
    .select, .textarea, .title, .noframes:
    true
  default: false
  }
}
