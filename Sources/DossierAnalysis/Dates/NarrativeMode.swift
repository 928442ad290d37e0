// Two things that the document as a whole tells: whether it is a narrative of the past, and how it orders numbers.
import DossierModel
import DossierText

/// A history or a life: full dates of the past outnumber words that point from the day of publication, and no
/// dateline stands at its head.
func isNarrative(
  _ document: Document, _ words: Words, _ phrases: [TimePhrase], _ published: EDTFDate?
) -> Bool {
  if document.passages.contains(where: { $0.kind == .dateline }) || opensWithDateline(words) { return false }
  let thisYear = published?.first.day?.year
  var (past, pointing) = (0, 0)
  for phrase in phrases {
    switch phrase.meaning {
    case .calendar(.number(let year), _, _, _):
      if let thisYear { past += year < thisYear - 1 ? 1 : 0 } else { past += 1 }
    case .dayWord, .unit(_, _, .publication), .shifted(_, _, .publication): pointing += 1
    case .named(.weekday, _, _, _): pointing += 1
    case .named(_, .some, .publication, _): pointing += 1
    default: break
    }
  }
  return past >= 4 && past >= pointing * 2
}

/// A passage among the first that begins as a report does: "BUDAPEST, Hungary (Agency) _", "LONDON, May 3 -".
func opensWithDateline(_ words: Words) -> Bool {
  words.passages.lazy.filter { !$0.isEmpty }.prefix(3).contains { passage in
    let first = words[passage.lowerBound]
    guard first.kind == .word, first.isAllCapitals, first.count >= 3 else { return false }
    for index in passage.dropFirst().prefix(24) {
      let token = words[index]
      switch token.kind {
      case .number: continue
      case .word: if !token.isCapitalised && token.count > 3 { return false }
      case .mark:
        let byte = words.text.bytes[Int(token.start)]
        if byte == 0x2D && !token.isGlued || byte == 0x5F || token.count == 3 { return true }
        if !datelineMarks.contains(byte) { return false }
      }
    }
    return false
  }
}

/// Marks within a dateline: comma, point, brackets, apostrophe, slash, colon, hyphen.
private let datelineMarks: Set<UInt8> = [0x2C, 0x2E, 0x28, 0x29, 0x27, 0x2F, 0x3A, 0x2D]

/// Whether 04/05/2024 is the fourth of May here: an unambiguous date of the same document tells, else the region
/// of its language; nil when neither does or they disagree.
func dayComesFirst(_ phrases: [TimePhrase], language: Field<String>) -> Bool? {
  var (dayFirst, monthFirst) = (false, false)
  for phrase in phrases {
    guard case .numeric(let first, let second, _) = phrase.meaning else { continue }
    if first > 12 { dayFirst = true }
    if second > 12 { monthFirst = true }
  }
  if dayFirst != monthFirst { return dayFirst }
  guard !dayFirst, language.origin != .assumed else { return nil }
  let parts = language.value.lowercased().split(separator: "-")
  guard parts.count > 1, parts[0] == "en" else { return nil }
  return parts[1] == "us" || parts[1] == "ph" ? false : parts[1] == "ca" ? nil : true
}
