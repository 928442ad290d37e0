// Words of numbers and short scale words (number-words.tsv, scales.tsv).
import CEmbedded
import DossierText

/// One word of a number.
struct NumberWord: Sendable {
  enum Kind: String, Sendable {
    case unit, teen, tens, hundred, scale, dozen, fraction, fractions, vague, several
  }
  let value: Double
  let kind: Kind
}

/// All words of numbers, by hash.
struct NumberWords: Sendable {
  private var words: [UInt64: NumberWord] = [:]

  init() {
    for row in tableRows("number-words.tsv", in: dossier_embedded_figures()) {
      guard let value = Double(row[1]), let kind = NumberWord.Kind(rawValue: row[2]) else {
        preconditionFailure("number-words.tsv:\(row.line)")
      }
      words[Word.hash(of: row[0].utf8)] = NumberWord(value: value, kind: kind)
    }
  }

  var hashes: [UInt64] { words.keys.sorted() }
  subscript(hash: UInt64) -> NumberWord? { words[hash] }
}

/// A short scale word: "bn", "k", "m".
struct ShortScale: Sendable {
  /// `always` behind digits; `money` only with a currency (or, for "m", a counted plural); `glued` without a blank.
  enum Place: String, Sendable { case always, money, glued }
  let bytes: [UInt8]
  let factor: Double
  let place: Place

  static func all() -> [UInt64: [ShortScale]] {
    var scales: [UInt64: [ShortScale]] = [:]
    for row in tableRows("scales.tsv", in: dossier_embedded_figures()) {
      guard let factor = Double(row[1]), let place = Place(rawValue: row[2]) else {
        preconditionFailure("scales.tsv:\(row.line)")
      }
      let scale = ShortScale(bytes: Array(row[0].utf8), factor: factor, place: place)
      scales[Word.hash(of: row[0].lowercased().utf8), default: []].append(scale)
    }
    return scales
  }
}
