// One mark that could end a sentence, and the decision whether it does.
import DossierText

/// A run of terminators with the closing marks behind it.
struct Stop {
  /// Its first terminator, and behind its closing marks and reference numbers.
  let first, end: Int
  /// Where the words go on; the passage's end when nothing follows.
  let next: Int
  /// Full stops, other terminators (`! ?`), and whether the run is an ellipsis with blanks (". . .").
  private let stops, others: Int
  private let isSpaced: Bool
  private let isAsked: Bool
  /// Closing marks behind the run: any, and a quotation mark among them.
  private let hasCloser, hasQuote, hasReference: Bool

  init(_ cutter: borrowing SentenceCutter, at index: Int) {
    let (bytes, limit) = (cutter.bytes, cutter.end)
    var (stops, others, spaced) = (0, 0, false)
    var at = index
    // ". . ." and "? ?" are one run.
    while true {
      if let width = Bytes.terminator(bytes, at, limit) {
        if bytes[at] == 0x2E { stops += 1 } else if width == 3 { stops += 3 } else { others += 1 }
        at += width
      } else if at < limit, bytes[at] == 0x20, let width = Bytes.terminator(bytes, at + 1, limit),
        at + 1 + width >= limit
          || !ByteClass.isLetter(bytes[at + 1 + width]) && !ByteClass.isDigit(bytes[at + 1 + width])
      {
        spaced = true
        at += 1
      } else {
        break
      }
    }
    // "self-interpreting. . . . The next": a stop, then an ellipsis that opens the sentence after it.
    if spaced, stops == 4, at - index == 7, index > cutter.start, bytes[index - 1] > 0x20,
      at < limit, bytes[at] == 0x20, ByteClass.isUpper(bytes[Bytes.skipBlanks(bytes, at, limit - 1)])
    {
      (stops, spaced, at) = (1, false, index + 1)
    }
    let behind = at
    var quote = false
    while let width = Bytes.closer(bytes, at, limit) {
      if bytes[at] != 0x29, bytes[at] != 0x5D { quote = true }
      at += width
    }
    (hasCloser, hasQuote, isAsked) = (at > behind, quote, index < limit && bytes[index] == 0x3F)
    var reference = false
    var after = Bytes.skipBlanks(bytes, at, limit)
    while let end = Self.reference(bytes, after, limit) {
      (at, reference) = (end, true)
      after = Bytes.skipBlanks(bytes, at, limit)
    }
    if let end = Self.smiley(bytes, after, limit) {
      (at, reference) = (end, true)
      after = Bytes.skipBlanks(bytes, at, limit)
    }
    (self.first, self.end, self.next) = (index, at, after)
    (self.stops, self.others, self.isSpaced, self.hasReference) = (stops, others, spaced, reference)
  }

  /// Behind a reference number such as "[17]" or "[3, 4]"; nil when none stands there.
  private static func reference(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ end: Int) -> Int? {
    guard index < end, bytes[index] == 0x5B else { return nil }
    var at = index + 1
    var digits = 0
    while at < end, at - index < 24, bytes[at] != 0x5D {
      if ByteClass.isDigit(bytes[at]) { digits += 1 }
      guard ByteClass.isDigit(bytes[at]) || bytes[at] < 0x2E || bytes[at] >= 0x80 else { return nil }
      at += 1
    }
    return digits > 0 && at < end && bytes[at] == 0x5D ? at + 1 : nil
  }

  /// Behind a smiley such as ":-)"; nil when none stands there.
  private static func smiley(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ end: Int) -> Int? {
    guard index + 1 < end, bytes[index] == 0x3A || bytes[index] == 0x3B else { return nil }
    let at = bytes[index + 1] == 0x2D ? index + 2 : index + 1
    guard at < end, bytes[at] == 0x29 || bytes[at] == 0x28 || bytes[at] == 0x44,
      at + 1 >= end || bytes[at + 1] <= 0x20
    else { return nil }
    return at + 1
  }

