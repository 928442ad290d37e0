// Which part of a page is the article: the subtree that holds the most prose and the least of anything else, then
// what inside of it is furniture. No site, no language and no page is named here.
//
// Idea: each block of text votes for all its ancestors, prose with its length, link lists and labels against; the
// subtree with the best sum wins (a maximum-subtree form of "body text extraction", Finn et al. 2001), with a bonus
// for markup that claims to be the article. Inside the winner, furniture goes by its marks, by link density and by
// its place at either end.
import DossierModel
import DossierText

/// The article of a page.
struct MainText: Sendable {
  /// The element that holds the article; nil when the page has no text.
  var root: Int?
  /// For each node of the tree, why it is left out (with all below it); nil for what stays.
  var dropped: [FurnitureMark?]
  /// The blocks that are the article, in order.
  var blocks: [PageBlock]
}

/// Finds the article. Linear in the size of the page.
func mainText(_ tree: PageTree, furniture: FurnitureTable) -> MainText {
  guard !tree.nodes.isEmpty else { return MainText(root: nil, dropped: [], blocks: []) }
  var best: MainText?
  for strictness in [Strictness.full, .hardMarksOnly, .elementsOnly] {
    let found = MainTextSearch(tree, furniture: furniture, strictness: strictness).run()
    let length = found.blocks.reduce(0) { $0 + $1.length }
    if length >= 250 { return found }
    if length > best?.blocks.reduce(0, { $0 + $1.length }) ?? 0 { best = found }
  }
  return best
    ?? MainText(root: nil, dropped: [FurnitureMark?](repeating: nil, count: tree.nodes.count), blocks: [])
}

/// How readily marks are believed; the later ones are for pages where the earlier ones leave next to nothing.
private enum Strictness { case full, hardMarksOnly, elementsOnly }

private struct MainTextSearch {
  let tree: PageTree
  let furniture: FurnitureTable
  var dropped: [FurnitureMark?]
  /// `dropped`, inherited: the node or an ancestor is left out.
  var isOut: [Bool]
  /// Prose below each node, in scalars, whatever is dropped.
  private let prose: [Int]

  init(_ tree: PageTree, furniture: FurnitureTable, strictness: Strictness) {
    self.tree = tree
    self.furniture = furniture
    dropped = [FurnitureMark?](repeating: nil, count: tree.nodes.count)
    isOut = [Bool](repeating: false, count: tree.nodes.count)
    // Prose outside elements that never hold an article.
    var neverRead = isOut
    var marks = dropped
    for index in tree.nodes.indices where tree.nodes[index].tag != nil {
      marks[index] = furniture.mark(of: index, in: tree)
      if case .drop(_, let rule) = marks[index], rule.hasPrefix("element") { neverRead[index] = true }
    }
    let all = pageBlocks(tree, skipped: neverRead)
    var prose = [Int](repeating: 0, count: tree.nodes.count)
    for block in all where isProse(block) { prose[block.owner] += block.length }
    for index in tree.nodes.indices.reversed() where tree.nodes[index].parent >= 0 {
      prose[Int(tree.nodes[index].parent)] += prose[index]
    }
    self.prose = prose
    let total = prose[0]
    for index in tree.nodes.indices {
      if let parent = Optional(Int(tree.nodes[index].parent)), parent >= 0, isOut[parent] {
        isOut[index] = true
        continue
      }
      guard let mark = marks[index] else { continue }
      let goes: Bool =
        switch mark {
        case .drop(_, let rule):
          rule.hasPrefix("element") || strictness != .elementsOnly && prose[index] * 2 < max(total, 1)
        case .weak: strictness == .full && prose[index] * 5 < max(total, 1)
        }
      if goes {
        dropped[index] = mark
        isOut[index] = true
      }
    }
  }

  func run() -> MainText {
    var search = self
    search.dropCards()
    return search.result()
  }

  /// Three or more elements of one class, each with a linked heading and little prose, are teasers of other pages.
  private mutating func dropCards() {
    var groups: [String: [Int]] = [:]
    for index in tree.nodes.indices where !isOut[index] {
      guard let tag = tree.nodes[index].tag, tag == .div || tag == .li || tag == .article || tag == .section,
        prose[index] > 0, prose[index] < 700, let name = tree.attribute("class", of: index), !name.isEmpty
      else { continue }
      let below = tree.descendants(of: index)
      let heading = below.first { tree.nodes[$0].tag?.headingLevel != nil && !isOut[$0] }
      guard let heading else { continue }
      let isLinked =
        tree.descendants(of: heading).contains { tree.nodes[$0].tag == .a }
        || tree.nodes[Int(tree.nodes[heading].parent)].tag == .a
      if isLinked { groups[tag.rawValue + " " + String(name.prefix(120)), default: []].append(index) }
    }
    for name in groups.keys.sorted() {
      guard let cards = groups[name], cards.count >= 3 else { continue }
      for card in cards {
        dropped[card] = .drop(.teaser, rule: "one of \(cards.count) teasers")
        for index in card..<Int(tree.nodes[card].end) { isOut[index] = true }
      }
    }
  }

