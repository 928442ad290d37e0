// `dossier analyze`'s output: one JSON object a line (docs/export.md). Offsets count Unicode scalars.
import DossierModel
import DossierPipeline
import DossierText

/// One line for one file, without the line end.
func analysisJSON(_ file: AnalyzedFile, steps: Set<AnalyzeStep>) -> [UInt8] {
  var json = JSONWriter(capacity: (file.found?.document.text.count ?? 0) * 3 / 2)
  json.object { json in
    json.key("file", file.request.path)
    guard let (document, analysis) = file.found else {
      json.key("error", file.diagnostics.first { $0.severity == .error }?.text ?? "cannot be read")
      return
    }
    AnalysisJSON(document: document, analysis: analysis, steps: steps).write(to: &json, html: file.html)
  }
  return json.bytes
}

private struct AnalysisJSON {
  let document: Document
  let analysis: Analysis
  /// What was asked for: other lists stay empty, though their steps may have been run.
  let steps: Set<AnalyzeStep>
  let index: LineIndex

  init(document: Document, analysis: Analysis, steps: Set<AnalyzeStep>) {
    (self.document, self.analysis, self.steps) = (document, analysis, steps)
    index = LineIndex(document.text)
  }

  private func asked<Item>(_ step: AnalyzeStep, _ items: [Item]) -> [Item] {
    steps.contains(step) ? items : []
  }

  func write(to json: inout JSONWriter, html: String?) {
    let metadata = document.source.metadata
    json.key("title", metadata.title.value)
    json.key("byline", metadata.byline?.value.joined(separator: ", "))
    json.key("publisher", metadata.publisher?.value)
    json.key("published", metadata.published?.value.description)
    json.key("url", metadata.url?.value)
    json.key("language", metadata.language.value)
    json.origins(of: metadata)
    json.key("text", document.text, document.text.all)
    if let html { json.key("html", html) }
    json.key("removed")
    json.array(document.removed) { json, removed in
      json.object { json in
        offsets(of: removed.span, to: &json)
        json.key("reason", removed.reason.rawValue)
      }
    }
    json.key("sentences")
    json.array(asked(.sentences, analysis.sentences)) { json, sentence in
      json.object { offsets(of: sentence.span, to: &$0) }
    }
    json.key("dates")
    json.array(asked(.dates, analysis.dates), date)
    json.key("ranges")
    json.array(asked(.dates, analysis.ranges)) { json, range in
      json.object { json in
        offsets(of: range.span, to: &json)
        json.key("edtf", range.edtf.description)
        json.key("rule", range.rule)
      }
    }
    json.key("figures")
    json.array(asked(.figures, analysis.figures), figure)
    json.key("attributions")
    json.array(asked(.attributions, analysis.attributions), attribution)
    json.key("entities")
    json.array(steps.contains(.entities) ? mentions : []) { json, mention in
      json.object { json in
        offsets(of: mention.span, to: &json)
        json.key("type", mention.entity.kind.rawValue)
        json.key("name", mention.entity.name)
      }
    }
  }

  private var mentions: [(span: Span, entity: Entity)] {
    analysis.entities.flatMap { entity in entity.mentions.map { ($0, entity) } }
      .sorted { $0.0 != $1.0 ? $0.0 < $1.0 : $0.1.name < $1.1.name }
  }

  private func offsets(of span: Span, to json: inout JSONWriter) {
    json.key("start", index.scalarOffset(span.start))
    json.key("end", index.scalarOffset(span.end))
  }

  private func date(_ json: inout JSONWriter, _ date: TimeExpression) {
    json.object { json in
      offsets(of: date.span, to: &json)
      json.key("text", document.text, date.span)
      json.key("type", date.kind.rawValue)
      json.key("value", date.value)
      json.key("edtf", date.edtf?.description)
      json.key("rule", date.rule)
      json.key("anchor", date.anchor?.date.description)
      if let reason = date.unresolved { json.key("unresolved", reason) }
    }
  }

  private func figure(_ json: inout JSONWriter, _ figure: Figure) {
    json.object { json in
      offsets(of: figure.span, to: &json)
      json.key("text", document.text, figure.span)
      json.key("value", figure.value)
      json.key("low", figure.low)
      json.key("high", figure.high)
      json.key("comparator", figure.comparator.rawValue)
      json.key("unit", figure.unit)
      words("counted", figure.counted, to: &json)
      words("concept", figure.subject, to: &json)
      json.key("trend", figure.trend?.rawValue)
      words("claimant", claimant(of: figure), to: &json)
      json.key("asOf", figure.asOf?.description)
      json.key("asOfFrom", figure.asOfOrigin?.rawValue)
      json.key("modality", figure.modality.rawValue)
      json.key("inferred", figure.isInferred)
    }
  }

  private func words(_ name: StaticString, _ span: Span?, to json: inout JSONWriter) {
    json.key(name)
    if let span { json.string(document.text, span) } else { json.null() }
  }

  private func claimant(of figure: Figure) -> Span? {
    guard let index = figure.attribution, analysis.attributions.indices.contains(index) else { return nil }
    return analysis.attributions[index].speaker?.span
  }

  private func attribution(_ json: inout JSONWriter, _ attribution: Attribution) {
    json.object { json in
      json.key("source")
      span(attribution.speaker?.span, to: &json)
      json.key("cue")
      span(attribution.cue, to: &json)
      json.key("content")
      json.array(attribution.content) { json, content in json.object { offsets(of: content, to: &$0) } }
      json.key("direct", attribution.isDirect)
      json.key("class", attribution.cueClass.rawValue)
      json.key("stance", attribution.stance.rawValue)
      json.key("hedge", attribution.hedges.map { document.text[$0] })
      json.key("sourceKind", attribution.speaker?.kind.rawValue ?? SpeakerKind.unnamed.rawValue)
    }
  }

  private func span(_ span: Span?, to json: inout JSONWriter) {
    if let span { json.object { offsets(of: span, to: &$0) } } else { json.null() }
  }
}
