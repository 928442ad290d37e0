// Which lines of a pasted text are the site's and not the article's. Exact classes go wherever they stand, others
// only outside the first and last line that is kept; a sentence with a figure, a date, a quotation or a verb of
// saying is never taken by a guess.
import DossierModel
import DossierText

/// The rows of boilerplate.tsv, by their first byte.
struct Boilerplate: Sendable {
  struct Verdict: Hashable, Sendable {
    var reason: RemovedSpan.Reason
    var rule: String
  }
  private enum Match: String { case line, start, has }
  private enum Strength: String { case exact, guess, short }
  private struct Rule {
    var phrase: [UInt8]
    var match: Match
    var isAnywhere: Bool
    var strength: Strength
    var verdict: Verdict
  }
  private var byFirstByte = [[Rule]](repeating: [], count: 256)
  private var anywhereInLine: [Rule] = []
  /// For each of the first three bytes of a phrase, as a line may write them: which rules of `anywhereInLine` have
  /// that byte there, a bit each.
  private var insideMasks = PhraseMasks()
  /// Which folds of three bytes open a phrase of the rules by first byte.
  private var openings = [Bool](repeating: false, count: 4096)

  static let table = Boilerplate()

  private init() {
    for row in tableRows("boilerplate.tsv") {
      guard row.count == 6, let match = Match(rawValue: row[1]), let strength = Strength(rawValue: row[3]),
        let reason = RemovedSpan.Reason(rawValue: row[4])
      else { preconditionFailure("boilerplate.tsv:\(row.line)") }
      let rule = Rule(
        phrase: Array(row.column(0)), match: match, isAnywhere: row[2] == "any", strength: strength,
        verdict: Verdict(reason: reason, rule: row[5]))
      if match == .has {
        anywhereInLine.append(rule)
      } else if let first = rule.phrase.first {
        byFirstByte[Int(first)].append(rule)
      }
    }
    for byte in 0..<256 { byFirstByte[byte].sort { $0.phrase.count > $1.phrase.count } }
    precondition(anywhereInLine.count <= 64, "boilerplate.tsv: more phrases than a mask has bits")
    for (index, rule) in anywhereInLine.enumerated() { insideMasks.add(rule.phrase, bit: index) }
    for rule in byFirstByte.joined() {
      if rule.phrase.count > 2 {
        openings[Self.fold(rule.phrase[0], rule.phrase[1], rule.phrase[2])] = true
      }
    }
  }

  /// The verdict on each line (trimmed spans of `text`, in order); nil for the article's own. `isOwn` says of a line
  /// that it is known to be the article's (a title, a byline).
  func verdicts(_ text: Text, _ lines: [Span], isOwn: (Int) -> Bool = { _ in false }) -> [Verdict?] {
    var verdicts = [Verdict?](repeating: nil, count: lines.count)
    var edgeOnly = [Verdict?](repeating: nil, count: lines.count)
    for (index, line) in lines.enumerated() where !isOwn(index) {
      let (mayOpen, mayHold) = mayMatch(text, line)
      guard mayOpen || mayHold else { continue }
      let folded = foldedLine(text.bytes, line)
      guard !folded.isEmpty else { continue }
      if let (verdict, isAnywhere) = verdict(folded, mayHold: mayHold) {
        if isAnywhere { verdicts[index] = verdict } else { edgeOnly[index] = verdict }
      } else if isLoneMark(folded) {
        edgeOnly[index] = Verdict(reason: .boilerplate, rule: "lone punctuation mark or counter")
        if !folded.contains(where: ByteClass.isDigit) { verdicts[index] = edgeOnly[index] }
      }
    }
    addMenuRuns(text, lines, verdicts: verdicts, to: &edgeOnly, isOwn: isOwn)
    for index in lines.indices {
      if verdicts[index] == nil, edgeOnly[index] == nil || isOwn(index) { break }
      verdicts[index] = verdicts[index] ?? edgeOnly[index]
    }
    for index in lines.indices.reversed() {
      if verdicts[index] == nil, edgeOnly[index] == nil || isOwn(index) { break }
      verdicts[index] = verdicts[index] ?? edgeOnly[index]
    }
    // Everything was taken: then it was no article with furniture around it, and it stays.
    return verdicts.contains { $0 == nil } ? verdicts : verdicts.map { _ in nil }
  }

  /// The verdict on a line that stands by itself, such as a block of a page.
  func verdict(_ text: Text, _ line: Span) -> Verdict? {
    let folded = foldedLine(text.bytes, line)
    if let verdict = verdict(folded)?.0 { return verdict }
    return !folded.isEmpty && isLoneMark(folded)
      ? Verdict(reason: .boilerplate, rule: "lone punctuation mark or counter") : nil
  }

