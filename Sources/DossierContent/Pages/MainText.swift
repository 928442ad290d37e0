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
  /// The elements that hold the article, in order, none inside of another: the standfirst may stand apart.
  var roots: [Int] = []
  /// For each node of the tree, why it is left out (with all below it); nil for what stays.
  var dropped: [FurnitureMark?]
  /// The blocks that are the article, in order.
  var blocks: [PageBlock]
  /// Teasers of other pages on a page that is a list of them and no article; else 0.
  var teasers = 0
  fileprivate var length: Int { blocks.reduce(0) { $0 + $1.length } }
}

/// Finds the article. Linear in the size of the page. `heading` is the element that shows the headline `title`;
/// `isArticle`: the page says that it is one.
func mainText(
  _ view: PageView, furniture: FurnitureTable, title: String? = nil, heading: Int? = nil,
  isArticle: Bool = true
) -> MainText {
  guard !view.tree.nodes.isEmpty else { return MainText(dropped: [], blocks: []) }
  var teasers = 0
  var text = bestText(view, furniture, title, heading, isArticle, teasers: &teasers)
  text.teasers = teasers
  return text
}

private func bestText(
  _ view: PageView, _ furniture: FurnitureTable, _ title: String?, _ heading: Int?, _ isArticle: Bool,
  teasers: inout Int
) -> MainText {
  var best: MainText?
  var outBefore: [Bool] = []
  for strictness in [Strictness.full, .hardMarksOnly, .elementsOnly] {
    var search = MainTextSearch(view, furniture: furniture, strictness: strictness, heading: heading)
    search.title = titleWords(title ?? "").joined(separator: " ")
    search.isArticle = isArticle
    if search.isOut == outBefore {
      // No mark is doubtful: the same would be found again.
      if let best, best.length >= 250 { return best }
      continue
    }
    outBefore = search.isOut
    let found = search.run()
    teasers = max(teasers, found.teasers)
    guard let before = best else {
      if found.length >= 400 { return found }
      best = found.length > 0 ? found : nil
      continue
    }
    // Few words are enough when there are not many more to be had.
    if before.length >= 250, found.length < 3 * before.length { return before }
    if found.length > before.length { best = found }
    if found.length >= 400 { return found }
  }
  func search(_ strictness: Strictness) -> MainTextSearch {
    MainTextSearch(view, furniture: furniture, strictness: strictness, heading: heading)
  }
  if best?.length ?? 0 < 140, let excerpt = search(.hardMarksOnly).excerpt() { return excerpt }
  return best ?? search(.full).everything()
}

struct MainTextSearch {
  let tree: PageTree
  let furniture: FurnitureTable
  let marks: [FurnitureMark?]
  /// The headline's words, and the element that shows it.
  var title = ""
  let heading: Int?
  /// The page says that it is an article, and no list of others.
  var isArticle = true
  /// Teasers, where the page is a list of them.
  var teasers = 0
  var dropped: [FurnitureMark?]
  /// `dropped`, inherited: the node or an ancestor is left out.
  var isOut: [Bool]
  /// Prose below each node, in scalars, whatever is dropped.
  let prose: [Int]

  init(_ view: PageView, furniture: FurnitureTable, strictness: Strictness, heading: Int?) {
    (tree, marks, prose, self.furniture) = (view.tree, view.marks, view.prose, furniture)
    self.heading = heading
    dropped = [FurnitureMark?](repeating: nil, count: tree.nodes.count)
    isOut = [Bool](repeating: false, count: tree.nodes.count)
    for index in tree.nodes.indices {
      if let parent = Optional(Int(tree.nodes[index].parent)), parent >= 0, isOut[parent] {
        isOut[index] = true
      } else if view.goes(index, strictness), !holdsArticle(index) {
        dropped[index] = marks[index]
        isOut[index] = true
      }
    }
  }

  /// Whether a doubtful element holds the headline and prose: what it is called says nothing then ("is-paywalled").
  private func holdsArticle(_ node: Int) -> Bool {
    guard case .weak? = marks[node], let heading else { return false }
    return isBelow(heading, node) && prose[node] >= 250
  }

  func run() -> MainText {
    var search = self
    search.dropCards()
    return search.result()
  }

  /// The first words behind the headline that are no label: all there is where a page shows the beginning only
  /// ("The mayor spoke of ...").
  func excerpt() -> MainText? {
    guard let heading else { return nil }
    let behind = Int(tree.nodes[heading].end)
    let block = pageBlocks(tree, skipped: isOut).first {
      $0.first >= behind && $0.length >= 140 && $0.linkDensity < 0.2
    }
    return block.map { MainText(roots: [$0.owner], dropped: dropped, blocks: [$0]) }
  }

  /// A page without a sentence: all that is neither marked as furniture nor a link.
  func everything() -> MainText {
    var search = self
    let root = tree.nodes.firstIndex { $0.tag == .body } ?? 0
    let blocks = pageBlocks(tree, skipped: isOut)
    let kept = blocks.filter { !search.isInlineTeaser($0) }
    search.markLeftOut(blocks, kept, root: root)
    return MainText(roots: [root], dropped: search.dropped, blocks: kept)
  }

  private func result() -> MainText {
    let blocks = pageBlocks(tree, skipped: isOut)
    var root = bestRoot(blocks)
    root = withSiblings(root, blocks)
    var search = self
    let kept = search.clean(blocks.filter { isBelow($0.owner, root) }, root: root)
    let leads = search.leads(before: kept)
    return MainText(roots: leads + [root], dropped: search.dropped, blocks: kept, teasers: teasers)
  }

  func isBelow(_ node: Int, _ root: Int) -> Bool { node >= root && node < Int(tree.nodes[root].end) }

