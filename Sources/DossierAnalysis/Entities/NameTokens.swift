// The tokens as the name finder sees them: without a possessive ending, with their classes, cut into runs that may
// hold names.
import DossierText

/// Tokens with what the lists know of them.
struct NameTokens {
  let words: Words
  let lexicon: NameLexicon
  /// `Word.hash` without a possessive 's.
  let core: PerWord<UInt64>
  let classes: PerWord<NameClass>
  /// Words of ASCII letters, but for a possessive 's: all their places have the same letters, capitals aside.
  private let isPlain: PerWord<Bool>
  /// Words that end in a possessive 's.
  private let isPossessive: PerWord<Bool>
  /// The number of the word without a possessive 's, where the text has it; else its own.
  private let coreNumber: PerWord<Int32>
  /// First of its sentence or passage, or behind an opening quotation mark, a colon or a bracket.
  private(set) var opens: [Bool] = []
  /// Token ranges in which names are looked for; each begins with a capitalised word.
  private(set) var runs: [Range<Int>] = []
  /// For each token, how a gazetteer entry of two or more words covers it: 0 no, 1 first, 2 further.
  private(set) var placeCover: [UInt8] = []
  /// How the words of the text are written, by core number.
  private var ways: [UInt8]

  init(_ vocabulary: Vocabulary, lexicon: NameLexicon) {
    let words = vocabulary.words
    (self.words, self.lexicon) = (words, lexicon)
    let bytes = words.text.bytes
    let isPossessive = vocabulary.map { Self.possessiveEnding($0, bytes) > 0 }
    isPlain = vocabulary.map { word in
      word.kind != .word
        || bytes[Int(word.start)..<Int(word.end) - Self.possessiveEnding(word, bytes)].allSatisfy {
          ($0 | 0x20) &- 0x61 < 26
        }
    }
    let core = vocabulary.map {
      let ending = Self.possessiveEnding($0, bytes)
      return ending == 0 ? $0.hash : Self.folded(bytes, Int($0.start), Int($0.end) - ending)
    }
    let table = lexicon.classes
    classes = PerWord(
      numbers: vocabulary.numbers,
      values: zip(core.values, vocabulary.map(\.kind).values).map {
        $1 == .word ? NameClass(rawValue: table[$0]) : []
      })
    coreNumber = PerWord(
      numbers: vocabulary.numbers,
      values: core.values.indices.map { number in
        let own = Int32(truncatingIfNeeded: number)
        guard isPossessive.values[number] else { return own }
        return vocabulary.number(of: core.values[number]).map { Int32(truncatingIfNeeded: $0) } ?? own
      })
    ways = [UInt8](repeating: 0, count: vocabulary.count)
    (self.core, self.isPossessive) = (core, isPossessive)
    readTokens()
    for passage in words.passages { findRuns(in: passage) }
    coverPlaces()
  }

  /// How many different words the document has.
  var wordCount: Int { ways.count }
  /// The number of the word, where it is plain.
  func numberIfPlain(_ index: Int) -> Int? { isPlain[index] ? Int(core.numbers[index]) : nil }

  /// Byte offset behind the word without its possessive 's.
  func coreEnd(_ index: Int) -> Int {
    let end = Int(words[index].end)
    guard isPossessive[index] else { return end }
    return end - Self.possessiveEnding(words[index], words.text.bytes)
  }

  /// How the word is written in this text, with and without a possessive: 1 somewhere in lower case, 2 capitalised
  /// within a sentence.
  func written(_ index: Int) -> UInt8 { ways[Int(coreNumber[index])] }

  func isWord(_ index: Int) -> Bool { words[index].kind == .word }
  func has(_ index: Int, _ wanted: NameClass) -> Bool {
    index >= 0 && index < classes.count && !classes[index].isDisjoint(with: wanted)
  }
  func byte(_ index: Int) -> UInt8 { words.text.bytes[Int(words[index].start)] }
  func isStop(_ index: Int) -> Bool { words[index].kind == .mark && byte(index) == 0x2E }

  /// One or two letters with a stop behind it (an initial, "U.S."), or a title or "St" that takes a stop.
  func takesStop(_ index: Int) -> Bool {
    let word = words[index]
    guard word.kind == .word, word.isCapitalised else { return false }
    return word.count == 1 || has(index, .title) && word.count <= 5
      || word.count <= 3 && Self.saint.contains(word.hash)
  }
  private static let saint: Set<UInt64> = [
    Word.hash(of: "st".utf8), Word.hash(of: "ft".utf8), Word.hash(of: "mt".utf8), Word.hash(of: "jr".utf8),
    Word.hash(of: "sr".utf8),
  ]

