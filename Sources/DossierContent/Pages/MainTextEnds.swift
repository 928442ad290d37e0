// What stands at either end of the article without being part of it, and headings whose section is gone.
import DossierModel
import DossierText

extension MainTextSearch {
  /// Before the first and after the last of the text only labels and headings come: they belong to what was dropped.
  /// The heading of the first section is the text's.
  func trim(_ kept: inout [PageBlock]) {
    guard var first = kept.indices.first(where: { isText(kept, $0, beside: $0 + 1) }),
      var last = kept.indices.last(where: { isText(kept, $0, beside: $0 - 1) }), first <= last
    else {
      kept = []
      return
    }
    // Lines without a stop, as poems and some languages have them, beside the text.
    while first > 0, isLine(kept[first - 1], of: kept[first]) { first -= 1 }
    while last + 1 < kept.count, isLine(kept[last + 1], of: kept[last]) { last += 1 }
    if first > 0, isHeading(kept[first - 1]) { first -= 1 }
    first = firstSection(kept, first)
    kept = Array(kept[first...last])
  }

  /// Drops headings whose section is gone: another heading of the level or above follows, and words stood between
  /// that were no caption.
  func withoutEmptySections(_ kept: [PageBlock], of blocks: [PageBlock]) -> [PageBlock] {
    var place = 0
    return kept.indices.filter { at in
      guard at + 1 < kept.count, let level = tree.nodes[kept[at].owner].tag?.headingLevel,
        let next = tree.nodes[kept[at + 1].owner].tag?.headingLevel, next <= level
      else { return true }
      while place < blocks.count, blocks[place].first <= kept[at].first { place += 1 }
      return place < blocks.count && blocks[place].first == kept[at + 1].first
        && !holdsFurniture(kept[at].end..<kept[at + 1].first)
    }.map { kept[$0] }
  }

  /// Whether something with more words than a label was left out in a stretch of the page.
  private func holdsFurniture(_ range: Range<Int>) -> Bool {
    var index = range.lowerBound
    while index < range.upperBound {
      if let mark = dropped[index] {
        if mark.reason != .credit, !FurnitureMark.unseen.contains(mark.rule), let tag = tree.nodes[index].tag,
          !isSilentElement(tag),
          tree.words(of: index, skip: { tree.nodes[$0].tag.map(isSilentElement) ?? false }).utf8.count >= 20
        {
          return true
        }
        index = Int(tree.nodes[index].end)
      } else {
        index += 1
      }
    }
    return false
  }

  private func isLine(_ block: PageBlock, of other: PageBlock) -> Bool {
    let (own, beside) = (tree.nodes[block.owner], tree.nodes[other.owner])
    return own.tag == .p && beside.tag == .p && own.parent == beside.parent && block.length >= 40
      && block.linkLength == 0 && !block.hasCopyright && !block.endsWithEllipsis
  }

  /// The first of the headings that stand side by side with the one at `first`: sections of formulas or pictures have
  /// no words of their own.
  private func firstSection(_ kept: [PageBlock], _ first: Int) -> Int {
    let own = tree.nodes[kept[first].owner]
    guard own.tag?.headingLevel != nil else { return first }
    var found = first
    for at in kept.indices[..<first].reversed() {
      guard kept[at].linkLength == 0 else { break }
      let other = tree.nodes[kept[at].owner]
      if other.tag == own.tag, other.parent == own.parent { found = at }
    }
    return found
  }

  private func isText(_ blocks: [PageBlock], _ at: Int, beside neighbour: Int) -> Bool {
    let block = blocks[at]
    if isProse(block) || isListItem(block) || block.endsWithStop && block.length > 40 { return true }
    return blocks.indices.contains(neighbour) && isPart(block, of: blocks[neighbour])
  }

  /// "He left.": a short sentence is the text's when it stands as a paragraph beside another one. So is a line that
  /// only breaks part from the lines of one element.
  private func isPart(_ block: PageBlock, of other: PageBlock) -> Bool {
    guard block.linkLength == 0, !block.hasCopyright else { return false }
    if block.owner == other.owner, tree.nodes[block.owner].tag != .body { return isProse(other) }
    let (own, beside) = (tree.nodes[block.owner], tree.nodes[other.owner])
    return block.endsWithStop && own.tag == .p && beside.tag == .p && own.parent == beside.parent
  }
}