  /// The element whose blocks have the best sum.
  private func bestRoot(_ blocks: [PageBlock]) -> Int {
    var score = [Double](repeating: 0, count: tree.nodes.count)
    for block in blocks { score[block.owner] += vote(block) }
    for index in tree.nodes.indices.reversed() where tree.nodes[index].parent >= 0 {
      score[Int(tree.nodes[index].parent)] += isList(index) ? max(score[index], -150) : score[index]
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

  /// Lists and tables of links go later on: however long, they say only so much against what holds them.
  private func isList(_ node: Int) -> Bool {
    switch tree.nodes[node].tag {
    case .ul, .ol, .dl, .table: true
    default: false
    }
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
    if tree.attribute(.itemprop, of: node)?.lowercased().contains("articlebody") == true { return 2 }
    switch tree.nodes[node].tag {
    case .article: return 1.1
    case .main: return 1.02
    default: break
    }
    for name in [PageAttribute.class, .id] {
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
    dropExcerpts(blocks, root: root)
    dropPhrases(blocks, root: root)
    var kept = blocks.filter { !isGone($0, root) }
    // A heading that is a link belongs to the text that follows it.
    kept = kept.indices.filter { at in
      if tree.nodes[kept[at].owner].tag?.headingLevel != nil, at + 1 < kept.count, isProse(kept[at + 1]) {
        return true
      }
      return !isInlineTeaser(kept[at])
    }.map { kept[$0] }
    trim(&kept)
    kept = withoutEmptySections(kept, of: blocks)
    kept = withoutRepeats(kept).filter { $0.length > 250 || title.isEmpty || !isTitle($0) }
    trim(&kept)
    // What is left of an `h1` on top is the headline in other words than the page's title, no heading of a section.
    if let first = kept.first, first.owner == heading, tree.nodes[first.owner].tag == .h1 {
      kept.removeFirst()
    }
    markLeftOut(blocks, kept, root: root)
    return kept
  }

  func isHeading(_ block: PageBlock) -> Bool { tree.nodes[block.owner].tag?.headingLevel != nil }

  /// Marks the owners of blocks that did not stay, so that the tree alone tells what is out.
  private mutating func markLeftOut(_ blocks: [PageBlock], _ kept: [PageBlock], root: Int) {
    var staying = Set(kept.map(\.first))
    for block in kept {
      var node = block.owner
      while node >= root, staying.insert(-node - 1).inserted { node = Int(tree.nodes[node].parent) }
    }
    for block in blocks where !staying.contains(block.first) && !isGone(block, root) {
      let mark = FurnitureMark.drop(.boilerplate, rule: "no part of the article's text")
      if block.owner != root, !staying.contains(-block.owner - 1) {
        dropped[block.owner] = mark
      } else {
        leaveOut(block, mark, root: root)
      }
    }
  }

  /// Drops a block's own words, not the blocks that its element holds besides.
  mutating func leaveOut(_ block: PageBlock, _ mark: FurnitureMark, root: Int) {
    if block.owner != root, isAll(block) {
      dropped[block.owner] = mark
      return
    }
    for node in block.first..<block.end where tree.nodes[node].tag == nil { dropped[node] = mark }
  }

  /// Whether a block's words are all that its element holds.
  private func isAll(_ block: PageBlock) -> Bool {
    let below = tree.descendants(of: block.owner)
    guard below.count <= block.end - block.first + 200 else { return false }
    return !below.contains { node in
      (node < block.first || node >= block.end) && tree.nodes[node].tag == nil
        && tree.bytes[tree.nodes[node].text.range].contains { !ByteClass.isBlank($0) }
    }
  }

  func isGone(_ block: PageBlock, _ root: Int) -> Bool {
    dropped[block.first] != nil || isOutBelow(block.owner, root)
  }

  func isListItem(_ block: PageBlock) -> Bool {
    block.linkDensity < 0.3
      && ([block.owner] + tree.ancestors(of: block.owner, limit: 3)).contains {
        [.li, .td, .th, .dd, .dt, .pre, .blockquote].contains(tree.nodes[$0].tag)
      }
  }

  private func isInlineTeaser(_ block: PageBlock) -> Bool {
    block.linkDensity > 0.6 && block.length < 200 && !block.hasPrice && !isInList(block.owner)
      && !isSentence(block)
      || isCredit(block)
      || block.length < 4 && block.linkDensity == 0 && !block.endsWithStop
        && tree.nodes[block.owner].tag == .p
  }

  /// "The full report is on the ministry's page.": a paragraph that says something besides its links.
  private func isSentence(_ block: PageBlock) -> Bool {
    tree.nodes[block.owner].tag == .p && block.endsWithStop && !block.endsWithEllipsis
      && block.length - block.linkLength >= 15
  }

  private func isTitle(_ block: PageBlock) -> Bool {
    guard !isProse(block) || block.linkDensity > 0.2 || tree.nodes[block.owner].tag?.headingLevel != nil
    else { return false }
    return titleWords(tree.label(of: block.owner, partsInlines: false)).joined(separator: " ") == title
  }

  /// Lists and tables are judged as a whole.
  private func isInList(_ node: Int) -> Bool {
    ([node] + tree.ancestors(of: node, limit: 3)).contains {
      [.li, .td, .th, .dd, .dt].contains(tree.nodes[$0].tag)
    }
  }

  /// The line under a picture: who made it, without a full stop.
  private func isCredit(_ block: PageBlock) -> Bool {
    guard block.length < 250, !block.endsWithStop, block.hasCopyright else { return false }
    return block.stops < 4
  }

  private func isOutBelow(_ node: Int, _ root: Int) -> Bool {
    var index = node
    while index > root {
      if dropped[index] != nil { return true }
      index = Int(tree.nodes[index].parent)
    }
    return false
  }
}
