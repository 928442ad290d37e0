// Dates in short texts of a page, in the languages that pages come in: "Mittwoch, 3. Februar 2021", "2021年1月28日",
// "Posted on May 3rd, 2021 at 5 pm". Only whole dates; 03/04/2024 counts where the page's language settles the order.
import DossierModel
import DossierText

/// A date found in a text.
struct PageDate: Equatable {
  enum Role { case published, plain, later, membership }
  var date: EDTFDate
  /// What the words right before it say of it.
  var role: Role
  /// Its bytes in the text.
  var span: Span
}

/// Which number of 03/04/2024 is the day.
enum DayOrder { case dayFirst, monthFirst, unknown }

/// All dates of a short text, in order.
func pageDates(_ text: Text, order: DayOrder) -> [PageDate] {
  let words = Words(text, passages: [Span(0, min(text.count, 2000))])
  var finder = PageDateFinder(words: words, order: order)
  return finder.run()
}

/// Whether a day of the week is named.
func namesWeekday(_ text: Text) -> Bool {
  Words(text, passages: [text.all]).tokens.contains { word in
    if case .weekday = PageDateWords.table.kinds[word.hash] { true } else { false }
  }
}

/// An ISO day at the start of a value, or the only date in it ("Wed, 02 Feb 2022 09:12:22 +0100").
func statedDate(_ value: String, order: DayOrder) -> EDTFDate? {
  let bytes = Array(oneLine(value).utf8.prefix(80))
  if bytes.count >= 10, let date = EDTFDate(String(decoding: bytes[..<10], as: UTF8.self)), isPlausible(date)
  {
    return date
  }
  if bytes.count >= 8, bytes[..<8].allSatisfy(ByteClass.isDigit),
    bytes.count == 8 || !ByteClass.isDigit(bytes[8])
  {
    let digits = String(decoding: bytes[..<8], as: UTF8.self)
    if let date = EDTFDate("\(digits.prefix(4))-\(digits.dropFirst(4).prefix(2))-\(digits.suffix(2))"),
      isPlausible(date)
    {
      return date
    }
  }
  if let found = pageDates(Text(validated: bytes), order: order).first { return found.date }
  guard bytes.count == 7 || bytes.count == 4 else { return nil }
  return EDTFDate(String(decoding: bytes, as: UTF8.self)).flatMap { isPlausible($0) ? $0 : nil }
}

/// The day in an address's path: `/2016/02/28/`, `/2017/7/12/`, `/2021-05-03-`; nil when there is none.
func dateInAddress(_ address: String) -> EDTFDate? {
  let path = address.split(separator: "?", maxSplits: 1).first ?? ""
  var numbers: [(value: Int, digits: Int, end: Int)] = []
  let bytes = Array(path.utf8)
  var index = 0
  while index < bytes.count {
    guard ByteClass.isDigit(bytes[index]) else {
      index += 1
      continue
    }
    let start = index
    while index < bytes.count, ByteClass.isDigit(bytes[index]) { index += 1 }
    let isLed =
      start > 0 && (bytes[start - 1] == 0x2F || bytes[start - 1] == 0x2D || bytes[start - 1] == 0x5F)
    guard index - start <= 4, let value = Int(String(decoding: bytes[start..<index], as: UTF8.self)) else {
      numbers = []
      continue
    }
    if let last = numbers.last, last.end + 1 != start || !isLed { numbers = [] }
    guard isLed || !numbers.isEmpty else { continue }
    numbers.append((value, index - start, index))
    if numbers.count >= 3 {
      let (year, month, day) = (
        numbers[numbers.count - 3], numbers[numbers.count - 2], numbers[numbers.count - 1]
      )
      if year.digits == 4, month.digits <= 2, day.digits <= 2,
        let date = civilDate(year.value, month.value, day.value)
      {
        return date
      }
    }
  }
  return nil
}

/// Years that a page on the web can be of.
func isPlausible(_ date: EDTFDate) -> Bool {
  guard let year = Int(date.description.prefix(4)) else { return false }
  return (1985...2100).contains(year)
}

func civilDate(_ year: Int, _ month: Int, _ day: Int) -> EDTFDate? {
  guard (1985...2100).contains(year) else { return nil }
  func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
  return EDTFDate("\(year)-\(two(month))-\(two(day))")
}

private struct PageDateWords: Sendable {
  enum Kind: Sendable {
    case month(Int)
    case joiner, published, later, membership, weekday
  }
  static let table = PageDateWords()
  let kinds: [UInt64: Kind]

  private init() {
    var kinds: [UInt64: Kind] = [:]
    for row in tableRows("page-dates.tsv") where row.count >= 2 {
      let kind: Kind =
        switch row[1] {
        case "month": .month(row.count > 2 ? Int(row[2]) ?? 0 : 0)
        case "joiner": .joiner
        case "published": .published
        case "membership": .membership
        case "weekday": .weekday
        default: .later
        }
      kinds[Word.hash(of: row[0].utf8)] = kind
    }
    self.kinds = kinds
  }
}

private struct PageDateFinder {
  let words: Words
  let order: DayOrder
  private let kinds = PageDateWords.table.kinds
  private var found: [PageDate] = []

  init(words: Words, order: DayOrder) { (self.words, self.order) = (words, order) }

