// What one word can mean in a time expression: the joined rows of the date tables for that word.

/// Units of time, fine to coarse.
enum TimeUnit: String, Sendable, CaseIterable {
  case second, minute, hour, day, night, weekend, week, fortnight, month, quarter, half, season, year, decade
  case century, millennium
  /// "the latest period": as long as the period spoken of.
  case period

  /// The letter of a TIMEX3 duration, with `T` where it is shorter than a day, and how many of it one unit is.
  var letter: (prefix: String, letter: String, count: Int) {
    switch self {
    case .second: ("PT", "S", 1)
    case .minute: ("PT", "M", 1)
    case .hour: ("PT", "H", 1)
    case .day: ("P", "D", 1)
    case .night: ("P", "D", 1)
    case .weekend: ("P", "WE", 1)
    case .week: ("P", "W", 1)
    case .fortnight: ("P", "W", 2)
    case .month: ("P", "M", 1)
    case .quarter: ("P", "M", 3)
    case .half: ("P", "M", 6)
    case .season: ("P", "M", 3)
    case .year: ("P", "Y", 1)
    case .decade: ("P", "Y", 10)
    case .century: ("P", "Y", 100)
    case .millennium: ("P", "Y", 1000)
    case .period: ("P", "X", 1)
    }
  }
}

/// The part that a small word plays.
enum DateRole: String, Sendable, CaseIterable {
  case the, whose, each, per, any, other, of, `in`, on, at, to, from, by, until, since, after, between, and,
    or
  case during, `for`, within, over, fiscal, ended, oclock, am, pm, a, p, m, bc, ad, th, s, old, aged, time
  case quarterLetter, halfLetter, fiscalLetters
  case filler, lightYear, half, times, `as`, local, than, end, beyond, so, average, final, beginning, era
}

/// Against what a relative expression is resolved.
enum DateReference: String, Sendable {
  case publication, focus, latest, corresponding
}

/// A part of the day, by its TIMEX3 letters.
enum DayPart: String, Sendable, CaseIterable {
  case morning = "MO"
  case midday = "MI"
  case afternoon = "AF"
  case evening = "EV"
  case night = "NI"
  case daytime = "DT"
}

/// Seasons in the order of a year that begins in March.
enum SeasonName: String, Sendable, CaseIterable {
  case spring = "SP"
  case summer = "SU"
  case autumn = "FA"
  case winter = "WI"
  var number: Int { self == .spring ? 0 : self == .summer ? 1 : self == .autumn ? 2 : 3 }
}

/// What is known of a word; all fields empty for most words.
struct DateWord: Sendable {
  struct Marks: OptionSet, Sendable {
    let rawValue: UInt16
    /// An abbreviation that may bear a point.
    static let short = Marks(rawValue: 1)
    /// Also another word of the language: needs a date beside it.
    static let word = Marks(rawValue: 2)
    static let many = Marks(rawValue: 4)
    /// A possessive: 's is part of the token.
    static let own = Marks(rawValue: 8)
    static let long = Marks(rawValue: 16)
    static let tens = Marks(rawValue: 32)
    static let scale = Marks(rawValue: 64)
    static let vague = Marks(rawValue: 128)
    static let article = Marks(rawValue: 256)
    static let deictic = Marks(rawValue: 512)
    static let alone = Marks(rawValue: 1024)
    static let half = Marks(rawValue: 2048)
    /// "past": looks back over the whole unit.
    static let span = Marks(rawValue: 4096)
    /// "said": its own time says nothing of what is said.
    static let reports = Marks(rawValue: 8192)
  }
  /// The tables whose phrases may begin with this word.
  struct Openings: OptionSet, Sendable {
    let rawValue: UInt8
    static let modifier = Openings(rawValue: 1)
    static let vague = Openings(rawValue: 2)
    static let holiday = Openings(rawValue: 4)
    static let dayWord = Openings(rawValue: 8)
    static let relation = Openings(rawValue: 16)
    static let direction = Openings(rawValue: 32)
  }
  enum Tense: String, Sendable { case past, perfect, present, future, later, settled, over, scheduled }

  var opens: Openings = []
  var marks: Marks = []
  /// 1...12; 0 when it is no month.
  var month: UInt8 = 0
  /// 1...7 from Monday; 0 when it is no weekday.
  var weekday: UInt8 = 0
  var unit: TimeUnit?
  /// A number word's value; `isVague` ones have 0.
  var cardinal: Int32?
  var ordinal: UInt8 = 0
  var role: DateRole?
  var dayPart: DayPart?
  /// "noon", "midnight".
  var clockHour: Int8?
  var season: SeasonName?
  /// Years into the century of "nineties".
  var decade: UInt8?
  /// Index into `DateTables.frequencies`.
  var frequency: UInt8?
  var tense: Tense?
  /// Half hours from UTC.
  var zone: Int8?
  /// Before four digits: they are no year.
  var bansYear = false
  /// Ends an address: the number before the name is a house's ("1909 Mill Road").
  var isStreet = false
  /// A title or name before a date word; a name's second part behind one.
  var bansBefore = false
  var bansAfter = false

  static let none = DateWord()

  /// Whether an expression can begin with this word. What it leaves out begins none in `DateReader.phrase(at:)`.
  var mayOpen: Bool {
    if !opens.subtracting(.relation).isEmpty || month != 0 || weekday != 0 || unit != nil { return true }
    if cardinal != nil || ordinal != 0 || season != nil || dayPart != nil || clockHour != nil { return true }
    if frequency != nil { return true }
    switch role {
    case .the, .whose, .each, .per, .fiscal, .half, .quarterLetter, .halfLetter, .fiscalLetters, .ad:
      return true
    default: return false
    }
  }
}
