// Words that a page says twice: standfirsts, pull quotes, a second copy of the article for phones. The first stays.
import DossierText

extension MainTextSearch {
  /// What was said before: a block of which nearly all runs of six words stand in earlier ones (standfirst, pull
  /// quote, caption, a second copy of the article), and the headline. Equal paragraphs of one kind are the author's own.
  func withoutRepeats(_ blocks: [PageBlock]) -> [PageBlock] {
    // Runs, and the parent of the block that had them first.
    var runs: [UInt64: Int32] = [:]
    var whole: [UInt64: Int] = [:]
    var before: Int?
    return blocks.filter { block in
      defer { before = block.owner }
      if let before, isParagraph(block.owner), isParagraph(before),
        tree.nodes[before].parent == tree.nodes[block.owner].parent
      {
        // Paragraphs of one run of text.
        return true
      }
      let words = wordHashes(of: block)
      guard words.count >= 6 else { return true }
      let all = words.reduce(Word.hashSeed) { ($0 ^ $1) &* 0x100_0000_01B3 }
      if let earlier = whole[all], isParagraph(earlier), isParagraph(block.owner) { return true }
      let parent = tree.nodes[block.owner].parent
      var (known, ofSiblings) = (0, 0)
      var new: [UInt64] = []
      for start in 0...(words.count - 6) {
        let run = words[start..<start + 6].reduce(Word.hashSeed) { ($0 ^ $1) &* 0x100_0000_01B3 }
        if let first = runs[run] {
          known += 1
          if first == parent { ofSiblings += 1 }
        } else {
          new.append(run)
        }
      }
      if known * 10 >= (words.count - 5) * 9, block.length > 40,
        ofSiblings * 2 < known || !isParagraph(block.owner)
      {
        return false
      }
      for run in new { runs[run] = parent }
      whole[all] = block.owner
      return true
    }
  }

  /// A plain paragraph that stands in no quotation, list, header or figure.
  private func isParagraph(_ node: Int) -> Bool {
    guard tree.nodes[node].tag == .p || tree.nodes[node].tag == .div else { return false }
    return !tree.ancestors(of: node, limit: 4).contains {
      [.blockquote, .aside, .figure, .header, .li, .a].contains(tree.nodes[$0].tag)
    }
  }

  /// Hashes of a block's words, ASCII letters in lower case.
  private func wordHashes(of block: PageBlock) -> [UInt64] {
    var hashes: [UInt64] = []
    var hash = Word.hashSeed
    func close() {
      if hash != Word.hashSeed { hashes.append(hash) }
      hash = Word.hashSeed
    }
    for node in block.first..<block.end where tree.nodes[node].tag == nil {
      for byte in tree.bytes[tree.nodes[node].text.range] {
        if ByteClass.isLetter(byte) || ByteClass.isDigit(byte) {
          hash = Word.hash(hash, adding: ByteClass.lower(byte))
        } else {
          close()
        }
      }
    }
    close()
    return hashes
  }
}