  /// Whether a sentence ends here. The end of the passage is left to the caller.
  func endsSentence(_ cutter: borrowing SentenceCutter) -> Bool {
    let (bytes, limit, tables) = (cutter.bytes, cutter.end, cutter.tables)
    guard next < limit, first > cutter.start || others > 0 else { return false }
    if next == end { return isMissingBlank(cutter) }
    if isInsideShortBracket(cutter) { return false }
    var letter = next
    while let width = Bytes.opener(bytes, letter, limit) { letter += width }
    guard letter < limit else { return false }
    let follower = Follower(bytes, letter, limit, tables)
    if hasReference { return true }
    if others > 0 { return endsAfterMark(follower, cutter) }
    if stops > 1 { return bytes[next] != 0x28 && endsAfterEllipsis(follower) }
    return endsAfterStop(follower, cutter)
  }

  /// "They left.The others stayed": a stop between two words with its blank lost.
  private func isMissingBlank(_ cutter: borrowing SentenceCutter) -> Bool {
    let bytes = cutter.bytes
    guard stops == 1, others == 0, first >= cutter.start + 3, ByteClass.isLower(bytes[first - 1]),
      ByteClass.isLower(bytes[first - 2]), next + 1 < cutter.end, ByteClass.isUpper(bytes[next])
    else { return false }
    return cutter.tables.isStarter(Bytes.word(bytes, next, cutter.end).hash)
  }

  /// "(He worked there for years. It was hard.) at the school": a bracket that closes soon holds its stops.
  private func isInsideShortBracket(_ cutter: borrowing SentenceCutter) -> Bool {
    guard cutter.openBracket > cutter.start else { return false }
    var index = end
    while index < cutter.end, index - end < 100 {
      if cutter.bytes[index] == 0x29 { return true }
      if cutter.bytes[index] == 0x28 { return false }
      index += 1
    }
    return false
  }

  private func endsAfterMark(_ follower: Follower, _ cutter: borrowing SentenceCutter) -> Bool {
    switch follower.kind {
    case .lower: return !hasCloser && (others + stops > 1 || isAsked || !isPartOfName(cutter))
    case .upper: return !(hasCloser && isReported(follower, cutter))
    case .digit: return true
    case .mark: return follower.mark != 0x2C && follower.mark != 0x3B && follower.mark != 0x2D
    }
  }

  /// "Yahoo! said": a single mark that a capitalised word wears.
  private func isPartOfName(_ cutter: borrowing SentenceCutter) -> Bool {
    let word = WordBefore(cutter, first)
    return word.count > 0 && !ByteClass.isLower(cutter.bytes[word.start])
  }

  /// "Are we safe?" Mr Smith asked: a verb of speech within four words.
  private func isReported(_ follower: Follower, _ cutter: borrowing SentenceCutter) -> Bool {
    var index = follower.end
    if index < cutter.end, cutter.bytes[index] == 0x2E { index += 1 }
    for _ in 0..<4 {
      index = Bytes.skipBlanks(cutter.bytes, index, cutter.end)
      let word = Bytes.word(cutter.bytes, index, cutter.end)
      guard word.end > index else { return false }
      if cutter.tables.isSpeech(word.hash) { return true }
      index = word.end
      if index < cutter.end, cutter.bytes[index] == 0x2E { index += 1 }
    }
    return false
  }

  /// An ellipsis ends a sentence before a word that opens one; four dots are an ellipsis and a stop.
  private func endsAfterEllipsis(_ follower: Follower) -> Bool {
    switch follower.kind {
    case .upper: return isSpaced && stops == 3 ? follower.isStarter && follower.count > 1 : true
    case .digit: return !isSpaced
    case .lower, .mark: return false
    }
  }

  private func endsAfterStop(_ follower: Follower, _ cutter: borrowing SentenceCutter) -> Bool {
    if let marker = ListMarker(cutter.bytes, cutter.start, cutter.end), first < marker.end { return false }
    if hasQuote { return follower.kind == .upper || follower.kind == .digit }
    let word = WordBefore(cutter, first)
    switch word.kind {
    case .abbreviation(.title), .abbreviation(.inner): return false
    case .abbreviation(.number), .abbreviation(.month): return follower.kind == .upper && follower.count > 1
    case .abbreviation(.ender), .acronym: return follower.kind == .upper && follower.isStarter
    case .abbreviation(.list): return follower.kind == .upper
    case .abbreviation(.clock):
      return follower.kind == .upper && !follower.continuesClock && !word.standsInOpeningAdverbial(cutter)
    case .initial: return follower.kind == .upper && follower.isStarter && follower.count > 1
    case .listNumber: return false
    case .ordinary:
      switch follower.kind {
      case .upper, .digit: return true
      case .lower: return !hasCloser && (follower.isStarter || word.count > 2)
      case .mark: return follower.mark != 0x2C && follower.mark != 0x3B && follower.mark != 0x3A
      }
    }
  }
}

