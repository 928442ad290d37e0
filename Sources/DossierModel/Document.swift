// A source's text and structure after reading: what Analysis reads and Site shows. Only allow-listed kinds of
// node exist, so no markup of a page or a note can reach the site as it was.
package import DossierText

/// One node of a document's tree, in pre-order. A node's children are the nodes behind it with a greater depth,
/// up to the next node with the same depth or a smaller one. Flat, so that no input depth can exhaust the stack.
package struct Node: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    // Blocks
    case paragraph
    /// 1...6 as in the source; the page decides what it becomes.
    case heading(level: Int)
    case quote
    case list(ordered: Bool, start: Int, isTight: Bool)
    /// `isChecked` is nil for an item that is no task.
    case item(isChecked: Bool?)
    case table
    case row(isHeader: Bool)
    case cell(Alignment, isHeader: Bool)
    case codeBlock(info: String)
    case rule
    case figure
    case caption
    case footnote(label: String)
    /// A fenced block with the info string `dossier`: derived content goes here (notes only).
    case embed(query: String)
    // Inlines
    /// Words: those of the span, unless `literal` differs from them.
    case text
    case code
    case emphasis, strong, strike, superscript, `subscript`
    /// `destination` as written; Site filters it.
    case link(destination: String, title: String)
    /// `destination` is a local path below the content folder, or that of one of the document's pictures, checked by
    /// Content; `alt` the words.
    case image(destination: String, alt: String)
    case softBreak, lineBreak
    case footnoteReference(label: String)
    /// `[@key, p. 3]`, `[@key#s12]` (notes only).
    case citation(key: String, locator: String, sentence: Int?)
    /// `[[target|shown]]` (notes only).
    case wikilink(target: String, shown: String)
  }
  package enum Alignment: String, Hashable, Sendable { case none, left, center, right }

  package var kind: Kind
  /// The node's bytes in the document's text.
  package var span: Span
  /// 0 for top-level blocks.
  package var depth: Int
  /// What to show instead of the span's bytes where they differ (entities, escapes); nil otherwise.
  package var literal: String?

  package init(_ kind: Kind, _ span: Span, depth: Int, literal: String? = nil) {
    (self.kind, self.span, self.depth, self.literal) = (kind, span, depth, literal)
  }
}

/// A stretch of prose that the analysis reads as a unit: no sentence crosses its border.
package struct Passage: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable {
    case title, byline, dateline, heading, paragraph, item, cell, quote, caption
    /// Whether its sentences are numbered and its figures exported (a title or byline is shown, not analysed).
    package var isProse: Bool { self != .title && self != .byline && self != .dateline }
  }
  package var kind: Kind
  package var span: Span
  package init(_ kind: Kind, _ span: Span) { (self.kind, self.span) = (kind, span) }
}

/// A part of the text that the build does not count as the source's words, and why. Shown as removed.
package struct RemovedSpan: Hashable, Sendable {
  package enum Reason: String, Hashable, Sendable, CaseIterable {
    case boilerplate, navigation, advert, cookie, credit, teaser, duplicate, user
  }
  package var span: Span
  package var reason: Reason
  /// The rule that decided, such as "reCAPTCHA notice".
  package var rule: String
  package init(_ span: Span, _ reason: Reason, rule: String) {
    (self.span, self.reason, self.rule) = (span, reason, rule)
  }
}

/// A picture that came with a saved page.
package struct Picture: Hashable, Sendable {
  /// Below the output folder: `pictures/DIGEST.png`.
  package var path: String
  package var bytes: [UInt8]
  package init(path: String, bytes: [UInt8]) { (self.path, self.bytes) = (path, bytes) }
}

/// A block of a saved page that never entered the text.
package struct SetAside: Hashable, Sendable {
  /// Byte offset before which it stood.
  package var offset: Int
  package var reason: RemovedSpan.Reason
  package var rule: String
  package var text: String
  package init(at offset: Int, _ reason: RemovedSpan.Reason, rule: String, text: String) {
    (self.offset, self.reason, self.rule, self.text) = (offset, reason, rule, text)
  }
}

/// One source, read.
package struct Document: Hashable, Sendable {
  package var source: Source
  /// What offsets count in: for text and Markdown the file's body behind the front matter, decoded, otherwise
  /// unchanged; for a saved page the extracted body, without the title.
  package var text: Text
  /// The same length, with bytes that are markup and no words (`**`, link targets, table pipes, citations)
  /// replaced by blanks: what the analysis reads. Equal to `text` for plain text and pages.
  package var prose: Text
  /// The tree in pre-order.
  package var nodes: [Node]
  /// What is read, in text order, not overlapping; removed spans lie outside.
  package var passages: [Passage]
  package var removed: [RemovedSpan]
  package var setAside: [SetAside]
  /// Pictures that the text refers to by their path below the output folder.
  package var pictures: [Picture] = []
  /// Line of the file on which the text's first byte stands, from 1; nil for a saved page, whose text is no
  /// part of the file.
  package var firstLine: Int?

  package init(
    source: Source, text: Text, prose: Text? = nil, nodes: [Node], passages: [Passage],
    removed: [RemovedSpan] = [], setAside: [SetAside] = [], firstLine: Int? = nil
  ) {
    (self.source, self.text, self.prose) = (source, text, prose ?? text)
    (self.nodes, self.passages, self.removed) = (nodes, passages, removed)
    (self.setAside, self.firstLine) = (setAside, firstLine)
  }
}
