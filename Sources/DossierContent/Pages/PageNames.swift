// Names out of a byline: "Von Ada Holm und Jo Lind | 3. Mai 2021" -> Ada Holm, Jo Lind. The words around names are
// rows of page-names.tsv.
import DossierText

/// How sure it is that a text names people: a field for authors, an element near the headline, or a line anywhere, of
/// which every part must be a name.
enum NameSource { case field, words, line }

/// The names in a byline, in order; empty when it has none. `site` is never an author's name.
func pageNames(_ byline: String, source: NameSource, isSite: (String) -> Bool) -> [String] {
  let table = PageNameTable.table
  var names: [String] = []
  for line in parts(table.withoutLead(withoutDates(oneLine(byline)))) {
    let name = table.cut(table.withoutLead(line))
    guard table.isName(name, source: source), !names.contains(name) else { continue }
    // Job titles stand behind names.
    if !names.isEmpty, table.isTitle(name) { continue }
    names.append(name)
  }
  // Behind a person's name in a line stands what the person does. A list of many is no byline, whatever opens it.
  if source == .words, names.count <= 5, let first = names.first, looksLikePerson(first) {
    names = names.filter(looksLikePerson)
  }
  let people = names.filter { !table.isGeneric($0) && !isSite($0) }
  return Array(people.prefix(12))
}

/// "Posted on May 3, 2021 by Ada Holm" -> "Posted on by Ada Holm".
private func withoutDates(_ text: String) -> String {
  guard text.utf8.contains(where: ByteClass.isDigit) else { return text }
  let whole = Text(text)
  var output: [UInt8] = []
  var from = 0
  for date in pageDates(whole, order: .dayFirst) {
    output += whole.bytes[from..<date.span.start]
    from = date.span.end
    // What stands behind a date that follows the names is no name.
    if !output.allSatisfy(ByteClass.isBlank) { output += Array(" | ".utf8) }
  }
  return oneLine(String(decoding: output + whole.bytes[from...], as: UTF8.self))
}

/// Whether a text opens with the words that lead to names ("By", "Von", "Text:").
func opensByline(_ text: String) -> Bool { PageNameTable.table.hasLead(text) }

/// Two to five words, most with a capital, none of them a word of organisations.
func looksLikePerson(_ name: String) -> Bool {
  let words = name.split(separator: " ")
  if name.unicodeScalars.allSatisfy({ $0.value >= 0x2E80 }) {
    return (2...6).contains(name.unicodeScalars.count)
  }
  guard (2...5).contains(words.count), !PageNameTable.table.isOrganisation(name) else { return false }
  // "Agency for Digital Worlds" is none, "Anna von der Heide" is.
  let isOther = words.contains { word in
    word.unicodeScalars.first?.properties.isLowercase == true && !PageNameTable.table.isParticle(word)
  }
  if isOther { return false }
  // "al-Khalidi" has its capital behind the hyphen.
  return words.count { word in
    let capital = word.unicodeScalars.split(separator: "-", maxSplits: 1).last ?? word.unicodeScalars
    return word.unicodeScalars.first?.properties.isUppercase == true
      || capital.first?.properties.isUppercase == true
  } >= 2
}

/// Cut where a list of names has its joints.
private func parts(_ text: String) -> [String] {
  var parts: [String] = []
  var part: [Substring] = []
  func close() {
    if !part.isEmpty { parts.append(part.joined(separator: " ")) }
    part = []
  }
  let joints: Set<Substring> = [
    "and", "And", "AND", "und", "Und", "UND", "et", "y", "e", "i", "\u{438}", "&", "|", "/", "\u{B7}",
    "\u{2022}", "-", "\u{2013}",
    "\u{2014}", "+", "\u{BB}", "\u{AB}", ">",
  ]
  for word in text.split(separator: " ") {
    if joints.contains(word), word != "e" && word != "i" || part.count > 1 {
      close()
      // Behind a bar or dash stands something else as a rule, behind "and" another name.
      if let first = word.unicodeScalars.first, !first.properties.isAlphabetic, first != "&", first != "/",
        first != "+", !parts.isEmpty
      {
        return parts
      }
      continue
    }
    let bare = word.drop { "(".contains($0) }
    if bare.count != word.count, !part.isEmpty { close() }
    var kept = bare
    var ends = false
    while let last = kept.unicodeScalars.last, ",;)\u{3001}\u{FF0C}".unicodeScalars.contains(last) {
      kept = Substring(kept.unicodeScalars.dropLast())
      ends = true
    }
    if !kept.isEmpty {
      for (index, piece) in kept.split(separator: "/", omittingEmptySubsequences: true).enumerated() {
        if index > 0 { close() }
        part.append(piece)
      }
    }
    if ends { close() }
  }
  close()
  return parts
}

