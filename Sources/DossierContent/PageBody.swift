// The article of a page as nodes and passages, and what was left out as a list. Which blocks are the article is
// MainText's to say.
import DossierModel
import DossierText

/// The body of a page. `title` is the headline, which is no part of the text.
func pageBody(_ tree: PageOutline, _ main: MainText, title: String?) -> ReadBody {
  var writer = PageText(tree: tree, main: main, title: title)
  writer.write()
  return writer.body()
}

private struct PageText {
  let tree: PageOutline
  let main: MainText
  let title: String?
  private var bytes: [UInt8] = []
  private var nodes: [Node] = []
  private var passages: [Passage] = []
  private var setAside: [SetAside] = []
  private var byline: [String]?
  private var published: EDTFDate?
  /// Words of the block that is being collected, and the inline nodes in it, offsets from its first byte.
  private var pending: [UInt8] = []
  private var inlines: [Node] = []

  init(tree: PageOutline, main: MainText, title: String?) {
    (self.tree, self.main, self.title) = (tree, main, title)
  }

  func body() -> ReadBody {
    var body = ReadBody(text: Text(validated: bytes))
    (body.nodes, body.passages, body.setAside) = (nodes, passages, setAside)
    body.byline = byline.map { Field($0, .page) }
    body.published = published.map { Field($0, .page) }
    return body
  }

  mutating func write() {
    guard let page = tree.first("body") ?? (tree.nodes.isEmpty ? nil : 0) else { return }
    let root = main.root ?? page
    setAsideBlocks(page, before: root)
    walk(root)
    setAsideBlocks(page, behind: root)
  }

  // MARK: The article

  private enum Step {
    case enter(Int)
    case leave(Int, opened: Int?)
  }

  private mutating func walk(_ root: Int) {
    var depth = 0
    var steps: [Step] = [.enter(root)]
    var containers: [String] = []
    while let step = steps.popLast() {
      switch step {
      case .leave(let index, let opened):
        flush(containers, depth)
        if let opened {
          depth -= 1
          containers.removeLast()
          close(opened)
        }
        _ = index
      case .enter(let index):
        let node = tree.nodes[index]
        if node.isText {
          append(node.text)
          continue
        }
        if index != root, let verdict = furniture(index) {
          flush(containers, depth)
          setAside(index, verdict)
          continue
        }
        if isSilent(node.tag) { continue }
        if node.tag == "br" {
          breakLine()
          continue
        }
        guard separatesWords(node.tag) else {
          steps += tree.children(index).reversed().map { .enter($0) }
          continue
        }
        flush(containers, depth)
        var opened: Int?
        if let kind = container(node) {
          opened = nodes.count
          nodes.append(Node(kind, Span(bytes.count, bytes.count), depth: depth))
          depth += 1
        }
        containers.append(node.tag)
        steps.append(.leave(index, opened: opened ?? nil))
        if opened == nil {
          containers.removeLast()
          blockTag = node.tag
        }
        steps += tree.children(index).reversed().map { .enter($0) }
      }
    }
    flush(containers, depth)
  }

  /// The innermost block tag that holds the words being collected, when it is no container.
  private var blockTag = ""

  private func container(_ node: PageNode) -> Node.Kind? {
    switch node.tag {
    case "blockquote": .quote
    case "ul": .list(ordered: false, start: 1, isTight: true)
    case "ol": .list(ordered: true, start: node["start"].flatMap { Int($0) } ?? 1, isTight: true)
    case "li": .item(isChecked: nil)
    case "table": .table
    case "tr": .row(isHeader: false)
    case "td": .cell(.none, isHeader: false)
    case "th": .cell(.none, isHeader: true)
    case "figure": .figure
    case "figcaption": .caption
    default: nil
    }
  }

  private mutating func close(_ index: Int) {
    guard nodes.indices.contains(index) else { return }
    let end = nodes.count > index + 1 ? bytes.count : nodes[index].span.start
    let first = nodes.indices.contains(index + 1) ? nodes[index + 1].span.start : nodes[index].span.start
    nodes[index].span = Span(first, max(first, lastTextEnd(end)))
    if nodes.count == index + 1 { nodes.removeLast() }
  }

  private func lastTextEnd(_ end: Int) -> Int {
    var end = end
    while end > 0, bytes[end - 1] == 0x0A { end -= 1 }
    return end
  }

  /// Line ends of the file are blanks; `br` alone ends a line.
  private mutating func append(_ string: String) {
    for byte in string.utf8 { pending.append(byte == 0x0A || byte == 0x0D ? 0x20 : byte) }
  }

  private mutating func breakLine() {
    while pending.last == 0x20 { pending.removeLast() }
    pending.append(0x0A)
  }

