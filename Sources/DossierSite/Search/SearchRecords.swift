// What the search page can find, in the order in which it is numbered: names, groups of figures, claims, then the
// titles and sentences of sources and of notes. Only what may be shown is in it.
import DossierModel
import DossierText

/// One thing that can be found.
struct SearchRecord: Hashable, Sendable {
  enum Kind: UInt8, Sendable, CaseIterable { case name, figure, claim, source, note }
  var kind: Kind
  /// Index of the actor, cluster, claim or document.
  var item: Int32
  /// Number of the sentence, from 1; 0 for the item itself.
  var sentence: Int32 = 0
}

/// Everything that can be found; a record's number is its place.
struct SearchRecords: Sendable {
  private(set) var all: [SearchRecord] = []
  /// For each kind, in order: the number of its first record; the last one is the number of records.
  private(set) var starts: [Int] = []

  init(_ catalogue: Catalogue) {
    let dossier = catalogue.dossier
    func add(_ kind: SearchRecord.Kind, _ items: [Int]) {
      starts.append(all.count)
      for item in items { all.append(SearchRecord(kind: kind, item: Int32(item))) }
    }
    add(.name, Array(dossier.actors.indices))
    add(.figure, Array(dossier.clusters.indices))
    // A claim's label is made of a source's words and goes where they go.
    let shown = dossier.claims.indices.filter { index in
      !dossier.claims[index].mentions.allSatisfy {
        catalogue.policy(dossier.attributions[$0.attribution].document) == .none
      }
    }
    add(.claim, shown)
    for (kind, documents) in [
      (SearchRecord.Kind.source, catalogue.register.articles), (.note, catalogue.register.notes),
    ] {
      starts.append(all.count)
      for document in documents {
        all.append(SearchRecord(kind: kind, item: Int32(document)))
        for sentence in dossier.analyses[document].sentences.indices
        where catalogue.isShown(document, sentence: sentence) {
          all.append(SearchRecord(kind: kind, item: Int32(document), sentence: Int32(sentence + 1)))
        }
      }
    }
    starts.append(all.count)
  }
}
