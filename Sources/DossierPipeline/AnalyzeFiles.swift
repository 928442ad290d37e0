// Files one by one, without a dossier around them: what `dossier analyze` does.
import DossierAnalysis
import DossierContent
package import DossierModel
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

/// Reads and analyses files; its tables are read once.
package struct FileAnalyzer: Sendable {
  private let steps: AnalysisSteps
  private let tables: AnalysisTables

  package init(steps: Set<AnalyzeStep>) {
    self.steps = steps.reduce(into: []) { $0.formUnion($1.steps) }
    tables = AnalysisTables(for: self.steps)
  }

  /// In parallel, results in the order of the requests.
  package func analyze(_ requests: [AnalyzeRequest], threads: Int? = nil) -> [AnalyzedFile] {
    orderedMap(requests, threads: threads) { request in
      let loaded = loadFile(request.path, published: request.published)
      guard let document = loaded.document else {
        return AnalyzedFile(request: request, found: nil, diagnostics: loaded.diagnostics)
      }
      let analysis = DossierAnalysis.analyze(document, tables: tables, steps: steps)
      return AnalyzedFile(
        request: request, found: (document, analysis), diagnostics: loaded.diagnostics + analysis.diagnostics)
    }
  }
}
