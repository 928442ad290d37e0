// Lists of other pages around and inside of an article: cards with a linked heading, lists that are mostly links, and
// lists of texts that break off.
import DossierModel
import DossierText

extension MainTextSearch {
  /// Three or more elements of one class, each with a linked heading and little prose, are teasers of other pages. A
  /// page that does not say that it is an article is a list of them where they hold more than all the rest.
  mutating func dropCards() {
    var groups: [String: [Int]] = [:]
    for index in tree.nodes.indices where !isOut[index] {
      guard let tag = tree.nodes[index].tag, tag == .div || tag == .li || tag == .article || tag == .section,
        prose[index] > 0, prose[index] < 700, let name = tree.attribute(.class, of: index), !name.isEmpty
      else { continue }
      let below = tree.descendants(of: index)
      let heading = below.first { tree.nodes[$0].tag?.headingLevel != nil && !isOut[$0] }
      guard let heading else { continue }
      let isLinked =
        tree.descendants(of: heading).contains { tree.nodes[$0].tag == .a }
        || tree.nodes[Int(tree.nodes[heading].parent)].tag == .a
      if isLinked { groups[tag.rawValue + " " + String(name.prefix(120)), default: []].append(index) }
    }
    let sets = groups.keys.sorted().compactMap { groups[$0] }.filter { $0.count >= 3 }
    let cards = sets.flatMap { $0 }
    if !isArticle, !cards.isEmpty, holdMost(cards) { teasers = cards.count }
    for cards in sets {
      for card in cards {
        dropped[card] = .drop(.teaser, rule: "one of \(cards.count) teasers")
        for index in card..<Int(tree.nodes[card].end) { isOut[index] = true }
      }
    }
  }

  /// Whether there is more prose in the cards than beside them.
  private func holdMost(_ cards: [Int]) -> Bool {
    var isCard = [Bool](repeating: false, count: tree.nodes.count)
    for card in cards { for index in card..<Int(tree.nodes[card].end) { isCard[index] = true } }
    var (inside, outside) = (0, 0)
    for block in pageBlocks(tree, skipped: isOut) where isProse(block) {
      if isCard[block.owner] { inside += block.length } else { outside += block.length }
    }
    return inside > outside
  }

  /// Containers below the root whose words are mostly links. One that also holds paragraphs loses its lists only.
  mutating func dropLinkLists(_ blocks: [PageBlock], root: Int) {
    let count = Int(tree.nodes[root].end) - root
    var length = [Int](repeating: 0, count: count)
    var links = length
    for block in blocks where isBelow(block.owner, root) {
      length[block.owner - root] += block.length
      links[block.owner - root] += block.linkLength
    }
    for node in stride(from: root + count - 1, to: root, by: -1) {
      let parent = Int(tree.nodes[node].parent) - root
      guard parent >= 0 else { continue }
      length[parent] += length[node - root]
      links[parent] += links[node - root]
    }
    for node in stride(from: root + 1, to: root + count, by: 1) where length[node - root] > 0 {
      let (all, linked) = (length[node - root], links[node - root])
      let tag = tree.nodes[node].tag
      guard tag == .ul || tag == .ol || tag == .div || tag == .section || tag == .table || tag == .dl else {
        continue
      }
      if tag == .div || tag == .section, prose[node] >= 400 { continue }
      if Double(linked) > 0.5 * Double(all), prose[node] * 3 < all * 2 {
        dropped[node] = .drop(.teaser, rule: "mostly links")
      }
    }
  }

  /// Lists of which most items break off with an ellipsis: the beginnings of other pages.
  mutating func dropExcerpts(_ blocks: [PageBlock], root: Int) {
    var counts: [Int: (all: Int, broken: Int)] = [:]
    for block in blocks where block.length >= 25 && !isGone(block, root) {
      let around = [block.owner] + tree.ancestors(of: block.owner, limit: 3)
      guard let item = around.first(where: { tree.nodes[$0].tag == .li }) else { continue }
      let list = Int(tree.nodes[item].parent)
      let count = counts[list] ?? (0, 0)
      counts[list] = (count.all + 1, count.broken + (block.endsWithEllipsis ? 1 : 0))
    }
    for (list, count) in counts.sorted(by: { $0.key < $1.key })
    where count.broken >= 3 && count.broken * 2 > count.all {
      if isBelow(list, root), list != root {
        dropped[list] = .drop(.teaser, rule: "beginnings of other pages")
      }
    }
  }
}
