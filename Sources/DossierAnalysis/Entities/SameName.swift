// Which mentions name one thing: one kind for one name in a document, surnames with their full names, acronyms with
// the long form, countries under all their names. Nothing is joined over documents here.
import DossierModel
import DossierText

/// Gives every mention of one name the kind that most of them have; the tagger sees each place by itself.
func agree(_ mentions: inout [NameMention], in tokens: NameTokens) {
  var votes: [UInt64: [Entity.Kind: Int]] = [:]
  for mention in mentions where mention.kind != .nationality {
    votes[nameHash(mention.tokens, tokens), default: [:]][mention.kind, default: 0] +=
      mention.rule == "tagger" ? 2 : 3
  }
  var surnames: [UInt64: Int] = [:]
  for mention in mentions where mention.kind == .person && mention.tokens.count > 1 {
    surnames[tokens.core[mention.tokens.upperBound - 1], default: 0] += 1
  }
  for at in mentions.indices where mentions[at].kind != .nationality {
    let hash = nameHash(mentions[at].tokens, tokens)
    guard let found = votes[hash] else { continue }
    let best = Entity.Kind.allCases.max { found[$0, default: 0] < found[$1, default: 0] } ?? mentions[at].kind
    if found[best, default: 0] > found[mentions[at].kind, default: 0] { mentions[at].kind = best }
    if mentions[at].tokens.count == 1, mentions[at].kind != .person,
      surnames[hash] != nil, !tokens.has(mentions[at].tokens.lowerBound, .country)
    {
      mentions[at].kind = .person
    }
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
  var index = NameIndex()
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
  private var exact: [UInt64: Int] = [:]
  /// Last or first name of a person to the person named last.
  private var partial: [UInt64: Int] = [:]

  func group(of mention: NameMention, in tokens: NameTokens) -> Int? {
    for key in keys(mention, tokens, looking: true) { if let group = exact[key] { return group } }
    if mention.kind == .person, mention.tokens.count == 1 {
      return partial[tokens.core[mention.tokens.lowerBound]]
    }
    return nil
  }

  mutating func learn(_ mention: NameMention, as group: Int, in tokens: NameTokens) {
    for key in keys(mention, tokens, looking: false) where exact[key] == nil { exact[key] = group }
    if mention.kind == .person, mention.tokens.count > 1 {
      partial[tokens.core[mention.tokens.upperBound - 1]] = group
      partial[tokens.core[mention.tokens.lowerBound]] = group
    }
  }

  /// A long form is found by the acronym that stood before it and the other way round, never by another long form.
  private func keys(_ mention: NameMention, _ tokens: NameTokens, looking: Bool) -> [UInt64] {
    let salt = UInt64(mention.kind.rawValue.utf8.first ?? 0) &* 0x9E37_79B9_7F4A_7C15
    var range = mention.tokens
    var keys = [nameHash(range, tokens) ^ salt]
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
        keys.append(acronymHash(initials[...]) ^ (looking ? 0xB : 0xA))
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
    return keys
  }

  private func acronymHash(_ letters: ArraySlice<UInt8>) -> UInt64 { Word.hash(of: letters) ^ 0xAC }

  /// First letters of the capitalised words, when there are three or more.
  private func initials(_ range: Range<Int>, _ tokens: NameTokens) -> [UInt8]? {
    let letters = range.filter { tokens.words[$0].isCapitalised }.map { tokens.byte($0) }
    return letters.count >= 3 ? letters : nil
  }
}

private func entity(of mentions: [NameMention], in tokens: NameTokens) -> Entity {
  var names: [String] = []
  var best = 0
  for mention in mentions {
    let name = spelled(mention.tokens, in: tokens)
    if let known = names.firstIndex(of: name) {
      _ = known
    } else {
      names.append(name)
      let (longest, this) = (names[best], name)
      if this.utf8.count > longest.utf8.count { best = names.count - 1 }
    }
  }
  var entity = Entity(
    kind: mentions[0].kind, name: names[best],
    mentions: mentions.map {
      Span(Int(tokens.words[$0.tokens.lowerBound].start), tokens.coreEnd[$0.tokens.upperBound - 1])
    },
    rule: mentions[0].rule)
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
      for byte in tokens.words.text.bytes[Int(tokens.words[index].start)..<tokens.coreEnd[index]] {
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
  let text = tokens.words.text.bytes
  for index in Int(tokens.words[range.lowerBound].start)..<tokens.coreEnd[range.upperBound - 1] {
    let byte = text[index]
    if ByteClass.isBlank(byte) {
      if bytes.last != 0x20 { bytes.append(0x20) }
    } else {
      bytes.append(byte)
    }
  }
  return String(decoding: bytes, as: UTF8.self)
}
