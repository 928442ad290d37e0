// The templates of a site by name: built-in ones first, the user's own over them one by one. Every template is
// parsed when it is added and compiled against its view model when a page asks for it; all problems are known
// before the first page is rendered.
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
  let files: [String: TemplateFile]
  /// Every problem of the templates used so far, by place. Write no page while one of them is an error.
  package private(set) var diagnostics: [Diagnostic] = []

  /// Of two files with one name the later one counts: give the built-in files first, then the user's.
  package init(_ files: [TemplateFile]) {
    self.files = Dictionary(files.map { ($0.name, $0) }, uniquingKeysWith: { $1 })
  }

  /// The template of that name, its names and places checked against the view model. With errors in
  /// `diagnostics` it renders nothing.
  package mutating func template<Model: ViewModel>(_ name: String, for: Model.Type) -> Template<Model> {
    if files[name] == nil {
      diagnostics.append(
        Diagnostic(
          .error, "templates.name.unknown", at: .init("templates"), "no template is called \"\(name)\""))
    }
    return Template(name: name)
  }
}