  private func result() -> MainText {
    let blocks = pageBlocks(tree, skipped: isOut)
    var root = bestRoot(blocks)
    root = withSiblings(root, blocks)
    var search = self
    let kept = search.clean(blocks.filter { isBelow($0.owner, root) }, root: root)
    return MainText(root: root, dropped: search.dropped, blocks: kept)
  }

  private func isBelow(_ node: Int, _ root: Int) -> Bool { node >= root && node < Int(tree.nodes[root].end) }

  /// The element whose blocks have the best sum.
  private func bestRoot(_ blocks: [PageBlock]) -> Int {
    var score = [Double](repeating: 0, count: tree.nodes.count)
    for block in blocks { score[block.owner] += vote(block) }
    for index in tree.nodes.indices.reversed() where tree.nodes[index].parent >= 0 {
      score[Int(tree.nodes[index].parent)] += score[index]
    }
    var best = 0
    var bestScore = -Double.infinity
    for index in tree.nodes.indices where !isOut[index] && isContainer(tree.nodes[index].tag) {
      let value = score[index] * bonus(index)
      // The inner one of two equals.
      if value >= bestScore {
        best = index
        bestScore = value
      }
    }
    return best
  }

  private func isContainer(_ tag: PageTag?) -> Bool {
    switch tag {
    case .body, .main, .article, .section, .div, .form, .fieldset, .center, .td, .blockquote, .details,
      .aside, .header:
      true
    default: false
    }
  }

  /// How much a block speaks for its ancestors being the article.
  private func vote(_ block: PageBlock) -> Double {
    let length = Double(block.length)
    if isProse(block) { return min(length, 1500) * (1 - block.linkDensity) }
    if tree.nodes[block.owner].tag?.headingLevel != nil { return block.linkDensity > 0.5 ? -length : 0 }
    if block.linkDensity > 0.5 { return -length * 1.5 - 10 }
    return block.length < 25 ? -8 : block.endsWithStop ? length * 0.5 : 0
  }

  private func bonus(_ node: Int) -> Double {
    if tree.attribute("itemprop", of: node)?.lowercased().contains("articlebody") == true { return 2 }
    switch tree.nodes[node].tag {
    case .article: return 1.1
    case .main: return 1.02
    default: break
    }
    for name in ["class", "id"] {
      guard let value = tree.attribute(name, of: node) else { continue }
      let words = Set(classWords(value.prefix(400)))
      if words.contains("body") || words.contains("text") || words.contains("content") {
        if !words.isDisjoint(with: ["article", "entry", "post", "story", "news", "blog"]) { return 1.15 }
      }
    }
    return 1
  }

  /// A parent whose further children hold as much prose of the same kind belongs to the article.
  private func withSiblings(_ root: Int, _ blocks: [PageBlock]) -> Int {
    let parent = Int(tree.nodes[root].parent)
    guard parent > 0, tree.nodes[parent].tag != .body, tree.nodes[parent].tag != .html else { return root }
    let outside = blocks.filter { isBelow($0.owner, parent) && !isBelow($0.owner, root) }
    let good = outside.filter(isProse).reduce(0) { $0 + $1.length }
    let bad = outside.filter { !isProse($0) && $0.linkDensity > 0.3 }.reduce(0) { $0 + $1.length }
    let own = prose[root]
    return good * 4 > own && good > bad * 2 ? parent : root
  }

  /// Drops furniture inside the root: link-heavy containers, teasers, and short blocks at either end.
  private mutating func clean(_ blocks: [PageBlock], root: Int) -> [PageBlock] {
    dropLinkLists(blocks, root: root)
    dropPhrases(blocks, root: root)
    var kept = blocks.filter { !isOutBelow($0.owner, root) && !isInlineTeaser($0) }
    // After the last prose block only headings and labels come: they belong to what was dropped.
    while let last = kept.last, !isProse(last), !isListItem(last), !(last.endsWithStop && last.length > 40) {
      kept.removeLast()
    }
    while let first = kept.first, !isProse(first), !isListItem(first),
      !(first.endsWithStop && first.length > 40)
    {
      kept.removeFirst()
    }
    kept = withoutRepeats(kept)
    markLeftOut(blocks, kept, root: root)
    return kept
  }

  /// Marks the owners of blocks that did not stay, so that the tree alone tells what is out.
  private mutating func markLeftOut(_ blocks: [PageBlock], _ kept: [PageBlock], root: Int) {
    var staying = Set(kept.map(\.first))
    for block in kept {
      var node = block.owner
      while node >= root, staying.insert(-node - 1).inserted { node = Int(tree.nodes[node].parent) }
    }
    for block in blocks where !staying.contains(block.first) && !staying.contains(-block.owner - 1) {
      if block.owner != root, dropped[block.owner] == nil {
        dropped[block.owner] = .drop(.boilerplate, rule: "no part of the article's text")
      }
    }
  }

