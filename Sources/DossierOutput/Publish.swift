// Writes a site beside its target and exchanges the two in one step.
package import DossierModel
package import DossierText

/// What a publish did.
package struct PublishReport: Sendable {
  package var written = 0
  package var unchanged = 0
  package var removed = 0
  package init() {}
}

/// Puts `files` (sorted by path) into `folder`; `keep` are further names at its top that are carried over.
/// `inputs` are folders that the output must not be, hold or lie in (source, templates).
package func publish(
  _ files: [RenderedFile], to folder: String, keep: [String], inputs: [String]
) -> (report: PublishReport, diagnostics: [Diagnostic]) {
  (PublishReport(), [])
}
