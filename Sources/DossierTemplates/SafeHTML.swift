// The one type that a template may write without escaping.

/// Finished HTML for the text position of a page: written as it stands by `{{{name}}}`, nowhere else.
///
/// Who may make one: (1) the writer of article text, which builds markup of allow-listed blocks from parsed
/// documents and escapes every text through `HTMLText` and `HTMLAttribute`; (2) the writer of charts, whose
/// SVG holds numbers and escaped words only; (3) another template's finished output. Never from a string that
/// came out of a source, a file name or the configuration. A search for `SafeHTML(` finds every maker.
package struct SafeHTML: Hashable, Sendable {
  /// UTF-8, elements balanced.
  package let bytes: [UInt8]
  package init(_ bytes: [UInt8]) { self.bytes = bytes }
}
