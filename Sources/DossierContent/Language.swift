// Which language a text is in, by its script or by the most frequent function words; nil without enough evidence.
import DossierText

/// Function words by language.
struct LanguageTest: Sendable {
  private var languages: [String] = []
  private var byHash: [UInt64: [Int]] = [:]
  static let table = LanguageTest()

  private init() {
    for row in tableRows("function-words.tsv") where row.count == 2 {
      for word in row[1].split(separator: " ") {
        byHash[Word.hash(of: word.utf8), default: []].append(languages.count)
      }
      languages.append(row[0])
    }
  }

  /// The language of the first 2,000 words; nil for fewer than 40, or when no language stands out.
  func language(_ text: Text, _ passages: [Span]) -> String? {
    var hits = [Int](repeating: 0, count: languages.count)
    var scripts = Scripts()
    var count = 0
    for passage in passages where count < 2000 {
      let words = Words(text, passages: [Span(passage.start, min(passage.end, passage.start + 20_000))])
      for word in words.tokens where word.kind == .word {
        count += 1
        for language in byHash[word.hash] ?? [] { hits[language] += 1 }
      }
      scripts.add(text.bytes, Span(passage.start, min(passage.end, passage.start + 20_000)))
    }
    if let language = scripts.language { return language }
    guard count >= 40 else { return nil }
    let order = hits.indices.sorted { hits[$0] != hits[$1] ? hits[$0] > hits[$1] : $0 < $1 }
    guard let best = order.first, order.count > 1, hits[best] * 8 >= count,
      hits[best] * 5 >= hits[order[1]] * 6
    else { return nil }
    return languages[best]
  }
}

/// Letters by script, for languages that are written in a script of their own.
private struct Scripts {
  private var latin = 0
  private var counts: [String: Int] = [:]
  private var ukrainian = 0, persian = 0

  mutating func add(_ bytes: [UInt8], _ span: Span) {
    for scalar in String(decoding: bytes[span.range], as: UTF8.self).unicodeScalars {
      switch scalar.value {
      case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F: latin += 1
      case 0x370...0x3FF: counts["el", default: 0] += 1
      case 0x400...0x52F:
        counts["ru", default: 0] += 1
        if [0x404, 0x406, 0x407, 0x454, 0x456, 0x457, 0x490, 0x491].contains(scalar.value) { ukrainian += 1 }
      case 0x590...0x5FF: counts["he", default: 0] += 1
      case 0x600...0x6FF:
        counts["ar", default: 0] += 1
        if [0x67E, 0x686, 0x698, 0x6AF, 0x6CC].contains(scalar.value) { persian += 1 }
      case 0x900...0x97F: counts["hi", default: 0] += 1
      case 0xE00...0xE7F: counts["th", default: 0] += 2
      case 0x3040...0x30FF: counts["ja", default: 0] += 3
      case 0x4E00...0x9FFF: counts["zh", default: 0] += 3
      case 0xAC00...0xD7AF: counts["ko", default: 0] += 3
      default: break
      }
    }
  }

  var language: String? {
    var counts = counts
    if let kana = counts["ja"], kana * 5 > counts["zh"] ?? 0 { counts["ja"] = kana + (counts["zh"] ?? 0) }
    let best = counts.max { $0.value != $1.value ? $0.value < $1.value : $0.key > $1.key }
    guard let best, best.value >= 100, best.value > latin else { return nil }
    if best.key == "ru", ukrainian * 50 > best.value { return "uk" }
    if best.key == "ar", persian * 30 > best.value { return "fa" }
    return best.key
  }
}