  /// Which words open, and how each word is written.
  private mutating func readTokens() {
    var opens: [Bool] = []
    opens.reserveCapacity(words.count)
    var opensNext = true
    words.text.bytes.withUnsafeBufferPointer { bytes in
      for (index, word) in words.tokens.enumerated() {
        let opening = word.opensPassage || opensNext
        opens.append(opening)
        switch word.kind {
        case .mark:
          opensNext = Self.opens(behind: bytes[Int(word.start)], bytes, Int(word.start), opening)
        case .number: opensNext = false
        case .word:
          opensNext = false
          if !word.isCapitalised {
            ways[Int(coreNumber[index])] |= 1
          } else if !opening {
            ways[Int(coreNumber[index])] |= 2
          }
        }
      }
    }
    self.opens = opens
  }

  /// How many bytes the possessive 's of a word has, 0 where it has none.
  private static func possessiveEnding(_ word: Word, _ bytes: [UInt8]) -> Int {
    let end = Int(word.end)
    guard word.kind == .word, word.count > 2, bytes[end - 1] | 0x20 == 0x73 else { return 0 }
    if bytes[end - 2] == 0x27 { return 2 }
    return word.count > 4 && bytes[end - 2] == 0x99 && bytes[end - 3] == 0x80 && bytes[end - 4] == 0xE2
      ? 4 : 0
  }

  private static func folded(_ bytes: [UInt8], _ start: Int, _ end: Int) -> UInt64 {
    var hash = Word.hashSeed
    for index in start..<end { hash = Word.hash(hash, adding: ByteClass.lower(bytes[index])) }
    return hash
  }

  private static func opens(
    behind byte: UInt8, _ bytes: UnsafeBufferPointer<UInt8>, _ at: Int, _ before: Bool
  ) -> Bool {
    switch byte {
    case 0x2E, 0x21, 0x3F, 0x3A, 0x22, 0x28, 0x5B, 0x2A, 0x60: true
    case 0xE2: at + 2 < bytes.count && bytes[at + 1] == 0x80
    case 0x27: true
    default: before
    }
  }

  /// Capitalised words with what may join them: connectors, initials' stops, hyphens, numbers.
  private mutating func findRuns(in passage: Range<Int>) {
    var index = passage.lowerBound
    while index < passage.upperBound {
      guard words[index].isCapitalised else {
        index += 1
        continue
      }
      let start = index
      var last = index
      index += 1
      while index < passage.upperBound, index - last <= 3 {
        let word = words[index]
        if word.isCapitalised {
          last = index
        } else if word.kind == .mark {
          guard joins(index) else { break }
        } else if word.kind == .word, !has(index, .connector) {
          break
        } else if word.kind == .number, index - last == 1 || words[index].isGlued {
          last = index
        }
        index += 1
      }
      // "U.S.": the last stop belongs to the name.
      if last + 1 < passage.upperBound, last > start, words[last].count == 1, isStop(last - 1),
        isStop(last + 1),
        words[last + 1].isGlued
      {
        last += 1
      }
      runs.append(start..<last + 1)
      index = last + 1
    }
  }

  private func joins(_ index: Int) -> Bool {
    switch byte(index) {
    case 0x2E: takesStop(index - 1) && words[index].isGlued
    case 0x2D, 0x27, 0x2F: words[index].isGlued && index + 1 < words.count && words[index + 1].isGlued
    case 0x26: true
    case 0xE2: words[index].isGlued && index + 1 < words.count && words[index + 1].isGlued
    default: false
    }
  }

  private mutating func coverPlaces() {
    placeCover = [UInt8](repeating: 0, count: words.count)
    for run in runs {
      var index = run.lowerBound
      while index < run.upperBound {
        if words[index].isCapitalised,
          let found = lexicon.places.longest(startingAt: index, before: run.upperBound, in: words),
          found.count > 1
        {
          for offset in 0..<found.count { placeCover[index + offset] = offset == 0 ? 1 : 2 }
          index += found.count
        } else {
          index += 1
        }
      }
    }
  }
}
