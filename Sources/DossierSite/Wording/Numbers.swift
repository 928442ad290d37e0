// Numbers in words: grouped digits, scale words, comparators, units.
package import DossierModel
import DossierText

extension Wording {
  /// "12,000", "1.2 million", "0.25", "−3". Millions and more get their word where two decimals say it exactly.
  package func number(_ value: Double) -> String {
    guard value.isFinite else { return self("number.unknown") }
    let size = abs(value)
    let minus = value < 0 ? self("number.minus") : ""
    for (scale, word) in [(1e12, "trillion"), (1e9, "billion"), (1e6, "million")] where size >= scale {
      let hundredths = (size / scale * 100).rounded()
      if abs(hundredths / 100 * scale - size) < scale * 1e-9, hundredths < 100_000 {
        let form = hundredths == 100 ? form("number.\(word)", 1) : "number.\(word).other"
        return minus + self(form, ["n": grouped(decimal(hundredths / 100))])
      }
      break
    }
    return minus + grouped(decimal(size))
  }

  /// "12,000".
  func number(_ value: Int) -> String { grouped(String(value)) }

  /// Marks between groups of three digits before the point: "1234.5" is "1,234.5"; exponents stay.
  private func grouped(_ digits: String) -> String {
    let parts = digits.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard let whole = parts.first, whole.utf8.allSatisfy(ByteClass.isDigit) else { return digits }
    var output: [UInt8] = []
    for (index, byte) in whole.utf8.enumerated() {
      if index > 0, (whole.utf8.count - index) % 3 == 0 { output.append(contentsOf: groupMark.utf8) }
      output.append(byte)
    }
    return String(decoding: output, as: UTF8.self) + (parts.count == 2 ? decimalMark + parts[1] : "")
  }

  /// An amount behind the words of its comparator: "at most 12,000".
  private func compared(_ comparator: Comparator, _ amount: String) -> String {
    switch comparator {
    case .exactly: amount
    case .about: self("number.about", ["number": amount])
    case .atLeast: self("number.at-least", ["number": amount])
    case .over: self("number.over", ["number": amount])
    case .atMost: self("number.at-most", ["number": amount])
    case .under: self("number.under", ["number": amount])
    }
  }

  /// The normalised reading of a figure: "at most 12,000", "24 to 99", "about $36 million", "12.5%".
  package func value(_ figure: Figure) -> String {
    if let value = figure.value { return compared(figure.comparator, amount(value, figure.unit)) }
    let words = range(figure.low, figure.high, figure.unit)
    return figure.rule != "vague" && figure.comparator == .about ? compared(.about, words) : words
  }

  /// "1,500 to 12,000", "at least 3", "5 to 7 miles"; one number when both ends are equal.
  package func range(_ low: Double?, _ high: Double?, _ unit: String?) -> String {
    switch (low, high) {
    case (let low?, let high?) where low == high: amount(low, unit)
    case (let low?, let high?):
      if strings.has("money.\(unit ?? "")") {
        self("number.range", ["low": amount(low, unit), "high": amount(high, unit)])
      } else {
        self("number.range", ["low": number(low), "high": amount(high, unit)])
      }
    case (let low?, nil): self("number.or-more", ["number": amount(low, unit)])
    case (nil, let high?): self("number.up-to", ["number": amount(high, unit)])
    case (nil, nil): self("number.none")
    }
  }

  /// A number with its unit: "$36 million", "12%", "5 miles", "a quarter".
  package func amount(_ value: Double, _ unit: String?) -> String {
    guard let unit else { return number(value) }
    if strings.has("money.\(unit)") {
      return (value < 0 ? self("number.minus") : "") + self("money.\(unit)", ["number": number(abs(value))])
    }
    switch unit {
    case "%": return self("number.per-cent", ["number": number(value)])
    case "ratio": return fraction(value)
    default:
      let key = "unit.\(unit)"
      let form = value == 1 ? form(key, 1) : key + ".other"
      if strings.has(form) { return self(form, ["number": number(value)]) }
      return self("number.unit", ["number": number(value), "unit": value == 1 ? unit : Self.plural(unit)])
    }
  }

  /// Fractions that have a name, by the row that says it.
  private static let fractions: [(value: Double, key: String)] = [
    (1.0 / 2, "fraction.half"), (1.0 / 3, "fraction.third"), (2.0 / 3, "fraction.two-thirds"),
    (0.25, "fraction.quarter"), (0.75, "fraction.three-quarters"), (0.2, "fraction.fifth"),
    (0.1, "fraction.tenth"), (1, "fraction.all"),
  ]

  private func fraction(_ value: Double) -> String {
    if let known = Self.fractions.first(where: { abs($0.value - value) < 1e-6 }) { return self(known.key) }
    return self("fraction.parts", ["number": number((value * 10_000).rounded() / 10_000)])
  }

  /// A unit as the name of a group of figures: "miles", "US dollars".
  func unitName(_ unit: String) -> String {
    strings.has("unit-name.\(unit)") ? self("unit-name.\(unit)") : Self.plural(unit)
  }

  /// The English plural of a unit's name that no table has; symbols and codes stay.
  private static func plural(_ unit: String) -> String {
    let words = unit.split(separator: " ")
    let isWord = words.last.map { $0.utf8.count > 2 && $0.utf8.allSatisfy(ByteClass.isLower) } ?? false
    let symbols = ["mph", "kmh", "kph", "kwh", "ppm", "dba"]
    return isWord && unit.last != "s" && !symbols.contains(unit) ? unit + "s" : unit
  }
}
