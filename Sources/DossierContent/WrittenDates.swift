// A line that is a date and nothing else ("17 November 2024", "Published: Nov. 17, 2024, 7:15 a.m. GMT"), and dates
// in file names. Only whole, unambiguous dates count: 03/04/2024 is nobody's date. Dates inside prose are not read
// here.
import DossierModel
import DossierText

/// What a line that consists of a date says.
struct DateLine {
  /// Nil when the year is missing or the line says when the text was changed.
  var date: EDTFDate?
  /// The day and month, with a year or not; nil for a month alone and for times of change.
  var parts: DayParts?
}

/// A day and month in words, as far as they are given.
struct DayParts {
  var month, day: Int
  var year, weekday: Int?
  /// Nothing but marks stands before them.
  var isAtHead = true
}

/// Reads a line as a date line; nil when other words stand in it.
func dateLine(_ text: Text, _ line: Span) -> DateLine? {
  guard line.count <= 120, line.count >= 4 else { return nil }
  let words = Words(text, passages: [line])
  guard words.count <= 30 else { return nil }
  var parts: [DatePart] = []
  var isLater = false
  for index in 0..<words.count {
    guard let part = DateWords.table.part(words, index) else { return nil }
    if part == .later { isLater = true }
    parts.append(part)
  }
  guard let day = day(in: parts) else { return nil }
  return DateLine(date: isLater ? nil : day.date, parts: isLater ? nil : dayParts(parts))
}

/// The date that a mistyped value may mean, as EDTF: for "did you mean".
func suggestedDate(_ value: String) -> String? {
  let text = Text(value)
  if let date = dateLine(text, text.all)?.date { return date.description }
  let trimmed = value.split(separator: " ").first.map(String.init) ?? ""
  return EDTFDate(trimmed)?.description
}

/// The date in a file's stem: `2024-10-18-nis`, `nis_2024-10-18`; nil when there is none or more than one.
func dateInName(_ stem: String) -> EDTFDate? {
  let bytes = Array(stem.utf8)
  var found: EDTFDate?
  var index = 0
  while index + 10 <= bytes.count {
    let piece = bytes[index..<index + 10]
    let isBounded =
      (index == 0 || !ByteClass.isDigit(bytes[index - 1]))
      && (index + 10 == bytes.count || !ByteClass.isDigit(bytes[index + 10]))
    if isBounded, let date = isoDay(piece) {
      guard found == nil else { return nil }
      found = date
      index += 10
    } else {
      index += 1
    }
  }
  return found
}

private func isoDay(_ piece: ArraySlice<UInt8>) -> EDTFDate? {
  let bytes = Array(piece)
  for (index, byte) in bytes.enumerated() {
    guard index == 4 || index == 7 ? byte == 0x2D : ByteClass.isDigit(byte) else { return nil }
  }
  return EDTFDate(String(decoding: bytes, as: UTF8.self))
}

enum DatePart: Equatable {
  case number(Int, digits: Int)
  case month(Int)
  /// 1 = Monday ... 7 = Sunday.
  case weekday(Int?)
  case lead, later, clock, ordinal
  case mark(UInt8)
  var isMonth: Bool { if case .month = self { true } else { false } }
}

/// The words of `date-lines.tsv`.
struct DateWords: Sendable {
  private var parts: [UInt64: DatePart] = [:]
  static let table = DateWords()

  private init() {
    for row in tableRows("date-lines.tsv") {
      let part: DatePart
      switch row[1] {
      case "month": part = .month(row.count > 2 ? Int(row[2]) ?? 0 : 0)
      case "weekday": part = .weekday(row.count > 2 ? Int(row[2]) : nil)
      case "lead": part = .lead
      case "later": part = .later
      case "clock": part = .clock
      case "ordinal": part = .ordinal
      default: preconditionFailure("date-lines.tsv:\(row.line)")
      }
      parts[Word.hash(of: row[0].utf8)] = part
    }
  }

