// Names that were seen for sure somewhere in a document count at their other places too: acronyms with their long
// form in front ("World Health Organization (WHO)"), surnames of full names, names met twice.
import DossierModel
import DossierText

/// Adds the places that the tagger, which sees one run at a time, has left out.
func completed(_ mentions: [NameMention], in tokens: NameTokens) -> [NameMention] {
  var covered = [Bool](repeating: false, count: tokens.words.count)
  for mention in mentions { for index in mention.tokens { covered[index] = true } }
  let known = KnownNames(mentions, tokens)
  var added: [NameMention] = []
  for run in tokens.runs {
    for index in run where !covered[index] && tokens.words[index].isCapitalised {
      guard let kind = known.kind(of: index), stands(index, in: run, tokens, covered) else { continue }
      added.append(NameMention(tokens: index..<index + 1, kind: kind, rule: .known))
    }
  }
  if added.isEmpty { return mentions }
  return (mentions + added).sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
}

/// Not a word of a longer name, and no common word that opens a sentence.
private func stands(_ index: Int, in run: Range<Int>, _ tokens: NameTokens, _ covered: [Bool]) -> Bool {
  for neighbour in [index - 1, index + 1] where run.contains(neighbour) {
    if tokens.words[neighbour].isCapitalised, !covered[neighbour],
      !tokens.has(neighbour, [.title, .function])
    {
      return false
    }
  }
  return !tokens.opens[index] || tokens.words[index].isAllCapitals
    || tokens.written(index) & 1 == 0
}

/// What single words name in one document.
private struct KnownNames {
  private let kinds: [UInt64: Entity.Kind]
  private let tokens: NameTokens

  init(_ mentions: [NameMention], _ tokens: NameTokens) {
    self.tokens = tokens
    var counts: [UInt64: Int] = [:]
    var unclear: Set<UInt64> = []
    var learnt: [UInt64: Entity.Kind] = [:]
    // "Senators" are many, no body.
    func isManyPeople(_ index: Int) -> Bool {
      let bytes = tokens.words.text.bytes[Int(tokens.words[index].start)..<tokens.coreEnd(index)]
      guard bytes.count > 4, bytes.last == 0x73 else { return false }
      let stem = tokens.lexicon.classes[Word.hash(of: bytes.dropLast().map(ByteClass.lower))]
      return !NameClass(rawValue: stem).isDisjoint(with: [.role, .office, .spokesperson])
    }
    func learn(_ index: Int, _ kind: Entity.Kind) {
      let hash = tokens.core[index]
      if let other = learnt[hash], other != kind { unclear.insert(hash) }
      learnt[hash] = kind
    }
    for mention in mentions where mention.kind != .nationality && mention.kind != .other {
      let (first, last) = (mention.tokens.lowerBound, mention.tokens.upperBound - 1)
      if first == last {
        counts[tokens.core[first], default: 0] += 1
        let isAcronym = tokens.words[first].isAllCapitals && tokens.words[first].count > 2
        if counts[tokens.core[first]] == 2 || isAcronym, !isManyPeople(first) { learn(first, mention.kind) }
      } else if mention.kind == .person, tokens.words[last].isCapitalised, tokens.words[last].count > 2 {
        learn(last, .person)
      }
      if mention.kind == .organisation, let acronym = Self.acronym(behind: mention.tokens.upperBound, tokens)
      {
        learn(acronym, .organisation)
      }
    }
    for hash in unclear { learnt[hash] = nil }
    kinds = learnt
  }

  func kind(of index: Int) -> Entity.Kind? {
    guard let kind = kinds[tokens.core[index]] else { return nil }
    let isCommon = tokens.has(index, [.calendar, .demonym, .function, .title])
    return isCommon && !tokens.words[index].isAllCapitals ? nil : kind
  }

  /// The word in capitals between brackets at `index`.
  private static func acronym(behind index: Int, _ tokens: NameTokens) -> Int? {
    guard index + 2 < tokens.words.count, tokens.words[index].kind == .mark, tokens.byte(index) == 0x28,
      tokens.words[index + 1].isAllCapitals, tokens.words[index + 1].count >= 2,
      tokens.words[index + 2].kind == .mark, tokens.byte(index + 2) == 0x29
    else { return nil }
    return index + 1
  }
}
