// The codes of faults in templates, for `dossier check --list-codes`.

let templateCodes = [
  DiagnosticCode(
    id: "site.block.line", meaning: "A dossier block of a note selects nothing, or a line of it is unknown."),
  DiagnosticCode(
    id: "site.citation.sentence", meaning: "A note cites a sentence that the source does not have."),
  DiagnosticCode(id: "site.citation.unknown", meaning: "A note cites a key that no source has."),
  DiagnosticCode(id: "site.link.unknown", meaning: "A wikilink of a note names nothing in the dossier."),
  DiagnosticCode(id: "strings.key.missing", meaning: "Texts of the interface are missing in a language."),
  DiagnosticCode(id: "strings.key.unknown", meaning: "A row of texts has a key that no page asks for."),
  DiagnosticCode(
    id: "strings.language.missing", meaning: "The dossier's language has no texts of the interface."),
  DiagnosticCode(id: "strings.name.unknown", meaning: "A text holds a name in braces that has no value."),
  DiagnosticCode(
    id: "templates.data.depth", meaning: "Data is nested too deep for a template that includes itself."),
  DiagnosticCode(id: "templates.file.encoding", meaning: "A template is not UTF-8."),
  DiagnosticCode(id: "templates.file.unreadable", meaning: "A template of the user's cannot be read."),
  DiagnosticCode(id: "templates.folder.missing", meaning: "There is no such folder of templates."),
  DiagnosticCode(
    id: "templates.html.choice", meaning: "Templates to choose from end in different places of the HTML."),
  DiagnosticCode(
    id: "templates.html.glued", meaning: "An attribute stands without a blank behind a section."),
  DiagnosticCode(
    id: "templates.html.open", meaning: "A template ends inside a tag, a comment or an attribute."),
  DiagnosticCode(id: "templates.html.place", meaning: "A value stands where no text may be put into HTML."),
  DiagnosticCode(
    id: "templates.html.recursion", meaning: "A template that includes itself does not end as it begins."),
  DiagnosticCode(
    id: "templates.html.section", meaning: "A section begins and ends in different places of the HTML."),
  DiagnosticCode(
    id: "templates.include.choice", meaning: "A field asks for a template that it does not list."),
  DiagnosticCode(id: "templates.include.depth", meaning: "Templates include one another too deep."),
  DiagnosticCode(id: "templates.include.endless", meaning: "Templates include one another without end."),
  DiagnosticCode(
    id: "templates.include.kind", meaning: "A template is included by a field that holds no name."),
  DiagnosticCode(id: "templates.include.unknown", meaning: "There is no template of an included name."),
  DiagnosticCode(
    id: "templates.name.parts", meaning: "A name with a point asks for a part of a value without parts."),
  DiagnosticCode(id: "templates.name.unknown", meaning: "A name is not among those that the page offers."),
  DiagnosticCode(id: "templates.phrase.place", meaning: "A text of the interface stands where none may."),
  DiagnosticCode(id: "templates.phrase.unknown", meaning: "No text of the interface has this key."),
  DiagnosticCode(
    id: "templates.section.crossed", meaning: "A section is closed before one that was opened in it."),
  DiagnosticCode(id: "templates.section.depth", meaning: "Sections are nested too deep."),
  DiagnosticCode(id: "templates.section.kind", meaning: "A value that cannot be a section is used as one."),
  DiagnosticCode(id: "templates.section.unclosed", meaning: "A section is never closed."),
  DiagnosticCode(id: "templates.section.unopened", meaning: "A section is closed that was never opened."),
  DiagnosticCode(
    id: "templates.tag.delimiters", meaning: "A tag that sets delimiters has other than two of them."),
  DiagnosticCode(id: "templates.tag.empty", meaning: "A tag names nothing."),
  DiagnosticCode(id: "templates.tag.unclosed", meaning: "A tag is never closed."),
  DiagnosticCode(id: "templates.value.html", meaning: "HTML stands where only text may."),
  DiagnosticCode(id: "templates.value.kind", meaning: "A value that is no text is shown as one."),
  DiagnosticCode(
    id: "templates.value.raw", meaning: "A value is written raw that is not known to be safe HTML."),
]
