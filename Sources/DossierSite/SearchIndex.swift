// The data of the search page: words to sentences, cut into small script files that hold data only, so that they
// load from a disk too. Only sentences that may be shown are in it.
//
// `assets/search/index.js` names the shards by their first word; `w-N.js` hold words with the sentences they stand
// in; `t-N.js` hold the sentences of some documents. A query loads the shard of each word, then the texts of the
// first results. A shard ends when it is about 30 kB.
import DossierModel
import DossierText

/// Words and sentences in files.
struct SearchIndex: Sendable {
  /// Name and bytes below `assets/search/`.
  let shards: [(name: String, bytes: [UInt8])]

  /// Longest shard in bytes, save for a single word that fills more.
  private static let limit = 30_000

  static func path(_ name: String) -> String { "assets/search/\(name)" }

  init(_ catalogue: Catalogue) {
    var postings: [String: [UInt64]] = [:]
    var texts: [(name: String, bytes: [UInt8])] = []
    var firstOfText: [Int] = []
    var text = Self.opening("t-0.js")
    var isEmpty = true
    let dossier = catalogue.dossier
    for (document, analysis) in dossier.analyses.enumerated() {
      let own = dossier.documents[document]
      if text.bytes.count > Self.limit {
        texts.append(("t-\(texts.count).js", text.finished()))
        text = Self.opening("t-\(texts.count).js")
        isEmpty = true
      }
      if isEmpty { firstOfText.append(document) }
      if !isEmpty { text.bytes.append(0x2C) }
      isEmpty = false
      var json = JSONWriter()
      json.array { json in
        json.string(catalogue.title(document))
        json.string(catalogue.addresses.documents[document])
        json.string(catalogue.mark(document))
        json.array { json in
          for (index, sentence) in analysis.sentences.enumerated() {
            guard catalogue.isShown(document, sentence: index) else {
              json.integer(0)
              continue
            }
            json.string(own.shown(sentence.span, limit: 400))
            let words = Words(own.prose, passages: [sentence.span])
            for word in words.tokens where word.kind != .mark && (word.count > 1 || word.kind == .number) {
              let key = Self.folded(own.prose.bytes, word)
              if key.utf8.count > 40 { continue }
              let posting = UInt64(document) << 20 | UInt64(min(index, 0xFFFFF))
              if postings[key]?.last != posting { postings[key, default: []].append(posting) }
            }
          }
        }
      }
      text.bytes.append(contentsOf: json.bytes)
    }
    if !isEmpty { texts.append(("t-\(texts.count).js", text.finished())) }
    let words = Self.words(postings)
    var directory = JSONWriter()
    directory.object { json in
      json.key("words", words.map(\.first))
      json.key("texts")
      json.array(firstOfText) { $0.integer($1) }
    }
    let index = Array("dossierSearch(\"index.js\",".utf8) + directory.bytes + Array(");\n".utf8)
    shards =
      dossier.documents.isEmpty ? [] : [("index.js", index)] + words.map { ($0.name, $0.bytes) } + texts
  }

  /// Lower case, accents folded as in addresses; a script without such letters stays as it is.
  private static func folded(_ bytes: [UInt8], _ word: Word) -> String {
    var isPlain = true
    var output: [UInt8] = []
    output.reserveCapacity(word.count)
    for byte in bytes[Int(word.start)..<Int(word.end)] {
      if byte >= 0x80 { isPlain = false }
      output.append(ByteClass.lower(byte))
    }
    if isPlain { return String(decoding: output, as: UTF8.self) }
    var folded = String.UnicodeScalarView()
    for scalar in String(decoding: output, as: UTF8.self).unicodeScalars {
      if let letters = Transliteration.letters[scalar.value] {
        for letter in letters { folded.append(Unicode.Scalar(letter)) }
      } else {
        folded.append(scalar)
      }
    }
    return String(folded)
  }

  private struct Script {
    var bytes: [UInt8]
    func finished() -> [UInt8] { bytes + Array("]);\n".utf8) }
  }

  private static func opening(_ name: String) -> Script {
    Script(bytes: Array("dossierSearch(\"\(name)\",[".utf8))
  }

  /// `["word", document, sentence, sentence, -1, document, ...]`: at most 400 sentences a word.
  private static func words(_ postings: [String: [UInt64]]) -> [(first: String, name: String, bytes: [UInt8])]
  {
    var shards: [(first: String, name: String, bytes: [UInt8])] = []
    var script = opening("w-0.js")
    var first: String?
    for word in postings.keys.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
      if script.bytes.count > limit, let start = first {
        shards.append((start, "w-\(shards.count).js", script.finished()))
        script = opening("w-\(shards.count).js")
        first = nil
      }
      if first != nil { script.bytes.append(0x2C) }
      first = first ?? word
      var json = JSONWriter()
      json.array { json in
        json.string(word)
        var document = -1
        for posting in (postings[word] ?? []).prefix(400) {
          if Int(posting >> 20) != document {
            if document >= 0 { json.integer(-1) }
            document = Int(posting >> 20)
            json.integer(document)
          }
          json.integer(Int(posting & 0xFFFFF) + 1)
        }
      }
      script.bytes.append(contentsOf: json.bytes)
    }
    if let start = first { shards.append((start, "w-\(shards.count).js", script.finished())) }
    return shards
  }
}
