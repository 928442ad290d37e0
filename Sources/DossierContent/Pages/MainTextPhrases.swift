// Blocks that open with the words of page furniture (page-phrases.tsv): they go, and some take along what follows.
import DossierModel
import DossierText

extension MainTextSearch {
  /// Blocks that begin with words that sites print around articles; after some of them, the rest of the container.
  mutating func dropPhrases(_ blocks: [PageBlock], root: Int) {
    for block in blocks where !isGone(block, root) && block.length < 2000 {
      guard
        let (mark, endsContainer) = furniture.phrase(
          opening(of: block), more: { block.length <= 400 ? opening(of: block, limit: 500) : [] })
      else {
        if block.length < 160, !isHeading(block),
          let mark = furniture.phrase(within: opening(of: block, limit: 400))
        {
          leaveOut(block, mark, root: root)
        }
        continue
      }
      guard block.length < 300 || mark.reason == .boilerplate else { continue }
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
        let level = tree.nodes[block.owner].tag?.headingLevel
        for child in tree.children(of: parent) where rest.contains(child) {
          if let level, resumes(at: child, level: level, blocks) { break }
          dropped[child] = mark
        }
      } else if !isProse(block) || block.length < 200 || mark.reason == .boilerplate {
        leaveOut(block, mark, root: root)
      }
    }
  }

  /// Whether the article goes on behind a section that is dropped: a heading of its level or above, with prose and no
  /// links right behind it.
  private func resumes(at node: Int, level: Int, _ blocks: [PageBlock]) -> Bool {
    guard let own = tree.nodes[node].tag?.headingLevel, own <= level,
      let at = blocks.firstIndex(where: { $0.owner == node }), at + 1 < blocks.count,
      blocks[at].linkLength == 0, furniture.phrase(opening(of: blocks[at])) == nil
    else { return false }
    let next = blocks[at + 1]
    return isProse(next) && next.length >= 120 && next.linkDensity < 0.2
      && tree.nodes[next.owner].parent == tree.nodes[node].parent
  }

  /// The first bytes of a block's words, lower case, blanks collapsed.
  func opening(of block: PageBlock, limit: Int = 64) -> [UInt8] {
    var words: [UInt8] = []
    for node in block.first..<block.end where tree.nodes[node].tag == nil {
      for byte in tree.bytes[tree.nodes[node].text.range] {
        if ByteClass.isBlank(byte) {
          if let last = words.last, last != 0x20 { words.append(0x20) }
        } else {
          words.append(ByteClass.lower(byte))
        }
        if words.count >= limit { return words }
      }
    }
    return words
  }
}
