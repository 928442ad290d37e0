// print.html: the whole dossier on paper.
import DossierModel
import DossierTemplates
import DossierText

/// The print edition.
struct PrintPage: ViewModel {
  var frame: FramePiece
  static let fields: Fields<Self> = [.object("frame") { $0.frame }]
}

extension Desk {
  func printEdition() -> PrintPage {
    PrintPage(
      frame: frame(
        title: "Print edition", kind: site.title, section: "index",
        description: "The whole dossier on one page."))
  }
}