  func part(_ words: Words, _ index: Int) -> DatePart? {
    let word = words[index]
    switch word.kind {
    case .number:
      guard word.count <= 6, let value = Int(words.string(index)) else { return nil }
      return .number(value, digits: word.count)
    case .word: return parts[word.hash]
    case .mark:
      let bytes = words.text.bytes[word.span.range]
      if let only = bytes.first, bytes.count == 1 {
        return [0x2C, 0x2E, 0x3A, 0x2D, 0x2F, 0x7C, 0x28, 0x29, 0x2B].contains(only) ? .mark(only) : nil
      }
      return bytes.elementsEqual("–".utf8) || bytes.elementsEqual("—".utf8) || bytes.elementsEqual("·".utf8)
        || bytes.elementsEqual("•".utf8) ? .mark(0x2D) : nil
    }
  }
}

/// A day beside a month's name, its year and weekday where they stand there.
func dayParts(_ parts: [DatePart]) -> DayParts? {
  for (index, part) in parts.enumerated() {
    guard case .month(let month) = part else { continue }
    let sides = [
      (number(parts, index, -1), index), (number(parts, index, 1), number(parts, index, 1)?.index ?? index),
    ]
    for (number, from) in sides {
      guard let number, number.digits <= 2, (1...31).contains(number.value) else { continue }
      let weekday = parts.lazy.compactMap { if case .weekday(let day) = $0 { day } else { nil } }.first
      return DayParts(
        month: month, day: number.value, year: year(parts, from, 1), weekday: weekday,
        isAtHead: parts[..<min(index, number.index)].allSatisfy { if case .mark = $0 { true } else { false } }
      )
    }
    return nil
  }
  return nil
}

private func day(in parts: [DatePart]) -> (date: EDTFDate?, Void)? {
  for (index, part) in parts.enumerated() {
    if case .month(let month) = part {
      let before = number(parts, index, -1)
      let after = number(parts, index, 1)
      if let day = before?.value, (1...31).contains(day), (before?.digits ?? 9) <= 2 {
        return (civil(year(parts, index, 1), month, day), ())
      }
      if let day = after?.value, (1...31).contains(day), (after?.digits ?? 9) <= 2 {
        return (civil(year(parts, after?.index ?? index, 1), month, day), ())
      }
      guard let year = year(parts, index, 1) else { return nil }
      return (EDTFDate(year: year, month: month), ())
    }
    if case .number(let year, 4) = part, let date = numericDay(parts, index, year) { return (date, ()) }
  }
  return nil
}

/// `2024-11-17`, `2024/11/17`, and `17.11.2024` or `17/11/2024` when only one reading is a date.
private func numericDay(_ parts: [DatePart], _ index: Int, _ year: Int) -> EDTFDate? {
  func value(_ at: Int) -> Int? {
    if parts.indices.contains(at), case .number(let value, let digits) = parts[at], digits <= 2 {
      value
    } else {
      nil
    }
  }
  func isMark(_ at: Int) -> Bool {
    guard parts.indices.contains(at), case .mark(let byte) = parts[at] else { return false }
    return [0x2D, 0x2E, 0x2F].contains(byte)
  }
  if isMark(index + 1), isMark(index + 3), let month = value(index + 2), let day = value(index + 4) {
    return civil(year, month, day)
  }
  guard isMark(index - 1), isMark(index - 3), let second = value(index - 2), let first = value(index - 4)
  else { return nil }
  if first > 12 { return civil(year, second, first) }
  if second > 12 { return civil(year, first, second) }
  return first == second ? civil(year, second, first) : nil
}

func civil(_ year: Int?, _ month: Int, _ day: Int) -> EDTFDate? {
  guard let year, (1000...9999).contains(year) else { return nil }
  func two(_ n: Int) -> String { n < 10 ? "0\(n)" : "\(n)" }
  return EDTFDate("\(year)-\(two(month))-\(two(day))")
}

/// The number beside a part, marks and ordinal endings skipped.
private func number(_ parts: [DatePart], _ index: Int, _ step: Int) -> (value: Int, digits: Int, index: Int)?
{
  var at = index + step
  while parts.indices.contains(at) {
    switch parts[at] {
    case .number(let value, let digits): return (value, digits, at)
    case .mark(0x2C), .mark(0x2E), .mark(0x2D), .ordinal: at += step
    default: return nil
    }
  }
  return nil
}

private func year(_ parts: [DatePart], _ index: Int, _ step: Int) -> Int? {
  guard let found = number(parts, index, step), found.digits == 4 else { return nil }
  return found.value
}