  private func isListItem(_ block: PageBlock) -> Bool {
    block.linkDensity < 0.3
      && ([block.owner] + tree.ancestors(of: block.owner).prefix(3)).contains {
        [.li, .td, .th, .dd, .dt, .pre, .blockquote].contains(tree.nodes[$0].tag)
      }
  }

  private func isInlineTeaser(_ block: PageBlock) -> Bool {
    block.linkDensity > 0.6 && block.length < 200 && tree.nodes[block.owner].tag != .td
      || block.length < 4 && block.linkDensity == 0 && !block.endsWithStop
        && tree.nodes[block.owner].tag == .p
  }

  private func isOutBelow(_ node: Int, _ root: Int) -> Bool {
    var index = node
    while index > root {
      if dropped[index] != nil { return true }
      index = Int(tree.nodes[index].parent)
    }
    return false
  }

  /// Blocks that begin with words that sites print around articles; after some of them, the rest of the container.
  private mutating func dropPhrases(_ blocks: [PageBlock], root: Int) {
    for block in blocks where !isOutBelow(block.owner, root) && block.length < 300 {
      guard let (mark, endsContainer) = furniture.phrase(opening(of: block)) else { continue }
      if endsContainer {
        guard block.length < 60, !isProse(block) else { continue }
        var node = block.owner
        // The heading's own wrapper is no container: climb while nothing else is in it.
        while Int(tree.nodes[node].parent) > root, prose[Int(tree.nodes[node].parent)] == prose[node] {
          node = Int(tree.nodes[node].parent)
        }
        let parent = Int(tree.nodes[node].parent)
        let rest = Int(tree.nodes[node].end)..<Int(tree.nodes[parent].end)
        // Never at the top of an article: something must stand before it.
        let before = blocks.prefix { $0.owner < node }.filter(isProse).reduce(0) { $0 + $1.length }
        guard before >= 250 else { continue }
        dropped[node] = mark
        for child in tree.children(of: parent) where rest.contains(child) { dropped[child] = mark }
      } else if !isProse(block) || block.length < 200 {
        dropped[block.owner] = block.owner == root ? nil : mark
      }
    }
  }

  /// The first 40 bytes of a block's words, lower case, blanks collapsed.
  private func opening(of block: PageBlock) -> [UInt8] {
    var words: [UInt8] = []
    for node in block.first..<block.end where tree.nodes[node].tag == nil {
      for byte in tree.bytes[tree.nodes[node].text.range] {
        if ByteClass.isBlank(byte) {
          if let last = words.last, last != 0x20 { words.append(0x20) }
        } else {
          words.append(ByteClass.lower(byte))
        }
        if words.count >= 40 { return words }
      }
    }
    return words
  }

  /// Containers below the root whose words are mostly links.
  private mutating func dropLinkLists(_ blocks: [PageBlock], root: Int) {
    var length = [Int: Int]()
    var links = [Int: Int]()
    for block in blocks {
      var node = block.owner
      while node > root {
        length[node, default: 0] += block.length
        links[node, default: 0] += block.linkLength
        node = Int(tree.nodes[node].parent)
      }
    }
    for node in length.keys.sorted() {
      guard let all = length[node], let linked = links[node], all > 0 else { continue }
      let tag = tree.nodes[node].tag
      guard tag == .ul || tag == .ol || tag == .div || tag == .section || tag == .table || tag == .dl else {
        continue
      }
      if Double(linked) > 0.5 * Double(all), prose[node] * 3 < all * 2 {
        dropped[node] = .drop(.teaser, rule: "mostly links")
      }
    }
  }

  /// The same words twice (standfirst, pull quote, caption): the first stays.
  private func withoutRepeats(_ blocks: [PageBlock]) -> [PageBlock] {
    var seen: [[UInt8]: Int] = [:]
    return blocks.filter { block in
      guard block.length > 40 else { return true }
      var words: [UInt8] = []
      for node in block.first..<block.end where tree.nodes[node].tag == nil {
        words += tree.bytes[tree.nodes[node].text.range].filter { !ByteClass.isBlank($0) }
      }
      // Two equal paragraphs of one container are the author's own.
      let parent = Int(tree.nodes[block.owner].parent)
      if let earlier = seen[words] { return earlier == parent && tree.nodes[block.owner].tag == .p }
      seen[words] = parent
      return true
    }
  }
}

/// Words in sentences rather than labels: long enough, few links, a stop or commas.
private func isProse(_ block: PageBlock) -> Bool {
  guard block.linkDensity < 0.5, block.codeMarks * 25 < max(block.length, 100) else { return false }
  if block.endsWithEllipsis, block.length < 400, block.stops <= 6 { return false }
  if block.length >= 80 { return block.stops > 0 || block.commas > 1 || block.length > 140 }
  return block.length >= 40 && block.endsWithStop && block.linkDensity < 0.2
}
