// search.html: find a word; without JavaScript an index from A to Z.
import DossierModel
import DossierTemplates
import DossierText

/// The search page.
struct SearchPage: ViewModel {
  var frame: FramePiece
  var root: String
  var indexScript: String?
  var letters: [LetterPiece]
  var units: [LinkPiece]
  var tags: [SectionPiece]
  static let fields: Fields<Self> = [
    .object("frame") { $0.frame }, .text("root") { $0.root }, .url("index-script") { $0.indexScript },
    .flag("has-letters") { !$0.letters.isEmpty }, .list("letters") { $0.letters },
    .flag("has-units") { !$0.units.isEmpty }, .list("units") { $0.units },
    .flag("has-tags") { !$0.tags.isEmpty }, .list("tags") { $0.tags },
  ]
}

extension Desk {
  func search() -> SearchPage {
    SearchPage(
      frame: frame(
        title: "Search", kind: site.title, section: "search",
        description: "Find a word in the sources, or a name from A to Z."),
      root: root, indexScript: nil, letters: [], units: [], tags: [])
  }
}
