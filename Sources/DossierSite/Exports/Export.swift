// The files for other programs that stand beside the pages.
import DossierModel

/// One export.
enum Export: String, CaseIterable, Sendable {
  case json = "data/dossier.json"
  case noJekyll = ".nojekyll"

  var path: String { rawValue }

  /// Name and a word about it for the list of downloads; nil for files that are not offered.
  var words: (String, String)? {
    switch self {
    case .json, .noJekyll: nil
    }
  }

  func isWanted(_ dossier: Dossier) -> Bool {
    switch self {
    case .json: false
    case .noJekyll: true
    }
  }

  func bytes(_ site: Site) -> [UInt8] {
    switch self {
    case .json: []
    case .noJekyll: []
    }
  }
}
