// What a template must not say: each mistake with the message it gets, before any page is written.
import DossierText
import Testing

@testable import DossierTemplates

@Suite struct RefusalTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let template: String
    /// "line:column: text", then the help.
    let message: String
    var help: String?
    var testDescription: String { template }
  }

  static let names = "known: label, note, rows, lane, best, data, count, quotes, kind"
  static let cases: [Case] = [
    Case("<p>\n{{lable}}", "2:1: unknown name \"lable\"", "did you mean \"label\"?; \(names)"),
    Case(
      "{{best.quot}}", "1:1: unknown name \"best.quot\"",
      "did you mean \"quote\"?; known: quote, href, denied, replies"),
    Case(
      "{{#rows}}{{zzz}}{{/rows}}", "1:10: unknown name \"zzz\"",
      "known: quote, href, denied, replies, label, note, rows, lane, best, data, count, quotes, kind"),
    Case("{{label.x}}", "1:1: \"label\" has no parts, so \"label.x\" names nothing"),
    Case("{{.}}", "1:1: \".\" stands for an item of a list of texts", names),
    Case("a\n\u{e9}{{> nobody}}", "2:2: no template is called \"nobody\"", "known: page.html"),
    Case("{{> pages}}", "1:1: no template is called \"pages\"", "did you mean \"page\"?; known: page.html"),
    Case("{{#rows}}<p>", "1:1: \"rows\" is never closed", "add {{/rows}}"),
    Case("{{/rows}}", "1:1: \"rows\" is closed but was never opened"),
    Case(
      "{{#rows}}\n{{#best}}{{/rows}}{{/best}}", "2:10: \"rows\" is closed, but \"best\" of line 2 is open",
      "write {{/best}}"),
    Case("<p>{{label", "1:4: the tag is never closed", "close it with \"}}\""),
    Case("{{{lane}}", "1:1: the tag is never closed", "close it with \"}}}\""),
    Case("{{ }}", "1:1: the tag names nothing"),
    Case("{{=<%=}}", "1:1: new delimiters are two marks with a blank between them", "write {{=<% %>=}}"),
    Case(
      "{{#label}}x{{/label}}", "1:1: \"label\" is a text that is always there and cannot be a section",
      "sections are flags, lists, objects and what may be missing"),
    Case(
      "{{#count}}x{{/count}}", "1:1: \"count\" is a number and cannot be a section",
      "sections are flags, lists, objects and what may be missing"),
    Case(
      "{{{label}}}", "1:1: \"label\" is a text that is always there and must be escaped", "write {{label}}"),
    Case("{{&note}}", "1:1: \"note\" is a text and must be escaped", "write {{note}}"),
    Case("{{lane}}", "1:1: \"lane\" is finished HTML", "write {{{lane}}}"),
    Case("{{rows}}", "1:1: \"rows\" is a list and no value", "write {{#rows}}...{{/rows}}"),
    Case("{{best}}", "1:1: \"best\" is an object and no value", "write {{#best}}...{{/best}}"),
    Case(
      "{{#best}}{{denied}}{{/best}}", "1:10: \"denied\" is a flag and no value",
      "write {{#denied}}...{{/denied}}"),
    Case(
      "{{data}}", "1:1: JSON data cannot stand between tags",
      "it may stand in <script type=\"application/json\"> only"),
    Case(
      "<p title=\"{{{lane}}}\">", "1:11: finished HTML cannot stand in the attribute title of <p>",
      "it may stand between tags only"),
    Case(
      "<title>{{{lane}}}</title>", "1:8: finished HTML cannot stand in <title>",
      "it may stand between tags only"),
    Case(
      "{{>*label}}", "1:1: \"label\" is a text that is always there, not the name of a template",
      "give the field as .template(\"label\", among: [...])"),
    Case(
      "{{>page}}", "1:1: \"page.html\" includes itself without end",
      "include it from inside a list or an object that it shows"),
    Case(
      "<script>{{label}}</script>", "1:9: no value may stand in <script>",
      "give data in <script type=\"application/json\">"),
    Case(
      "<script type=\"{{label}}\">{{count}}</script>", "1:26: no value may stand in <script>",
      "give data in <script type=\"application/json\">"),
    Case(
      "<SCRIPT type=\"text/javascript\">{{count}}</SCRIPT>", "1:32: no value may stand in <script>",
      "give data in <script type=\"application/json\">"),
    Case(
      "<style>{{label}}</style>", "1:8: no value may stand in <style>",
      "give data in <script type=\"application/json\">"),
    Case(
      "<!-- {{label}} -->", "1:6: no value may stand in a comment",
      "values may stand between tags and in double-quoted attributes"),
    Case(
      "<!DOCTYPE {{label}}>", "1:11: no value may stand in a declaration",
      "values may stand between tags and in double-quoted attributes"),
    Case(
      "<{{label}}>", "1:2: no value may stand in the name of a tag",
      "values may stand between tags and in double-quoted attributes"),
    Case(
      "</{{label}}>", "1:3: no value may stand in the name of a tag",
      "values may stand between tags and in double-quoted attributes"),
    Case(
      "<h{{count}}>", "1:3: no value may stand in the name of a tag",
      "values may stand between tags and in double-quoted attributes"),
    Case(
      "<p {{label}}>", "1:4: no value may stand in the tag <p>, outside of an attribute's value",
      "values may stand between tags and in double-quoted attributes"),
    Case(
      "<p data-{{label}}=\"\">", "1:9: no value may stand in the name of an attribute of <p>",
      "values may stand between tags and in double-quoted attributes"),
    Case(
      "<p id={{label}}>", "1:7: no value may stand behind id= without quotes",
      "put double quotes around the attribute's value"),
    Case(
      "<p id=a{{label}}>", "1:8: no value may stand in an attribute without quotes",
      "put double quotes around the attribute's value"),
    Case(
      "<p id='{{label}}'>", "1:8: no value may stand in single quotes",
      "put double quotes around the attribute's value"),
    Case(
      "<p onClick=\"{{label}}\">", "1:13: no value may stand in the attribute onclick of <p>",
      "give it in a plain attribute such as data-..."),
    Case(
      "<p style=\"{{label}}\">", "1:11: no value may stand in the attribute style of <p>",
      "give it in a plain attribute such as data-..."),
    Case(
      "<iframe srcdoc=\"{{label}}\">", "1:17: no value may stand in the attribute srcdoc of <iframe>",
      "give it in a plain attribute such as data-..."),
    Case(
      "<img srcset=\"{{label}}\">", "1:14: no value may stand in the attribute srcset of <img>",
      "give it in a plain attribute such as data-..."),
    Case(
      "<noscript>{{label}}</noscript>", "1:11: no value may stand in <noscript>",
      "give data in <script type=\"application/json\">"),
    Case(
      "<{{#best}}p>{{/best}}", "1:2: a section cannot stand where a tag's name begins",
      "put the whole tag inside the section"),
    Case(
      "{{#best}}<p {{/best}}",
      "1:1: the section begins between tags and ends in the tag <p>, outside of an attribute's value",
      "let it hold whole elements, whole attributes or a part of one value"),
    Case(
      "<a {{#best}}on{{/best}}click=\"{{label}}\">", "1:24: a blank is missing before the next attribute",
      "write the blank outside of the section, or inside of it in front of the attribute"),
    Case(
      "<p {{#rows}}id=\"a\"{{/rows}}>",
      "1:4: the section must end as it begins, with or without a blank behind the last attribute",
      "let it hold whole elements, whole attributes or a part of one value"),
    Case("<p title=\"", "1:11: the page ends in the attribute title of <p>"),
    Case("<!-- <p>", "1:9: the page ends in a comment"),
  ]

  @Test(arguments: cases) func isRefused(_ test: Case) {
    var set = TemplateSet([TemplateFile("page.html", Array(test.template.utf8))])
    let template = set.template("page.html", for: SamplePage.self)
    let first = set.diagnostics.first
    #expect(first?.place.path == "templates/page.html")
    #expect(first.map { "\($0.place.line ?? 0):\($0.place.column ?? 0): \($0.text)" } == test.message)
    #expect(first?.help == test.help)
    #expect(first?.severity == .error)
    var problems: [Diagnostic] = []
    #expect(template.render(RenderTests.page, as: "x.html", diagnostics: &problems).isEmpty)
  }

  @Test func aPartialsMistakeIsNamedOnceWithItsOwnPlace() {
    var set = TemplateSet([
      TemplateFile("a.html", Array("{{>masthead}}{{>masthead}}".utf8)),
      TemplateFile("b.html", Array("{{>masthead}}".utf8)),
      TemplateFile("masthead.html", Array("<h1>\n  {{tilte}}".utf8), path: "mine/masthead.html"),
    ])
    _ = set.template("a.html", for: SamplePage.self)
    _ = set.template("b.html", for: SamplePage.self)
    #expect(set.diagnostics.count == 1)
    #expect(set.diagnostics.first?.text == "unknown name \"tilte\" (while compiling a.html)")
    #expect(set.diagnostics.first?.place == .init("mine/masthead.html", line: 2, column: 3, length: 9))
    #expect(set.diagnostics.first?.excerpt == "  {{tilte}}")
  }

  @Test func aPageWithoutTemplateIsNamed() {
    var set = TemplateSet([TemplateFile("figure.html", [])])
    _ = set.template("figures.html", for: SamplePage.self)
    #expect(set.diagnostics.map(\.help) == ["did you mean \"figure.html\"?"])
  }

  @Test func nestingHasALimit() {
    let deep = String(repeating: "{{#best}}", count: 100_000) + String(repeating: "{{/best}}", count: 100_000)
    var set = TemplateSet([TemplateFile("page.html", Array(deep.utf8))])
    _ = set.template("page.html", for: SamplePage.self)
    #expect(set.diagnostics.map(\.id) == ["templates.section.depth"])
    let chain = (0..<100).map { TemplateFile("p\($0)", Array("{{>p\($0 + 1)}}".utf8)) }
    set = TemplateSet(chain + [TemplateFile("p100", [])])
    _ = set.template("p0", for: SamplePage.self)
    #expect(set.diagnostics.map(\.id) == ["templates.include.depth"])
  }

  /// A list of the page is found from every depth: the page stops at the limit, it does not visit 2 ** 128 items.
  @Test func includingOverTheSameListEndsAtOnce() {
    var set = TemplateSet([
      TemplateFile("page.html", Array("{{>p}}".utf8)),
      TemplateFile("p", Array("{{#quotes}}\n  {{>p}}\n    {{>p}}\n{{/quotes}}".utf8)),
    ])
    let template = set.template("page.html", for: SamplePage.self)
    #expect(set.diagnostics.isEmpty)
    var problems: [Diagnostic] = []
    _ = template.render(RenderTests.page, as: "x.html", diagnostics: &problems)
    #expect(problems.map(\.id) == ["templates.include.depth"])
  }

  @Test func dataHasALimitOfDepth() {
    var row = SampleRow(quote: "x", href: nil, isDenied: false, replies: [])
    for _ in 0..<1_000 { row = SampleRow(quote: "x", href: nil, isDenied: false, replies: [row]) }
    var set = TemplateSet([
      TemplateFile("page.html", Array("{{>p}}".utf8)),
      TemplateFile("p", Array("{{#replies}}{{>p}}{{/replies}}".utf8)),
    ])
    let template = set.template("page.html", for: SampleRow.self)
    #expect(set.diagnostics.isEmpty)
    var problems: [Diagnostic] = []
    _ = template.render(row, as: "x.html", diagnostics: &problems)
    #expect(problems.map(\.id) == ["templates.include.depth"])
  }
}

extension RefusalTests.Case {
  init(_ template: String, _ message: String, _ help: String? = nil) {
    self.init(template: template, message: message, help: help)
  }
}
