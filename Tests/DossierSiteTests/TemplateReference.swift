// docs/templates.md lists what every template can use; this keeps the list true. `UPDATE_GOLDEN=1` rewrites it.
import DossierTestSupport
import Foundation
import Testing

@testable import DossierSite
@testable import DossierTemplates

@Suite struct TemplateReference {
  static let mark = "<!-- from here on made by Tests/DossierSiteTests/TemplateReference.swift -->"
  static let file = URL(fileURLWithPath: SharedData.packageRoot + "/docs/templates.md")

  @Test func listsEveryField() throws {
    let written = try String(contentsOf: Self.file, encoding: .utf8)
    let parts = written.components(separatedBy: Self.mark)
    let expected = parts[0] + Self.mark + "\n" + Self.reference()
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] != nil {
      try expected.write(to: Self.file, atomically: true, encoding: .utf8)
    } else {
      #expect(written == expected)
    }
  }

  static func reference() -> String {
    let pages = [
      section("index.html", HomePage.self), section("timeline.html", TimelinePage.self),
      section("figures.html", FiguresPage.self), section("figure.html", FigurePage.self),
      section("changes.html", ChangesPage.self), section("claims.html", ClaimsPage.self),
      section("contradictions.html", ContradictionsPage.self),
      section("sources.html", SourcesPage.self), section("source.html", SourcePage.self),
      section("note.html", NotePage.self), section("actors.html", ActorsPage.self),
      section("actor.html", ActorPage.self), section("search.html", SearchPage.self),
      section("about.html", AboutPage.self), section("print.html", PrintPage.self),
      section("404.html", NotFoundPage.self), section("forward.html", ForwardPage.self),
      section("embed.html", EmbedPiece.self),
    ]
    let pieces = [
      section("FramePiece", FramePiece.self), section("NavigationPiece", NavigationPiece.self),
      section("ItemPiece", ItemPiece.self), section("QuotePiece", QuotePiece.self),
      section("CitationPiece", CitationPiece.self), section("FlagPiece", FlagPiece.self),
      section("LinkPiece", LinkPiece.self), section("FactPiece", FactPiece.self),
      section("SectionPiece", SectionPiece.self), section("SourceRow", SourceRow.self),
      section("SpeakerPiece", SpeakerPiece.self), section("ClaimPiece", ClaimPiece.self),
      section("ChangeGroup", ChangeGroup.self), section("ChangePiece", ChangePiece.self),
      section("ConflictPiece", ConflictPiece.self), section("PairPiece", PairPiece.self),
      section("CautionPiece", CautionPiece.self), section("ReliedGroup", ReliedGroup.self),
      section("ReliedPiece", ReliedPiece.self), section("ReferencePiece", ReferencePiece.self),
      section("LetterPiece", LetterPiece.self), section("ActorRow", ActorRow.self),
      section("TagPiece", TagPiece.self), section("TimelineGroup", TimelineGroup.self),
      section("TimelineRow", TimelineRow.self), section("YearPiece", YearPiece.self),
      section("ChoicePiece", ChoicePiece.self), section("PrintedFigure", PrintedFigure.self),
      section("PrintedSource", PrintedSource.self), section("PartPiece", PartPiece.self),
      section("PartLink", PartLink.self),
    ]
    return "\n## Pages\n" + pages.joined() + "\n## Pieces\n" + pieces.joined()
  }

  private static func section<Model: ViewModel>(_ name: String, _ type: Model.Type) -> String {
    let rows = Model.fields.all.map { "| `\($0.name)` | \(word($0.kind)) |\n" }
    return "\n### \(name)\n| name | kind |\n|---|---|\n" + rows.joined()
  }

  private static func word(_ kind: FieldKind) -> String {
    switch kind {
    case .text(let isOptional): isOptional ? "text, may be missing" : "text"
    case .flag: "flag"
    case .number: "number"
    case .url: "address"
    case .html: "finished HTML"
    case .json: "JSON"
    case .list(let shape): "list of \(shape.name)"
    case .object(let shape): "one \(shape.name)"
    case .template: "name of a template"
    }
  }
}
