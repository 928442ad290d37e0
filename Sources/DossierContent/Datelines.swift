// The dateline at the head of a report ("SEOUL, Oct. 18 (Wire) -"), the date of a date line without a year, and the
// year that the dossier's other sources give to it.
import DossierModel
import DossierText

/// What a text's dateline says: a whole day, or one without its year.
struct Dateline {
  var date: EDTFDate?
  var yearless: YearlessDay?
}

/// The first dateline among the first passages of a text.
func dateline(in body: ReadBody) -> Dateline? {
  var paragraphs = 0
  for passage in body.passages.prefix(8) {
    let parts: DayParts?
    switch passage.kind {
    case .dateline: parts = dateLine(body.prose, passage.span)?.parts
    case .paragraph:
      paragraphs += 1
      parts = paragraphs <= 3 ? openingDay(body.prose, passage.span) : nil
    default: parts = nil
    }
    guard let parts else { continue }
    if let year = parts.year { return Dateline(date: civil(year, parts.month, parts.day)) }
    return Dateline(
      yearless: YearlessDay(month: parts.month, day: parts.day, witnesses: witnesses(in: body, parts)))
  }
  return nil
}

/// The day of a dateline that opens a paragraph: a place in capitals, a date, perhaps an agency in brackets, a dash.
private func openingDay(_ text: Text, _ passage: Span) -> DayParts? {
  let words = Words(text, passages: [Span(passage.start, min(passage.end, passage.start + 240))])
  guard words.count > 4, words[0].isAllCapitals, words[0].count >= 3 else { return nil }
  var parts: [DatePart] = []
  var index = 1
  var isBracketed = false
  while index < min(words.count, 32) {
    let token = words[index]
    let byte = text.bytes[Int(token.start)]
    if token.kind == .mark {
      if isDash(text, token), !token.isGlued || isDash(text, words[index - 1]) || byte == 0x5F {
        return dayParts(parts)
      }
      if byte == 0x28 { isBracketed = true }
      if byte == 0x29 { isBracketed = false }
      parts.append(.mark(byte == 0x28 || byte == 0x29 ? 0x7C : byte))
    } else if !isBracketed {
      if let part = DateWords.table.part(words, index), part != .lead, part != .later {
        parts.append(part)
      } else if token.isCapitalised || token.count == 2 && token.kind == .word {
        // Before the date: the rest of the place's name.
        guard !parts.contains(where: \.isMonth) else { return nil }
        parts.append(.mark(0x7C))
      } else {
        return nil
      }
    }
    index += 1
  }
  return nil
}

private func isDash(_ text: Text, _ token: Word) -> Bool {
  guard token.kind == .mark else { return false }
  let byte = text.bytes[Int(token.start)]
  return byte == 0x2D || byte == 0x5F
    || token.count == 3 && byte == 0xE2 && (0x92...0x95).contains(text.bytes[Int(token.start) + 2])
}

/// Weekdays that stand beside a month and day without a year, at most twenty of them.
private func witnesses(in body: ReadBody, _ own: DayParts) -> [YearlessDay.Witness] {
  var found: [YearlessDay.Witness] = []
  if let weekday = own.weekday { found.append(.init(month: own.month, day: own.day, weekday: weekday)) }
  let table = DateWords.table
  for passage in body.passages.prefix(400) where passage.kind.isProse {
    let words = Words(body.prose, passages: [passage.span])
    for index in 0..<words.count where found.count < 20 {
      guard words[index].isCapitalised, case .weekday(let weekday?)? = table.part(words, index) else {
        continue
      }
      // "Wednesday, Oct. 16", "Wednesday (16 October)"
      let parts = (index + 1..<min(words.count, index + 9)).map { table.part(words, $0) }
      let close = Array(parts.prefix { $0 != nil }.compactMap { $0 })
      guard let day = dayParts(close), day.year == nil, day.weekday == nil, day.isAtHead else { continue }
      found.append(.init(month: day.month, day: day.day, weekday: weekday))
    }
  }
  return found
}

/// Gives sources whose date line lacks the year the one that its weekdays allow and that lies nearest to the dated
/// sources, marked as uncertain. Where none is dated, they stay without a date.
func settleYears(_ documents: inout [Document]) -> [Diagnostic] {
  let dated = documents.compactMap { document -> CivilDay? in
    guard document.source.kind == .article else { return nil }
    return document.source.metadata.published?.value.first.day
  }
  var notes: [Diagnostic] = []
  for index in documents.indices {
    let metadata = documents[index].source.metadata
    guard metadata.published == nil, let yearless = metadata.yearlessDay else { continue }
    let path = documents[index].source.path
    guard let day = yearless.nearest(to: dated) else {
      notes.append(
        Diagnostic(
          .note, "content.published.year", at: .init(path),
          "the date line gives no year, and no dated source of the dossier tells which",
          help: "add `published:` with the whole date"))
      continue
    }
    let date = EDTFDate(day).withQualifier(.uncertain)
    documents[index].source.metadata.published = Field(date, .neighbours)
    notes.append(
      Diagnostic(
        .note, "content.published.year", at: .init(path),
        "the date line gives no year: \(date) is the nearest to the dossier's dated sources",
        help: "add `published:` with the whole date to make it certain"))
  }
  return notes
}
