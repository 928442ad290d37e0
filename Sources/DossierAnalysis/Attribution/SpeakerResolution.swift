// From a speaker's words to whom they name: kind, entity, role; pronouns and short names to the one they stand for.
import DossierModel
import DossierText

/// Resolves the speakers of one document in text order.
struct SpeakerResolver {
  private let tokens: SpeechTokens
  private let names: NameLexicon
  /// Entity indices of the people and bodies that spoke, latest last.
  private var spoke: [Int] = []
  private var hasSpoken = Set<Int>()
  private var latestBody: Int?

  init(_ tokens: SpeechTokens, names: NameLexicon) { (self.tokens, self.names) = (tokens, names) }

  mutating func speaker(of subject: Subject, isInherited: Bool) -> Attribution.Speaker? {
    guard !subject.tokens.isEmpty else { return nil }
    var speaker = Attribution.Speaker(span: trimmed(subject.tokens), kind: .group)
    if let pronoun = pronoun(subject) {
      speaker.isUnsure = true
      speaker.entity = antecedent(pronoun, before: subject.head.lowerBound)
      speaker.kind = speaker.entity.map(kind) ?? .unnamed
    } else {
      let person = entity(in: subject.head, kind: .person) ?? entity(in: subject.tokens, kind: .person)
      let body =
        entity(in: subject.head, kind: .organisation) ?? entity(in: subject.tokens, kind: .organisation)
      let place = entity(in: subject.head, kind: .place)
      let heads = headKinds(subject.tokens)
      if heads.first == .imagery || heads.first == .document || heads.first == .poll,
        person == nil || endsElsewhere(person, subject)
      {
        speaker.kind = heads[0]
        speaker.entity = body?.index
      } else if let person, !isOfPerson(person.token, subject) {
        speaker.entity = person.index
        speaker.role = role(person.token, subject)
        speaker.kind =
          heads.contains(.spokesperson)
          ? .spokesperson
          : holdsOffice(speaker.role, person.index) ? .namedOfficial : .namedPerson
      } else if heads.contains(.spokesperson) {
        speaker.kind = .spokesperson
        speaker.entity = body?.index ?? place?.index ?? agency(subject.tokens)
      } else if let head = heads.first, head != .organisation, head != .namedOfficial,
        body == nil || !endsWith(body, subject.head)
      {
        speaker.kind = head
        speaker.entity = body?.index ?? person?.index
      } else if let body {
        speaker.entity = body.index
        speaker.kind = isMedia(body.token) ? .media : .organisation
      } else if let head = heads.first {
        speaker.kind = head == .namedOfficial ? .unnamedOfficial : head
        speaker.entity = agency(subject.head) ?? place?.index
      } else if let place {
        (speaker.entity, speaker.kind) = (place.index, .state)
      } else if let person {
        (speaker.entity, speaker.kind) = (person.index, .namedPerson)
      } else if isName(subject.head) {
        // A name that no list and no rule knows: "VelGrid", "Tull".
        speaker.kind =
          subject.head.contains { tokens.words[$0].isAllCapitals || hasInnerCapital($0) }
          ? .organisation : .namedPerson
      }
    }
    if isInherited { speaker.isUnsure = true }
    if let entity = speaker.entity {
      spoke.append(entity)
      hasSpoken.insert(entity)
      if tokens.entities[entity].kind == .organisation { latestBody = entity }
    }
    return speaker
  }

  /// Capitalised words alone, and no common word that opens a sentence.
  private func isName(_ head: Range<Int>) -> Bool {
    guard let first = head.first,
      head.allSatisfy({ tokens.isCapital($0) && !tokens.has($0, [.determiner, .pronoun, .speaker]) })
    else { return false }
    let opens = tokens.words[first].opensPassage || first > 0 && tokens.words[first - 1].kind == .mark
    return !opens || head.count > 1 || tokens.lastByte(first) != 0x73 || hasInnerCapital(first)
  }

  private func hasInnerCapital(_ token: Int) -> Bool {
    let word = tokens.words[token]
    return tokens.words.text.bytes[Int(word.start) + 1..<Int(word.end)].contains(where: ByteClass.isUpper)
  }

