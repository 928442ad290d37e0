// What templates do with data: a table of small cases, so that a clone without the public cases tests every
// tag.
import DossierText
import Testing

@testable import DossierTemplates

@Suite struct RenderTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let what: String
    let template: String
    var partials: [String: String] = [:]
    let expected: String
    var testDescription: String { what }
  }

  static let page = SamplePage(
    label: "Troops & \"advisers\"", note: nil,
    rows: [
      SampleRow(
        quote: "up to 12,000", href: "sources/a.html#s3", isDenied: false,
        replies: [SampleRow(quote: "a hoax", href: nil, isDenied: true, replies: [])]),
      SampleRow(quote: "<hundreds>", href: "javascript:alert(1)", isDenied: true, replies: []),
    ], lane: SafeHTML(Array("<svg></svg>".utf8)),
    best: SampleRow(quote: "the best", href: nil, isDenied: false, replies: []), data: json, kind: "short")

  static var json: JSONWriter {
    var json = JSONWriter()
    json.object { $0.key("name", "</script>") }
    return json
  }

  static let cases: [Case] = [
    Case(what: "a text is escaped", template: "{{label}}", expected: "Troops &amp; &quot;advisers&quot;"),
    Case(what: "a missing text is empty", template: "({{note}})", expected: "()"),
    Case(what: "a number is digits", template: "{{count}} rows", expected: "2 rows"),
    Case(
      what: "finished HTML stands as it is", template: "<p>{{{lane}}}{{&lane}}</p>",
      expected: "<p><svg></svg><svg></svg></p>"),
    Case(
      what: "a list is shown in order", template: "{{#rows}}[{{quote}}]{{/rows}}",
      expected: "[up to 12,000][&lt;hundreds&gt;]"),
    Case(
      what: "a list of texts has no names", template: "{{#quotes}}[{{.}}]{{/quotes}}",
      expected: "[up to 12,000][&lt;hundreds&gt;]"),
    Case(
      what: "an empty list takes the other way",
      template: "{{#rows}}{{^replies}}none{{/replies}}{{#replies}}some {{/replies}}{{/rows}}",
      expected: "some none"),
    Case(
      what: "a flag is no frame", template: "{{#rows}}{{#denied}}{{quote}}{{/denied}}{{/rows}}",
      expected: "&lt;hundreds&gt;"),
    Case(
      what: "an object opens its fields", template: "{{#best}}{{quote}} of {{label}}{{/best}}",
      expected: "the best of Troops &amp; &quot;advisers&quot;"),
    Case(
      what: "a dotted name goes into an object", template: "{{best.quote}}{{#best.denied}}!{{/best.denied}}",
      expected: "the best"),
    Case(
      what: "an inner name hides an outer one",
      template: "{{#rows}}{{quote}}:{{#replies}}{{quote}}{{/replies}} {{/rows}}",
      expected: "up to 12,000:a hoax &lt;hundreds&gt;: "),
    Case(
      what: "the outer frame is back behind a list",
      template: "{{#rows}}{{#replies}}{{/replies}}{{quote}} {{/rows}}",
      expected: "up to 12,000 &lt;hundreds&gt; "),
    Case(
      what: "a missing text is no section", template: "{{#note}}yes {{.}}{{/note}}{{^note}}no{{/note}}",
      expected: "no"),
    Case(
      what: "a comment leaves nothing, and no line", template: "a\n  {{! who\n says }}\nb{{! x }}c",
      expected: "a\nbc"),
    Case(what: "other delimiters", template: "{{=<% %>=}}<%count%> {{count}}", expected: "2 {{count}}"),
    Case(
      what: "a partial keeps its caller's delimiters out", template: "{{=<% %>=}}<%>p%>",
      partials: ["p": "{{count}}<%count%>"], expected: "2<%count%>"),
    Case(
      what: "a partial alone on its line is indented", template: "<ul>\n  {{>p}}\n</ul>",
      partials: ["p": "<li>\n\n{{label}}\n"],
      expected: "<ul>\n  <li>\n\n  Troops &amp; &quot;advisers&quot;\n</ul>"),
    Case(
      what: "a partial may leave its .html out", template: "{{>p}}", partials: ["p.html": "here"],
      expected: "here"),
    Case(
      what: "a partial includes itself over nested data", template: "{{#rows}}{{>p}}{{/rows}}",
      partials: ["p": "({{quote}}{{#replies}}{{>p}}{{/replies}})"],
      expected: "(up to 12,000(a hoax))(&lt;hundreds&gt;)"),
    Case(
      what: "a layout takes blocks",
      template: "{{<layout}}\n{{$title}}{{label}}{{/title}}\n{{$main}}\n  <p>\n{{/main}}\n{{/layout}}\n",
      partials: [
        "layout":
          "<title>{{$title}}none{{/title}}</title>\n<main>\n  {{$main}}\n  {{/main}}\n</main>\n{{$foot}}foot{{/foot}}\n"
      ], expected: "<title>Troops &amp; &quot;advisers&quot;</title>\n<main>\n  <p>\n</main>\nfoot\n"),
    Case(
      what: "the outermost block wins", template: "{{<b}}{{$x}}1{{/x}}{{/b}}",
      partials: ["b": "{{<c}}{{$x}}2{{/x}}{{/c}}", "c": "{{$x}}3{{/x}}"], expected: "1"),
    Case(
      what: "a field names the partial", template: "{{>*kind}}",
      partials: ["short": "short {{count}}", "long": "long"], expected: "short 2"),
    Case(
      what: "an address as a whole", template: "{{#rows}}<a href=\"{{href}}\">{{/rows}}",
      expected: "<a href=\"sources/a.html#s3\"><a href=\"\">"),
    Case(
      what: "a refused address is no section", template: "{{#rows}}{{#href}}link {{/href}}{{/rows}}",
      expected: "link "),
    Case(
      what: "a text in an address is judged with what stands around it",
      template: "<a href=\"java{{label}}:1\"><a href=\"{{label}}\"><a href=\"#{{label}}\">",
      expected:
        "<a href=\"#\"><a href=\"Troops%20&amp;%20%22advisers%22\"><a href=\"#Troops%20&amp;%20%22advisers%22\">"
    ),
    Case(
      what: "sections inside an attribute",
      template: "<p class=\"a{{#best}} b{{/best}}\"{{#best}} id=\"{{quote}}\"{{/best}}>",
      expected: "<p class=\"a b\" id=\"the best\">"),
    Case(
      what: "JSON data in its script", template: "<script type=\"application/ld+json\">{{data}}</script>",
      expected: "<script type=\"application/ld+json\">{\"name\":\"\\u003c/script\\u003e\"}</script>"),
    Case(
      what: "texts become JSON strings there",
      template:
        "<script type=\"application/json\">{\"a\": {{label}}, \"b\": \"x {{label}}\", \"c\": {{note}}, \"d\": {{count}}}</script>{{label}}",
      expected:
        "<script type=\"application/json\">{\"a\": \"Troops \\u0026 \\\"advisers\\\"\", \"b\": \"x Troops \\u0026 \\\"advisers\\\"\", \"c\": null, \"d\": 2}</script>Troops &amp; &quot;advisers&quot;"
    ),
    Case(
      what: "a title holds text", template: "<title>{{label}} <b></title>",
      expected: "<title>Troops &amp; &quot;advisers&quot; <b></title>"),
    Case(what: "a smaller-than sign before a blank is text", template: "1 < {{count}}", expected: "1 < 2"),
  ]

  @Test(arguments: cases) func renders(_ test: Case) {
    let files = test.partials.map { TemplateFile($0.key, Array($0.value.utf8)) }
    let main = TemplateFile("page.html", Array(test.template.utf8))
    var set = TemplateSet(files + defaults(test.partials) + [main])
    let template = set.template("page.html", for: SamplePage.self)
    var problems = set.diagnostics
    let bytes = template.render(Self.page, as: "out.html", diagnostics: &problems)
    #expect(problems.map(\.text) == [])
    #expect(String(decoding: bytes, as: UTF8.self) == test.expected)
  }

  /// `kind` may name these two.
  private func defaults(_ partials: [String: String]) -> [TemplateFile] {
    ["short", "long"].filter { partials[$0] == nil }.map { TemplateFile($0, []) }
  }

  @Test func laterFilesReplaceEarlierOnesByName() {
    var set = TemplateSet([
      TemplateFile("a.html", Array("{{>b}}".utf8)), TemplateFile("b.html", Array("built in".utf8)),
      TemplateFile("b.html", Array("the user's".utf8), path: "mine/b.html"),
    ])
    var problems: [Diagnostic] = []
    let bytes = set.template("a.html", for: SamplePage.self).render(
      Self.page, as: "a", diagnostics: &problems)
    #expect(String(decoding: bytes, as: UTF8.self) == "the user's")
    #expect(set.diagnostics.isEmpty && problems.isEmpty)
  }

  @Test func aNameThatTheFieldDoesNotListIsNamedWithThePage() {
    let page = SamplePage(
      label: "", note: nil, rows: [], lane: SafeHTML([]), best: nil, data: Self.json, kind: "other")
    var set = TemplateSet([
      TemplateFile("a.html", Array("x\n {{>*kind}}".utf8)), TemplateFile("short", []),
      TemplateFile("long", []),
    ])
    var problems: [Diagnostic] = []
    _ = set.template("a.html", for: SamplePage.self).render(
      page, as: "figures/x.html", diagnostics: &problems)
    #expect(
      problems.map(\.text) == [
        "templates/a.html:2:2 asks for the template \"other\", which its field does not list "
          + "(while rendering figures/x.html)"
      ])
  }
}
