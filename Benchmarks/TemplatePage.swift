// A page of about 30 kB with about 300 values: the shape of a timeline, with made-up words.
import DossierTemplates
import DossierText

struct BenchRow: ViewModel {
  let id: String
  let when: String
  let how: String?
  let event: String
  let quote: String
  let href: String
  let citation: String
  let isDenied: Bool
  static let fields: Fields<BenchRow> = [
    .text("id") { $0.id }, .text("when") { $0.when }, .text("how") { $0.how }, .text("event") { $0.event },
    .text("quote") { $0.quote }, .url("href") { $0.href }, .text("citation") { $0.citation },
    .flag("denied") { $0.isDenied },
  ]
}

struct BenchPage: ViewModel {
  let title: String
  let rows: [BenchRow]
  static let fields: Fields<BenchPage> = [
    .text("title") { $0.title }, .list("rows") { $0.rows }, .number("count") { $0.rows.count },
  ]

  static let sample = BenchPage(
    title: "Harbour works & the \"deep\" basin",
    rows: (0..<43).map { index in
      BenchRow(
        id: "d\(index)", when: "\(index % 28 + 1) March 2031", how: index % 3 == 0 ? "year inferred" : nil,
        event: "The council's engineers measure the basin for the \(index)th time",
        quote: "The dredging company said on Monday that up to \(index),000 tonnes of silt "
          + "\u{2018}may have to be moved\u{2019} before the ferry & the pilots return to the northern quay",
        href: "sources/harbour-2031-0\(index % 9).html#s\(index)", citation: "[\(index % 9):\(index)]",
        isDenied: index % 5 == 0)
    })

  static let files = [
    TemplateFile(
      "timeline.html",
      Array(
        """
        {{<layout}}
        {{$main}}
        <h1>Timeline</h1>
        <p class="meta">{{count}} dates</p>
        <table class="rows">
        <thead><tr><th class="when" scope="col">When</th><th scope="col">What</th></tr></thead>
        <tbody>
        {{#rows}}
        {{>row}}
        {{/rows}}
        </tbody>
        </table>
        {{/main}}
        {{/layout}}

        """.utf8)),
    TemplateFile(
      "layout.html",
      Array(
        """
        <!DOCTYPE html>
        <html lang="en-GB">
        <head>
        <meta charset="utf-8">
        <title>Timeline: {{title}}</title>
        <link rel="stylesheet" href="assets/style.css">
        </head>
        <body>
        <main id="main" class="wrap">
        {{$main}}{{/main}}
        </main>
        </body>
        </html>

        """.utf8)),
    TemplateFile(
      "row.html",
      Array(
        """
        <tr id="{{id}}"><th class="when" scope="row"><span class="num">{{when}}</span>{{#how}}<span class="by">{{.}}\
        </span>{{/how}}</th>
        <td><b>{{event}}</b> {{#denied}}<span class="tag denied">denial</span> {{/denied}}<span class="said">\
        <q>{{quote}}</q> <a class="cite" href="{{href}}" aria-label="citation {{citation}}">{{citation}}</a></span></td>
        <td class="lane"><svg class="lane-svg" width="100%" height="26" aria-hidden="true" focusable="false">\
        <line class="base" x1="0" x2="100%" y1="13" y2="13"/><rect class="bar" x="0.00%" width="25.41%" y="8" \
        height="10"/></svg></td></tr>

        """.utf8)),
  ]
}