  mutating func run() -> [PageDate] {
    var index = 0
    var from = 0
    while index < words.count {
      if let (date, end) = date(at: index), isPlausible(date) {
        let span = Span(Int(words[index].start), Int(words[end - 1].end))
        found.append(PageDate(date: date, role: role(from, index), span: span))
        (index, from) = (end, end)
      } else {
        index += 1
      }
    }
    return found
  }

  /// What the words between the date before and this one say.
  private func role(_ from: Int, _ index: Int) -> PageDate.Role {
    for at in stride(from: index - 1, through: max(from, index - 8), by: -1) {
      switch kinds[words[at].hash] {
      case .published: return .published
      case .later: return .later
      case .membership: return .membership
      default: continue
      }
    }
    return .plain
  }

  private func date(at index: Int) -> (EDTFDate, end: Int)? {
    if let month = month(index) { return monthFirst(month, index) }
    guard let first = number(index) else { return nil }
    if first.digits == 4 { return yearFirst(first.value, index) }
    guard first.digits <= 2 else { return nil }
    // Not the middle of something longer: 1.2.3.2020, 12:03/04.
    if index > 0, words[index].isGlued,
      words[index - 1].kind == .number || mark(index - 1) != nil && number(index - 2) != nil
    {
      return nil
    }
    return dayFirst(first.value, index)
  }

  /// May 3rd, 2021.
  private func monthFirst(_ month: Int, _ index: Int) -> (EDTFDate, end: Int)? {
    var at = skipJoiners(index + 1)
    guard let day = number(at), day.digits <= 2, (1...31).contains(day.value) else { return nil }
    at = skipJoiners(at + 1)
    guard let year = number(at), year.digits == 4, let date = civilDate(year.value, month, day.value) else {
      return nil
    }
    return (date, at + 1)
  }

  /// 3. Mai 2021; 3/5/2021; 3.5.21.
  private func dayFirst(_ day: Int, _ index: Int) -> (EDTFDate, end: Int)? {
    let next = skipJoiners(index + 1)
    if let month = month(next) {
      let at = skipJoiners(next + 1)
      guard let year = number(at) else { return nil }
      let full =
        year.digits == 4
        ? year.value : year.digits == 2 && words[at - 1].kind != .mark ? 2000 + year.value : 0
      guard let date = civilDate(full, month, day) else { return nil }
      return (date, at + 1)
    }
    guard let separator = mark(index + 1), let second = number(index + 2), second.digits <= 2,
      mark(index + 3) == separator
    else { return nil }
    var at = index + 4
    if number(at) == nil { at += 1 }
    guard let year = number(at), year.digits == 4 || year.digits == 2 && separator != 0x2D else { return nil }
    let full = year.digits == 4 ? year.value : year.value < 60 ? 2000 + year.value : 1900 + year.value
    guard let (month, dayOfMonth) = ordered(day, second.value, separator) else { return nil }
    return civilDate(full, month, dayOfMonth).map { ($0, at + 1) }
  }

  private func ordered(_ first: Int, _ second: Int, _ separator: UInt8) -> (month: Int, day: Int)? {
    if first > 12 { return (second, first) }
    if second > 12 { return (first, second) }
    if separator == 0x2E || first == second { return (second, first) }
    switch order {
    case .dayFirst: return (second, first)
    case .monthFirst: return (first, second)
    case .unknown: return nil
    }
  }

  /// 2021-05-03, 2021/5/3, 2021.05.03, 2021年5月3日.
  private func yearFirst(_ year: Int, _ index: Int) -> (EDTFDate, end: Int)? {
    guard let month = number(index + 2), month.digits <= 2, let day = number(index + 4), day.digits <= 2
    else {
      return nil
    }
    let isEastern =
      isWord(index + 1, "年") && isWord(index + 3, "月")
      || isWord(index + 1, "년") && isWord(index + 3, "월")
    let separator = mark(index + 1)
    guard isEastern || separator != nil && separator == mark(index + 3) else { return nil }
    return civilDate(year, month.value, day.value).map { ($0, index + 5) }
  }

  private func skipJoiners(_ index: Int) -> Int {
    var at = index
    while at < min(words.count, index + 4) {
      if words[at].kind == .mark {
        let byte = words.text.bytes[Int(words[at].start)]
        guard [0x2C, 0x2E, 0x2D, 0x2F, 0x27].contains(byte) || byte >= 0x80 else { return at }
      } else if case .joiner = kinds[words[at].hash] {
      } else {
        return at
      }
      at += 1
    }
    return at
  }

  private func month(_ index: Int) -> Int? {
    guard index < words.count, words[index].kind == .word, case .month(let month) = kinds[words[index].hash]
    else {
      return nil
    }
    return month
  }

  private func number(_ index: Int) -> (value: Int, digits: Int)? {
    guard index >= 0, index < words.count, words[index].kind == .number, words[index].count <= 4,
      let value = Int(words.string(index))
    else { return nil }
    return (value, words[index].count)
  }

  /// A mark that parts the numbers of a date, when it touches the number before it.
  private func mark(_ index: Int) -> UInt8? {
    guard index >= 0, index < words.count, words[index].kind == .mark, words[index].isGlued else {
      return nil
    }
    let byte = words.text.bytes[Int(words[index].start)]
    return [0x2D, 0x2E, 0x2F].contains(byte) ? byte : nil
  }

  private func isWord(_ index: Int, _ word: String) -> Bool {
    index < words.count && words.text.bytes[words[index].span.range].elementsEqual(word.utf8)
  }
}
