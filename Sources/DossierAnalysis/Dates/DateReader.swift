// Finds time expressions: walks the tokens once, and where a word can open an expression tries to read the longest
// one there. Every attempt looks a bounded number of tokens ahead, so the walk is linear.
import DossierText

/// Reads the time expressions of a document's passages into `found`, in text order, not overlapping.
struct DateReader: ~Copyable {
  let words: Words
  let tables: DateTables
  /// For each token its entry in `tables.entries`.
  let kinds: PerWord<UInt16>
  /// The tokens of the passage that is being read.
  private(set) var low = 0
  private(set) var high = 0
  var found: [TimePhrase] = []

  init(_ vocabulary: Vocabulary, _ tables: DateTables) {
    (words, self.tables) = (vocabulary.words, tables)
    kinds = vocabulary.map { tables.entry($0.hash) }
  }

  mutating func read(_ passage: Range<Int>) {
    (low, high) = (passage.lowerBound, passage.upperBound)
    var index = low
    while index < high {
      let word = words[index]
      if word.kind != .number, !tables.openers[Int(kinds[index])],
        word.kind == .word || !opensShortYear(index)
      {
        index += 1
        continue
      }
      if let next = skipped(at: index) {
        index = next
      } else if let phrase = phrase(at: index) {
        shareYear(of: phrase)
        found.append(phrase)
        index = companions(of: phrase)
      } else {
        index += 1
      }
    }
  }

  /// Lets the whole document be looked at, behind the last passage.
  mutating func openAll() { (low, high) = (0, words.count) }

  // MARK: Tokens

  /// What is known of a token; nothing outside the passage.
  func word(_ index: Int) -> DateWord {
    index >= low && index < high ? tables.entries[Int(kinds[index])] : .none
  }

  func role(_ index: Int) -> DateRole? { word(index).role }

  /// Value and number of digits of a digit token of at most nine.
  func digits(_ index: Int) -> (value: Int, count: Int)? {
    guard index >= low, index < high, words[index].kind == .number, words[index].count <= 9 else {
      return nil
    }
    var value = 0
    for offset in words[index].span.range { value = value * 10 + Int(words.text.bytes[offset] &- 0x30) }
    return (value, words[index].count)
  }

  /// Whether the token is this ASCII mark.
  func isMark(_ index: Int, _ mark: Unicode.Scalar) -> Bool {
    guard index >= low, index < high, words[index].kind == .mark, words[index].count == 1 else {
      return false
    }
    return words.text.bytes[Int(words[index].start)] == UInt8(ascii: mark)
  }

  /// A hyphen or a dash of any kind.
  func isDash(_ index: Int) -> Bool {
    guard index >= low, index < high, words[index].kind == .mark else { return false }
    if isMark(index, "-") { return true }
    let bytes = words.text.bytes
    let start = Int(words[index].start)
    return words[index].count == 3 && bytes[start] == 0xE2 && bytes[start + 1] == 0x80
      && (0x90...0x95).contains(bytes[start + 2])
  }

  /// A straight or curly apostrophe as a mark of its own.
  func isApostrophe(_ index: Int) -> Bool {
    guard index >= low, index < high, words[index].kind == .mark else { return false }
    if isMark(index, "'") || isMark(index, "`") { return true }
    let bytes = words.text.bytes
    let start = Int(words[index].start)
    return words[index].count == 3 && bytes[start] == 0xE2 && bytes[start + 1] == 0x80
      && (bytes[start + 2] == 0x98 || bytes[start + 2] == 0x99)
  }

  /// No blank between this token and the one before.
  func isGlued(_ index: Int) -> Bool { index > low && index < high && words[index].isGlued }

  func isCapitalised(_ index: Int) -> Bool { index >= low && index < high && words[index].isCapitalised }

  func isWord(_ index: Int) -> Bool { index >= low && index < high && words[index].kind == .word }

  func isNumber(_ index: Int) -> Bool { index >= low && index < high && words[index].kind == .number }

  /// Nothing before it, or a mark that can close a sentence or open a quotation.
  func opensSentence(_ index: Int) -> Bool {
    guard index > low else { return true }
    guard words[index - 1].kind == .mark else { return false }
    return !isMark(index - 1, ",") && !isDash(index - 1)
  }

