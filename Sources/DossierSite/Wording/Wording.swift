// The dossier's own words, in the language of its interface; the words of sources are never changed here.
import DossierModel
import DossierText

/// Words what the dossier says. A class, although nothing in it ever changes: every page holds it.
package final class Wording: Sendable {
  let strings: Strings
  /// Tag of the page's language, for `lang`.
  let language: String
  /// Whether the interface is written from right to left.
  let isRightToLeft: Bool
  private let plural: PluralRule
  let groupMark, decimalMark: String

  init(_ strings: Strings, language: String) {
    (self.strings, self.language) = (strings, language)
    isRightToLeft = strings.text("direction") == "rtl"
    plural = PluralRule(rawValue: strings.text("plural-rule")) ?? .oneOther
    (groupMark, decimalMark) = (strings.text("number.group"), strings.text("number.decimal"))
  }

  /// The built-in words of a language, English when there are none.
  package convenience init(language: String = "en") {
    let strings = Strings(language: language, builtIn: Templates.builtIn, own: [])
    self.init(strings, language: strings.language == "en" ? "en" : language)
  }

  /// A text with its values.
  func callAsFunction(_ key: String, _ values: KeyValuePairs<String, String> = [:]) -> String {
    strings.text(key, values)
  }

  /// The form of a text that fits a number; `{n}` is the number.
  func callAsFunction(_ key: String, n number: Int, _ values: KeyValuePairs<String, String> = [:]) -> String {
    strings.text(form(key, number), KeyValuePairs(with: values, ("n", self.number(number))))
  }

  /// A text in the parts before, in and behind the words of its link; all of it before when it has none.
  func linked(
    _ key: String, _ values: KeyValuePairs<String, String> = [:]
  ) -> (before: String, words: String?, after: String) {
    guard strings.has(key + ".link") else { return (self(key, values), nil, "") }
    return (self(key + ".before", values), self(key + ".link", values), self(key + ".after", values))
  }

  func linked(
    _ key: String, n number: Int, _ values: KeyValuePairs<String, String> = [:]
  ) -> (before: String, words: String?, after: String) {
    linked(form(key, number), KeyValuePairs(with: values, ("n", self.number(number))))
  }

  /// "1 source", "1,200 sources": the row `count.source`.
  package func count(_ what: String, _ number: Int) -> String { self("count." + what, n: number) }

  /// The key of the plural form for a number.
  func form(_ key: String, _ number: Int) -> String {
    let form = key + plural.ending(number)
    return strings.has(form) ? form : key + ".other"
  }

  /// Words that another room gives, in the page's language where the table has them; English otherwise.
  func said(_ words: String) -> String {
    strings.has("said." + words) ? strings.text("said." + words) : words
  }

  /// Tag of the language that is analysed, for labels made of its words; nil where it is the page's.
  var labelLanguage: String? { language.lowercased().hasPrefix("en") ? nil : "en" }

  /// "a, b, c".
  func list(_ parts: [String]) -> String { parts.joined(separator: strings.text("list.comma")) }
}

extension KeyValuePairs where Key == String, Value == String {
  fileprivate init(with pairs: Self, _ extra: (String, String)) {
    switch pairs.count {
    case 0: self = [extra.0: extra.1]
    case 1: self = [extra.0: extra.1, pairs[0].key: pairs[0].value]
    case 2:
      self = [extra.0: extra.1, pairs[0].key: pairs[0].value, pairs[1].key: pairs[1].value]
    default:
      self = [
        extra.0: extra.1, pairs[0].key: pairs[0].value, pairs[1].key: pairs[1].value,
        pairs[2].key: pairs[2].value,
      ]
    }
  }
}

/// Which form of a text a whole number takes (Unicode CLDR, cardinal rules).
enum PluralRule: String, Sendable {
  /// Chinese, Japanese, Turkish.
  case other
  /// English, German, Spanish.
  case oneOther = "one other"
  /// French, Portuguese.
  case zeroOneOther = "zero-one other"
  /// Russian, Ukrainian.
  case oneFewMany = "one few many"

  func ending(_ number: Int) -> String {
    switch self {
    case .other: return ".other"
    case .oneOther: return number == 1 ? ".one" : ".other"
    case .zeroOneOther: return number == 0 || number == 1 ? ".one" : ".other"
    case .oneFewMany:
      let (last, lastTwo) = (number % 10, number % 100)
      if last == 1, lastTwo != 11 { return ".one" }
      return (2...4).contains(last) && !(12...14).contains(lastTwo) ? ".few" : ".many"
    }
  }
}
