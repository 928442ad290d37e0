// Where the open evaluation data lies, when it is there: beside the checkout. A stranger's clone has none; tests
// that need it are skipped with a word (`.enabled(if: SharedData.isThere, "...")`).
import Foundation

package enum SharedData {
  /// The folder of the package itself.
  package static let packageRoot = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path
  /// `DOSSIER_SHARED`, else `../shared` beside the package.
  package static let root =
    ProcessInfo.processInfo.environment["DOSSIER_SHARED"] ?? packageRoot + "/../shared"
  package static var isThere: Bool { FileManager.default.fileExists(atPath: root + "/eval") }
}
