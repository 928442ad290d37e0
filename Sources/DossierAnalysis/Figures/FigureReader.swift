// The view that all figure rules share: tokens with their classes, what is masked, and the sentence at hand.
import DossierModel
import DossierText

/// Tokens of one document with the classes of each; one sentence of them at a time is being read.
struct FigureReader: ~Copyable {
  let words: Words
  let tables: FigureTables
  let classes: PerWord<WordClass>
  /// Words, digits and marks with which a number may begin.
  let mayOpen: PerWord<Bool>
  /// Tokens that belong to a date or a time of day, or were found to be no quantity.
  var isMasked: [Bool]
  /// Tokens of the sentence at hand.
  var low = 0
  var high = 0

  init(_ vocabulary: Vocabulary, dates: [TimeExpression], tables: FigureTables) {
    (words, self.tables) = (vocabulary.words, tables)
    classes = vocabulary.map { $0.kind == .word ? tables.classes[$0.hash] : [] }
    let bytes = words.text.bytes
    mayOpen = vocabulary.map { word in
      switch word.kind {
      case .number: true
      case .word: tables.classes[word.hash].contains(.number)
      case .mark: word.count > 1 || bytes[Int(word.start)] == 0x2E
      }
    }
    isMasked = [Bool](repeating: false, count: words.count)
    for date in dates where date.kind != .duration {
      var index = words.firstToken(endingAfter: date.span.start)
      while index < words.count, Int(words[index].start) < date.span.end {
        isMasked[index] = true
        index += 1
      }
    }
  }

  // Outside of the sentence there is nothing: every question below is answered with "no".

  func has(_ index: Int) -> Bool { index >= low && index < high }
  func isWord(_ index: Int) -> Bool { has(index) && words[index].kind == .word }
  func isNumber(_ index: Int) -> Bool { has(index) && words[index].kind == .number }
  func isGlued(_ index: Int) -> Bool { has(index) && index > low && words[index].isGlued }
  func isCapital(_ index: Int) -> Bool { isWord(index) && words[index].isCapitalised }
  func classes(_ index: Int) -> WordClass { has(index) ? classes[index] : [] }
  func `is`(_ index: Int, _ kind: WordClass) -> Bool { has(index) && !classes[index].isDisjoint(with: kind) }

  func masked(_ index: Int) -> Bool { has(index) && isMasked[index] }

  /// The byte of a one-byte mark; 0 for anything else.
  func mark(_ index: Int) -> UInt8 {
    guard has(index), words[index].kind == .mark, words[index].count == 1 else { return 0 }
    return words.text.bytes[Int(words[index].start)]
  }

  func byte(_ index: Int, _ offset: Int = 0) -> UInt8 {
    guard has(index), offset < words[index].count else { return 0 }
    return words.text.bytes[Int(words[index].start) + offset]
  }

  func isHash(_ index: Int, _ hash: UInt64) -> Bool { has(index) && words[index].hash == hash }

  /// Any mark that looks like a dash: hyphens, en and em dash, minus.
  func isDash(_ index: Int) -> Bool {
    if mark(index) == 0x2D { return true }
    guard has(index), words[index].kind == .mark, words[index].count == 3, byte(index) == 0xE2 else {
      return false
    }
    return byte(index, 1) == 0x80 && (0x90...0x94).contains(byte(index, 2))
      || byte(index, 1) == 0x88 && byte(index, 2) == 0x92
  }

  /// The plain digits of a number token, at most 15.
  func digits(_ index: Int) -> Double? {
    guard isNumber(index), words[index].count <= 15 else { return nil }
    return words.text.bytes[words[index].span.range].reduce(0) { $0 * 10 + Double($1 &- 0x30) }
  }

  /// Longer runs are cut, so that a line of digits and signs stays linear.
  private static let longestRun = 64

  /// Behind the run of glued tokens that holds `index`; a comma, a closing bracket or a quotation mark ends it.
  func endOfRun(_ index: Int) -> Int {
    var end = index + 1
    while end - index < Self.longestRun, isGlued(end), ![0x2C, 0x29, 0x22, 0x3B, 0x5D].contains(mark(end)) {
      if mark(end) == 0x2E, !isGlued(end + 1) { break }
      end += 1
    }
    return end
  }

  mutating func mask(_ range: Range<Int>) {
    for index in range where has(index) { isMasked[index] = true }
  }
}

/// Words that the grammar of numbers names itself, by hash.
enum Fixed {
  static let a = Word.hash(of: "a".utf8)
  static let an = Word.hash(of: "an".utf8)
  static let and = Word.hash(of: "and".utf8)
  static let but = Word.hash(of: "but".utf8)
  static let or = Word.hash(of: "or".utf8)
  static let to = Word.hash(of: "to".utf8)
  static let of = Word.hash(of: "of".utf8)
  static let the = Word.hash(of: "the".utf8)
  static let are = Word.hash(of: "are".utf8)
  static let were = Word.hash(of: "were".utf8)
  static let have = Word.hash(of: "have".utf8)
  static let equal = Word.hash(of: "equal".utf8)
  static let plus = Word.hash(of: "plus".utf8)
  static let pound = Word.hash(of: "pound".utf8)
  static let pounds = Word.hash(of: "pounds".utf8)
  static let them = Word.hash(of: "them".utf8)
  static let from = Word.hash(of: "from".utf8)
  static let at = Word.hash(of: "at".utf8)
  static let between = Word.hash(of: "between".utf8)
  static let by = Word.hash(of: "by".utf8)
  static let `in` = Word.hash(of: "in".utf8)
  static let out = Word.hash(of: "out".utf8)
  static let per = Word.hash(of: "per".utf8)
  static let each = Word.hash(of: "each".utf8)
  static let every = Word.hash(of: "every".utf8)
  static let one = Word.hash(of: "one".utf8)
  static let minus = Word.hash(of: "minus".utf8)
  static let negative = Word.hash(of: "negative".utf8)
  static let aged = Word.hash(of: "aged".utf8)
  static let age = Word.hash(of: "age".utf8)
  static let ages = Word.hash(of: "ages".utf8)
  static let old = Word.hash(of: "old".utf8)
  static let olds = Word.hash(of: "olds".utf8)
  static let m = Word.hash(of: "m".utf8)
  static let am = Word.hash(of: "am".utf8)
  static let pm = Word.hash(of: "pm".utf8)
  static let p = Word.hash(of: "p".utf8)
  static let st = Word.hash(of: "st".utf8)
  static let nd = Word.hash(of: "nd".utf8)
  static let rd = Word.hash(of: "rd".utf8)
  static let th = Word.hash(of: "th".utf8)
  static let s = Word.hash(of: "s".utf8)
  static let x = Word.hash(of: "x".utf8)
  static let oclock = Word.hash(of: "o'clock".utf8)
  static let through = Word.hash(of: "through".utf8)
  static let number = Word.hash(of: "number".utf8)
  static let not = Word.hash(of: "not".utf8)
  static let first = Word.hash(of: "first".utf8)
  static let last = Word.hash(of: "last".utf8)
  static let `for` = Word.hash(of: "for".utf8)
  static let than = Word.hash(of: "than".utf8)
  static let he = Word.hash(of: "he".utf8)
  static let she = Word.hash(of: "she".utf8)
  static let yo = Word.hash(of: "yo".utf8)
  static let zones: Set<UInt64> = Set(
    ["gmt", "bst", "est", "edt", "et", "pst", "pdt", "pt", "cet", "cest", "utc", "ist", "msk", "eet"].map {
      Word.hash(of: $0.utf8)
    })
}
