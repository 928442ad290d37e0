// Reads one side of an EDTF string (levels 0 and 1), byte by byte.

/// A cursor over the bytes of an EDTF string; every step gives nil at the first byte that does not fit.
struct EDTFReader {
  private let bytes: ArraySlice<UInt8>
  private var index: Int

  init(_ bytes: ArraySlice<UInt8>) { (self.bytes, index) = (bytes, bytes.startIndex) }

  /// The whole slice as one date; nil when it is none. `allowsTimeAndX` is false inside intervals, where level 1
  /// has neither times nor unspecified digits.
  static func part(_ bytes: ArraySlice<UInt8>, allowsTimeAndX: Bool) -> EDTFPart? {
    var reader = EDTFReader(bytes)
    guard let part = reader.date(allowsTimeAndX: allowsTimeAndX), reader.isAtEnd else { return nil }
    return part
  }

  private var isAtEnd: Bool { index == bytes.endIndex }
  private var next: UInt8? { index < bytes.endIndex ? bytes[index] : nil }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard next == UInt8(ascii: character) else { return false }
    index += 1
    return true
  }

  /// Exactly `count` digits.
  private mutating func digits(_ count: Int) -> Int? {
    guard bytes.endIndex - index >= count else { return nil }
    var value = 0
    for _ in 0..<count {
      let digit = bytes[index] &- 0x30
      guard digit < 10 else { return nil }
      value = value * 10 + Int(digit)
      index += 1
    }
    return value
  }

  private mutating func date(allowsTimeAndX: Bool) -> EDTFPart? {
    if next == UInt8(ascii: "Y") { return farYear() }
    let isNegative = take("-")
    guard var part = year(allowsX: allowsTimeAndX && !isNegative) else { return nil }
    if isNegative {
      guard part.year > 0 else { return nil }
      part.year = -part.year
    }
    if part.unspecifiedDigits == 0, take("-") {
      guard month(into: &part, allowsX: allowsTimeAndX) else { return nil }
      if part.month <= 12 || part.month == EDTFPart.unspecified, take("-") {
        guard day(into: &part, allowsX: allowsTimeAndX) else { return nil }
      }
    }
    if part.precision == .day, allowsTimeAndX, take("T") {
      part.time = time()
      return part.time == nil ? nil : part
    }
    part.qualifier = qualifier()
    return part
  }

  /// `Y` and five digits or more, perhaps negative.
  private mutating func farYear() -> EDTFPart? {
    guard take("Y") else { return nil }
    let isNegative = take("-")
    let start = index
    var value = 0
    while let byte = next, byte &- 0x30 < 10 {
      guard index - start < 15, value != 0 || byte != 0x30 else { return nil }
      value = value * 10 + Int(byte &- 0x30)
      index += 1
    }
    guard index - start > 4 else { return nil }
    return EDTFPart(year: isNegative ? -value : value, qualifier: qualifier())
  }

  private mutating func year(allowsX: Bool) -> EDTFPart? {
    guard var value = digits(2) else { return nil }
    if allowsX, next == UInt8(ascii: "X") {
      guard take("X"), take("X") else { return nil }
      return EDTFPart(year: value * 100, unspecifiedDigits: 2)
    }
    guard let third = digits(1) else { return nil }
    value = value * 10 + third
    if allowsX, take("X") { return EDTFPart(year: value * 10, unspecifiedDigits: 1) }
    guard let fourth = digits(1) else { return nil }
    return EDTFPart(year: value * 10 + fourth)
  }

  private mutating func month(into part: inout EDTFPart, allowsX: Bool) -> Bool {
    if allowsX, take("X") {
      part.month = EDTFPart.unspecified
      return take("X")
    }
    guard let month = digits(2), (1...12).contains(month) || (21...24).contains(month) else { return false }
    part.month = UInt8(month)
    return true
  }

  private mutating func day(into part: inout EDTFPart, allowsX: Bool) -> Bool {
    if allowsX, take("X") {
      part.day = EDTFPart.unspecified
      return take("X")
    }
    guard part.month <= 12, let day = digits(2), CivilDay(part.year, Int(part.month), day) != nil
    else { return false }
    part.day = UInt8(day)
    return true
  }

  private mutating func time() -> EDTFTime? {
    guard let hour = digits(2), take(":"), let minute = digits(2), take(":"), let second = digits(2),
      hour < 24 && minute < 60 && second < 60 || hour == 24 && minute == 0 && second == 0,
      let shift = shift()
    else { return nil }
    return EDTFTime(hour: UInt8(hour), minute: UInt8(minute), second: UInt8(second), shift: shift)
  }

  private mutating func shift() -> EDTFTime.Shift? {
    if isAtEnd { return .local }
    if take("Z") { return .utc }
    let isNegative = take("-")
    guard isNegative || take("+"), let hours = digits(2), hours <= 14 else { return nil }
    guard take(":") else {
      return .minutes(Int16(hours * 60), isNegative: isNegative, isWhole: true)
    }
    guard let minutes = digits(2), minutes < 60 else { return nil }
    return .minutes(Int16(hours * 60 + minutes), isNegative: isNegative, isWhole: false)
  }

  private mutating func qualifier() -> EDTFQualifier {
    if take("?") { return .uncertain }
    if take("~") { return .approximate }
    return take("%") ? [.uncertain, .approximate] : []
  }
}
