// Numbers in words: grouped digits, scale words, comparators, units. English, no locale.
package import DossierModel
import DossierText

/// The dossier's own wording; the words of sources are never changed here.
package enum Wording {
  /// "12,000", "1.2 million", "0.25", "-3". Millions and more get their word where two decimals say it exactly.
  package static func number(_ value: Double) -> String {
    guard value.isFinite else { return "unknown" }
    let size = abs(value)
    for (scale, word) in [(1e12, "trillion"), (1e9, "billion"), (1e6, "million")] where size >= scale {
      let hundredths = (size / scale * 100).rounded()
      if abs(hundredths / 100 * scale - size) < scale * 1e-9, hundredths < 100_000 {
        return (value < 0 ? "−" : "") + "\(grouped(decimal(hundredths / 100))) \(word)"
      }
      break
    }
    return (value < 0 ? "−" : "") + grouped(decimal(size))
  }

  /// Commas between groups of three digits before the point: "1234.5" is "1,234.5"; exponents stay.
  private static func grouped(_ digits: String) -> String {
    let parts = digits.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard let whole = parts.first, whole.utf8.allSatisfy(ByteClass.isDigit) else { return digits }
    var output: [UInt8] = []
    for (index, byte) in whole.utf8.enumerated() {
      if index > 0, (whole.utf8.count - index) % 3 == 0 { output.append(0x2C) }
      output.append(byte)
    }
    return String(decoding: output, as: UTF8.self) + (parts.count == 2 ? "." + parts[1] : "")
  }

  /// "1 source", "2 sources", "1,200 sources".
  package static func count(_ number: Int, _ one: String, _ many: String? = nil) -> String {
    "\(grouped(String(number))) \(number == 1 ? one : many ?? one + "s")"
  }

  /// The words of a comparator before a number; empty for an exact one.
  package static func comparator(_ comparator: Comparator) -> String {
    switch comparator {
    case .exactly: ""
    case .about: "about "
    case .atLeast: "at least "
    case .over: "more than "
    case .atMost: "at most "
    case .under: "less than "
    }
  }

  /// The normalised reading of a figure: "at most 12,000", "24 to 99", "about $36 million", "12.5%".
  package static func value(_ figure: Figure) -> String {
    if let value = figure.value { return comparator(figure.comparator) + amount(value, figure.unit) }
    let words = range(figure.low, figure.high, figure.unit)
    if figure.rule == "vague" { return words }
    return figure.comparator == .about ? "about " + words : words
  }

  /// "1,500 to 12,000", "at least 3", "5 to 7 miles"; one number when both ends are equal.
  package static func range(_ low: Double?, _ high: Double?, _ unit: String?) -> String {
    switch (low, high) {
    case (let low?, let high?) where low == high: amount(low, unit)
    case (let low?, let high?):
      if let symbol = prefixes[unit ?? ""] {
        "\(symbol)\(number(low)) to \(symbol)\(number(high))"
      } else {
        "\(number(low)) to \(amount(high, unit))"
      }
    case (let low?, nil): "\(amount(low, unit)) or more"
    case (nil, let high?): "up to \(amount(high, unit))"
    case (nil, nil): "no number"
    }
  }

  /// A number with its unit: "$36 million", "12%", "5 miles", "a quarter".
  package static func amount(_ value: Double, _ unit: String?) -> String {
    guard let unit else { return number(value) }
    if let symbol = prefixes[unit] { return (value < 0 ? "−" : "") + symbol + number(abs(value)) }
    switch unit {
    case "%": return number(value) + "%"
    case "ratio": return fraction(value)
    case "bp": return "\(number(value)) basis \(value == 1 ? "point" : "points")"
    default: return "\(number(value)) \(value == 1 ? unit : plural(unit))"
    }
  }

  private static let prefixes = ["USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "INR": "₹", "UAH": "₴"]

  private static func fraction(_ value: Double) -> String {
    let known: [(Double, String)] = [
      (1.0 / 2, "a half"), (1.0 / 3, "a third"), (2.0 / 3, "two thirds"), (0.25, "a quarter"),
      (0.75, "three quarters"), (0.2, "a fifth"), (0.1, "a tenth"), (1, "all"),
    ]
    return known.first { abs($0.0 - value) < 1e-6 }?.1 ?? number((value * 10_000).rounded() / 10_000)
      + " of it"
  }

  /// The plural of a unit's name; symbols and codes stay.
  package static func plural(_ unit: String) -> String {
    let irregular = [
      "foot": "feet", "inch": "inches", "penny": "pence", "century": "centuries",
      "square foot": "square feet",
    ]
    if let form = irregular[unit] { return form }
    let words = unit.split(separator: " ")
    let isWord = words.last.map { $0.utf8.count > 2 && $0.utf8.allSatisfy(ByteClass.isLower) } ?? false
    let symbols = ["mph", "kmh", "kph", "kwh", "ppm", "dba"]
    return isWord && unit.last != "s" && !symbols.contains(unit) ? unit + "s" : unit
  }
}
