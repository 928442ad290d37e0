// Pairs quotation marks: straight, curly and British single ones with nesting and apostrophes, over paragraphs.
// A mark without partner never spoils more than its own paragraph.
import DossierText

/// An outermost quotation within one passage, marks included.
struct Quotation {
  var tokens: Range<Int>
  /// Has no closing mark here and goes on in the next passage, which opens with the same mark.
  var continues = false
  /// Goes on from the passage before.
  var isContinuation = false
  /// Ends in a mark of its own.
  var isClosed = true
  /// Tokens of one mark: two for ''.
  var width = 1

  /// The tokens between the marks.
  var inner: Range<Int> {
    let start = min(tokens.lowerBound + width, tokens.upperBound)
    return start..<max(start, isClosed ? tokens.upperBound - width : tokens.upperBound)
  }
}

/// Finds the quotations of a document.
struct QuotationFinder {
  private enum Mark: Equatable { case double, curly, single, curlySingle, guillemet, backtick }
  private struct Open {
    let mark: Mark
    let token: Int
  }
  private let words: Words

  init(_ words: Words) { self.words = words }

  /// In text order, not overlapping.
  func quotations() -> [Quotation] {
    var all: [Quotation] = []
    var carried: Mark?
    for (number, passage) in words.passages.enumerated() where !passage.isEmpty {
      let following = number + 1 < words.passages.count ? words.passages[number + 1] : 0..<0
      let (found, open) = quotations(in: passage, before: following, carried: carried)
      all += found
      carried = open
    }
    return all
  }

  private func quotations(
    in passage: Range<Int>, before following: Range<Int>, carried: Mark?
  ) -> ([Quotation], Mark?) {
    var stack: [Open] = []
    /// How many marks of each family are open.
    var open = [0, 0, 0, 0]
    var pairs: [Quotation] = []
    let marks = words.tokens.withUnsafeBufferPointer { tokens in
      passage.filter { tokens[$0].kind == .mark }
    }
    var closers = singleClosers(marks, in: passage)
    for index in marks {
      guard let (mark, sense) = mark(at: index, in: passage) else { continue }
      let isSingle = mark == .single || mark == .curlySingle
      if isSingle, canClose(index, in: passage) { closers -= 1 }
      switch sense {
      case .opens:
        if mark == .double, let top = stack.last, top.mark == .double {
          stack.removeLast()
          open[Self.family(mark)] -= 1
        }
        stack.append(Open(mark: mark, token: index))
        open[Self.family(mark)] += 1
      case .closes, .either:
        // Searched only where it will be used and something open can match: each search pops what it passes.
        let mayClose =
          mark == .backtick || canClose(index, in: passage) && !isPlural(index, mark, later: closers)
        let partner =
          mayClose && open[Self.family(mark)] > 0 ? stack.lastIndex { Self.match($0.mark, mark) } : nil
        if let partner {
          let opening = stack[partner]
          for gone in stack[partner...] { open[Self.family(gone.mark)] -= 1 }
          stack.removeSubrange(partner...)
          let width = mark == .backtick ? 2 : 1
          pairs.append(
            Quotation(tokens: opening.token..<min(index + width, passage.upperBound), width: width))
        } else if mark == .backtick {
          stack.append(Open(mark: mark, token: index))
          open[Self.family(mark)] += 1
        } else if sense == .either, canOpen(index, in: passage) {
          stack.append(Open(mark: mark, token: index))
          open[Self.family(mark)] += 1
        }
      }
    }
    var carry: Mark?
    if let first = stack.first(where: { continues($0.mark, into: following) })
      ?? stack.first(where: { $0.mark != .single && $0.mark != .curlySingle })
    {
      let goesOn = continues(first.mark, into: following)
      pairs.append(Quotation(tokens: first.token..<passage.upperBound, continues: goesOn, isClosed: false))
      if goesOn { carry = first.mark }
    }
    pairs.sort { $0.tokens.lowerBound < $1.tokens.lowerBound }
    var outer: [Quotation] = []
    for pair in pairs where pair.tokens.lowerBound >= outer.last?.tokens.upperBound ?? 0 {
      outer.append(pair)
    }
    if carried != nil, let first = outer.first, first.tokens.lowerBound == passage.lowerBound {
      outer[0].isContinuation = true
    }
    return (outer, carry)
  }

  private enum Sense { case opens, closes, either }

