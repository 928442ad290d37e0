// Which mentions name one thing: one kind for one name in a document, surnames with their full names, acronyms with
// the long form, countries under all their names. Nothing is joined over documents here.
import DossierModel
import DossierText

/// Gives every mention of one name the kind that most of them have; the tagger sees each place by itself.
func agree(_ mentions: inout [NameMention], in tokens: NameTokens) {
  /// Votes by name, a lane for each kind; `names` holds the place of a name's votes + 1, `surnames` those of people.
  var votes: [SIMD8<Int32>] = []
  var names = WordTable(capacity: mentions.count)
  var surnames = WordTable(capacity: mentions.count / 2)
  for mention in mentions where mention.kind != .nationality {
    let hash = nameHash(mention.tokens, tokens)
    if names[hash] == 0 {
      votes.append(SIMD8())
      names.set(UInt32(votes.count), for: hash)
    }
    votes[Int(names[hash]) - 1][lane(mention.kind)] += mention.rule == .tagger ? 2 : 3
    if mention.kind == .person, mention.tokens.count > 1 {
      surnames.insert(1, for: tokens.core[mention.tokens.upperBound - 1])
    }
  }
  for at in mentions.indices where mentions[at].kind != .nationality {
    let hash = nameHash(mentions[at].tokens, tokens)
    let found = votes[Int(names[hash]) - 1]
    let most = found.max()
    if found[lane(mentions[at].kind)] < most {
      mentions[at].kind = Entity.Kind.allCases.first { found[lane($0)] == most } ?? mentions[at].kind
    }
    if mentions[at].tokens.count == 1, mentions[at].kind != .person,
      surnames[hash] != 0, !tokens.has(mentions[at].tokens.lowerBound, .country)
    {
      mentions[at].kind = .person
    }
  }
}

private func lane(_ kind: Entity.Kind) -> Int {
  switch kind {
  case .person: 0
  case .organisation: 1
  case .place: 2
  case .nationality: 3
  case .other: 4
  }
}

/// One hash for a name's words, without a leading article and the stops of initials.
func nameHash(_ range: Range<Int>, _ tokens: NameTokens) -> UInt64 {
  var hash = Word.hashSeed
  for index in range where tokens.words[index].kind != .mark {
    hash = (hash ^ tokens.core[index]) &* 0x100_0000_01B3
  }
  return range.count == 1 ? tokens.core[range.lowerBound] : hash
}

/// Entities in the order of their first mention.
func joined(_ mentions: [NameMention], in tokens: NameTokens) -> [Entity] {
  var groups: [[Int]] = []
  var index = NameIndex(capacity: mentions.count)
  for (at, mention) in mentions.enumerated() {
    if let group = index.group(of: mention, in: tokens) {
      groups[group].append(at)
      index.learn(mention, as: group, in: tokens)
    } else {
      index.learn(mention, as: groups.count, in: tokens)
      groups.append([at])
    }
  }
  return groups.map { entity(of: $0.map { mentions[$0] }, in: tokens) }
}

/// What has been named so far.
private struct NameIndex {
  /// Exact name, and other keys (acronym, country, first and last name) of each kind, to the group.
  private var exact: WordTable
  /// Last or first name of a person to the person named last.
  private var partial: WordTable
  private var keys: [UInt64] = []

  init(capacity: Int) {
    (exact, partial) = (WordTable(capacity: capacity / 2), WordTable(capacity: capacity / 4))
  }

  mutating func group(of mention: NameMention, in tokens: NameTokens) -> Int? {
    findKeys(mention, tokens, looking: true)
    for key in keys where exact[key] != 0 { return Int(exact[key]) - 1 }
    guard mention.kind == .person, mention.tokens.count == 1 else { return nil }
    let group = Int(partial[tokens.core[mention.tokens.lowerBound]])
    return group > 0 ? group - 1 : nil
  }

  mutating func learn(_ mention: NameMention, as group: Int, in tokens: NameTokens) {
    findKeys(mention, tokens, looking: false)
    for key in keys where exact[key] == 0 { exact.set(UInt32(group + 1), for: key) }
    if mention.kind == .person, mention.tokens.count > 1 {
      partial.set(UInt32(group + 1), for: tokens.core[mention.tokens.upperBound - 1])
      partial.set(UInt32(group + 1), for: tokens.core[mention.tokens.lowerBound])
    }
  }