  private func trimmed(_ range: Range<Int>) -> Span {
    var end = range.upperBound
    while end > range.lowerBound + 1, tokens.isComma(end - 1) { end -= 1 }
    return tokens.span(range.lowerBound..<end)
  }

  // MARK: Names inside the words

  private struct Found {
    let index: Int
    /// First token of the mention.
    let token: Int
  }

  private func entity(in range: Range<Int>, kind: Entity.Kind) -> Found? {
    for token in range where tokens.entity[token] > 0 {
      let index = Int(tokens.entity[token]) - 1
      if tokens.entities[index].kind == kind { return Found(index: index, token: token) }
    }
    return nil
  }

  private func endsWith(_ found: Found?, _ range: Range<Int>) -> Bool {
    guard let found, let last = range.last else { return false }
    return tokens.entity[last] == Int32(found.index + 1)
  }

  private func endsElsewhere(_ found: Found?, _ subject: Subject) -> Bool { !endsWith(found, subject.head) }

  /// "Putin's spokesman", "a lawyer for Trump": the person is not the one who speaks.
  private func isOfPerson(_ token: Int, _ subject: Subject) -> Bool {
    var last = token
    while last + 1 < subject.tokens.upperBound, tokens.entity[last + 1] == tokens.entity[token] { last += 1 }
    if last + 1 < subject.head.upperBound, tokens.isWord(last) {
      let bytes = tokens.words.text.bytes
      let end = Int(tokens.words[last].end)
      if end > 3, bytes[end - 1] == 0x73,
        bytes[end - 2] == 0x27 || bytes[end - 2] == 0x99 && bytes[end - 3] == 0x80
      {
        return true
      }
    }
    return token > subject.head.lowerBound && token < subject.head.upperBound
      && tokens.has(token - 1, .preposition)
  }

  private func headKinds(_ range: Range<Int>) -> [SpeakerKind] {
    range.compactMap {
      tokens.entity[$0] > 0 && tokens.isCapital($0) ? nil : tokens.tables.kinds[tokens.hash($0)]
    }
  }

  private func isMedia(_ token: Int) -> Bool {
    let entity = tokens.entity[token]
    var index = token
    while index < tokens.words.count, tokens.entity[index] == entity {
      if !NameClass(rawValue: names.classes[tokens.hash(index)]).isDisjoint(with: .media) { return true }
      index += 1
    }
    return false
  }

  /// "the agency": the latest body whose name has that word, or else the latest that spoke. Words that name a
  /// nation ("Ukrainian intelligence") point at that nation's body, which the latest need not be.
  private func agency(_ range: Range<Int>) -> Int? {
    let namesNation = range.contains {
      guard tokens.entity[$0] > 0 else { return false }
      let kind = tokens.entities[Int(tokens.entity[$0]) - 1].kind
      return kind == .nationality || kind == .place
    }
    guard !namesNation else { return nil }
    guard let head = range.last(where: { tokens.tables.kinds[tokens.hash($0)] == .organisation }) else {
      return nil
    }
    for index in stride(from: range.lowerBound - 1, through: max(0, range.lowerBound - 600), by: -1)
    where tokens.entity[index] > 0 {
      let entity = Int(tokens.entity[index]) - 1
      guard tokens.entities[entity].kind == .organisation else { continue }
      if tokens.hash(index) == tokens.hash(head) || hasSpoken.contains(entity) { return entity }
    }
    return latestBody
  }

  private func role(_ token: Int, _ subject: Subject) -> Span? {
    if token > subject.head.lowerBound {
      let before = subject.head.lowerBound..<token
      if before.contains(where: { tokens.tables.kinds[tokens.hash($0)] != nil || isTitle($0) }) {
        return tokens.span(before)
      }
    }
    if subject.tokens.upperBound > subject.head.upperBound + 1 {
      let behind = subject.head.upperBound + 1..<subject.tokens.upperBound
      if behind.contains(where: { tokens.tables.kinds[tokens.hash($0)] != nil || isTitle($0) }) {
        return trimmed(behind)
      }
    }
    return nil
  }