  private func verdict(_ line: [UInt8], mayHold: Bool = true) -> (Verdict, isAnywhere: Bool)? {
    guard let first = line.first else { return nil }
    func applies(_ rule: Rule) -> Bool {
      switch rule.strength {
      case .exact: return true
      case .guess: return !isProtected(line)
      case .short: return !endsSentence(line) && line.count { $0 == 0x20 } < 8 && !isProtected(line)
      }
    }
    for rule in byFirstByte[Int(first)] {
      let isMatch =
        rule.match == .line
        ? line == rule.phrase || line.dropLast() == rule.phrase[...] && [0x3A, 0x2E].contains(line.last)
        : line.starts(with: rule.phrase) && endsWord(line, rule.phrase.count)
      if isMatch, applies(rule) { return (rule.verdict, rule.isAnywhere) }
    }
    guard mayHold, line.count <= 400 else { return nil }
    for rule in anywhereInLine where contains(line, rule.phrase) && applies(rule) {
      return (rule.verdict, rule.isAnywhere)
    }
    return nil
  }

  /// Whether a line, as it is written, may open with a phrase, and whether it may hold one; most lines do neither and
  /// need not be folded.
  private func mayMatch(_ text: Text, _ line: Span) -> (open: Bool, hold: Bool) {
    guard line.count <= 1000 else { return (false, false) }
    return text.bytes.withUnsafeBufferPointer { bytes in
      let line = UnsafeBufferPointer(rebasing: bytes[line.range])
      // Marks, counters and two-letter words stand alone in short lines.
      if line.count <= 24 { return (true, true) }
      let mayOpen =
        line[0] >= 0x80 || line[1] >= 0x80 || line[2] >= 0x80
        || openings[Self.fold(line[0], line[1], line[2])]
      guard line.count <= 500 else { return (mayOpen, false) }
      for start in 0..<line.count - 2 {
        var may = insideMasks.candidates(line, at: start)
        while may != 0 {
          if stands(anywhereInLine[may.trailingZeroBitCount].phrase, at: start, in: line) {
            return (mayOpen, true)
          }
          may &= may - 1
        }
      }
      return (mayOpen, false)
    }
  }

  /// Three bytes in any case, as an index of `openings`.
  private static func fold(_ a: UInt8, _ b: UInt8, _ c: UInt8) -> Int {
    let bytes = (Int(ByteClass.lower(a)) &* 31 &+ Int(ByteClass.lower(b))) &* 31 &+ Int(ByteClass.lower(c))
    return bytes & 4095
  }

  /// Whether the (folded) phrase stands at `start` of a line as it is written, any number of blanks for one.
  private func stands(_ phrase: [UInt8], at start: Int, in line: UnsafeBufferPointer<UInt8>) -> Bool {
    var at = start
    for wanted in phrase {
      guard at < line.count else { return false }
      // What needs more than a comparison is left to the folded line.
      if line[at] >= 0x80 { return true }
      guard ByteClass.lower(line[at]) == wanted || wanted == 0x20 && ByteClass.isBlank(line[at]) else {
        return false
      }
      at += 1
      if wanted == 0x20 { while at < line.count, ByteClass.isBlank(line[at]) { at += 1 } }
    }
    return true
  }

  private func endsWord(_ line: [UInt8], _ at: Int) -> Bool {
    guard at < line.count, at > 0, ByteClass.isLetter(line[at - 1]) else { return true }
    return !ByteClass.isLetter(line[at])
  }

  /// Three or more lines of at most three words without a full stop, at the beginning or end of the text.
  private func addMenuRuns(
    _ text: Text, _ lines: [Span], verdicts: [Verdict?], to edge: inout [Verdict?], isOwn: (Int) -> Bool
  ) {
    func isShort(_ index: Int) -> Bool {
      if isOwn(index) { return false }
      if verdicts[index] != nil { return true }
      // A long paragraph folds to nothing, which is no menu; nor is what has three blanks between its words.
      guard lines[index].count < 200, blanksBetweenWords(text, lines[index]) < 3 else { return false }
      let line = foldedLine(text.bytes, lines[index])
      return line.count < 60 && !endsSentence(line) && line.count { $0 == 0x20 } < 3
        && !line.contains(where: ByteClass.isDigit)
    }
    var start = 0
    while start < lines.count {
      var end = start
      while end < lines.count, isShort(end) { end += 1 }
      if end - start >= 3 {
        for index in start..<end where edge[index] == nil {
          edge[index] = Verdict(reason: .navigation, rule: "menu")
        }
      }
      start = max(end, start + 1)
    }
  }
}

/// Which phrases may begin at a place of a line, told by three bytes, without folding the line.
private struct PhraseMasks: Sendable {
  private var masks = [UInt64](repeating: 0, count: 3 * 256)

