// A name with a colon in front of what it says: "TRUMP: ...", and a quotation with its name behind a dash.
import DossierModel
import DossierText

extension SpeechReader {
  mutating func readLabel(_ range: Range<Int>, _ unit: SpeechUnit) -> Bool {
    guard tokens.words[range.lowerBound].opensPassage else { return false }
    guard
      let colon = (range.lowerBound..<min(range.upperBound, range.lowerBound + 10)).first(where: {
        tokens.mark($0) == 0x3A
      }),
      colon > range.lowerBound, colon + 2 < range.upperBound
    else { return false }
    let head = range.lowerBound..<colon
    let name = head.filter { tokens.isWord($0) }
    let isBeforeMarks = tokens.isQuoted(colon + 1)
    guard !name.isEmpty,
      name.allSatisfy({
        tokens.isCapital($0) && tokens.form($0)?.form != .past
          || isBeforeMarks && $0 > range.lowerBound && !tokens.has($0, [.auxiliary, .verb])
            && tokens.form($0) == nil
      }),
      head.allSatisfy({ tokens.isWord($0) || tokens.mark($0) == 0x2E }), !tokens.isQuoted(range.lowerBound)
    else { return false }
    let isShouted = name.allSatisfy { tokens.words[$0].isAllCapitals }
    let isNamed = head.contains { index in
      tokens.entity[index] > 0
        && [.person, .organisation].contains(tokens.entities[Int(tokens.entity[index]) - 1].kind)
    }
    guard isShouted || isNamed else { return false }
    let end = isShouted ? tokens.words.passages[unit.passage].upperBound : range.upperBound
    found.append(
      Speech(
        subject: Subject(tokens: head, head: head, verbStart: colon), cue: colon..<colon + 1, cueClass: .say,
        content: [colon + 1..<end], rule: "label"))
    return true
  }

  /// “C.” — NAME at the end of a passage.
  mutating func readSignature(_ quotation: Quotation, _ range: Range<Int>) -> Bool {
    let dash = quotation.tokens.upperBound
    let isLast = range.upperBound >= tokens.words.count || tokens.words[range.upperBound].opensPassage
    guard dash + 1 < range.upperBound, tokens.mark(dash) == 0x2D, isLast, range.upperBound - dash <= 14,
      tokens.entity[dash + 1] > 0,
      let subject = tokens.subject(from: dash + 1, to: range.upperBound),
      subject.tokens.upperBound + 1 >= range.upperBound
    else { return false }
    found.append(
      Speech(
        subject: subject, cue: dash..<dash + 1, cueClass: .say, content: [quotation.tokens],
        rule: "signature"))
    return true
  }
}
