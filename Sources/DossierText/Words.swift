// Cuts prose into tokens, once for all analysers. A token knows its bytes, its class, how it is written and a
// hash of its folded form, so that tables are asked by integer and nothing makes a String.
//
// One token is: a run of letters (with inner apostrophes: don't, Russia's; curly ones too), a run of digits, or
// a single mark (one Unicode scalar). Digits and letters that touch are separate tokens that are `isGlued`
// ("1.2million" is 1 . 2 million; "T-72" is T - 72): what belongs together is for the reader of the tokens to say.

/// One token of prose.
@frozen public struct Word: Hashable, Sendable {
  @frozen public enum Kind: UInt8, Sendable { case word, number, mark }

  public let start: Int32
  /// Length (25 bits), kind (2) and signs (a bit each): a dossier holds the words of all its sources.
  @usableFromInline let packed: UInt32
  /// `Word.hash` of the bytes with ASCII letters lower-cased and a curly apostrophe made straight.
  public let hash: UInt64

  @inlinable public init(
    start: Int32, end: Int32, kind: Kind, isCapitalised: Bool, isAllCapitals: Bool, isGlued: Bool,
    opensPassage: Bool, hash: UInt64
  ) {
    self.start = start
    self.hash = hash
    // A word of more than 32 MB, which no text has, ends early.
    let length = UInt32(min(max(0, end &- start), 0x1FF_FFFF))
    packed =
      length | UInt32(kind.rawValue) << 25 | (isCapitalised ? 1 << 27 : 0) | (isAllCapitals ? 1 << 28 : 0)
      | (isGlued ? 1 << 29 : 0) | (opensPassage ? 1 << 30 : 0)
  }

  @inlinable public var end: Int32 { start &+ Int32(truncatingIfNeeded: packed & 0x1FF_FFFF) }
  @inlinable public var kind: Kind {
    switch packed >> 25 & 3 {
    case 0: .word
    case 1: .number
    default: .mark
    }
  }
  /// The first letter is a capital (ASCII, Latin-1, Greek or Cyrillic); all letters are, and there are two or more.
  @inlinable public var isCapitalised: Bool { packed & 1 << 27 != 0 }
  @inlinable public var isAllCapitals: Bool { packed & 1 << 28 != 0 }
  /// No blank stands between the token before (of the same passage) and this one.
  @inlinable public var isGlued: Bool { packed & 1 << 29 != 0 }
  /// First token of its passage.
  @inlinable public var opensPassage: Bool { packed & 1 << 30 != 0 }

  @inlinable public var span: Span { Span(Int(start), Int(end)) }
  @inlinable public var count: Int { Int(end - start) }

  /// FNV-1a, 64 bits: stable over runs and machines, unlike the language's own hashing.
  @inlinable public static func hash(_ hash: UInt64, adding byte: UInt8) -> UInt64 {
    (hash ^ UInt64(byte)) &* 0x100_0000_01B3
  }
  @inlinable public static var hashSeed: UInt64 { 0xCBF2_9CE4_8422_2325 }

  /// The hash of a whole word as a table holds it; `folded` must be lower-case with straight apostrophes.
  @inlinable public static func hash(of folded: some Sequence<UInt8>) -> UInt64 {
    folded.reduce(hashSeed) { hash($0, adding: $1) }
  }
}

/// All tokens of a document in text order, and where each passage begins.
public struct Words: Sendable {
  public let text: Text
  public let tokens: [Word]
  /// For each passage given, the range of its tokens (may be empty).
  public let passages: [Range<Int>]
  /// For each block of `blockSize` bytes, the first token that ends behind its first byte.
  @usableFromInline let blocks: [Int32]
  @usableFromInline static let blockSize = 64