  /// A long form is found by the acronym that stood before it and the other way round, never by another long form.
  private mutating func findKeys(_ mention: NameMention, _ tokens: NameTokens, looking: Bool) {
    let salt = UInt64(mention.kind.rawValue.utf8.first ?? 0) &* 0x9E37_79B9_7F4A_7C15
    var range = mention.tokens
    keys.removeAll(keepingCapacity: true)
    keys.append(nameHash(range, tokens) ^ salt)
    switch mention.kind {
    case .person where range.count > 2:
      keys.append(tokens.core[range.lowerBound] &* 31 &+ tokens.core[range.upperBound - 1] ^ salt)
    case .person where range.count == 2:
      keys.append(tokens.core[range.lowerBound] &* 31 &+ tokens.core[range.upperBound - 1] ^ salt)
    case .organisation:
      if range.count > 1, tokens.has(range.upperBound - 1, .companySuffix) {
        range = range.lowerBound..<range.upperBound - 1
        keys.append(nameHash(range, tokens) ^ salt)
      }
      if range.count == 1, tokens.words[range.lowerBound].isAllCapitals {
        keys.append(
          acronymHash(tokens.words.text.bytes[tokens.words[range.lowerBound].span.range])
            ^ (looking ? 0xA : 0xB))
      } else if let initials = initials(range, tokens) {
        keys.append(initials ^ (looking ? 0xB : 0xA))
      }
    case .place:
      if let place = tokens.lexicon.places.longest(
        startingAt: range.lowerBound, before: range.upperBound, in: tokens.words),
        place.count == range.count, place.value.kind == .country, let country = place.value.country
      {
        keys.append(Word.hash(of: country.utf8) ^ 0x5EED)
      }
    default: break
    }
  }

  private func acronymHash(_ letters: ArraySlice<UInt8>) -> UInt64 { Word.hash(of: letters) ^ 0xAC }

  /// The hash of the first letters of the capitalised words, when there are three or more.
  private func initials(_ range: Range<Int>, _ tokens: NameTokens) -> UInt64? {
    let capitalised = range.lazy.filter { tokens.words[$0].isCapitalised }
    guard range.count >= 3, capitalised.count >= 3 else { return nil }
    return Word.hash(of: capitalised.map { tokens.byte($0) }) ^ 0xAC
  }
}

private func entity(of mentions: [NameMention], in tokens: NameTokens) -> Entity {
  var names: [String] = []
  var hashes: [UInt64] = []
  var best = 0
  for mention in mentions {
    let hash = spelledHash(mention.tokens, in: tokens)
    if hashes.contains(hash) { continue }
    hashes.append(hash)
    let name = spelled(mention.tokens, in: tokens)
    names.append(name)
    if name.utf8.count > names[best].utf8.count { best = names.count - 1 }
  }
  var entity = Entity(
    kind: mentions[0].kind, name: names[best],
    mentions: mentions.map {
      Span(Int(tokens.words[$0.tokens.lowerBound].start), tokens.coreEnd($0.tokens.upperBound - 1))
    },
    rule: mentions[0].rule.rawValue)
  entity.aliases = names.indices.filter { $0 != best }.map { names[$0] }
  if let role = mentions.compactMap(\.role).first {
    entity.role =
      tokens.words.text[
        Span(Int(tokens.words[role.lowerBound].start), Int(tokens.words[role.upperBound - 1].end))]
  }
  let first = mentions[0].tokens
  if entity.kind == .place {
    for mention in mentions where entity.country == nil {
      if let place = tokens.lexicon.places.longest(
        startingAt: mention.tokens.lowerBound, before: mention.tokens.upperBound, in: tokens.words),
        place.count == mention.tokens.count
      {
        entity.country = place.value.country
      }
    }
  } else if entity.kind == .nationality {
    var hash = Word.hashSeed
    for index in first {
      if index > first.lowerBound { hash = Word.hash(hash, adding: 0x20) }
      for byte in tokens.words.text.bytes[Int(tokens.words[index].start)..<tokens.coreEnd(index)] {
        hash = Word.hash(hash, adding: ByteClass.lower(byte))
      }
    }
    entity.country = tokens.lexicon.country(ofDemonym: hash)
  }
  return entity
}

/// A name on one line, without a possessive.
private func spelled(_ range: Range<Int>, in tokens: NameTokens) -> String {
  var bytes: [UInt8] = []
  spell(range, in: tokens) { bytes.append($0) }
  return String(decoding: bytes, as: UTF8.self)
}

/// Equal for names that are spelled alike; makes no String.
private func spelledHash(_ range: Range<Int>, in tokens: NameTokens) -> UInt64 {
  var hash = Word.hashSeed
  spell(range, in: tokens) { hash = Word.hash(hash, adding: $0) }
  return hash
}

private func spell(_ range: Range<Int>, in tokens: NameTokens, _ body: (UInt8) -> Void) {
  var isBlank = false
  tokens.words.text.bytes.withUnsafeBufferPointer { text in
    for index in Int(tokens.words[range.lowerBound].start)..<tokens.coreEnd(range.upperBound - 1) {
      let byte = text[index]
      if ByteClass.isBlank(byte) {
        if !isBlank { body(0x20) }
        isBlank = true
      } else {
        body(byte)
        isBlank = false
      }
    }
  }
}
