// What prepositions and pairs make of dates: "October 8 to 13" is a range over two dates, "by next month" one that
// is open at its beginning, "since August" one that is open at its end.
import DossierModel
import DossierText

/// The ranges over `dates`, which stand in text order beside their `phrases`.
func dateRanges(_ dates: [TimeExpression], _ phrases: [TimePhrase], _ reader: borrowing DateReader)
  -> [TimeRange]
{
  var ranges: [TimeRange] = []
  var index = 0
  while index < dates.count {
    if let range = pair(index, dates, phrases, reader) ?? stretch(index, dates, phrases, reader)
      ?? fiscalQuarter(index, dates, phrases, reader)
    {
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
  _ index: Int, _ dates: [TimeExpression], _ phrases: [TimePhrase], _ reader: borrowing DateReader
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

/// "the fourth quarter ended Aug. 26": the days of a quarter that the calendar does not have.
private func fiscalQuarter(
  _ index: Int, _ dates: [TimeExpression], _ phrases: [TimePhrase], _ reader: borrowing DateReader
) -> TimeRange? {
  guard index + 1 < dates.count, dates[index].unresolved == DateResolver.fiscal,
    reader.endsQuarter(phrases[index], phrases[index + 1]), let end = dates[index + 1].edtf,
    let last = end.last.day, let edtf = quarterDays(endingOn: last)
  else { return nil }
  return TimeRange(
    span: Span(dates[index].span.start, dates[index + 1].span.end), edtf: edtf.withQualifier(end.qualifier),
    rule: "stretch", parts: [index, index + 1])
}

/// "three days, beginning Tuesday", "the nine months to September": as many units on from a date, or back from it.
private func stretch(
  _ index: Int, _ dates: [TimeExpression], _ phrases: [TimePhrase], _ reader: borrowing DateReader
) -> TimeRange? {
  guard index + 1 < dates.count, case .duration(let amount) = phrases[index].meaning,
    let count = amount.whole,
    (1...400).contains(count), amount.extra == nil, let date = dates[index + 1].edtf,
    let (isBehind, next) = reader.stretchLink(phrases[index].tokens.upperBound),
    next == phrases[index + 1].tokens.lowerBound, let first = date.first.day, let last = date.last.day,
    let (from, to) = stretchDays(count, amount.unit, from: first, to: last, isBehind: isBehind),
    let edtf = EDTFDate(days: from, to)
  else { return nil }
  return TimeRange(
    span: Span(dates[index].span.start, dates[index + 1].span.end), edtf: edtf.withQualifier(date.qualifier),
    rule: "stretch", parts: [index, index + 1])
}

/// The days of a stretch that begins on `first` or ends on `last`.
private func stretchDays(
  _ count: Int, _ unit: TimeUnit, from first: CivilDay, to last: CivilDay, isBehind: Bool
) -> (CivilDay, CivilDay)? {
  switch unit {
  case .day, .week, .fortnight:
    let days = count * (unit == .day ? 1 : unit == .week ? 7 : 14)
    return isBehind ? (first, first.adding(days: days - 1)) : (last.adding(days: 1 - days), last)
  case .month, .quarter, .half, .year:
    let months = count * (unit == .month ? 1 : unit == .quarter ? 3 : unit == .half ? 6 : 12)
    // Whole months only: a day within a month has no day so many months on that is beyond doubt.
    if isBehind {
      guard first.day == 1 else { return nil }
      return (first, Period(.month, holding: first).adding(months - 1).last)
    }
    let month = Period(.month, holding: last)
    guard month.last.number - last.number <= 3 else { return nil }
    return (month.adding(1 - months).first, month.last)
  default: return nil
  }
}

private func openRange(
  _ index: Int, _ dates: [TimeExpression], _ phrases: [TimePhrase], _ reader: borrowing DateReader
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