  /// Cuts the passages' spans (in order, not overlapping) of `text` into tokens. Linear in their length.
  public init(_ text: Text, passages spans: [Span]) {
    var tokens: [Word] = []
    var ranges: [Range<Int>] = []
    ranges.reserveCapacity(spans.count)
    text.bytes.withUnsafeBufferPointer { bytes in
      // Prose has a token every five bytes.
      tokens.reserveCapacity(spans.reduce(0) { $0 + $1.count } / 4 + 4)
      for span in spans {
        let first = tokens.count
        Self.cut(bytes, max(0, span.start), min(span.end, bytes.count)) { tokens.append($0) }
        ranges.append(first..<tokens.count)
      }
    }
    // What was kept ready for tokens that did not come is given back: a dossier holds the words of all its sources.
    // Behind many tokens it is memory that was never touched, and copying would cost more.
    if tokens.count < 8192, tokens.capacity > tokens.count + tokens.count / 8 { tokens = tokens.map { $0 } }
    (self.text, self.tokens, self.passages) = (text, tokens, ranges)
    blocks = Self.blocks(tokens, bytes: text.count)
  }

  private static func blocks(_ tokens: [Word], bytes: Int) -> [Int32] {
    let count = bytes / blockSize + 1
    return [Int32](unsafeUninitializedCapacity: count) { blocks, initialized in
      tokens.withUnsafeBufferPointer { tokens in
        var token = 0
        for block in 0..<count {
          while token < tokens.count, Int(tokens[token].end) <= block &* blockSize { token &+= 1 }
          blocks[block] = Int32(truncatingIfNeeded: token)
        }
      }
      initialized = count
    }
  }

  @inlinable public subscript(index: Int) -> Word { tokens[index] }
  @inlinable public var count: Int { tokens.count }

  /// The token's words as a string: for pages and messages, not for hot loops.
  public func string(_ index: Int) -> String { text[tokens[index].span] }

  /// Index of the first token that ends behind `offset`; `count` if there is none.
  @inlinable public func firstToken(endingAfter offset: Int) -> Int {
    guard offset >= 0 else { return 0 }
    let block = offset / Self.blockSize
    guard block < blocks.count else { return tokens.count }
    var token = Int(blocks[block])
    while token < tokens.count, Int(tokens[token].end) <= offset { token += 1 }
    return token
  }

  /// Calls `take` with each token of `bytes[from..<to]`, which is one passage.
  package static func cut(
    _ bytes: UnsafeBufferPointer<UInt8>, _ from: Int, _ to: Int, _ take: (Word) -> Void
  ) {
    var index = from
    var isFirst = true
    var glued = false
    while index < to {
      let byte = bytes[index]
      if ByteClass.isBlank(byte) {
        index += 1
        glued = false
        continue
      }
      if byte >= 0x80, let width = blankWidth(bytes, index, to) {
        index += width
        glued = false
        continue
      }
      let start = index
      var kind = Word.Kind.word
      var hash = Word.hashSeed
      // Bit 0x20 is set once a letter is small.
      var smalls: UInt8 = 0
      var letters = 0
      var first = false
      if ByteClass.isDigit(byte) {
        kind = .number
        while index < to, ByteClass.isDigit(bytes[index]) {
          hash = Word.hash(hash, adding: bytes[index])
          index += 1
        }
      } else if ByteClass.isLetter(byte), !isMark(bytes, index, to) {
        first = isCapital(bytes, index, to)
        letterLoop: while index < to {
          let byte = bytes[index]
          let low = byte | 0x20
          if low &- 0x61 < 26 {
            letters &+= 1
            smalls |= byte
            hash = Word.hash(hash, adding: low)
            index &+= 1
          } else if byte >= 0x80 {
            if let width = apostropheWidth(bytes, index, to) {
              guard letterFollows(bytes, index + width, to) else { break letterLoop }
              hash = Word.hash(hash, adding: 0x27)
              index += width
            } else if isMark(bytes, index, to) || blankWidth(bytes, index, to) != nil {
              break letterLoop
            } else {
              letters += 1
              if !isCapital(bytes, index, to) { smalls |= 0x20 }
              let width = scalarWidth(byte)
              for offset in index..<min(index + width, to) { hash = Word.hash(hash, adding: bytes[offset]) }
              index = min(index + width, to)
            }
          } else if byte == 0x27 {
            guard letterFollows(bytes, index + 1, to) else { break letterLoop }
            hash = Word.hash(hash, adding: 0x27)
            index += 1
          } else {
            break letterLoop
          }
        }
      } else {
        kind = .mark
        index = min(index + scalarWidth(byte), to)
        for offset in start..<index { hash = Word.hash(hash, adding: bytes[offset]) }
      }
      take(
        Word(
          start: Int32(truncatingIfNeeded: start), end: Int32(truncatingIfNeeded: index), kind: kind,
          isCapitalised: first, isAllCapitals: letters > 1 && smalls & 0x20 == 0, isGlued: glued,
          opensPassage: isFirst, hash: hash))
      isFirst = false
      glued = true
    }
  }

