// From labels to mentions: what the tagger found in each run, corrected where a list, a title or a suffix is sure.
import DossierModel
import DossierText

/// One name in the text, before names are joined.
struct NameMention {
  /// Tokens, the first and last are words of the name.
  var tokens: Range<Int>
  var kind: Entity.Kind
  var rule: Rule
  /// Tokens of the title or role beside it.
  var role: Range<Int>?

  /// What said that this is a name.
  enum Rule: String, Sendable {
    case tagger, title, list, suffix, gazetteer, demonym, known
    case nationBody = "nation-body"
    /// A body that stands behind its country: "Norland's Health Service".
    case owned
  }
}

struct NameFinder {
  let tokens: NameTokens
  let tagger: NameTagger
  init(_ tokens: NameTokens, tagger: NameTagger) { (self.tokens, self.tagger) = (tokens, tagger) }

  /// All names, in text order.
  func mentions() -> [NameMention] {
    var mentions: [NameMention] = []
    mentions.reserveCapacity(tokens.runs.count)
    var scratch = TaggerScratch(words: tokens.wordCount)
    for run in tokens.runs { read(run, into: &mentions, scratch: &scratch) }
    for at in mentions.indices where mentions[at].kind == .person {
      mentions[at].role = role(of: mentions[at].tokens)
    }
    return mentions
  }

  private func read(_ run: Range<Int>, into mentions: inout [NameMention], scratch: inout TaggerScratch) {
    // "The", "In", "But" at the start of a sentence: half of all runs.
    if run.count == 1, tokens.opens[run.lowerBound], tokens.classes[run.lowerBound] == .function { return }
    tagger.label(run, in: tokens, scratch: &scratch)
    let first = mentions.count
    var at = 0
    while at < run.count {
      let label = scratch.labels[at]
      guard let kind = Self.kind(label) else {
        at += 1
        continue
      }
      var end = at + 1
      while end < run.count, goesOn(label, scratch.labels[end], kind) { end += 1 }
      if let mention = mended(run.lowerBound + at..<run.lowerBound + end, kind) {
        if mention.rule == .owned {
          let owner = run.lowerBound + at..<mention.tokens.lowerBound
          mentions.append(NameMention(tokens: owner, kind: .place, rule: .gazetteer))
          for index in owner { scratch.taken[index - run.lowerBound] = true }
        }
        mentions.append(mention)
        for index in mention.tokens where run.contains(index) { scratch.taken[index - run.lowerBound] = true }
      }
      at = end
    }
    let added = listed(run, taken: &scratch.taken)
    guard !added.isEmpty else { return }
    mentions += added
    mentions[first...].sort { $0.tokens.lowerBound < $1.tokens.lowerBound }
  }

  /// Whether a name of `kind` that began with `label` goes on through a token labelled `next`.
  private func goesOn(_ label: NameLabel, _ next: NameLabel, _ kind: Entity.Kind) -> Bool {
    next.continues == label || next.continues != nil && label.continues == next.continues
      || kind == .other && next == .other
  }

  private static func kind(_ label: NameLabel) -> Entity.Kind? {
    switch label {
    case .outside: nil
    case .beginPerson, .insidePerson: .person
    case .beginOrganisation, .insideOrganisation: .organisation
    case .beginPlace, .insidePlace: .place
    case .other: .other
    }
  }

  /// A tagged stretch with its edges cut to words and its kind set where a list is sure; nil when nothing is left.
  private func mended(_ range: Range<Int>, _ tagged: Entity.Kind) -> NameMention? {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, !isEdge(start) { start += 1 }
    while end > start, !isEdge(end - 1) { end -= 1 }
    var (kind, rule) = (tagged, NameMention.Rule.tagger)
    if kind == .person {
      // A title or a nation in front of a person is not the name.
      while start < end - 1, tokens.has(start, .title) || tokens.has(start, .demonym), !startsName(start, end)
      {
        if tokens.has(start, .title) { rule = .title }
        start += 1
        while start < end - 1, !isEdge(start) { start += 1 }
      }
      if let name = nameBehindOffice(start..<end) { (start, rule) = (name, .title) }
    } else if kind == .organisation {
      if let name = nameBehindOffice(start..<end), end - name > 1, tokens.has(name, .given) {
        (start, kind, rule) = (name, .person, .title)
      } else if let own = nameBehindPlace(start..<end) {
        (start, rule) = (own, .owned)
      }
    }
    guard start < end else { return nil }
    if kind == .place || kind == .other, end - start == 2, tokens.has(start + 1, .demonym),
      Self.compass.contains(tokens.core[start])
    {
      return nil
    }
    if end - start == 1 {
      if tokens.has(start, .demonym) {
        guard kind == .organisation, let body = bodyEnd(behind: start) else { return nil }
        return NameMention(tokens: start..<body, kind: .organisation, rule: .nationBody)
      }
      // "Hundreds of North Koreans": half of a nation's name is nobody's name.
      if Self.compass.contains(tokens.core[start]), tokens.has(end, .demonym) { return nil }
      if kind == .person, isPluralAcronym(start) { return nil }
      if tokens.has(start, .calendar), !tokens.has(start, .given) { return nil }
      if tokens.has(start, .country), kind != .place, !tokens.has(start, .given) {
        (kind, rule) = (.place, .gazetteer)
      }
      if tokens.has(start, .title), kind == .person { return nil }
      if isKnownBody(start) { (kind, rule) = (.organisation, .list) }
      if kind != .place, isRolePlural(start) { return nil }
    } else if tokens.has(end - 1, .companySuffix)
      || kind == .place && tokens.has(end - 1, .media) && !tokens.has(end - 1, [.place, .placeWord])
    {
      (kind, rule) = (.organisation, .suffix)
    } else if kind != .person, tokens.placeCover[start] == 1, coverEnd(start) == end {
      (kind, rule) = (.place, .gazetteer)
    }
    return NameMention(tokens: start..<end, kind: kind, rule: rule)
  }

