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
    addForms(Self.written(measures, currencies))
  }

  /// A way to write a unit, as a table has it.
  private struct Written {
    let bytes: Slice<UnsafeBufferPointer<UInt8>>
    let unit: Int
    var isExact = false
    var isSign = false
    var isStrict = false
  }

  /// All forms in the order in which they are tried: symbols first, then words, each in the order of the tables.
  private static func written(_ measures: [TableRow], _ currencies: [TableRow]) -> [Written] {
    func parts(_ row: TableRow, _ column: Int) -> [Slice<UnsafeBufferPointer<UInt8>>] {
      row.column(column).split(separator: 0x3B)
    }
    var all: [Written] = []
    for (unit, row) in measures.enumerated() {
      all += parts(row, 5).map { Written(bytes: $0, unit: unit, isExact: true) }
    }
    for (offset, row) in currencies.enumerated() {
      let code = row[0].count == 3 && row[0] == row[0].uppercased() ? [row.column(0)[...]] : []
      for sign in parts(row, 1) + code {
        // A sign may stand behind the number too: "20€", "10k$"; one behind ">" stands nowhere else: "190p".
        let isBehind = sign.first == 0x3E
        all.append(
          Written(
            bytes: isBehind ? sign.dropFirst() : sign, unit: measures.count + offset, isExact: true,
            isSign: !isBehind))
      }
    }
    let words = measures.map { parts($0, 4) } + currencies.map { parts($0, 2) }
    for (unit, words) in words.enumerated() {
      all += words.map { word in
        let isStrict = word.first == 0x3F
        return Written(bytes: isStrict ? word.dropFirst() : word, unit: unit, isStrict: isStrict)
      }
    }
    return all
  }

  private mutating func add(_ name: String, _ dimension: String, factor: Double?, offset: Double) {
    units.append(Unit(name: name, dimension: dimension))
    catalogue.append(.init(name: name, dimension: dimension, factor: factor, offset: offset))
  }

  private mutating func addForms(_ forms: [Written]) {
    for written in forms {
      let (hash, symbol) = (Int32(hashes.count), Int32(symbols.count))
      let bytes = UnsafeBufferPointer(rebasing: written.bytes)
      Words.cut(bytes, 0, bytes.count) { hashes.append($0.hash) }
      let words = hashes[Int(hash)...]
      guard let first = words.first, let last = words.last else { continue }
      if written.isExact { symbols += written.bytes.lazy.filter { $0 != 0x20 } }
      let form = Form(
        hashes: hash..<Int32(hashes.count), exact: symbol..<Int32(symbols.count), unit: Int32(written.unit),
        isStrict: written.isStrict)
      behind.append(form)
      byFirst.add(of: form.count, under: first, words.dropFirst().first)
      if !written.isExact, form.count == 2 { addHyphenated(form, first, last) }
      guard written.isSign else { continue }
      before.append(form)
      byLast.add(of: form.count, under: last, words.dropLast().last)
    }
  }

  /// "square-foot" beside "square foot".
  private mutating func addHyphenated(_ form: Form, _ first: UInt64, _ last: UInt64) {
    let start = Int32(hashes.count)
    hashes += [first, Self.hyphen, last]
    behind.append(
      Form(hashes: start..<Int32(hashes.count), exact: form.exact, unit: form.unit, isStrict: form.isStrict))
    byFirst.add(of: 3, under: first, Self.hyphen)
  }

  private static let hyphen = Word.hash(of: "-".utf8)

  /// The unit that begins at token `index`: its number and how many tokens it has. Symbols are taken only where
  /// `symbols` is set, words of double meaning only where `strict` is.
  func unit(startingAt index: Int, before limit: Int, in words: Words, symbols: Bool, strict: Bool) -> (
    unit: Int, count: Int
  )? {
    guard index < limit else { return nil }
    let found = byFirst.first(where: words[index].hash, index + 1 < limit ? words[index + 1].hash : nil) {
      let form = behind[$0]
      return index + form.count <= limit && (symbols || !form.isSymbol) && (strict || !form.isStrict)
        && matches(form, at: index, in: words)
    }
    return found.map { (Int(behind[$0].unit), behind[$0].count) }
  }

  /// The currency sign whose last token is `index` ("US$", "€", "EUR", "Rs.").
  func sign(endingAt index: Int, from limit: Int, in words: Words) -> (unit: Int, count: Int)? {
    guard index >= limit else { return nil }
    let found = byLast.first(where: words[index].hash, index > limit ? words[index - 1].hash : nil) {
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
