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
  private var words: [NumberWord] = []
  private var index = WordTable()
  /// The hashes of all words.
  private(set) var hashes: [UInt64] = []

  init() {
    for row in tableRows("number-words.tsv", in: dossier_embedded_figures()) {
      guard let value = Double(row[1]), let kind = NumberWord.Kind(rawValue: row[2]) else {
        preconditionFailure("number-words.tsv:\(row.line)")
      }
      words.append(NumberWord(value: value, kind: kind))
      hashes.append(row.hash(0))
      index.set(UInt32(words.count), for: row.hash(0))
    }
  }

  subscript(hash: UInt64) -> NumberWord? {
    let found = index[hash]
    return found == 0 ? nil : words[Int(found) - 1]
  }
}

/// A short scale word: "bn", "k", "m".
struct ShortScale: Sendable {
  /// `always` behind digits; `money` only with a currency (or, for "m", a counted plural); `glued` without a blank.
  enum Place: String, Sendable { case always, money, glued }
  let bytes: [UInt8]
  let factor: Double
  let place: Place

}

/// All short scale words.
struct ShortScales: Sendable {
  private var scales: [ShortScale] = []
  private var chains = PhraseChains()

  init() {
    for row in tableRows("scales.tsv", in: dossier_embedded_figures()) {
      guard let factor = Double(row[1]), let place = ShortScale.Place(rawValue: row[2]) else {
        preconditionFailure("scales.tsv:\(row.line)")
      }
      scales.append(ShortScale(bytes: Array(row[0].utf8), factor: factor, place: place))
      chains.add(of: 1, under: row.hash(0), nil)
    }
  }

  /// The scale word that token `index` is, written just so ("M" is another than "m").
  func scale(at index: Int, in words: Words) -> ShortScale? {
    let token = words[index]
    return chains.first(where: token.hash, nil) {
      words.text.bytes[token.span.range].elementsEqual(scales[$0].bytes)
    }.map { scales[$0] }
  }
}