  /// "US Secretary of State Ada Holm", "NATO Secretary General Ada Holm": where the person's own name begins.
  private func nameBehindOffice(_ range: Range<Int>) -> Int? {
    guard range.count > 2 else { return nil }
    for index in (range.lowerBound..<range.upperBound - 1).reversed()
    where tokens.has(index, [.title, .role, .spokesperson]) && tokens.words[index].isCapitalised {
      // "Martin Luther King Jr": behind a given name it is a surname.
      if index > range.lowerBound, tokens.has(index - 1, .given) { return nil }
      var name = index + 1
      if tokens.core[name] == Self.of { name += 2 }
      return name < range.upperBound && tokens.words[name].isCapitalised ? name : nil
    }
    return nil
  }

  /// "Norland's National Health Service": the service without its country.
  private func nameBehindPlace(_ range: Range<Int>) -> Int? {
    for index in range.dropLast(2).prefix(3) where tokens.coreEnd(index) != Int(tokens.words[index].end) {
      let isPlace =
        index == range.lowerBound
        ? tokens.has(index, .place)
        : index == range.lowerBound + 1 && Self.compass.contains(tokens.core[range.lowerBound])
      return isPlace && tokens.words[index + 1].isCapitalised ? index + 1 : nil
    }
    return nil
  }
  private static let of = Word.hash(of: "of".utf8)

  /// "NATO", "the Pentagon".
  private func isKnownBody(_ index: Int) -> Bool {
    guard let needsCapitals = tokens.lexicon.bodies[tokens.core[index]] else { return false }
    return tokens.words[index].isAllCapitals || !needsCapitals && tokens.words[index].isCapitalised
  }

  /// "IDs", "MPs": capitals with a small s behind them name many, nobody in person.
  private func isPluralAcronym(_ index: Int) -> Bool {
    let span = tokens.words[index].span
    let bytes = tokens.words.text.bytes[span.start..<span.end]
    return bytes.count > 2 && bytes.last == 0x73
      && bytes.dropLast().allSatisfy { (0x41...0x5A).contains($0) }
  }

  /// "Prince" alone or "Pope Francis": the first word is a title unless the whole is a name without one.
  private func startsName(_ start: Int, _ end: Int) -> Bool {
    tokens.has(start, .given) && !tokens.has(start, .anyHonorific)
  }

  /// "Iraqi security forces": behind the lower-case organisation word that follows a nation, nil when none does.
  private func bodyEnd(behind index: Int) -> Int? {
    for next in index + 1..<min(tokens.words.count, index + 4) {
      guard tokens.isWord(next), !tokens.words[next].isCapitalised, !tokens.words[next].opensPassage,
        !tokens.has(next, [.function, .personVerb])
      else { return nil }
      if tokens.has(next, .body) { return next + 1 }
    }
    return nil
  }

  /// "Residents" at the start of a sentence.
  private func isRolePlural(_ index: Int) -> Bool {
    let span = tokens.words[index].span
    guard tokens.opens[index], span.count > 4, tokens.written(index) & 2 == 0 else {
      return false
    }
    let bytes = tokens.words.text.bytes[span.start..<span.end]
    guard bytes.last == 0x73 else { return false }
    let stem = tokens.lexicon.classes[Word.hash(of: bytes.dropLast().map(ByteClass.lower))]
    return !NameClass(rawValue: stem).isDisjoint(with: [.role, .office, .spokesperson])
  }