  private func mark(at index: Int, in passage: Range<Int>) -> (Mark, Sense)? {
    let word = words[index]
    guard word.kind == .mark else { return nil }
    let bytes = words.text.bytes
    let start = Int(word.start)
    switch bytes[start] {
    case 0x22:
      let (before, after) = (word.isGlued && !word.opensPassage, isGlued(index + 1, passage))
      return (.double, !before && after ? .either : before && !after ? .closes : .either)
    case 0x27:
      // Two of them are one double mark; the first token counts.
      if index + 1 < passage.upperBound, isGlued(index + 1, passage), byte(index + 1) == 0x27,
        byte(index - 1) != 0x27
          || !word.isGlued || word.opensPassage
      {
        let (before, after) = (word.isGlued && !word.opensPassage, isGlued(index + 2, passage))
        return (.backtick, !before && after ? .either : before && !after ? .closes : .either)
      }
      if word.isGlued, !word.opensPassage, byte(index - 1) == 0x27 { return nil }
      return (.single, .either)
    case 0xE2 where word.count == 3 && bytes[start + 1] == 0x80:
      switch bytes[start + 2] {
      case 0x9C, 0x9E: return (.curly, .opens)
      case 0x9D: return (.curly, .closes)
      case 0x98: return (.curlySingle, canOpen(index, in: passage) ? .opens : .closes)
      case 0x99: return (.curlySingle, .closes)
      default: return nil
      }
    case 0xC2 where word.count == 2:
      return bytes[start + 1] == 0xAB
        ? (.guillemet, .opens) : bytes[start + 1] == 0xBB ? (.guillemet, .closes) : nil
    default: return nil
    }
  }

  private func byte(_ index: Int) -> UInt8 {
    index >= 0 && index < words.count && words[index].count == 1
      ? words.text.bytes[Int(words[index].start)] : 0
  }

  private static func family(_ mark: Mark) -> Int {
    switch mark {
    case .double, .curly: 0
    case .single, .curlySingle: 1
    case .guillemet: 2
    case .backtick: 3
    }
  }

  private static func match(_ open: Mark, _ close: Mark) -> Bool {
    open == close || open == .curly && close == .double || open == .double && close == .curly
      || open == .curlySingle && close == .single || open == .single && close == .curlySingle
  }

  private func isGlued(_ index: Int, _ passage: Range<Int>) -> Bool {
    index < passage.upperBound && words[index].isGlued
  }

  /// Single marks open behind a blank, a bracket, a dash or another quotation mark, before a word.
  private func canOpen(_ index: Int, in passage: Range<Int>) -> Bool {
    let word = words[index]
    guard isGlued(index + 1, passage) else { return false }
    if word.count == 1, words.text.bytes[Int(word.start)] == 0x27, index + 1 < passage.upperBound,
      words[index + 1].kind == .number
    {
      return false
    }
    return !word.isGlued || word.opensPassage || words[index - 1].kind == .mark
  }

  /// Closes when no letter follows and something stands before.
  private func canClose(_ index: Int, in passage: Range<Int>) -> Bool {
    guard index > passage.lowerBound else { return false }
    if isGlued(index + 1, passage), words[index + 1].kind != .mark {
      return words[index].count != 1 && words[index - 1].kind == .mark && words[index].isGlued
        || words.text.bytes[Int(words[index].start)] == 0x22
    }
    return true
  }

  /// "workers’": an apostrophe, when a later mark can close the quotation.
  private func isPlural(_ index: Int, _ mark: Mark, later closers: Int) -> Bool {
    guard mark == .single || mark == .curlySingle, words[index].isGlued, closers > 0 else { return false }
    let before = words[index - 1]
    return before.kind == .word && words.text.bytes[Int(before.end) - 1] | 0x20 == 0x73
  }

  private func singleClosers(_ marks: [Int], in passage: Range<Int>) -> Int {
    marks.reduce(into: 0) { count, index in
      if let (mark, _) = mark(at: index, in: passage), mark == .single || mark == .curlySingle,
        canClose(index, in: passage)
      {
        count += 1
      }
    }
  }

  private func continues(_ mark: Mark, into passage: Range<Int>) -> Bool {
    guard let first = passage.first, let (opening, _) = self.mark(at: first, in: passage) else {
      return false
    }
    return opening == mark && isGlued(first + 1, passage)
  }
}
