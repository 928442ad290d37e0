// The data of the search page in small script files that hold data only, so that they load from a disk too
// (docs/search.md says why so). All below `assets/search/`:
//
// `index.js`: where each kind begins, the first word of every other shard, the table of folding.
// `w-N.js`: words with the records that hold them. A word that fills a shard has its records in `c-N.js` files.
// `v-N.js`: all words by length, for spellings that are not there.
// `t-N.js`: what a result shows, forty records a file; written only when the file is rendered.
import DossierModel
import DossierText

/// Words and sentences in files.
struct SearchIndex: Sendable {
  let records: SearchRecords
  /// Name and bytes of all shards but those with texts.
  private let files: [(name: String, bytes: [UInt8])]

  /// About where a shard ends, in bytes; no file is longer than 30 kB.
  private static let limit = 14_000
  /// A word with longer coded postings gets files of its own.
  private static let longestPosting = 6_000
  static let textsAFile = 40

  static func path(_ name: String) -> String { "assets/search/\(name)" }

  var names: [String] {
    files.map(\.name) + (0..<textFiles).map { "t-\($0).js" }
  }

  private var textFiles: Int { (records.all.count + Self.textsAFile - 1) / Self.textsAFile }

  init(_ catalogue: Catalogue) {
    let records = SearchRecords(catalogue)
    self.records = records
    if records.all.isEmpty {
      files = []
      return
    }
    let terms = Self.terms(records, catalogue)
    let order = terms.words.indices.sorted {
      terms.words[$0].utf8.lexicographicallyPrecedes(terms.words[$1].utf8)
    }
    let (words, firsts) = Self.wordShards(terms, order)
    let (spellings, heads) = Self.spellingShards(terms, order)
    var directory = JSONWriter()
    directory.object { json in
      json.key("size", Self.textsAFile)
      json.key("starts")
      json.array(records.starts) { $0.integer($1) }
      json.key("words", firsts)
      json.key("spellings")
      json.array(heads) { json, head in
        json.array {
          $0.integer(head.length)
          $0.string(head.first)
        }
      }
      json.key("folds")
      json.object { json in
        for scalar in terms.folds.keys.sorted() {
          guard let value = Unicode.Scalar(scalar) else { continue }
          json.key(of: String(Character(value)))
          json.string(terms.folds[scalar] ?? "")
        }
      }
    }
    files = [("index.js", Self.script("index.js", directory.bytes))] + words + spellings
  }

  /// One shard.
  func bytes(_ number: Int, _ catalogue: Catalogue) -> [UInt8] {
    number < files.count ? files[number].bytes : texts(number - files.count, catalogue)
  }

  static func script(_ name: String, _ json: [UInt8]) -> [UInt8] {
    Array("dossierSearch(\"\(name)\",".utf8) + json + Array(");\n".utf8)
  }

  private static func terms(_ records: SearchRecords, _ catalogue: Catalogue) -> SearchTerms {
    let dossier = catalogue.dossier
    var terms = SearchTerms()
    var words = Words(Text(""), passages: [])
    var passage = 0
    for (number, record) in records.all.enumerated() {
      let item = Int(record.item)
      let number = UInt32(truncatingIfNeeded: number)
      switch record.kind {
      case .name:
        let actor = dossier.actors[item]
        for name in [actor.name] + actor.aliases.prefix(20) { terms.add(name, to: number) }
      case .figure: terms.add(dossier.clusters[item].label, to: number)
      case .claim: terms.add(dossier.claims[item].label, to: number)
      case .source, .note:
        if record.sentence == 0 {
          let metadata = dossier.documents[item].source.metadata
          let fields = [metadata.title.value, metadata.publisher?.value] + (metadata.byline?.value ?? [])
          for field in fields + metadata.tags { if let field { terms.add(field, to: number) } }
          let sentences = dossier.analyses[item].sentences.indices.filter {
            catalogue.isShown(item, sentence: $0)
          }
          words = Words(
            dossier.documents[item].prose,
            passages: sentences.map { dossier.analyses[item].sentences[$0].span })
          passage = 0
        } else {
          terms.add(words, words.passages[passage], to: number)
          passage += 1
        }
      }
    }
    return terms
  }