  mutating func add(_ phrase: [UInt8], bit: Int) {
    for place in 0..<3 {
      for byte in 0..<256 where place >= phrase.count || Self.mayBe(UInt8(byte), phrase[place]) {
        masks[place * 256 + byte] |= 1 << UInt64(bit)
      }
    }
  }

  /// Whether a line may write `byte` where its folded form has `wanted`.
  private static func mayBe(_ byte: UInt8, _ wanted: UInt8) -> Bool {
    ByteClass.lower(byte) == wanted || byte >= 0x80 || wanted == 0x20 && ByteClass.isBlank(byte)
  }

  /// The phrases that may stand at `index`, a bit each; `index + 2` must lie in the line.
  @inline(__always) func candidates(_ line: UnsafeBufferPointer<UInt8>, at index: Int) -> UInt64 {
    masks[Int(line[index])] & masks[256 + Int(line[index + 1])] & masks[512 + Int(line[index + 2])]
  }
}

/// How often a blank follows something else in the line.
private func blanksBetweenWords(_ text: Text, _ line: Span) -> Int {
  var (count, isBlank) = (0, true)
  for byte in text.bytes[line.range] {
    if ByteClass.isBlank(byte), !isBlank { count += 1 }
    isBlank = ByteClass.isBlank(byte)
  }
  return count
}

/// Lower-case ASCII, straight apostrophes, single blanks; a line longer than 1,000 bytes is no furniture: empty.
func foldedLine(_ bytes: [UInt8], _ line: Span) -> [UInt8] {
  guard line.count <= 1000 else { return [] }
  return bytes.withUnsafeBufferPointer { bytes in
    [UInt8](unsafeUninitializedCapacity: line.count) { output, count in
      var index = line.start
      while index < line.end {
        var byte = bytes[index]
        var width = 1
        if byte == 0xE2, index + 2 < line.end, bytes[index + 1] == 0x80, bytes[index + 2] & 0xFE == 0x98 {
          (byte, width) = (0x27, 3)
        } else if byte == 0xC2, index + 1 < line.end, bytes[index + 1] == 0xA0 {
          (byte, width) = (0x20, 2)
        } else if ByteClass.isBlank(byte) {
          byte = 0x20
        }
        index += width
        if byte == 0x20, count > 0, output[count - 1] == 0x20 { continue }
        output[count] = ByteClass.lower(byte)
        count += 1
      }
    }
  }
}

/// Whether a (folded) line ends as sentences do, quotes and brackets aside.
func endsSentence(_ line: [UInt8]) -> Bool {
  var end = line.count
  while end > 0 {
    if [0x22, 0x27, 0x29, 0x5D].contains(line[end - 1]) {
      end -= 1
    } else if end >= 3, line[end - 3] == 0xE2, line[end - 2] == 0x80, [0x99, 0x9D].contains(line[end - 1]) {
      end -= 3
    } else {
      break
    }
  }
  guard end > 0 else { return false }
  return [0x2E, 0x21, 0x3F].contains(line[end - 1])
    || end >= 3 && line[end - 3] == 0xE2 && line[end - 2] == 0x80 && line[end - 1] == 0xA6
}

private func isLoneMark(_ line: [UInt8]) -> Bool {
  line.count <= 6 && !line.contains { ByteClass.isLetter($0) && $0 < 0x80 }
    && (line.allSatisfy(ByteClass.isDigit) || !line.contains(where: ByteClass.isDigit))
    && line.allSatisfy { $0 < 0x80 || isMarkByte($0) }
}

/// Bytes of the marks that stand alone in pastes: `·`, `•`, `–`, `—`, `…`, `»`.
private func isMarkByte(_ byte: UInt8) -> Bool {
  [0xC2, 0xB7, 0xBB, 0xAB, 0xE2, 0x80, 0xA2, 0x93, 0x94, 0xA6].contains(byte)
}

/// A sentence that gives a figure, a date, a quotation or somebody's words.
private func isProtected(_ line: [UInt8]) -> Bool {
  guard endsSentence(line) else { return false }
  if line.contains(where: { ByteClass.isDigit($0) || $0 == 0x22 }) { return true }
  return [" said", " says", " told", " claimed", " warned", " according to", "\u{201C}", " denied"].contains {
    contains(line, Array($0.utf8))
  }
}

func contains(_ line: [UInt8], _ phrase: [UInt8]) -> Bool {
  guard let first = phrase.first, line.count >= phrase.count else { return false }
  for start in 0...(line.count - phrase.count) where line[start] == first {
    if line[start..<start + phrase.count].elementsEqual(phrase) { return true }
  }
  return false
}
