// Which pages exist.
package import DossierModel
import DossierTemplates
package import DossierText

/// All files of the site that are made of a dossier, in order of path.
package struct Site: Sendable {
  /// What a page or export needs besides the dossier.
  package struct Options: Sendable {
    /// Folder whose files replace built-in templates of the same name: name and bytes.
    package var overrides: [RenderedFile] = []
    package var version = "0.1.0"
    package init() {}
  }
  package let dossier: Dossier
  package let options: Options
  /// Faults of the templates; with an error in it no page can be rendered.
  package let diagnostics: [Diagnostic]

  package init(_ dossier: Dossier, options: Options) {
    (self.dossier, self.options, diagnostics) = (dossier, options, [])
  }

  /// Paths of all files, sorted; no two are equal under case folding.
  package var paths: [String] { [] }

  /// Makes one file; pure, may be called from several threads at once.
  package func render(_ path: String) -> RenderedFile { RenderedFile(path: path, bytes: []) }
}
