// Extended Date/Time Format, levels 0 and 1 (Library of Congress, 2019; ISO 8601-2). What the whole program
// means by "a date". EDTFReading reads it, EDTFOrder compares it.

/// A date as EDTF writes it: a day, a month, a year, a season, an unspecified digit, an interval, each possibly
/// uncertain (`?`), approximate (`~`) or both (`%`).
package struct EDTFDate: Hashable, Sendable, CustomStringConvertible {
  /// One end of the days that a date covers.
  package enum Bound: Hashable, Sendable {
    case day(CivilDay)
    /// `..`
    case open
    /// Nothing written before or behind the slash, or a year beyond the calendar.
    case unknown
    package var day: CivilDay? { if case .day(let day) = self { day } else { nil } }
  }
  /// `week` is an interval from a Monday to the Sunday behind it: EDTF has no other way to write one.
  package enum Precision: String, Sendable, Hashable {
    case time, day, week, month, season, year, decade, century, interval
  }

  enum End: Hashable, Sendable {
    case part(EDTFPart)
    case open, unknown
    var part: EDTFPart? { if case .part(let part) = self { part } else { nil } }
    var written: String {
      switch self {
      case .part(let part): part.written
      case .open: ".."
      case .unknown: ""
      }
    }
  }
  /// `end` is nil for a single date.
  let start: End
  let end: End?

  package let first, last: Bound
  package let precision: Precision

  /// Nil when the string is no EDTF of level 0 or 1.
  package init?(_ string: String) {
    let bytes = Array(string.utf8)
    guard bytes.count <= 64 else { return nil }
    guard let slash = bytes.firstIndex(of: UInt8(ascii: "/")) else {
      guard let part = EDTFReader.part(bytes[...], allowsTimeAndX: true) else { return nil }
      self.init(part)
      return
    }
    func end(_ side: ArraySlice<UInt8>) -> End? {
      if side.isEmpty { return .unknown }
      if side.elementsEqual([0x2E, 0x2E]) { return .open }
      return EDTFReader.part(side, allowsTimeAndX: false).map { .part($0) }
    }
    guard let start = end(bytes[..<slash]), let end = end(bytes[(slash + 1)...]) else { return nil }
    self.init(start, end)
  }

  /// One day.
  package init(_ day: CivilDay) {
    self.init(EDTFPart(year: day.year, month: UInt8(day.month), day: UInt8(day.day)))
  }

  /// From the first day of `start` to the last day of `end`; nil stands for an open end. Nil when both are open,
  /// either has no such end itself, or the ends stand in the wrong order.
  ///
  /// A day, month, season or year keeps its precision (`2024-10/2025`); of others the first or last day is taken.
  package init?(interval start: EDTFDate?, _ end: EDTFDate?) {
    func side(_ date: EDTFDate?, _ bound: (EDTFDate) -> Bound, _ own: (EDTFDate) -> End) -> End? {
      guard let date else { return .open }
      if let part = own(date).part, part.time == nil, part.unspecifiedDigits == 0,
        part.month != EDTFPart.unspecified, part.day != EDTFPart.unspecified
      {
        return .part(part)
      }
      guard let day = bound(date).day else { return nil }
      return .part(
        EDTFPart(
          year: day.year, month: UInt8(day.month), day: UInt8(day.day),
          qualifier: own(date).part?.qualifier ?? []))
    }
    guard let a = side(start, \.first, \.start), let b = side(end, \.last, { $0.end ?? $0.start })
    else { return nil }
    self.init(a, b)
  }

  /// The days from `first` to `last`, both included; nil when they stand in the wrong order.
  package init?(days first: CivilDay, _ last: CivilDay) {
    if first == last { self.init(first) } else { self.init(interval: EDTFDate(first), EDTFDate(last)) }
  }

  /// A year, 0 being 1 BC, from -9999 to 9999.
  package init?(year: Int) {
    guard (-9999...9999).contains(year) else { return nil }
    self.init(EDTFPart(year: year))
  }

  /// A month 1...12 or a season 21...24 (spring, summer, autumn, winter) of a year from -9999 to 9999.
  package init?(year: Int, month: Int) {
    guard (-9999...9999).contains(year), (1...12).contains(month) || (21...24).contains(month)
    else { return nil }
    self.init(EDTFPart(year: year, month: UInt8(month)))
  }

  /// The ten years from `decade` (a multiple of 10, 0...9990), `199X`.
  package init?(decade: Int) {
    guard (0...9990).contains(decade), decade % 10 == 0 else { return nil }
    self.init(EDTFPart(year: decade, unspecifiedDigits: 1))
  }

  /// The hundred years from `hundred` (a multiple of 100, 0...9900), `19XX`.
  package init?(century hundred: Int) {
    guard (0...9900).contains(hundred), hundred % 100 == 0 else { return nil }
    self.init(EDTFPart(year: hundred, unspecifiedDigits: 2))
  }

  /// Canonical EDTF.
  package var description: String { end.map { "\(start.written)/\($0.written)" } ?? start.written }

  /// `?` or `%` on any part.
  package var isUncertain: Bool { qualifier.contains(.uncertain) }
  /// `~` or `%` on any part.
  package var isApproximate: Bool { qualifier.contains(.approximate) }

  /// All marks of all parts.
  package var qualifier: EDTFQualifier {
    (start.part?.qualifier ?? []).union(end?.part?.qualifier ?? [])
  }

  /// The same date with these marks added to every part. A moment keeps its day only: level 1 marks no times.
  package func withQualifier(_ added: EDTFQualifier) -> EDTFDate {
    guard !added.isEmpty else { return self }
    func marked(_ end: End) -> End {
      guard var part = end.part else { return end }
      part.qualifier.formUnion(added)
      part.time = nil
      return .part(part)
    }
    guard let end else { return start.part.map { _ in EDTFDate(unchecked: marked(start), nil) } ?? self }
    return EDTFDate(unchecked: marked(start), marked(end))
  }

  init(_ part: EDTFPart) { self.init(unchecked: .part(part), nil) }

  private init?(_ start: End, _ end: End) {
    guard start.part != nil || end.part != nil else { return nil }
    if let a = start.part, let b = end.part {
      if let first = a.days?.first, let last = b.days?.last {
        guard first <= last else { return nil }
      } else {
        guard a.year <= b.year else { return nil }
      }
    }
    self.init(unchecked: start, end)
  }

  private init(unchecked start: End, _ end: End?) {
    func bound(_ end: End, _ day: (EDTFPart) -> CivilDay?) -> Bound {
      switch end {
      case .part(let part): day(part).map { .day($0) } ?? .unknown
      case .open: .open
      case .unknown: .unknown
      }
    }
    (self.start, self.end) = (start, end)
    first = bound(start) { $0.days?.first }
    last = bound(end ?? start) { $0.days?.last }
    if end == nil {
      precision = start.part?.precision ?? .interval
    } else if let a = first.day, let b = last.day, a.weekday == 1, b.number - a.number == 6 {
      precision = .week
    } else {
      precision = .interval
    }
  }
}