  /// A farmer has a role, a mayor an office: the role beside the name here or elsewhere in the document tells.
  private func holdsOffice(_ role: Span?, _ entity: Int) -> Bool {
    let here = role.map { tokens.words.text.bytes[$0.range] } ?? []
    let words = here.split(whereSeparator: { !ByteClass.isLetter($0) })
    let known = tokens.entities[entity].role.map { Array($0.utf8) } ?? []
    return (words + known.split(whereSeparator: { !ByteClass.isLetter($0) })).contains { word in
      let hash = Word.hash(of: word.map(ByteClass.lower))
      if NameClass(rawValue: names.classes[hash]).contains(.office) { return true }
      let kind = tokens.tables.kinds[hash]
      return kind == .namedOfficial || kind == .unnamedOfficial || kind == .spokesperson
    }
  }

  private func isTitle(_ token: Int) -> Bool {
    !NameClass(rawValue: names.classes[tokens.hash(token)]).isDisjoint(with: [.office, .role, .spokesperson])
  }

  // MARK: Pronouns

  private enum Pronoun { case he, she, they, it, other }

  private func pronoun(_ subject: Subject) -> Pronoun? {
    guard subject.head.count == 1, let token = subject.head.first, tokens.entity[token] == 0 else {
      return nil
    }
    switch tokens.hash(token) {
    case Self.he, Self.his: return .he
    case Self.she, Self.her: return .she
    case Self.they, Self.their: return .they
    case SpeechTokens.it, Self.its: return .it
    default: return tokens.has(token, [.pronoun, .possessive]) && !tokens.has(token, .speaker) ? .other : nil
    }
  }

  private static let he = Word.hash(of: "he".utf8)
  private static let his = Word.hash(of: "his".utf8)
  private static let she = Word.hash(of: "she".utf8)
  private static let her = Word.hash(of: "her".utf8)
  private static let they = Word.hash(of: "they".utf8)
  private static let their = Word.hash(of: "their".utf8)
  private static let its = Word.hash(of: "its".utf8)

  /// Whom a pronoun stands for: the speaker before, if it fits and was named lately, else the latest fitting name.
  private func antecedent(_ pronoun: Pronoun, before token: Int) -> Int? {
    guard pronoun != .other else { return nil }
    let first = max(0, token - 120)
    if let last = spoke.last, fits(last, pronoun), isNamed(last, from: max(0, token - 250), to: token) {
      return last
    }
    for index in stride(from: token - 1, through: first, by: -1)
    where tokens.entity[index] > 0 && !tokens.isQuoted(index) {
      let entity = Int(tokens.entity[index]) - 1
      if fits(entity, pronoun) { return entity }
    }
    return nil
  }

  private func isNamed(_ entity: Int, from: Int, to: Int) -> Bool {
    let (low, high) = (Int(tokens.words[from].start), Int(tokens.words[to].start))
    let mentions = tokens.entities[entity].mentions
    var (first, end) = (0, mentions.count)
    while first < end {
      let middle = (first + end) / 2
      if mentions[middle].start < low { first = middle + 1 } else { end = middle }
    }
    return first < mentions.count && mentions[first].start < high
  }

  private func fits(_ entity: Int, _ pronoun: Pronoun) -> Bool {
    let value = tokens.entities[entity]
    switch pronoun {
    case .he: return value.kind == .person && gender(value) != .givenFemale
    case .she: return value.kind == .person && gender(value) != .givenMale
    case .they: return value.kind == .organisation
    case .it: return value.kind == .organisation || value.kind == .place
    case .other: return false
    }
  }

  private func gender(_ entity: Entity) -> NameClass? {
    let first = entity.name.utf8.prefix { $0 != 0x20 }
    let classes = NameClass(rawValue: names.classes[Word.hash(of: first.map(ByteClass.lower))]).intersection(
      .given)
    return classes == .givenMale || classes == .givenFemale ? classes : nil
  }

  private func kind(_ entity: Int) -> SpeakerKind {
    let value = tokens.entities[entity]
    switch value.kind {
    case .person: return holdsOffice(nil, entity) ? .namedOfficial : .namedPerson
    case .organisation: return .organisation
    case .place: return .state
    case .nationality, .other: return .group
    }
  }
}
