// How notes cite: by the source's number in the list, "[1:4]", or by author and year, "(Fisher 2024, sentence 4)".
// Other pages always give the number, which also stands in the margin of the source's text.
import DossierModel
import DossierText

extension Catalogue {
  /// What stands in the text for a citation.
  func citation(of document: Int, sentence: Int?, locator: String) -> String {
    switch dossier.configuration.bibliography {
    case .numbered:
      let number = mark(document) + (sentence.map { ":\($0)" } ?? "")
      return "[" + (locator.isEmpty ? number : "\(number), \(locator)") + "]"
    case .authorDate:
      let place = sentence.map { say("cite.place", ["number": String($0)]) }
      let parts = [authorYear(document), place, locator.isEmpty ? nil : locator].compactMap { $0 }
      return "(\(say.list(parts)))"
    }
  }

  /// "Fisher 2024", "Fisher and Weiss 2024", "Fisher et al. 2024a": a letter tells twins apart, as such styles do.
  func authorYear(_ document: Int) -> String {
    authorYears.indices.contains(document) ? authorYears[document] : ""
  }

  /// The year with its letter, "2024a", where the dossier cites by author and year; nil where it does not.
  func year(_ document: Int) -> String? { authorYear(document).split(separator: " ").last.map(String.init) }

  static func authorYears(_ dossier: Dossier, _ say: Wording) -> [String] {
    guard dossier.configuration.bibliography == .authorDate else { return [] }
    let plain = dossier.documents.map { document in
      let metadata = document.source.metadata
      let day = metadata.published?.value.first.day ?? metadata.published?.value.last.day
      let year = day.map { say.year($0.year) } ?? say("cite.no-date")
      return [author(metadata, say), year].joined(separator: " ")
    }
    var count: [String: Int] = [:]
    for name in plain { count[name, default: 0] += 1 }
    var used: [String: Int] = [:]
    return plain.map { name in
      guard count[name, default: 0] > 1 else { return name }
      used[name, default: 0] += 1
      return name + letters(used[name, default: 1])
    }
  }

  /// Family names as far as the last word is one, which "Demo wire desk" has not; the publisher, then the title, where
  /// nobody is named.
  private static func author(_ metadata: Metadata, _ say: Wording) -> String {
    let names = (metadata.byline?.value ?? []).map { name in
      let words = name.split(separator: " ")
      guard let last = words.last, words.count <= 4, last.first?.isLowercase == false else { return name }
      return String(last)
    }
    switch names.count {
    case 0: return metadata.publisher?.value ?? shortened(metadata.title.value)
    case 1: return names[0]
    case 2: return say("cite.two", ["first": names[0], "second": names[1]])
    default: return say("cite.et-al", ["name": names[0]])
    }
  }

  private static func shortened(_ title: String) -> String {
    let words = title.split(separator: " ")
    return words.count <= 5 ? title : words.prefix(4).joined(separator: " ") + " …"
  }

  /// 1 is "a", 26 is "z", 27 is "aa".
  private static func letters(_ number: Int) -> String {
    var (rest, letters) = (number, "")
    while rest > 0 {
      let letter = Unicode.Scalar(UInt8(truncatingIfNeeded: 0x61 + (rest - 1) % 26))
      letters = String(Character(letter)) + letters
      rest = (rest - 1) / 26
    }
    return letters
  }
}

extension Desk {
  /// What a note cites, as a list: by number, or by author and year.
  func references(_ documents: [Int]) -> [ReferencePiece] {
    switch dossier.configuration.bibliography {
    case .numbered:
      documents.sorted().map {
        ReferencePiece(mark: catalogue.mark($0), words: authorDate($0), href: link(addresses.documents[$0]))
      }
    case .authorDate:
      documents.map { (key: Site.sortKey(authorDate($0)), document: $0) }.sorted {
        $0.key != $1.key ? $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) : $0.document < $1.document
      }.map { entry in
        ReferencePiece(
          mark: nil, words: authorDate(entry.document), href: link(addresses.documents[entry.document]))
      }
    }
  }
}
