// What a result of the search shows: title and address of its page, its words.
import DossierModel
import DossierText

extension SearchIndex {
  /// `{"d":[[title, address, mark, language, direction], ...],"r":[[item of d, sentence, words], ...]}`.
  func texts(_ file: Int, _ catalogue: Catalogue) -> [UInt8] {
    let first = file * Self.textsAFile
    let part = records.all[first..<min(records.all.count, first + Self.textsAFile)]
    var heads: [(kind: SearchRecord.Kind, item: Int, page: String?)] = []
    var json = JSONWriter()
    json.object { json in
      json.key("r")
      json.array(Array(part)) { json, record in
        let item = Int(record.item)
        let page = Self.page(record, catalogue)
        if heads.last?.kind != record.kind || heads.last?.item != item || heads.last?.page != page {
          heads.append((record.kind, item, page))
        }
        json.array { json in
          json.integer(heads.count - 1)
          json.integer(Int(record.sentence))
          json.string(words(record, catalogue))
        }
      }
      json.key("d")
      json.array(heads) { json, head in
        json.array { json in
          for word in self.head(head.kind, head.item, head.page, catalogue) { json.string(word) }
        }
      }
    }
    return Self.script("t-\(file).js", json.bytes)
  }

  /// The page of a document on which a sentence stands.
  private static func page(_ record: SearchRecord, _ catalogue: Catalogue) -> String? {
    guard record.kind == .source || record.kind == .note else { return nil }
    return catalogue.addresses.page(Int(record.item), sentence: max(1, Int(record.sentence)))
  }

  /// Title, address, and for documents the mark of their citations, language and direction where they differ.
  private func head(
    _ kind: SearchRecord.Kind, _ item: Int, _ page: String?, _ catalogue: Catalogue
  ) -> [String] {
    let dossier = catalogue.dossier
    switch kind {
    case .name: return [Self.cut(dossier.actors[item].name), catalogue.target(actor: item)]
    case .figure: return [Self.cut(dossier.clusters[item].label), catalogue.target(cluster: item)]
    case .claim: return [Self.cut(dossier.claims[item].label), catalogue.target(claim: item)]
    case .source, .note:
      let language = catalogue.language(item)
      return [
        Self.cut(catalogue.title(item)), page ?? catalogue.addresses.documents[item], catalogue.mark(item),
        language?.tag ?? "", language?.direction ?? "",
      ]
    }
  }

  private func words(_ record: SearchRecord, _ catalogue: Catalogue) -> String {
    let say = catalogue.say
    let (dossier, item) = (catalogue.dossier, Int(record.item))
    switch record.kind {
    case .name:
      let actor = dossier.actors[item]
      let role = actor.role ?? actor.aliases.prefix(3).joined(separator: ", ")
      let count = say.count("mention", actor.mentions.count)
      return Self.cut(role.isEmpty ? count : "\(role); \(count)")
    case .figure:
      let cluster = dossier.clusters[item]
      return Self.cut(
        "\(say.range(cluster.low, cluster.high, cluster.unit)); \(say.count("statement", cluster.figures.count))"
      )
    case .claim: return say.count("statement", dossier.claims[item].mentions.count)
    case .source, .note:
      let document = dossier.documents[item]
      if record.sentence > 0 {
        let span = dossier.analyses[item].sentences[Int(record.sentence) - 1].span
        return document.shown(span, limit: 300)
      }
      let date = document.source.metadata.published.map { say.date($0.value) } ?? say("flag.undated")
      let publisher = document.source.metadata.publisher.map { "\($0.value), " } ?? ""
      return Self.cut(publisher + date)
    }
  }

  /// At most about 160 bytes: forty records stay below 30 kB.
  private static func cut(_ words: String) -> String {
    if words.utf8.count <= 160 { return words }
    var bytes = Array(words.utf8.prefix(160))
    while let last = bytes.last, last & 0xC0 == 0x80 { bytes.removeLast() }
    bytes.removeLast()
    return String(decoding: bytes, as: UTF8.self) + "…"
  }
}
