// The lines before the story: a title, a byline, a date. They are that only when they look like it and text follows;
// a paste of sentences has none.
import DossierModel
import DossierText

/// What the first lines of a text say about it.
struct Opening {
  var kinds: [Int: Passage.Kind] = [:]
  var title: String?
  var byline: [String]?
  var published: EDTFDate?
}

/// Looks at the first lines that are the article's own. With a title given elsewhere, the first line is a title only
/// when it says the same.
func opening(_ text: Text, _ lines: TextLines, isText: (Int) -> Bool, givenTitle: String?) -> Opening {
  var opening = Opening()
  let own = lines.indices.lazy.filter(isText).prefix(8)
  let first = Array(own)
  guard let start = first.first else { return opening }
  var next = 0
  for (position, index) in first.enumerated().prefix(6) {
    if let names = bylineNames(text, lines.lines[index]), opening.byline == nil {
      opening.kinds[index] = .byline
      opening.byline = names
    } else if let date = dateLine(text, lines.lines[index]) {
      opening.kinds[index] = .dateline
      opening.published = opening.published ?? date.date
    } else if position > 0 {
      break
    }
    next = position + 1
  }
  guard opening.kinds[start] == nil else { return opening }
  let isAlone =
    !lines.areTogether(start, start + 1) || opening.kinds[start + 1] != nil || !isText(start + 1)
    || lines.paragraphs(text, isText: isText).first == start..<start + 1
  // What is longer is a paragraph.
  let line = lines.lines[start]
  let words = line.count <= 2000 ? oneLine(text[line]) : ""
  let isTitle =
    givenTitle.map { sameWords($0, words) }
    ?? (isAlone && looksLikeTitle(text, line)
      && storyFollows(text, lines, after: first, from: next, isText: isText))
  if isTitle {
    opening.kinds[start] = .title
    opening.title = words
  } else if opening.kinds.keys.contains(where: { $0 > start }), givenTitle == nil {
    // A byline behind a sentence is part of the story.
    opening = Opening()
  }
  return opening
}

/// At most 30 words and 200 scalars, no full stop, comma or semicolon at the end, no end of a sentence within.
private func looksLikeTitle(_ text: Text, _ line: Span) -> Bool {
  guard line.count <= 800 else { return false }
  let scalars = Array(text[line].unicodeScalars)
  guard scalars.count <= 200, scalars.split(separator: " ").count <= 30, !isListItem(text, line) else {
    return false
  }
  var end = scalars.count
  while end > 0, "\"'\u{201D}\u{2019})]".unicodeScalars.contains(scalars[end - 1]) { end -= 1 }
  guard end > 0, !".,;:\u{2026}-\u{2013}\u{2014}".unicodeScalars.contains(scalars[end - 1]) else {
    return false
  }
  guard scalars.contains(where: { $0.properties.isAlphabetic }), !isDateline(scalars) else { return false }
  for index in scalars.indices.dropFirst(3).dropLast(2)
  where scalars[index] == "." && scalars[index + 1] == " " {
    let before = scalars[index - 3..<index]
    if before.allSatisfy({ $0.properties.isLowercase }), scalars[index + 2].properties.isUppercase {
      return false
    }
  }
  return true
}

/// "LONDON, Sept 4 (Agency) - ": capitals first, a dash within the first 70 scalars.
private func isDateline(_ scalars: [Unicode.Scalar]) -> Bool {
  let first = scalars.prefix { $0.properties.isAlphabetic }
  guard first.count >= 3, first.allSatisfy({ $0.properties.isUppercase }) else { return false }
  let head = Array(scalars.prefix(70))
  return head.indices.dropFirst().dropLast().contains { index in
    head[index - 1] == " " && "-\u{2013}\u{2014}".unicodeScalars.contains(head[index])
      && (head[index + 1] == " " || head[index + 1] == "-")
  }
}

/// A later line of the article that is a sentence.
private func storyFollows(
  _ text: Text, _ lines: TextLines, after first: [Int], from next: Int, isText: (Int) -> Bool
) -> Bool {
  guard let start = first.dropFirst(max(1, next)).first ?? first.dropFirst().last else { return false }
  return (start..<min(lines.lines.count, start + 12)).contains { index in
    guard isText(index) else { return false }
    let line = lines.lines[index]
    return line.count >= 25
      && endsSentence(foldedLine(text.bytes, Span(max(line.start, line.end - 900), line.end)))
  }
}

/// Whether two titles are the same but for marks, blanks and case.
func sameWords(_ a: String, _ b: String) -> Bool {
  func letters(_ string: String) -> [Unicode.Scalar] {
    string.lowercased().unicodeScalars.filter {
      $0.properties.isAlphabetic || $0.properties.numericType != nil
    }
  }
  let (left, right) = (letters(a), letters(b))
  return !left.isEmpty && left == right
}
