// The templates of a site by name: built-in ones first, the user's own over them one by one. Every template
// is parsed when it is added and compiled against its view model when a page asks for it; all problems are
// known before the first page is rendered.
package import DossierText

/// A template as it comes from the program or the user's folder.
package struct TemplateFile: Hashable, Sendable {
  /// What pages and partials call it: "figure.html". A tag may leave ".html" out.
  package let name: String
  /// As messages name it: "templates/figure.html".
  package let path: String
  package let bytes: [UInt8]
  package init(_ name: String, _ bytes: [UInt8], path: String? = nil) {
    (self.name, self.bytes, self.path) = (name, bytes, path ?? "templates/" + name)
  }
}

/// All templates of a site.
package struct TemplateSet: Sendable {
  private let templates: [String: ParsedTemplate]
  private let phrases: [String: String]
  /// Every problem of the templates asked for so far, in the order found, each place once. Write no page
  /// while one of them is an error.
  package private(set) var diagnostics: [Diagnostic] = []

  /// Of two files with one name the later one counts: give the built-in files first, then the user's. `phrases`
  /// are the texts behind `{{@key}}`.
  package init(_ files: [TemplateFile], phrases: [String: String] = [:]) {
    self.phrases = phrases
    let files = Dictionary(files.map { ($0.name, $0) }, uniquingKeysWith: { $1 })
    templates = files.mapValues { ParsedTemplate($0) }
    // A file that no page uses is still held to the rules of form.
    for name in templates.keys.sorted() { add(templates[name]?.diagnostics ?? []) }
  }

  /// The names of all templates, sorted.
  package var names: [String] { templates.keys.sorted() }

  /// The template of that name, its names and places checked against the view model. With errors in
  /// `diagnostics` it renders nothing.
  package mutating func template<Model: ViewModel>(_ name: String, for: Model.Type) -> Template<Model> {
    Template(name: name, program: program(name, for: Shape(of: Model.self)))
  }

  mutating func program(_ name: String, for shape: Shape) -> Program {
    guard templates[name] != nil else {
      let near = nearest(to: name, in: names).map { "did you mean \"\($0)\"?" }
      add([
        Diagnostic(
          .error, "templates.name.unknown", at: .init("templates/" + name),
          "there is no such template", help: near)
      ])
      return .empty
    }
    var compiler = Compiler(templates, phrases: phrases, page: name)
    let program = compiler.program(for: shape)
    add(compiler.diagnostics)
    return program
  }

  private mutating func add(_ found: [Diagnostic]) {
    for diagnostic in found
    where !diagnostics.contains(where: { $0.id == diagnostic.id && $0.place == diagnostic.place }) {
      diagnostics.append(diagnostic)
    }
  }
}
