// Words that a page says twice: standfirsts, pull quotes, a second copy of the article for phones. The first stays.
import DossierText

extension MainTextSearch {
  /// What was said before: a block of which nearly all runs of six words stand in earlier ones (standfirst, pull
  /// quote, caption, a second copy of the article), and the headline. Paragraphs that go on with a text, long ones,
  /// and whole paragraphs said again are the author's own, unless all that their element holds was said before.
  func withoutRepeats(_ blocks: [PageBlock]) -> [PageBlock] {
    var said = SaidBefore()
    var kept: [PageBlock] = []
    var start = 0
    while start < blocks.count {
      // The blocks of one element, as far as they follow each other.
      let parent = tree.nodes[blocks[start].owner].parent
      var end = start + 1
      while end < blocks.count, tree.nodes[blocks[end].owner].parent == parent { end += 1 }
      let group = blocks[start..<end]
      let words = group.map(wordHashes)
      let isCopy = isSecondCopy(group, words, said, parent: parent)
      var before: Int?
      for (block, words) in zip(group, words) {
        let known = said.shares(words, by: parent)
        if known.isRepeat, block.length > 40,
          isCopy || !isParagraph(block.owner)
            || before == nil && block.length < 300 && known.ofParent * 2 < known.all
              && !said.whole.contains(known.hash)
        {
          continue
        }
        said.add(words, parent: parent, isWhole: isParagraph(block.owner))
        before = isParagraph(block.owner) ? block.owner : nil
        kept.append(block)
      }
      start = end
    }
    return kept
  }

  /// Two or more paragraphs of an element, and all of them were said elsewhere: a card, or the article for phones.
  private func isSecondCopy(
    _ group: ArraySlice<PageBlock>, _ words: [[UInt64]], _ said: SaidBefore, parent: Int32
  ) -> Bool {
    var (count, length) = (0, 0)
    for (block, words) in zip(group, words) where words.count >= 6 {
      let known = said.shares(words, by: parent)
      guard known.isRepeat, known.ofParent == 0 else { return false }
      (count, length) = (count + 1, length + block.length)
    }
    return count >= 2 && length >= 250
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

/// The runs of six words of the blocks so far, with the parent of the block that had them first.
private struct SaidBefore {
  private var runs: [UInt64: Int32] = [:]
  /// Paragraphs as a whole.
  private(set) var whole: Set<UInt64> = []

  /// How much of a block was said before; `ofParent` counts what the same element said.
  func shares(_ words: [UInt64], by parent: Int32) -> (all: Int, ofParent: Int, hash: UInt64, isRepeat: Bool)
  {
    guard words.count >= 6 else { return (0, 0, 0, false) }
    var (all, ofParent) = (0, 0)
    for start in 0...(words.count - 6) {
      guard let first = runs[Self.run(words[start..<start + 6])] else { continue }
      all += 1
      if first == parent { ofParent += 1 }
    }
    return (all, ofParent, Self.run(words[...]), all * 10 >= (words.count - 5) * 9)
  }

  mutating func add(_ words: [UInt64], parent: Int32, isWhole: Bool) {
    guard words.count >= 6 else { return }
    for start in 0...(words.count - 6) {
      let run = Self.run(words[start..<start + 6])
      if runs[run] == nil { runs[run] = parent }
    }
    if isWhole { whole.insert(Self.run(words[...])) }
  }

  private static func run(_ words: ArraySlice<UInt64>) -> UInt64 {
    words.reduce(Word.hashSeed) { ($0 ^ $1) &* 0x100_0000_01B3 }
  }
}
