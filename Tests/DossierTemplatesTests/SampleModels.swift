// View models for the tests of this room.
import DossierTemplates
import DossierText

struct SampleRow: ViewModel {
  let quote: String
  let href: String?
  let isDenied: Bool
  let replies: [SampleRow]
  static let fields: Fields<SampleRow> = [
    .text("quote") { $0.quote }, .url("href") { $0.href }, .flag("denied") { $0.isDenied },
    .list("replies") { $0.replies },
  ]
}

struct SamplePage: ViewModel {
  let label: String
  let note: String?
  let rows: [SampleRow]
  let lane: SafeHTML
  let best: SampleRow?
  let data: JSONWriter
  let kind: String
  static let fields: Fields<SamplePage> = [
    .text("label") { $0.label }, .text("note") { $0.note }, .list("rows") { $0.rows },
    .html("lane") { $0.lane }, .object("best") { $0.best }, .json("data") { $0.data },
    .number("count") { $0.rows.count }, .texts("quotes") { $0.rows.map(\.quote) },
    .template("kind", among: ["short", "long"]) { $0.kind },
  ]
}
