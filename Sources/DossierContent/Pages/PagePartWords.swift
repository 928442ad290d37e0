// How messages name the parts of a page. Messages are English; pages of the site have `part.` in their strings.
import DossierModel

extension PagePart {
  /// "JSON-LD author", "the words near the headline".
  var words: String { name.map { "\(kind.words) \($0)" } ?? kind.words }
}

extension PagePart.Kind {
  fileprivate var words: String {
    switch self {
    case .address: "its address"
    case .openGraph: "OpenGraph"
    case .linkedData: "JSON-LD"
    case .meta: "a meta element"
    case .microdata: "microdata"
    case .authorLink: "a link to the author"
    case .time: "a time element"
    case .byline: "the author line"
    case .dateline: "the date line"
    case .heading: "the headline"
    case .titleElement: "the title element"
    case .canonicalLink: "its canonical link"
    case .languageAttribute: "its lang attribute"
    case .savedFrom: "the saved file"
    }
  }
}
