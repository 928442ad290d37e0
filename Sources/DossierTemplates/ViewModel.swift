// What a template can show: a type lists its fields once, with typed accessors. No reflection.
//
//   struct Row: ViewModel {
//     let quote: String, href: String?, isDenied: Bool
//     static let fields: Fields<Row> = [
//       .text("quote") { $0.quote }, .url("href") { $0.href }, .flag("denied") { $0.isDenied },
//     ]
//   }
//   struct FigurePage: ViewModel {
//     let label: String, rows: [Row], lane: SafeHTML
//     static let fields: Fields<FigurePage> = [
//       .text("label") { $0.label }, .list("rows") { $0.rows }, .html("lane") { $0.lane },
//     ]
//   }
//   var set = TemplateSet([TemplateFile("figure.html", bytes)])
//   let template = set.template("figure.html", for: FigurePage.self)
//   // print set.diagnostics; write no page while one of them is an error
//   var problems: [Diagnostic] = []
//   let bytes = template.render(page, as: "figures/troops.html", diagnostics: &problems)
//
// figure.html:
//   <h1>{{label}}</h1>{{{lane}}}
//   {{#rows}}<q>{{quote}}</q>{{#href}}<a href="{{href}}">source</a>{{/href}}{{/rows}}
package import DossierText

/// What one template, or one section of it, shows: all wording done, sorted, linked.
package protocol ViewModel: Sendable {
  /// The names that templates may use. Write it as `static let`: it is asked for each list that is shown.
  static var fields: Fields<Self> { get }
}

/// The fields of a view model, in any order; of two with the same name the first counts.
package struct Fields<Model: Sendable>: Sendable, ExpressibleByArrayLiteral {
  let all: [Field<Model>]
  package init(arrayLiteral elements: Field<Model>...) { all = elements }
  /// Fields that several view models share (a page's frame) before or behind their own.
  package init(_ fields: [Field<Model>]) { all = fields }
}

/// One name that a template may use, and how to get at its value.
package struct Field<Model: Sendable>: Sendable {
  package let name: String
  let kind: FieldKind
  let read: @Sendable (Model, ReadingPlan, Int) -> Value
}

extension Field {
  /// `{{name}}`: plain text, escaped for where it stands. No section.
  package static func text(_ name: String, _ get: @escaping @Sendable (Model) -> String) -> Self {
    Self(name: name, kind: .text(isOptional: false)) { model, _, _ in .text(get(model)) }
  }

  /// Text that may be missing: `{{name}}` is then empty; `{{#name}}` holds when there is some (not empty).
  package static func text(_ name: String, _ get: @escaping @Sendable (Model) -> String?) -> Self {
    Self(name: name, kind: .text(isOptional: true)) { model, _, _ in
      if let text = get(model), !text.isEmpty { .text(text) } else { .none }
    }
  }

  /// `{{#name}}` and `{{^name}}`; not shown itself.
  package static func flag(_ name: String, _ get: @escaping @Sendable (Model) -> Bool) -> Self {
    Self(name: name, kind: .flag) { model, _, _ in .flag(get(model)) }
  }

  /// A whole number, written in plain digits: grouping ("12,000") is wording, hence text.
  package static func number(_ name: String, _ get: @escaping @Sendable (Model) -> Int) -> Self {
    Self(name: name, kind: .number) { model, _, _ in .number(get(model)) }
  }

  /// A number in the shortest form that reads back as the same: `0.25`.
  package static func decimal(_ name: String, _ get: @escaping @Sendable (Model) -> Double) -> Self {
    Self(name: name, kind: .number) { model, _, _ in .bytes(Array(DossierText.decimal(get(model)).utf8)) }
  }

  /// A link's destination: http, https, mailto or relative. Anything else counts as missing, so that
  /// `{{#name}}<a href="{{name}}">{{/name}}` writes no link for it.
  package static func url(_ name: String, _ get: @escaping @Sendable (Model) -> String?) -> Self {
    Self(name: name, kind: .url) { model, _, _ in
      if let url = get(model), !url.isEmpty, URLAttribute.isLink(url) { .text(url) } else { .none }
    }
  }

  /// Finished markup: `{{{name}}}` in text position only; a section when it may be missing.
  package static func html(_ name: String, _ get: @escaping @Sendable (Model) -> SafeHTML?) -> Self {
    Self(name: name, kind: .html) { model, _, _ in
      if let html = get(model), !html.bytes.isEmpty { .bytes(html.bytes) } else { .none }
    }
  }

  /// Data for `<script type="application/json">` or `application/ld+json`: `{{name}}` there and nowhere else.
  package static func json(_ name: String, _ get: @escaping @Sendable (Model) -> JSONWriter?) -> Self {
    Self(name: name, kind: .json) { model, _, _ in
      if let json = get(model), !json.bytes.isEmpty { .bytes(json.bytes) } else { .none }
    }
  }

  /// `{{#name}}` once for each, in order; `{{^name}}` when there is none.
  package static func list<Row: ViewModel>(
    _ name: String, _ get: @escaping @Sendable (Model) -> [Row]
  ) -> Self {
    Self(name: name, kind: .list(Shape(of: Row.self))) { model, plan, child in
      plan.list(get(model), child)
    }
  }

  /// Plain texts: `{{#name}}{{.}}{{/name}}`.
  package static func texts(_ name: String, _ get: @escaping @Sendable (Model) -> [String]) -> Self {
    Self(name: name, kind: .list(.oneText)) { model, _, _ in .list(get(model).map { [.text($0)] }) }
  }

  /// `{{name.field}}` or `{{#name}}{{field}}{{/name}}`; nil is no section and empty text.
  package static func object<Part: ViewModel>(
    _ name: String, _ get: @escaping @Sendable (Model) -> Part?
  ) -> Self {
    Self(name: name, kind: .object(Shape(of: Part.self))) { model, plan, child in
      if let part = get(model) { plan.object(part, child) } else { .none }
    }
  }

  /// The name of one of these templates, for `{{>*name}}`: all of them are checked when the set is loaded.
  package static func template(
    _ name: String, among names: [String], _ get: @escaping @Sendable (Model) -> String
  ) -> Self {
    Self(name: name, kind: .template(names)) { model, _, _ in .text(get(model)) }
  }
}