  private static func letterFollows(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ to: Int) -> Bool {
    guard index < to else { return false }
    let byte = bytes[index]
    if byte < 0x80 { return ByteClass.isLetter(byte) }
    return !isMark(bytes, index, to) && blankWidth(bytes, index, to) == nil
  }

  private static func scalarWidth(_ lead: UInt8) -> Int {
    lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
  }

  /// Width of a no-break, thin or other Unicode blank, a zero-width one or a byte-order mark; nil for others.
  private static func blankWidth(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ to: Int) -> Int? {
    switch bytes[index] {
    case 0xC2 where index + 1 < to && (bytes[index + 1] == 0xA0 || bytes[index + 1] == 0x85): 2
    case 0xE2 where index + 2 < to && bytes[index + 1] == 0x80:
      bytes[index + 2] <= 0x8F || bytes[index + 2] == 0xA8 || bytes[index + 2] == 0xA9
        || bytes[index + 2] == 0xAF ? 3 : nil
    case 0xE2 where index + 2 < to && bytes[index + 1] == 0x81 && bytes[index + 2] == 0x9F: 3
    case 0xE3 where index + 2 < to && bytes[index + 1] == 0x80 && bytes[index + 2] == 0x80: 3
    case 0xEF where index + 2 < to && bytes[index + 1] == 0xBB && bytes[index + 2] == 0xBF: 3
    default: nil
    }
  }

  /// Whether the scalar at `index` is a mark and no letter: Latin-1 signs, general punctuation, currency,
  /// arrows, mathematics, boxes, dingbats, CJK punctuation, full-width forms of marks.
  private static func isMark(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ to: Int) -> Bool {
    let lead = bytes[index]
    guard lead >= 0xC2 else { return lead >= 0x80 }
    switch lead {
    case 0xC2:
      guard index + 1 < to else { return true }
      return ![0xAA, 0xB5, 0xBA].contains(bytes[index + 1])
    case 0xC3:
      guard index + 1 < to else { return true }
      return bytes[index + 1] == 0x97 || bytes[index + 1] == 0xB7
    case 0xE2:
      guard index + 1 < to else { return true }
      return bytes[index + 1] < 0xB0
    case 0xE3:
      guard index + 2 < to else { return true }
      return bytes[index + 1] == 0x80 && bytes[index + 2] < 0xA0
    case 0xEF:
      guard index + 2 < to else { return true }
      return bytes[index + 1] == 0xBC && (bytes[index + 2] < 0xA1 || bytes[index + 2] > 0xBA)
        || bytes[index + 1] == 0xBF || bytes[index + 1] == 0xB8
    case 0xF0:
      guard index + 1 < to else { return true }
      return bytes[index + 1] == 0x9F
    default: return false
    }
  }

  private static func apostropheWidth(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ to: Int) -> Int? {
    index + 2 < to && bytes[index] == 0xE2 && bytes[index + 1] == 0x80 && bytes[index + 2] == 0x99 ? 3 : nil
  }

  private static func isCapital(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ to: Int) -> Bool {
    let byte = bytes[index]
    if byte < 0x80 { return ByteClass.isUpper(byte) }
    guard index + 1 < to else { return false }
    let next = bytes[index + 1]
    switch byte {
    case 0xC3: return next < 0x9F && next != 0x97
    case 0xC4, 0xC5: return next & 1 == (byte == 0xC5 && next > 0xB8 ? 1 : 0)
    case 0xCE: return next >= 0x91 && next <= 0xA9
    case 0xD0: return next < 0xB0
    default: return false
    }
  }
}
