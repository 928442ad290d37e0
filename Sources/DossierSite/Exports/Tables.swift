// data/figures.csv and data/timeline.csv: RFC 4180, UTF-8, CRLF, one header row.
import DossierModel
import DossierTemplates
import DossierText

extension Desk {
  func figuresHead() -> [UInt8] {
    var output: [UInt8] = []
    Self.row(
      [
        "id", "group", "words", "value", "low", "high", "comparator", "unit", "counted", "modality",
        "speaker",
        "as of", "source", "published", "sentence", "page",
      ], to: &output)
    return output
  }

  func figuresCSV(_ rows: Range<Int>) -> [UInt8] {
    var output: [UInt8] = []
    for index in rows {
      let figure = dossier.figures[index]
      let analysis = dossier.analysis(of: figure)
      let metadata = dossier.documents[figure.document].source.metadata
      let number = { (value: Double?) in value.map { decimal($0) } ?? "" }
      Self.row(
        [
          figure.id, figure.cluster.map { dossier.clusters[$0].label } ?? "rejected",
          catalogue.words(figure.document, analysis.span, limit: 200) ?? "", number(analysis.value),
          number(analysis.low), number(analysis.high), Self.comparatorName(analysis.comparator),
          analysis.unit ?? "",
          analysis.counted.flatMap { catalogue.words(figure.document, $0, limit: 200) } ?? "",
          analysis.modality.rawValue, claimant(index), analysis.asOf?.description ?? "", metadata.key.value,
          metadata.published?.value.description ?? "",
          catalogue.sentence(figure.document, at: analysis.span.start).map(String.init) ?? "",
          catalogue.target(figure: index),
        ], to: &output)
    }
    return output
  }

  func timelineHead() -> [UInt8] {
    var output: [UInt8] = []
    Self.row(
      ["id", "date (EDTF)", "first day", "last day", "kind", "label", "sources", "words", "page"], to: &output
    )
    return output
  }

  func timelineCSV(_ rows: Range<Int>) -> [UInt8] {
    var output: [UInt8] = []
    for index in listing.events[rows] {
      let event = dossier.events[index]
      let keys = event.mentions.map { dossier.documents[$0.document].source.metadata.key.value }
      var seen: Set<String> = []
      Self.row(
        [
          event.id, event.edtf.description, event.edtf.first.day?.iso ?? "", event.edtf.last.day?.iso ?? "",
          event.kind.rawValue, label(event), keys.filter { seen.insert($0).inserted }.joined(separator: " "),
          event.mentions.first.flatMap { catalogue.words($0.document, $0.span, limit: 400) } ?? "",
          catalogue.target(event: index),
        ], to: &output)
    }
    return output
  }

  /// Signs would be formulas in a spreadsheet.
  private static func comparatorName(_ comparator: Comparator) -> String {
    switch comparator {
    case .exactly: "exactly"
    case .about: "about"
    case .atLeast: "at least"
    case .over: "more than"
    case .atMost: "at most"
    case .under: "less than"
    }
  }

  private static func row(_ cells: [String], to output: inout [UInt8]) {
    for (index, cell) in cells.enumerated() {
      if index > 0 { output.append(0x2C) }
      CSVCell.append(cell, to: &output)
    }
    output.append(contentsOf: [0x0D, 0x0A])
  }
}