  /// Words in alphabetical order, each with its records: `["word","coded", ...]`, or instead of the coded records
  /// `[count, [first record, file], ...]`.
  private static func wordShards(
    _ terms: SearchTerms, _ order: [Int]
  ) -> (files: [(name: String, bytes: [UInt8])], firsts: [String]) {
    var files: [(name: String, bytes: [UInt8])] = []
    var chunks: [(name: String, bytes: [UInt8])] = []
    var firsts: [String] = []
    var json = JSONWriter()
    var open: [(String, String, [(first: UInt32, file: Int)], Int)] = []
    var size = 0
    func close() {
      if open.isEmpty { return }
      json = JSONWriter()
      json.array { json in
        for (word, coded, parts, count) in open {
          json.string(word)
          if parts.isEmpty {
            json.string(coded)
          } else {
            json.array { json in
              json.integer(count)
              for part in parts {
                json.array {
                  $0.integer(Int(part.first))
                  $0.integer(part.file)
                }
              }
            }
          }
        }
      }
      let name = "w-\(files.count).js"
      firsts.append(open[0].0)
      files.append((name, script(name, json.bytes)))
      open = []
      size = 0
    }
    for term in order {
      let postings = terms.postings[term]
      // Five characters are the most that a number takes while there are fewer than 33 million records.
      var coded = postings.count > limit ? "" : SearchCode.differences(postings[...])
      var parts: [(first: UInt32, file: Int)] = []
      if postings.count > limit || coded.utf8.count > longestPosting {
        coded = ""
        for start in stride(from: 0, to: postings.count, by: 4_000) {
          let part = postings[start..<min(postings.count, start + 4_000)]
          parts.append((part[start], chunks.count))
          var json = JSONWriter()
          json.string(SearchCode.differences(part))
          let name = "c-\(chunks.count).js"
          chunks.append((name, script(name, json.bytes)))
        }
      }
      if size > limit { close() }
      size += terms.words[term].utf8.count + coded.utf8.count + 6 + parts.count * 14
      open.append((terms.words[term], coded, parts, postings.count))
    }
    close()
    return (files + chunks, firsts)
  }

  /// All words by length, then alphabet: `[length, "coded words", ...]`.
  private static func spellingShards(
    _ terms: SearchTerms, _ order: [Int]
  ) -> (files: [(name: String, bytes: [UInt8])], heads: [(length: Int, first: String)]) {
    var byLength: [[(word: [Unicode.Scalar], count: Int)]] = Array(repeating: [], count: 26)
    for term in order {
      let word = Array(terms.words[term].unicodeScalars)
      // Beyond the first plane a scalar is two units of the script's strings; such words are found as they are.
      guard (3..<26).contains(word.count), !word.contains(where: { $0.value > 0xFFFF }) else { continue }
      byLength[word.count].append((word, terms.postings[term].count))
    }
    var files: [(name: String, bytes: [UInt8])] = []
    var heads: [(length: Int, first: String)] = []
    for (length, words) in byLength.enumerated() {
      var start = 0
      while start < words.count {
        var (end, size) = (start, 0)
        while end < words.count, size < limit {
          size += length + 2
          end += 1
        }
        let name = "v-\(files.count).js"
        var json = JSONWriter()
        json.array { json in
          json.integer(length)
          json.string(SearchCode.words(Array(words[start..<end])))
        }
        files.append((name, script(name, json.bytes)))
        var first = ""
        first.unicodeScalars.append(contentsOf: words[start].word)
        heads.append((length, first))
        start = end
      }
    }
    return (files, heads)
  }
}
