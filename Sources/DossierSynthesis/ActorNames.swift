// When two names are one name, across sources: case, article, dots and legal suffixes do not count.
import DossierText

/// Compares names of actors.
struct ActorNames: Sendable {
  private let legal, small, place: Set<String>

  init(_ tables: SynthesisTables) {
    func words(_ role: String) -> Set<String> { Set(tables.nameWords.filter { $0.value == role }.keys) }
    (legal, small, place) = (words("legal"), words("small"), words("place"))
  }

  /// Lower-case words without dots, the leading article and a legal suffix; "" for no name.
  func normalised(_ name: String) -> String {
    var words = Self.folded(name).split(separator: " ")
    if words.count > 1, let last = words.last, legal.contains(String(last)) { words.removeLast() }
    return words.joined(separator: " ")
  }

  /// Lower-case words without dots, possessive and leading article.
  static func folded(_ name: String) -> String {
    var words = name.lowercased().replacing(".", with: "").replacing("’", with: "'")
      .split(whereSeparator: { $0.isWhitespace || $0 == "," })
      .map { $0.hasSuffix("'s") ? String($0.dropLast(2)) : String($0) }
    if words.first == "the", words.count > 1 { words.removeFirst() }
    return words.joined(separator: " ")
  }

  /// Initials of a name of two words or more, the small words left out: "national seismic institute" is "nsi".
  func initials(ofNormalised name: String) -> String? {
    let words = name.split(separator: " ").filter { !small.contains(String($0)) }
    guard words.count > 1 else { return nil }
    return String(words.compactMap(\.first))
  }

  /// Whether each word of `short` begins the word of `long` at its place, and the last ones are equal:
  /// "met office" and "meteorological office".
  func abbreviates(_ short: String, _ long: String) -> Bool {
    let (left, right) = (short.split(separator: " "), long.split(separator: " "))
    return left.count > 1 && left.count == right.count && left.last == right.last && short != long
      && zip(left, right).allSatisfy { $0.count >= 3 && $1.hasPrefix($0) }
  }

  /// "sanna island" without its last word, which only says that it is a place; nil for other names.
  func bare(_ name: String) -> String? {
    var words = name.split(separator: " ")
    guard words.count > 1, let last = words.popLast(), place.contains(String(last)) else { return nil }
    return words.joined(separator: " ")
  }

  static func wordCount(_ normalised: String) -> Int { normalised.split(separator: " ").count }
}