private struct PageNameTable: Sendable {
  static let table = PageNameTable()
  private var leads: [[Substring]] = []
  private var generic: Set<String> = []
  private var titles: Set<String> = []
  private var organisations: Set<String> = []
  private var particles: Set<String> = []
  private var cuts: [[Substring]] = []

  private init() {
    for row in tableRows("page-names.tsv") where row.count >= 2 {
      let words = row[0].split(separator: " ")
      switch row[1] {
      case "lead": leads.append(words)
      case "generic": generic.insert(row[0])
      case "title": titles.insert(row[0])
      case "org": organisations.insert(row[0])
      case "particle": particles.insert(row[0])
      default: cuts.append(words)
      }
    }
    leads.sort { $0.count > $1.count }
  }

  private static let publishing: Set<String> = [
    "posted", "published", "written", "created", "recipe", "article", "submitted", "reviewed",
    "ver\u{F6}ffentlicht",
    "geschrieben", "erstellt", "verfasst", "publi\u{E9}", "publicado", "pubblicato", "geplaatst", "view",
    "zeige", "voir",
    "ver", "mehr", "more", "all", "alle", "beitrag", "artikel", "text", "on", "am",
  ]
  private static let by: Set<String> = ["by", "von", "par", "por", "di", "door", "av", "af"]

  func hasLead(_ text: String) -> Bool {
    let words = text.lowercased().split(separator: " ")
    return leads.contains { words.count > $0.count && words.starts(with: $0) }
  }

  /// The text behind "By", "Written by", "Text:" and their like, as often as they stand there.
  func withoutLead(_ text: String) -> String {
    var words = text.split(separator: " ")
    // "Posted on | by Ada Holm": behind words of publishing, the names follow "by".
    if let first = words.first?.lowercased(), Self.publishing.contains(first),
      let by = words.prefix(8).firstIndex(where: { Self.by.contains($0.lowercased().filter { $0 != ":" }) })
    {
      words.removeFirst(by)
    }
    for _ in 0..<3 {
      let lower = words.prefix(5).map { Substring($0.lowercased()) }
      guard let lead = leads.first(where: { lower.count > $0.count && lower.starts(with: $0) }) else { break }
      words.removeFirst(lead.count)
    }
    return words.joined(separator: " ")
  }

  /// The name before words that never belong to one: "Ada Holm updated ...", "Ada Holm in Oslo", "Ada Holm am 3. Mai".
  func cut(_ text: String) -> String {
    let words = text.split(separator: " ")
    var end = words.count
    for index in words.indices.dropFirst() {
      let lower = words[index...].prefix(3).map { Substring($0.lowercased()) }
      let isDigits = words[index].utf8.first.map(ByteClass.isDigit) ?? false
      if isDigits || cuts.contains(where: { lower.starts(with: $0) }) {
        end = index
        break
      }
    }
    var kept = words[..<end].filter { !$0.hasPrefix("@") }
    // "Ben Silverman Games Editor"
    if kept.count > 3, let last = kept.last, titles.contains(last.lowercased()) {
      kept = Array(kept.prefix(2))
    }
    var name = trimmedOfMarks(kept.joined(separator: " "))
    while name.hasSuffix(":") { name.removeLast() }
    return name
  }

  /// "von", "de la", "al-Khalidi": the small words inside of names.
  func isParticle(_ word: Substring) -> Bool {
    let start = String(word.prefix { $0 != "-" }) + "-"
    return particles.contains(String(word)) || particles.contains(start) || word.hasPrefix("d'")
      || word.hasPrefix("d\u{2019}")
  }

  func isOrganisation(_ name: String) -> Bool {
    name.lowercased().split(separator: " ").contains { organisations.contains(String($0)) }
  }

  func isName(_ name: String, source: NameSource) -> Bool {
    let words = name.split(separator: " ")
    guard let first = name.unicodeScalars.first, name.utf8.count >= 2, name.utf8.count <= 80,
      !name.contains("@"),
      !name.contains("://"), !name.lowercased().hasPrefix("www."), !name.hasPrefix("#")
    else { return false }
    switch source {
    case .field: return words.count <= 10
    case .words, .line:
      guard words.count <= 8, !first.properties.isLowercase || words.count == 1 else { return false }
      return !name.unicodeScalars.contains {
        "?!:\u{A9}\u{2026}\"\u{201C}\u{201D}=<>{}".unicodeScalars.contains($0)
      }
        && first.properties.isAlphabetic && !isDomain(name)
    }
  }

  /// `coast.example`: the name of a site, not of somebody.
  private func isDomain(_ name: String) -> Bool {
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count > 1 && !name.contains(" ") && name == name.lowercased()
      && parts.allSatisfy { !$0.isEmpty } && (parts.last?.utf8.count ?? 0) >= 2
  }

  func isGeneric(_ name: String) -> Bool { generic.contains(name.lowercased()) }

  func isTitle(_ name: String) -> Bool {
    name.lowercased().split(separator: " ").contains { titles.contains(String($0)) }
  }
}
