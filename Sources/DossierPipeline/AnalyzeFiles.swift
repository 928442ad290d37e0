// Files one by one, without a dossier around them: what `dossier analyze` does.
import DossierAnalysis
import DossierContent
package import DossierModel
import DossierOutput
import DossierSite
package import DossierText

/// One file to be analysed: a path, and a publication date for where the file itself says nothing.
package struct AnalyzeRequest: Sendable {
  package var path: String
  package var published: EDTFDate?
  package init(path: String, published: EDTFDate?) { (self.path, self.published) = (path, published) }
}

/// A file's document and analysis, or nil and what went wrong.
package struct AnalyzedFile: Sendable {
  package var request: AnalyzeRequest
  package var found: (document: Document, analysis: Analysis)?
  package var diagnostics: [Diagnostic]
  /// The cleaned body of a saved page or a Markdown file; nil for pasted text.
  package var html: String? {
    guard let document = found?.document, document.source.format != .text else { return nil }
    return String(decoding: bodyHTML(document), as: UTF8.self)
  }
}

/// The steps that a user may ask for by name, in the order of the work.
package enum AnalyzeStep: String, CaseIterable, Sendable {
  case sentences, dates, figures, entities, attributions
  fileprivate var steps: AnalysisSteps {
    switch self {
    case .sentences: .sentences
    case .dates: .dates
    case .figures: .figures
    case .entities: .entities
    case .attributions: .attributions
    }
  }
}

/// Reads and analyses files in parallel and hands over each result, in the order of the requests. Goes in slices, so
/// that memory does not grow with the number of files.
package func analyzeFiles(
  _ requests: [AnalyzeRequest], steps: Set<AnalyzeStep>, threads: Int? = nil, each: (AnalyzedFile) -> Void
) {
  keepFreedMemory()
  let wanted = steps.reduce(into: AnalysisSteps()) { $0.formUnion($1.steps) }
  let tables = AnalysisTables(for: wanted)
  for start in stride(from: 0, to: requests.count, by: 64) {
    let slice = Array(requests[start..<min(start + 64, requests.count)])
    let files = orderedMap(slice, threads: threads) { request in
      let loaded = loadFile(request.path, published: request.published)
      guard let document = loaded.document else {
        return AnalyzedFile(request: request, found: nil, diagnostics: loaded.diagnostics)
      }
      let analysis = analyze(document, tables: tables, steps: wanted)
      return AnalyzedFile(
        request: request, found: (document, analysis), diagnostics: loaded.diagnostics + analysis.diagnostics)
    }
    files.forEach(each)
  }
}
