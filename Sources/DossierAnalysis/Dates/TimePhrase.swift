// A time expression as it was read, before it is resolved: which words, what they mean, against what.
import DossierText

/// A number of units: "two and a half years", "several weeks".
struct TimeAmount: Sendable {
  /// In tenths ("2.5 hours" is 25); nil when the words give no number.
  var tenths: Int?
  /// "and a half" behind the number.
  var hasHalf = false
  var unit: TimeUnit
  /// "and six months" behind the unit.
  var extra: (count: Int, unit: TimeUnit)?

  /// Whole units; nil for unknown, broken or zero counts.
  var whole: Int? {
    guard let tenths, tenths % 10 == 0, !hasHalf else { return nil }
    return tenths / 10
  }

  /// TIMEX3 duration: `P3W`, `PT1M30S`, `PXY`.
  var value: String {
    let (prefix, letter, times) = unit.letter
    guard let tenths else {
      switch unit {
      case .decade: return "PXE"
      case .century: return "PXC"
      case .quarter: return "PXQ"
      default: return "\(prefix)X\(letter)"
      }
    }
    let scaled = tenths &* times
    var out = prefix + (scaled % 10 == 0 ? "\(scaled / 10)" : "\(scaled / 10).\(scaled % 10)") + letter
    if hasHalf {
      switch unit {
      case .year: out += "6M"
      case .minute: out += "30S"
      case .hour: out += "30M"
      case .day: out += "T12H"
      case .decade: out = prefix + "\((scaled + 50) / 10)" + letter
      default: out = prefix + "\(scaled / 10).5" + letter
      }
    }
    if let extra {
      let more = extra.unit.letter
      if more.prefix == "PT", prefix == "P" { out += "T" }
      out += "\(extra.count * more.count)\(more.letter)"
    }
    return out
  }
}

/// What the words say of the year.
enum YearWords: Sendable {
  case none
  case number(Int)
  /// "last year", "that year": steps from the reference.
  case relative(Int, DateReference)
  var isNone: Bool { if case .none = self { true } else { false } }
}

/// A period that has a name and comes again: "Friday", "May", "summer", "the third quarter".
enum NamedPeriod: Sendable {
  case weekday(Int)
  case month(Int)
  case season(SeasonName)
  case quarter(Int)
  case half(Int)
  case holiday(Holiday)
  /// 31 December.
  case yearEnd
}

/// A time of day in words.
struct ClockWords: Sendable {
  var hour: Int
  var minute: Int?
  var second: Int?
  /// `T10:35`; an hour without minutes is a full one.
  var value: String {
    "T\(twoDigitNumber(hour)):\(twoDigitNumber(minute ?? 0))"
      + (second.map { ":" + twoDigitNumber($0) } ?? "")
  }
}

indirect enum TimeMeaning: Sendable {
  /// Month and day may be 0 (not said); a weekday 1...7 beside them is a check.
  case calendar(YearWords, month: Int, day: Int, weekday: Int)
  /// Three numbers whose order is to be decided; the year is known.
  case numeric(first: Int, second: Int, year: Int)
  /// A day that the calendar does not have, such as 30 February.
  case impossible(String)
  /// Days from the publication date.
  case dayWord(Int)
  /// "last year", "this week", "the following month".
  case unit(TimeUnit, Int, DateReference)
  /// "last Friday", "this summer", "next March"; without a step "Friday", "in March", "the third quarter".
  case named(NamedPeriod, step: Int?, DateReference, YearWords)
  /// "two weeks ago", "a year earlier": -1 or 1.
  case shifted(TimeAmount, Int, DateReference)
  /// The year-ago period: the unit of the focus, one year before.
  case yearAgo(TimeUnit)
  /// "the 1988 quarter".
  case unitOfYear(TimeUnit, YearWords)
  case decade(Int)
  case century(Int)
  case weekOf(TimeMeaning)
  /// "the last week of August", "the 25th of last month", "Monday of next week".
  case part(PeriodPart, of: TimeMeaning)
  /// "a fortnight on Tuesday": weeks on from the next such weekday.
  case weeksOn(Int, Int)
  case duration(TimeAmount)
  case set(String)
  case vague(String, isDuration: Bool)
  /// A time of day alone; its day comes from what stands around it.
  case timeOnly

  /// A month or a day of one, and no word of the year.
  var isYearless: Bool {
    switch self {
    case .named(.month, nil, .publication, .none): true
    case .calendar(.none, let month, _, _): month != 0
    default: false
    }
  }

  /// "the third quarter", as opposed to "the quarter".
  var isNumberedQuarter: Bool { if case .named(.quarter, _, _, _) = self { true } else { false } }

  /// "the quarter", "the latest quarter", "that quarter".
  var isQuarterSpokenOf: Bool {
    switch self {
    case .unit(_, 0, .latest), .unit(_, 0, .focus): true
    default: false
    }
  }

  /// The words give the year as a number.
  var hasYear: Bool {
    if case .calendar(.number, _, _, _) = self { true } else { false }
  }

  /// A clock or a part of the day can stand beside it.
  var isDay: Bool {
    switch self {
    case .calendar(_, _, let day, let weekday): day != 0 || weekday != 0
    case .numeric, .dayWord: true
    case .unit(let unit, _, _): unit == .day || unit == .night
    case .named(let name, _, _, _):
      switch name {
      case .weekday, .holiday: true
      default: false
      }
    case .shifted(let amount, _, _): amount.unit == .day
    case .part(.weekday, _), .part(.nth(_, .day), _), .weeksOn: true
    default: false
    }
  }
}

/// A time expression as read: tokens and meaning.
struct TimePhrase: Sendable {
  /// Tokens, half open.
  var tokens: Range<Int>
  var meaning: TimeMeaning
  var clock: ClockWords?
  var dayPart: DayPart?
  var modifier: DateTables.Modifier?
  var isFiscal = false
  /// "the year", without a word that points.
  var isDefinite = false
  /// "the first nine months", "the year ended ...": a report goes over from its quarter to this stretch.
  var isReported = false

  init(_ tokens: Range<Int>, _ meaning: TimeMeaning) { (self.tokens, self.meaning) = (tokens, meaning) }
}
