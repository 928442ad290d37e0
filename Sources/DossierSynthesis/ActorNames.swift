// When two names are one name, across sources: case, article, dots and legal suffixes do not count.
import DossierText

/// A name in the form in which names are compared.
enum ActorName {
  private static let suffixes: Set<String> = [
    "inc", "ltd", "limited", "plc", "corp", "corporation", "co", "llc", "gmbh", "ag", "sa", "nv", "llp",
    "spa",
  ]
  private static let small: Set<String> = ["of", "for", "the", "and", "on", "in", "to", "a", "an"]

  /// Lower-case words without dots, the leading article and a legal suffix; "" for no name.
  static func normalised(_ name: String) -> String {
    var words = name.lowercased().replacing(".", with: "").replacing("’", with: "'")
      .split(whereSeparator: { $0 == " " || $0 == "\n" || $0 == "\t" || $0 == "," || $0 == "\u{A0}" })
      .map { $0.hasSuffix("'s") ? String($0.dropLast(2)) : String($0) }
    if words.first == "the", words.count > 1 { words.removeFirst() }
    if words.count > 1, let last = words.last, suffixes.contains(last) { words.removeLast() }
    return words.joined(separator: " ")
  }

  /// Initials of a name of two words or more, the small words left out: "national seismic institute" is "nsi".
  static func initials(ofNormalised name: String) -> String? {
    let words = name.split(separator: " ").filter { !small.contains(String($0)) }
    guard words.count > 1 else { return nil }
    return String(words.compactMap(\.first))
  }

  /// Whether each word of `short` begins the word of `long` at its place, and the last ones are equal:
  /// "met office" and "meteorological office".
  static func abbreviates(_ short: String, _ long: String) -> Bool {
    let (left, right) = (short.split(separator: " "), long.split(separator: " "))
    return left.count > 1 && left.count == right.count && left.last == right.last && short != long
      && zip(left, right).allSatisfy { $0.count >= 3 && $1.hasPrefix($0) }
  }

  static func wordCount(_ normalised: String) -> Int { normalised.split(separator: " ").count }
}
