// Units and currencies: found by longest match behind a number (or, for currency signs, before it).
import CEmbedded
import DossierModel
import DossierText

/// All units and currencies of the tables (units.tsv, currencies.tsv).
struct UnitTable: Sendable {
  struct Unit: Sendable {
    let name: String
    let dimension: String
    var isMoney: Bool { dimension == "money" }
    var isTime: Bool { dimension == "time" }
    var isShare: Bool { dimension == "share" || dimension == "share change" }
  }
  private struct Form: Sendable {
    let hashes: [UInt64]
    /// The exact bytes of a symbol without blanks; nil for a word, which is read in any case.
    let exact: [UInt8]?
    let unit: Int
    /// The word means other things too: only behind a scale word or a number of at least 100.
    let isStrict: Bool
  }

  private(set) var units: [Unit] = []
  private(set) var catalogue: [UnitCatalogue.Unit] = []
  private var byFirst: [UInt64: [Form]] = [:]
  private var byLast: [UInt64: [Form]] = [:]

  init() {
    for row in tableRows("units.tsv", in: dossier_embedded_figures()) {
      guard row.columns.count == 6, let factor = Double(row[2]),
        let offset = Double(row[3].isEmpty ? "0" : row[3])
      else { preconditionFailure("units.tsv:\(row.line)") }
      add(row[0], row[1], factor: factor, offset: offset, words: row[4], symbols: row[5], signs: "")
    }
    for row in tableRows("currencies.tsv", in: dossier_embedded_figures()) {
      let code = row[0].count == 3 && row[0] == row[0].uppercased() ? row[0] : ""
      add(row[0], "money", factor: nil, offset: 0, words: row[2], symbols: code, signs: row[1] + ";" + code)
    }
    for key in byFirst.keys { byFirst[key]?.sort { Self.comesFirst($0, $1) } }
    for key in byLast.keys { byLast[key]?.sort { Self.comesFirst($0, $1) } }
  }

  /// Longer forms first, symbols before words of the same length, then in the order of the table.
  private static func comesFirst(_ a: Form, _ b: Form) -> Bool {
    if a.hashes.count != b.hashes.count { return a.hashes.count > b.hashes.count }
    if (a.exact == nil) != (b.exact == nil) { return a.exact != nil }
    return a.unit < b.unit
  }

  private mutating func add(
    _ name: String, _ dimension: String, factor: Double?, offset: Double, words: String, symbols: String,
    signs: String
  ) {
    let index = units.count
    units.append(Unit(name: name, dimension: dimension))
    catalogue.append(.init(name: name, dimension: dimension, factor: factor, offset: offset))
    for word in words.split(separator: ";") {
      let isStrict = word.hasPrefix("?")
      form(String(isStrict ? word.dropFirst() : word), index, isExact: false, isStrict: isStrict) {
        form, first, _ in
        byFirst[first, default: []].append(form)
      }
    }
    for symbol in symbols.split(separator: ";") {
      form(String(symbol), index, isExact: true, isStrict: false) { form, first, _ in
        byFirst[first, default: []].append(form)
      }
    }
    for sign in signs.split(separator: ";") {
      form(String(sign), index, isExact: true, isStrict: false) { form, first, last in
        byLast[last, default: []].append(form)
        // A sign may stand behind the number too: "20€", "10k$".
        byFirst[first, default: []].append(form)
      }
    }
  }

  private func form(
    _ text: String, _ unit: Int, isExact: Bool, isStrict: Bool, _ body: (Form, UInt64, UInt64) -> Void
  ) {
    let text = Text(text)
    let hashes = Words(text, passages: [text.all]).tokens.map(\.hash)
    guard let first = hashes.first, let last = hashes.last else { return }
    let exact = isExact ? text.bytes.filter { $0 != 0x20 } : nil
    body(Form(hashes: hashes, exact: exact, unit: unit, isStrict: isStrict), first, last)
  }

  /// The unit that begins at token `index`: its number and how many tokens it has. Symbols are taken only where
  /// `symbols` is set, words of double meaning only where `strict` is.
  func unit(startingAt index: Int, before limit: Int, in words: Words, symbols: Bool, strict: Bool) -> (
    unit: Int, count: Int
  )? {
    guard index < limit, let forms = byFirst[words[index].hash] else { return nil }
    for form in forms where index + form.hashes.count <= limit && (symbols || form.exact == nil) {
      guard strict || !form.isStrict, matches(form, at: index, in: words) else { continue }
      return (form.unit, form.hashes.count)
    }
    return nil
  }

  /// The currency sign whose last token is `index` ("US$", "€", "EUR", "Rs.").
  func sign(endingAt index: Int, from limit: Int, in words: Words) -> (unit: Int, count: Int)? {
    guard index >= limit, let forms = byLast[words[index].hash] else { return nil }
    for form in forms where index - form.hashes.count + 1 >= limit {
      let first = index - form.hashes.count + 1
      // "c $ 16.4 million" in texts cut into tokens; "a $ 4 billion" is an article.
      let isArticle = words[first].count == 1 && !words[first].isCapitalised && words[first].hash == Fixed.a
      if matches(form, at: first, in: words, anyCase: form.hashes.count > 1 && !isArticle) {
        return (form.unit, form.hashes.count)
      }
    }
    return nil
  }

  private func matches(_ form: Form, at index: Int, in words: Words, anyCase: Bool = false) -> Bool {
    for offset in form.hashes.indices where words[index + offset].hash != form.hashes[offset] { return false }
    guard let exact = form.exact else { return true }
    if anyCase { return true }
    var at = 0
    for offset in form.hashes.indices {
      for byte in Int(words[index + offset].start)..<Int(words[index + offset].end) {
        guard at < exact.count, words.text.bytes[byte] == exact[at] else { return false }
        at += 1
      }
    }
    return at == exact.count
  }
}