  /// Ends a block: its words, blanks run together, become a paragraph, heading, item, cell or caption.
  private mutating func flush(_ containers: [String], _ depth: Int) {
    let tag = blockTag
    blockTag = ""
    defer { pending.removeAll(keepingCapacity: true) }
    for words in paragraphs(pending) {
      if let title, sameWords(title, String(decoding: words, as: UTF8.self)) { continue }
      if let verdict = Boilerplate.table.verdict(Text(validated: words), Span(0, words.count)) {
        setAside.append(
          SetAside(
            at: bytes.count, verdict.reason, rule: verdict.rule, text: String(decoding: words, as: UTF8.self))
        )
        continue
      }
      if passages.count < 4, byline == nil, let names = bylineNames(String(decoding: words, as: UTF8.self)) {
        byline = names
        add(words, .byline, .paragraph, depth)
        continue
      }
      let text = Text(validated: words)
      if passages.count < 4, let line = dateLine(text, text.all) {
        published = published ?? line.date
        add(words, .dateline, .paragraph, depth)
        continue
      }
      let (kind, node) = kinds(tag, containers)
      add(words, kind, node, depth)
    }
  }

  private func kinds(_ tag: String, _ containers: [String]) -> (Passage.Kind, Node.Kind) {
    if tag.utf8.count == 2, tag.hasPrefix("h"), let level = Int(tag.dropFirst()), (1...6).contains(level) {
      return (.heading, .heading(level: level))
    }
    switch containers.last {
    case "li": return (.item, .paragraph)
    case "td", "th": return (.cell, .paragraph)
    case "figcaption": return (.caption, .paragraph)
    case "blockquote": return (.quote, .paragraph)
    default: return (.paragraph, .paragraph)
    }
  }

  private mutating func add(_ words: [UInt8], _ passage: Passage.Kind, _ node: Node.Kind, _ depth: Int) {
    if !bytes.isEmpty { bytes += [0x0A, 0x0A] }
    let span = Span(bytes.count, bytes.count + words.count)
    bytes += words
    nodes.append(Node(node, span, depth: depth))
    nodes.append(Node(.text, span, depth: depth + 1))
    passages.append(Passage(passage, span))
  }

  /// Blanks run together, soft hyphens and zero-width marks gone; two line breaks part paragraphs.
  private func paragraphs(_ bytes: [UInt8]) -> [[UInt8]] {
    String(decoding: bytes, as: UTF8.self).split(separator: "\n\n").map { part in
      let scalars = part.unicodeScalars.filter { ![0xAD, 0x200B, 0xFEFF].contains($0.value) }
      return Array(oneLine(String(String.UnicodeScalarView(scalars))).utf8)
    }.filter { !$0.isEmpty }
  }

  private func isSilent(_ tag: String) -> Bool {
    [
      "script", "style", "template", "noscript", "svg", "math", "iframe", "object", "embed", "head", "video",
      "audio",
      "canvas", "select", "textarea", "title",
    ].contains(tag)
  }

  // MARK: What is left out

  private func furniture(_ index: Int) -> (RemovedSpan.Reason, String)? {
    switch main.dropped[index] {
    case .drop(let reason, let rule), .weak(let reason, let rule): (reason, rule)
    case nil: nil
    }
  }

  private mutating func setAside(_ index: Int, _ verdict: (RemovedSpan.Reason, String)) {
    for words in blocks(index) {
      setAside.append(SetAside(at: bytes.count, verdict.0, rule: verdict.1, text: words))
    }
  }

  /// The words of a left-out subtree, a string for each block.
  private func blocks(_ root: Int) -> [String] {
    var blocks: [String] = []
    var words = ""
    var index = root
    while index < tree.nodes[root].end {
      let node = tree.nodes[index]
      if isSilent(node.tag) {
        index = node.end
        continue
      }
      if node.isText {
        words += node.text
      } else if separatesWords(node.tag) || node.tag == "a" && tree.nodes[root].tag == "header" {
        blocks.append(oneLine(words))
        words = ""
      }
      index += 1
    }
    blocks.append(oneLine(words))
    return blocks.filter { !$0.isEmpty }
  }

  /// Blocks of the page before or behind the article.
  private mutating func setAsideBlocks(_ page: Int, before root: Int) {
    setAsideOutside(page, page + 1, root, root)
  }

  private mutating func setAsideBlocks(_ page: Int, behind root: Int) {
    setAsideOutside(page, tree.nodes[root].end, tree.nodes[page].end, root)
  }

  private mutating func setAsideOutside(_ page: Int, _ from: Int, _ to: Int, _ root: Int) {
    var index = from
    while index < to {
      let node = tree.nodes[index]
      let holdsArticle = index < root && node.end > root
      if isSilent(node.tag) {
        index = node.end
      } else if holdsArticle || !node.isText && furniture(index) == nil && hasBlocks(index) {
        index += 1
      } else {
        let verdict = node.isText ? nil : furniture(index)
        for words in node.isText ? [oneLine(node.text)].filter({ !$0.isEmpty }) : blocks(index) {
          if let title, sameWords(title, words) { continue }
          setAside.append(
            SetAside(
              at: bytes.count, verdict?.0 ?? .boilerplate, rule: verdict?.1 ?? "outside of the article",
              text: words))
        }
        index = node.end
      }
    }
  }

  private func hasBlocks(_ index: Int) -> Bool {
    (index + 1..<tree.nodes[index].end).contains {
      !tree.nodes[$0].isText && separatesWords(tree.nodes[$0].tag)
    }
  }
}
