// What a user can mend is a value: one sentence with a place, what was seen and what to do. It lives in the
// lowest room so that every room can speak.

/// A message about the user's input, printed as `path:line:column: error|warning|note: text`.
package struct Diagnostic: Hashable, Sendable {
  package enum Severity: String, Sendable, Comparable {
    case note, warning, error
    private var order: Int { self == .note ? 0 : self == .warning ? 1 : 2 }
    package static func < (a: Self, b: Self) -> Bool { a.order < b.order }
  }

  /// A place in a file: the path is relative to the source folder; line and column count from 1, columns in
  /// Unicode scalars. No line means the file as a whole.
  package struct Place: Hashable, Sendable {
    package var path: String
    package var line, column: Int?
    /// How many scalars from `column` on are meant, for the caret line; at least 1.
    package var length: Int
    package init(_ path: String, line: Int? = nil, column: Int? = nil, length: Int = 1) {
      (self.path, self.line, self.column, self.length) = (path, line, column, max(1, length))
    }
  }

  package var severity: Severity
  /// Stable: `module.thing.problem`, such as `content.frontmatter.date`.
  package var id: String
  package var place: Place
  package var text: String
  /// What to do about it, an imperative without a full stop; nil when the text says it.
  package var help: String?
  /// The line that `place` names, as it stands in the file; nil where it cannot be shown.
  package var excerpt: String?

  package init(
    _ severity: Severity, _ id: String, at place: Place, _ text: String, help: String? = nil,
    excerpt: String? = nil
  ) {
    (self.severity, self.id, self.place) = (severity, id, place)
    (self.text, self.help, self.excerpt) = (text, help, excerpt)
  }
}
