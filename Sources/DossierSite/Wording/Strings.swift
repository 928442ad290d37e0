// The words of the interface: one table a language (`templates/strings/en.tsv`), a key and a text a row. Names in
// braces are filled in; a key that ends in `.one`, `.few`, `.many` or `.other` is a plural form; words in square
// brackets are those of a link. What a language lacks stands in English, with a diagnostic.
import DossierModel
import DossierTemplates
import DossierText

/// All texts of one language.
struct Strings: Sendable {
  /// The language whose table is used: "en" when there is none for the wanted one.
  let language: String
  /// Texts by key, as written; of texts with a link also the parts before, in and behind its words, as
  /// `KEY.before`, `KEY.link`, `KEY.after`.
  let texts: [String: String]
  private let pieces: [String: [PhrasePiece]]
  let diagnostics: [Diagnostic]

  /// The words for a BCP 47 tag. `builtIn` and `own` hold all files of the templates by name; a row of `own` goes
  /// before the built-in one of the same key.
  init(language tag: String, builtIn: [RenderedFile], own: [RenderedFile]) {
    let tag = tag.lowercased()
    let primary = String(tag.prefix { $0 != "-" })
    func file(_ name: String, in files: [RenderedFile]) -> RenderedFile? {
      files.first { $0.path == "strings/\(name).tsv" }
    }
    let names = [tag, primary].filter { file($0, in: own) != nil || file($0, in: builtIn) != nil }
    let name = names.first ?? "en"
    language = name
    var found: [Diagnostic] = []
    let english = file("en", in: builtIn).map { Self.rows(of: $0) } ?? []
    var texts = Dictionary(english.map { ($0.key, $0.text) }, uniquingKeysWith: { $1 })
    let known = texts
    if names.isEmpty {
      found.append(
        Diagnostic(
          .note, "strings.language.missing", at: .init("strings/\(primary).tsv"),
          "there are no words of the interface in the language \"\(tag)\", so they are English",
          help: "write strings/\(primary).tsv in a folder of templates, after strings/en.tsv"))
    }
    var present: Set<String> = name == "en" ? Set(known.keys) : []
    for files in [builtIn, own] {
      for part in Set([name, String(name.prefix { $0 != "-" })]).sorted() {
        guard let file = file(part, in: files) else { continue }
        for row in Self.rows(of: file) {
          if let problem = Self.problem(row, of: file, known: known) { found.append(problem) }
          texts[row.key] = row.text
          present.insert(row.key)
          // English plural forms mean nothing beside those of another language.
          if row.key.hasSuffix(".other") {
            for form in Self.forms {
              let key = String(row.key.dropLast(".other".count)) + form
              if !present.contains(key) { texts[key] = nil }
            }
          }
        }
      }
    }
    let missing = known.keys.filter { !present.contains($0) && !Self.isPlural($0) }.sorted()
    if let first = missing.first, !names.isEmpty {
      found.append(
        Diagnostic(
          .warning, "strings.key.missing", at: .init("templates/strings/\(name).tsv"),
          "\(missing.count) texts are missing and stand in English, the first is \"\(first)\"",
          help: "add the rows; templates/strings/en.tsv has all of them"))
    }
    for (key, text) in texts {
      guard let parts = Self.link(in: text) else { continue }
      texts[key + ".before"] = parts.before
      texts[key + ".link"] = parts.words
      texts[key + ".after"] = parts.after
    }
    (self.texts, diagnostics) = (texts, found)
    pieces = texts.mapValues(phrasePieces)
  }

  struct Row: Hashable, Sendable {
    var key, text: String
    var line: Int
  }

  /// Lines with a tab in them; those that begin with a number sign are remarks.
  static func rows(of file: RenderedFile) -> [Row] {
    var rows: [Row] = []
    for (index, line) in file.bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      guard line.first != 0x23, let tab = line.firstIndex(of: 0x09) else { continue }
      let text = line[(tab + 1)...].filter { $0 != 0x0D }
      rows.append(
        Row(
          key: String(decoding: line[..<tab], as: UTF8.self), text: String(decoding: text, as: UTF8.self),
          line: index + 1))
    }
    return rows
  }

  /// What is wrong with a row: a key that no page asks for, or a name in braces that the English text has not.
  private static func problem(_ row: Row, of file: RenderedFile, known: [String: String]) -> Diagnostic? {
    let place = Diagnostic.Place("templates/\(file.path)", line: row.line)
    guard let english = known[row.key] ?? known[otherForm(of: row.key)] else {
      if row.key.hasPrefix("said.") { return nil }
      let near = nearest(to: row.key, in: known.keys.sorted()).map { "did you mean \"\($0)\"?" }
      return Diagnostic(
        .warning, "strings.key.unknown", at: place, "no text has the key \"\(row.key)\"", help: near)
    }
    let allowed = names(in: english)
    guard let wrong = names(in: row.text).first(where: { !allowed.contains($0) }) else { return nil }
    return Diagnostic(
      .warning, "strings.name.unknown", at: place, "\"{\(wrong)}\" has no value in the text \"\(row.key)\"",
      help: allowed.isEmpty
        ? "this text has no values" : "known: " + allowed.map { "{\($0)}" }.joined(separator: ", "))
  }

  /// The names in braces of a text, in order.
  static func names(in text: String) -> [String] {
    phrasePieces(text).compactMap { if case .name(let name) = $0 { name } else { nil } }
  }

  static let forms = [".one", ".two", ".few", ".many", ".other"]

  static func isPlural(_ key: String) -> Bool { forms.dropLast().contains { key.hasSuffix($0) } }

  /// The key of the form that every language has.
  static func otherForm(of key: String) -> String {
    forms.first { key.hasSuffix($0) }.map { key.dropLast($0.count) + ".other" } ?? key
  }

  /// The text with its values put in; the key in brackets when there is none, which a test forbids.
  func text(_ key: String, _ values: KeyValuePairs<String, String> = [:]) -> String {
    guard let pieces = pieces[key] else { return "⟦\(key)⟧" }
    if pieces.count == 1, case .words(let words) = pieces[0] { return words }
    var output = ""
    for piece in pieces {
      switch piece {
      case .words(let words): output += words
      case .name(let name): output += values.first { $0.key == name }?.value ?? ""
      case .code: break
      }
    }
    return output
  }

  func has(_ key: String) -> Bool { pieces[key] != nil }

  /// The parts of "rests on [one source]."; nil without brackets.
  private static func link(in text: String) -> (before: String, words: String, after: String)? {
    guard let open = text.firstIndex(of: "["), let close = text[open...].firstIndex(of: "]") else {
      return nil
    }
    return (
      String(text[..<open]), String(text[text.index(after: open)..<close]),
      String(text[text.index(after: close)...])
    )
  }
}