  /// The hyphen at `index` joins two tokens.
  func isJoin(_ index: Int) -> Bool { isDash(index) && isGlued(index) && isGlued(index + 1) }

  /// Whether a title or a name stands before the token ("Mrs May", "Theresa May").
  func followsTitle(_ index: Int) -> Bool {
    let before = isMark(index - 1, ".") ? index - 2 : index - 1
    return word(before).bansBefore && isCapitalised(before)
  }

  /// A capitalised word inside a capitalised name ("USA Today", "the Daily Mail").
  func isInsideName(_ index: Int) -> Bool {
    guard isCapitalised(index) else { return false }
    if isCapitalised(index + 1), word(index + 1).bansAfter,
      !opensSentence(index) || word(index).frequency != nil
    {
      return true
    }
    return !opensSentence(index) && isCapitalised(index - 1) && isWord(index - 1)
  }

  /// The apostrophe of "'98".
  private func opensShortYear(_ index: Int) -> Bool {
    isGlued(index + 1) && isNumber(index + 1) && isApostrophe(index)
  }

  // MARK: Phrases

  /// The longest time expression that begins at `index`.
  func phrase(at index: Int) -> TimePhrase? {
    if word(index).opens.contains(.modifier), let phrase = modified(at: index) { return withTail(phrase) }
    return core(at: index).map { withTail($0) }
  }

  /// "the next two years or so": the doubt belongs to the expression.
  private func withTail(_ phrase: TimePhrase) -> TimePhrase {
    let end = phrase.tokens.upperBound
    guard role(end) == .or, role(end + 1) == .so, words[end].opensPassage == false else { return phrase }
    var phrase = phrase
    phrase.tokens = phrase.tokens.lowerBound..<end + 2
    if phrase.modifier == nil { phrase.modifier = .about }
    return phrase
  }

  /// A modifier and what it modifies ("early next year", "the end of 1990", "more than four hours").
  private func modified(at index: Int) -> TimePhrase? {
    guard let (modifier, count) = tables.modifiers.longest(startingAt: index, before: high, in: words)
    else { return nil }
    var next = index + count
    if isJoin(next) { next += 1 }
    guard skipped(at: next) == nil, var phrase = core(at: next) else { return nil }
    if phrase.modifier == nil { phrase.modifier = modifier }
    switch modifier {
    case .start, .middle, .end, .sometime:
      switch phrase.meaning {
      case .duration, .set, .vague: return nil
      default: break
      }
      phrase.tokens = index..<phrase.tokens.upperBound
    case .about, .maybe, .exact:
      break
    case .atLeast, .atMost:
      phrase.tokens = index..<phrase.tokens.upperBound
    }
    return phrase
  }

  /// An expression without a modifier before it.
  func core(at index: Int) -> TimePhrase? {
    guard index < high else { return nil }
    if let phrase = fixedPhrase(at: index) { return withTime(phrase) }
    if isNumber(index) || isApostrophe(index) {
      return numberPhrase(at: index).map { withTime($0) }
    }
    let word = word(index)
    if word.role == .half || word.unit == .quarter, let phrase = spokenClock(at: index) { return phrase }
    if word.month != 0, let phrase = monthPhrase(at: index) { return withTime(phrase) }
    if word.weekday != 0, let phrase = weekdayPhrase(at: index) { return withTime(phrase) }
    if word.opens.contains(.direction), let phrase = directionPhrase(at: index) { return withTime(phrase) }
    if let role = word.role, let phrase = rolePhrase(role, at: index) { return withTime(phrase) }
    if word.ordinal != 0, let phrase = ordinalPhrase(at: index, start: index) { return withTime(phrase) }
    if word.cardinal != nil, let phrase = wordNumberPhrase(at: index) { return withTime(phrase) }
    if word.season != nil, let phrase = seasonPhrase(at: index) { return phrase }
    if word.dayPart != nil || word.clockHour != nil, let phrase = dayPartPhrase(at: index) { return phrase }
    if word.unit != nil, let phrase = unitPhrase(at: index) { return withTime(phrase) }
    if let frequency = word.frequency, !isInsideName(index), !isRateWord(index) {
      return TimePhrase(index..<index + 1, .set(tables.frequencies[Int(frequency)]))
    }
    return nil
  }
}
