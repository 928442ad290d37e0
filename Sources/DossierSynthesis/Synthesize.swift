// The order of the steps: copies, actors, clusters, relations, claims, timeline, ranking.
package import DossierModel
import DossierText

/// Brings all analyses together. `documents` and `analyses` belong together by index; the result has both in the
/// dossier's own order (publication date, unknown last, then path), whatever order they come in.
package func synthesize(
  _ documents: [Document], _ analyses: [Analysis], briefing: Document?, configuration: Configuration,
  curation: [CurationEntry]
) -> Dossier {
  Dossier(configuration: configuration, documents: documents, analyses: analyses)
}
