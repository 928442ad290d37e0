// What a user may ask of a build, and what a build tells.
package import DossierText

/// How to build.
package struct BuildOptions: Sendable {
  /// Content folder or single file.
  package var source = "content"
  package var output = "public"
  /// Folder whose files replace built-in templates of the same name.
  package var templates: String?
  /// Replaces `base-url` of dossier.yml.
  package var baseURL: String?
  package var includesDrafts = false
  /// Warnings count as errors.
  package var isStrict = false
  /// Builds without broken sources and names them on the site; the build still counts as failed.
  package var keepsGoing = false
  /// Compares with the site that stands in `output`, and shows what changed.
  package var tellsChanges = false
  /// Threads; nil for all cores. The output does not depend on it.
  package var threads: Int?
  package init() {}
}

/// What was found and done.
package struct BuildReport: Sendable {
  package var sources = 0
  package var figures = 0
  package var dates = 0
  package var claims = 0
  package var contradictions = 0
  package var drafts = 0
  package var unresolved = 0
  /// Files written, files that were there with the same bytes, files that are gone.
  package var written = 0
  package var unchanged = 0
  package var removed = 0
  /// All faults of the run, paths as the user would type them from the working directory.
  package var diagnostics: [Diagnostic] = []
  /// A site was written, or would have been by `check`.
  package var isBuilt = false
  /// Exit code 0: built, without errors (and without warnings, when strict).
  package var isFine = false

  package var warnings: Int { diagnostics.count { $0.severity == .warning } }
  package var errors: Int { diagnostics.count { $0.severity == .error } }
  package init() {}

  /// `42 sources, 118 figures, 96 dates, 12 claims, 3 contradictions, 2 warnings`
  package var counts: String {
    func count(_ number: Int, _ one: String, _ many: String) -> String {
      "\(number) \(number == 1 ? one : many)"
    }
    var parts = [
      count(sources, "source", "sources"), count(figures, "figure", "figures"), count(dates, "date", "dates"),
      count(claims, "claim", "claims"), count(contradictions, "contradiction", "contradictions"),
      count(warnings, "warning", "warnings"),
    ]
    if errors > 0 { parts.append(count(errors, "error", "errors")) }
    if drafts > 0 { parts.append(count(drafts, "draft left out", "drafts left out")) }
    if unresolved > 0 { parts.append("\(unresolved) without a date") }
    return parts.joined(separator: ", ")
  }
}
