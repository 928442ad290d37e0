// What prepositions and pairs make of dates: "October 8 to 13" is a range over two dates, "by next month" one that
// is open at its beginning, "since August" one that is open at its end.
import DossierModel
import DossierText

/// The ranges over `dates`, which stand in text order beside their `phrases`.
func dateRanges(_ dates: [TimeExpression], _ phrases: [TimePhrase], _ reader: DateReader) -> [TimeRange] {
  var ranges: [TimeRange] = []
  var index = 0
  while index < dates.count {
    if let range = pair(index, dates, phrases, reader) {
      ranges.append(range)
      index += 2
      continue
    }
    if let range = openRange(index, dates, phrases, reader) { ranges.append(range) }
    index += 1
  }
  return ranges
}

private func pair(
  _ index: Int, _ dates: [TimeExpression], _ phrases: [TimePhrase], _ reader: DateReader
) -> TimeRange? {
  guard index + 1 < dates.count, let from = dates[index].edtf, let to = dates[index + 1].edtf else {
    return nil
  }
  let (a, b) = (phrases[index].tokens, phrases[index + 1].tokens)
  var next = a.upperBound
  if reader.isMark(next, ",") { next += 1 }
  let before = reader.role(a.lowerBound - 1)
  let joins =
    reader.role(next) == .to || reader.role(next) == .until || reader.isDash(next)
    || reader.role(next) == .and && before == .between
  guard joins, next + 1 == b.lowerBound || next + 2 == b.lowerBound && reader.role(next + 1) == .to,
    let edtf = EDTFDate(interval: from, to)
  else { return nil }
  let opens = before == .between || before == .from
  let start = opens ? Int(reader.words[a.lowerBound - 1].start) : dates[index].span.start
  return TimeRange(
    span: Span(start, dates[index + 1].span.end), edtf: edtf, rule: "range", parts: [index, index + 1])
}

private func openRange(
  _ index: Int, _ dates: [TimeExpression], _ phrases: [TimePhrase], _ reader: DateReader
) -> TimeRange? {
  guard let date = dates[index].edtf, phrases[index].tokens.lowerBound > 0 else { return nil }
  let before = phrases[index].tokens.lowerBound - 1
  guard !reader.words[phrases[index].tokens.lowerBound].opensPassage else { return nil }
  let edtf: EDTFDate?
  let rule: String
  switch reader.role(before) {
  case .by, .until: (edtf, rule) = (EDTFDate(interval: nil, date), "until")
  case .since: (edtf, rule) = (EDTFDate(interval: date, nil), "since")
  default: return nil
  }
  guard let edtf else { return nil }
  return TimeRange(
    span: Span(Int(reader.words[before].start), dates[index].span.end), edtf: edtf, rule: rule, parts: [index]
  )
}
