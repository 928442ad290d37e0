// sources.bib, sources.ris, sources.csl.json: the sources for reference managers. Keys are the slugs of ours.
import DossierModel
import DossierTemplates
import DossierText

extension Desk {
  /// The last part of a source's address: safe in every format.
  private func key(_ index: Int) -> String {
    String(addresses.documents[index].split(separator: "/").last?.dropLast(".html".count) ?? "source")
  }

  func bibTeX() -> [UInt8] {
    var output: [UInt8] = []
    for index in register.articles {
      let metadata = dossier.documents[index].source.metadata
      output.append(contentsOf: "@misc{\(key(index)),\n".utf8)
      func field(_ name: String, _ value: String?) {
        guard let value, !value.isEmpty else { return }
        output.append(contentsOf: "  \(name) = {".utf8)
        BibTeXText.append(value, to: &output)
        output.append(contentsOf: "},\n".utf8)
      }
      field("title", metadata.title.value)
      let authors = metadata.byline?.value.filter { !$0.isEmpty } ?? []
      if !authors.isEmpty {
        output.append(contentsOf: "  author = {".utf8)
        for (number, author) in authors.enumerated() {
          if number > 0 { output.append(contentsOf: " and ".utf8) }
          // "Smith, Jones and Sons" is one author: braces keep it from being cut at the comma and the "and".
          let isWhole = author.contains(",") || author.lowercased().contains(" and ")
          if isWhole { output.append(0x7B) }
          BibTeXText.append(author, to: &output)
          if isWhole { output.append(0x7D) }
        }
        output.append(contentsOf: "},\n".utf8)
      }
      field("howpublished", metadata.publisher?.value)
      let day = metadata.published?.value.first.day
      field("year", day.map { String($0.year) })
      field("date", metadata.published?.value.description)
      field("url", metadata.url?.value)
      field("urldate", metadata.accessed?.description)
      field("langid", metadata.language.value)
      output.append(contentsOf: "}\n\n".utf8)
    }
    return output
  }

  func ris() -> [UInt8] {
    var output: [UInt8] = []
    for index in register.articles {
      let metadata = dossier.documents[index].source.metadata
      func line(_ tag: String, _ value: String?) {
        guard let value, !value.isEmpty else { return }
        output.append(contentsOf: "\(tag)  - ".utf8)
        RISText.append(value, to: &output)
        output.append(contentsOf: [0x0D, 0x0A])
      }
      line("TY", "NEWS")
      line("ID", key(index))
      line("TI", metadata.title.value)
      for author in metadata.byline?.value ?? [] { line("AU", author) }
      line("PB", metadata.publisher?.value)
      if let day = metadata.published?.value.first.day {
        line("PY", String(day.year))
        if metadata.published?.value.precision == .day {
          line("DA", day.iso.replacing("-", with: "/"))
        }
      }
      if let accessed = metadata.accessed?.first.day, metadata.accessed?.precision == .day {
        line("Y2", accessed.iso.replacing("-", with: "/"))
      }
      line("UR", metadata.url?.value)
      line("LA", metadata.language.value)
      output.append(contentsOf: Array("ER  - \r\n\r\n".utf8))
    }
    return output
  }

  func csl() -> [UInt8] {
    var json = JSONWriter()
    json.array(register.articles) { json, index in
      let metadata = dossier.documents[index].source.metadata
      json.object { json in
        json.key("id", key(index))
        json.key("type", "article-newspaper")
        json.key("title", metadata.title.value)
        if let publisher = metadata.publisher { json.key("container-title", publisher.value) }
        if let authors = metadata.byline?.value, !authors.isEmpty {
          json.key("author")
          json.array(authors) { json, author in json.object { $0.key("literal", author) } }
        }
        date("issued", metadata.published?.value, to: &json)
        date("accessed", metadata.accessed, to: &json)
        if let url = metadata.url { json.key("URL", url.value) }
        json.key("language", metadata.language.value)
      }
    }
    return json.bytes + [0x0A]
  }

  /// A date as precise as it is known.
  private func date(_ name: StaticString, _ date: EDTFDate?, to json: inout JSONWriter) {
    guard let date, let day = date.first.day else { return }
    json.key(name)
    json.object { json in
      json.key("date-parts")
      json.array { json in
        json.array { json in
          json.integer(day.year)
          if date.precision == .day || date.precision == .month { json.integer(day.month) }
          if date.precision == .day { json.integer(day.day) }
        }
      }
    }
  }
}