/// The word behind a stop.
struct Follower {
  enum Kind { case upper, lower, digit, mark }
  let kind: Kind
  /// Its first byte.
  let mark: UInt8
  let isStarter: Bool
  /// A weekday, month or time zone.
  let continuesClock: Bool
  /// Bytes.
  let count: Int
  let end: Int

  init(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ end: Int, _ tables: SentenceTables) {
    let byte = bytes[index]
    mark = byte
    let word = Bytes.word(bytes, index, end)
    (count, self.end) = (word.end - index, word.end)
    isStarter = count > 0 && tables.isStarter(word.hash)
    continuesClock = count > 0 && tables.continuesClock(word.hash)
    if ByteClass.isDigit(byte) {
      kind = .digit
    } else if ByteClass.isLower(byte) {
      kind = .lower
    } else if ByteClass.isUpper(byte) {
      kind = .upper
    } else if byte == 0xC3, index + 1 < end {
      kind = bytes[index + 1] < 0x9F ? .upper : .lower
    } else if byte >= 0xC4, byte != 0xE2 {
      kind = .upper
    } else {
      kind = .mark
    }
  }
}

/// The word before a full stop.
struct WordBefore {
  enum Kind: Equatable {
    case abbreviation(AbbreviationClass)
    case acronym, initial, listNumber, ordinary
  }
  let kind: Kind
  let start: Int
  /// Bytes.
  let count: Int

  init(_ cutter: borrowing SentenceCutter, _ stop: Int) {
    let bytes = cutter.bytes
    var start = stop
    var hasInnerStop = false
    var hasDigit = false
    while start > cutter.start, stop - start < 32 {
      let byte = bytes[start - 1]
      if byte == 0x2E { hasInnerStop = true } else if ByteClass.isDigit(byte) { hasDigit = true }
      guard byte == 0x2E || byte == 0x27 || ByteClass.isLetter(byte) || ByteClass.isDigit(byte) else { break }
      start -= 1
    }
    while start < stop, bytes[start] == 0x27 || bytes[start] == 0x2E { start += 1 }
    (self.start, count) = (start, stop - start)
    guard count > 0 else {
      kind = .ordinary
      return
    }
    var hash = Word.hashSeed
    for index in start..<stop { hash = Word.hash(hash, adding: ByteClass.lower(bytes[index])) }
    if hasDigit {
      kind = start == cutter.start && count < 4 ? .listNumber : .ordinary
    } else if count == 1, start > cutter.start, ByteClass.isUpper(bytes[start]) {
      kind = .initial
    } else if let known = cutter.tables.abbreviation(hash) {
      kind = .abbreviation(known)
    } else if count == 1 {
      kind = start == cutter.start ? .listNumber : .initial
    } else if hasInnerStop, Self.isAcronym(bytes, start, stop) {
      kind = .acronym
    } else {
      kind = .ordinary
    }
  }

  /// One letter between any two stops: "U.N.E.S.C.O".
  private static func isAcronym(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ stop: Int) -> Bool {
    var index = start
    while index < stop {
      guard ByteClass.isLetter(bytes[index]), index + 1 >= stop || bytes[index + 1] == 0x2E else {
        return false
      }
      index += 2
    }
    return true
  }

  /// "At 5 a.m. Mr. Smith left": the sentence opened with a preposition not more than five words ago.
  func standsInOpeningAdverbial(_ cutter: borrowing SentenceCutter) -> Bool {
    let opening = Bytes.word(cutter.bytes, cutter.start, cutter.end)
    guard start - cutter.start < 60, cutter.tables.opensAdverbial(opening.hash) else { return false }
    let blanks = (cutter.start..<start).reduce(0) { $0 + (cutter.bytes[$1] == 0x20 ? 1 : 0) }
    return blanks < 6
  }
}