  private func isEdge(_ index: Int) -> Bool {
    switch tokens.words[index].kind {
    case .mark:
      return tokens.isStop(index) && tokens.words[index].isGlued && index > 0 && tokens.takesStop(index - 1)
        && tokens.words[index - 1].count == 1
    case .number: return true
    case .word: return tokens.words[index].isCapitalised || !tokens.has(index, .connector)
    }
  }

  private func coverEnd(_ start: Int) -> Int {
    var end = start + 1
    while end < tokens.words.count, tokens.placeCover[end] == 2 { end += 1 }
    return end
  }

  /// Countries and long place names that the tagger left out, names behind an honorific, nations.
  private func listed(_ run: Range<Int>, taken: inout [Bool]) -> [NameMention] {
    var found: [NameMention] = []
    var index = run.lowerBound
    while index < run.upperBound {
      let at = index - run.lowerBound
      guard !taken[at], tokens.words[index].isCapitalised else {
        index += 1
        continue
      }
      if tokens.placeCover[index] == 1 {
        let end = min(coverEnd(index), run.upperBound)
        if (index..<end).allSatisfy({ !taken[$0 - run.lowerBound] }) {
          found.append(NameMention(tokens: index..<end, kind: .place, rule: .gazetteer))
          for covered in index..<end { taken[covered - run.lowerBound] = true }
          index = end
          continue
        }
      }
      if tokens.has(index, .country), !tokens.words[index].isAllCapitals || tokens.words[index].count <= 3,
        !tokens.has(index, .function) || tokens.words[index].isAllCapitals
      {
        found.append(NameMention(tokens: index..<index + 1, kind: .place, rule: .gazetteer))
        taken[at] = true
      } else if isKnownBody(index) {
        found.append(NameMention(tokens: index..<index + 1, kind: .organisation, rule: .list))
        taken[at] = true
      } else if tokens.has(index, .demonym) {
        var first = index
        if index > run.lowerBound, !taken[at - 1], Self.compass.contains(tokens.core[index - 1]) {
          first -= 1
        }
        found.append(NameMention(tokens: first..<index + 1, kind: .nationality, rule: .demonym))
        taken[at] = true
      } else if tokens.has(index, .anyHonorific), let name = behindHonorific(index, run, taken) {
        found.append(NameMention(tokens: name, kind: .person, rule: .title))
        for covered in name { taken[covered - run.lowerBound] = true }
      }
      index += 1
    }
    return found
  }

  private static let compass: Set<UInt64> = Set(
    ["north", "south", "sri", "new"].map { Word.hash(of: $0.utf8) })

  private func behindHonorific(_ index: Int, _ run: Range<Int>, _ taken: [Bool]) -> Range<Int>? {
    var start = index + 1
    if start < run.upperBound, tokens.isStop(start) { start += 1 }
    var end = start
    while end < run.upperBound, !taken[end - run.lowerBound], tokens.words[end].isCapitalised,
      !tokens.has(end, .title), !tokens.has(end, .function)
    {
      end += 1
    }
    return start < end ? start..<end : nil
  }

  /// Title and office before a person ("Russian government spokesperson"), or an apposition of one word.
  private func role(of name: Range<Int>) -> Range<Int>? {
    var start = name.lowerBound
    var sawRole = false
    while start > 0, !tokens.words[start].opensPassage, name.lowerBound - start < 8 {
      let before = start - 1
      if tokens.isStop(before), before > 0, tokens.takesStop(before - 1), tokens.has(before - 1, .title) {
        start = before
        continue
      }
      guard tokens.isWord(before) else { break }
      if !sawRole, before > 1, tokens.has(before - 1, .connector), tokens.words[before].isCapitalised,
        tokens.has(before - 2, [.title, .role, .spokesperson])
      {
        // "Secretary of State"
        (start, sawRole) = (before - 2, true)
        continue
      }
      if tokens.has(before, [.title, .role, .spokesperson]) {
        sawRole = true
      } else if !(tokens.has(before, [.demonym, .body, .country]) || sawRole && joinsRole(before)) {
        break
      }
      start = before
    }
    while start < name.lowerBound, !tokens.words[start].isCapitalised,
      !tokens.has(start, [.title, .role, .spokesperson])
    {
      start += 1
    }
    return sawRole && start < name.lowerBound ? start..<name.lowerBound : nil
  }

  /// "Head of Ukrainian military intelligence": a lower-case word or "of" behind a title further left.
  private func joinsRole(_ index: Int) -> Bool {
    guard !tokens.has(index, .function), !tokens.has(index, .personVerb) else { return false }
    return tokens.words[index].isCapitalised && !tokens.words[index].opensPassage && !tokens.opens[index]
      && !tokens.has(index, .given)
  }
}
