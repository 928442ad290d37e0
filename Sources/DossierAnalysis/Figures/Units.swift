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
    /// Its word hashes in `hashes`, and the bytes of a symbol without blanks in `symbols`: empty for a word, which
    /// is read in any case.
    let hashes: Range<Int32>
    let exact: Range<Int32>
    let unit: Int32
    /// The word means other things too: only behind a scale word or a number of at least 100.
    let isStrict: Bool
    var count: Int { hashes.count }
    var isSymbol: Bool { !exact.isEmpty }
  }

  private(set) var units: [Unit] = []
  private(set) var catalogue: [UnitCatalogue.Unit] = []
  /// The currency that "pounds" may mean.
  private(set) var sterling = 0
  private var hashes: [UInt64] = []
  private var symbols: [UInt8] = []
  /// Forms that may stand behind a number, by their first word, and signs before it, by their last word. Symbols
  /// come before words of the same length, then in the order of the table.
  private var behind: [Form] = []
  private var before: [Form] = []
  private var byFirst = PhraseChains()
  private var byLast = PhraseChains()

  init() {
    let (measures, currencies) = (
      tableRows("units.tsv", in: dossier_embedded_figures()),
      tableRows("currencies.tsv", in: dossier_embedded_figures())
    )
    for row in measures {
      guard row.count == 6, let factor = Double(row[2]), let offset = Double(row[3].isEmpty ? "0" : row[3])
      else { preconditionFailure("units.tsv:\(row.line)") }
      add(row[0], row[1], factor: factor, offset: offset)
    }
    for row in currencies { add(row[0], "money", factor: nil, offset: 0) }
    guard let pound = units.firstIndex(where: { $0.name == "GBP" }) else {
      preconditionFailure("currencies.tsv: no GBP")
    }
    sterling = pound
    for (unit, row) in measures.enumerated() {
      for symbol in row[5].split(separator: ";") { add(symbol, unit, isExact: true, isSign: false) }
    }
    for (offset, row) in currencies.enumerated() {
      let code = row[0].count == 3 && row[0] == row[0].uppercased() ? row[0] : ""
      for sign in (row[1] + ";" + code).split(separator: ";") {
        // A sign may stand behind the number too: "20€", "10k$"; one behind ">" stands nowhere else: "190p".
        let isBehind = sign.hasPrefix(">")
        add(
          isBehind ? sign.dropFirst() : sign, measures.count + offset, isExact: true, isSign: !isBehind)
      }
    }
    for (unit, row) in (measures.map { $0[4] } + currencies.map { $0[2] }).enumerated() {
      for word in row.split(separator: ";") { add(word, unit, isExact: false, isSign: false) }
    }
  }

  private mutating func add(_ name: String, _ dimension: String, factor: Double?, offset: Double) {
    units.append(Unit(name: name, dimension: dimension))
    catalogue.append(.init(name: name, dimension: dimension, factor: factor, offset: offset))
  }

  private mutating func add(_ written: Substring, _ unit: Int, isExact: Bool, isSign: Bool) {
    let isStrict = !isExact && written.hasPrefix("?")
    let text = Text(String(isStrict ? written.dropFirst() : written))
    let tokens = Words(text, passages: [text.all]).tokens
    guard let first = tokens.first, let last = tokens.last else { return }
    let (hash, symbol) = (Int32(hashes.count), Int32(symbols.count))
    hashes += tokens.map(\.hash)
    if isExact { symbols += text.bytes.filter { $0 != 0x20 } }
    let form = Form(
      hashes: hash..<Int32(hashes.count), exact: symbol..<Int32(symbols.count), unit: Int32(unit),
      isStrict: isStrict)
    behind.append(form)
    byFirst.add(of: form.count, under: first.hash)
    guard isSign else { return }
    before.append(form)
    byLast.add(of: form.count, under: last.hash)
  }

  /// The unit that begins at token `index`: its number and how many tokens it has. Symbols are taken only where
  /// `symbols` is set, words of double meaning only where `strict` is.
  func unit(startingAt index: Int, before limit: Int, in words: Words, symbols: Bool, strict: Bool) -> (
    unit: Int, count: Int
  )? {
    guard index < limit else { return nil }
    let found = byFirst.first(where: words[index].hash) {
      let form = behind[$0]
      return index + form.count <= limit && (symbols || !form.isSymbol) && (strict || !form.isStrict)
        && matches(form, at: index, in: words)
    }
    return found.map { (Int(behind[$0].unit), behind[$0].count) }
  }

  /// The currency sign whose last token is `index` ("US$", "€", "EUR", "Rs.").
  func sign(endingAt index: Int, from limit: Int, in words: Words) -> (unit: Int, count: Int)? {
    guard index >= limit else { return nil }
    let found = byLast.first(where: words[index].hash) {
      let form = before[$0]
      let first = index - form.count + 1
      guard first >= limit else { return false }
      // "c $ 16.4 million" in texts cut into tokens; "a $ 4 billion" is an article.
      let isArticle = words[first].count == 1 && !words[first].isCapitalised && words[first].hash == Fixed.a
      return matches(form, at: first, in: words, anyCase: form.count > 1 && !isArticle)
    }
    return found.map { (Int(before[$0].unit), before[$0].count) }
  }

  private func matches(_ form: Form, at index: Int, in words: Words, anyCase: Bool = false) -> Bool {
    let start = Int(form.hashes.lowerBound)
    for offset in 0..<form.count where words[index + offset].hash != hashes[start + offset] { return false }
    if anyCase || !form.isSymbol { return true }
    var at = Int(form.exact.lowerBound)
    for offset in 0..<form.count {
      for byte in Int(words[index + offset].start)..<Int(words[index + offset].end) {
        guard at < form.exact.upperBound, words.text.bytes[byte] == symbols[at] else { return false }
        at += 1
      }
    }
    return at == form.exact.upperBound
  }
}
