// A line "By NAME and NAME": the names in it.
import DossierText

/// The names of the byline that a line of a text is; nil when it is none. A long paragraph is not even copied.
func bylineNames(_ text: Text, _ line: Span) -> [String]? {
  line.count <= 1000 ? bylineNames(text[line]) : nil
}

/// The names of a byline, or nil when the line is none. "in Oskel", "for The Post" and job titles behind a comma go.
func bylineNames(_ line: String) -> [String]? {
  let words = oneLine(line)
  guard words.utf8.count <= 160 else { return nil }
  let lower = words.lowercased()
  guard
    let lead = ["by ", "by: ", "written by ", "words by ", "story by ", "report by "]
      .first(where: { lower.hasPrefix($0) })
  else { return nil }
  let rest = String(words.dropFirst(lead.count))
  guard let first = rest.unicodeScalars.first, first.properties.isUppercase, !endsSentence(Array(rest.utf8)),
    rest.split(separator: " ").count <= 14
  else { return nil }
  let names = cleanedNames(rest)
  return names.isEmpty ? nil : names
}

/// Parts a list of names at commas, "and" and "&"; drops what is no name.
func cleanedNames(_ list: String) -> [String] {
  if list.lowercased() == "staff and agencies" { return [list] }
  var text = list
  for mark in [" | ", " \u{B7} ", " \u{2022} ", " \u{2013} ", " \u{2014} ", " - "] {
    if let range = firstRange(of: mark, in: text) { text = String(text[..<range]) }
  }
  for joint in [" and ", " And ", " AND ", " & ", ";"] {
    text = replacing(joint, by: ",", in: text)
  }
  var names: [String] = []
  for part in text.split(separator: ",") {
    var name = oneLine(String(part))
    for tail in [" in ", " for ", " at ", " with ", " from "] {
      if let range = firstRange(of: tail, in: name) { name = oneLine(String(name[..<range])) }
    }
    guard let first = name.unicodeScalars.first, first.properties.isUppercase || !first.isASCII,
      !name.contains("@"), name.utf8.count <= 60, !name.utf8.contains(where: ByteClass.isDigit),
      names.isEmpty || !isJobTitle(name)
    else { continue }
    names.append(name)
  }
  return names
}

private func isJobTitle(_ name: String) -> Bool {
  let last = name.lowercased().split(separator: " ").last.map(String.init) ?? ""
  return ["editor", "correspondent", "reporter", "writer", "staff", "analyst", "producer", "bureau", "chief"]
    .contains(last)
}

private func firstRange(of needle: String, in text: String) -> String.Index? {
  let (a, b) = (Array(text.utf8), Array(needle.utf8))
  guard a.count >= b.count else { return nil }
  for start in 0...(a.count - b.count) where a[start..<start + b.count].elementsEqual(b) {
    return text.utf8.index(text.startIndex, offsetBy: start)
  }
  return nil
}

private func replacing(_ needle: String, by other: String, in text: String) -> String {
  var rest = text[...]
  var output = ""
  while let at = firstRange(of: needle, in: String(rest)) {
    let before = String(rest)
    output += before[..<at] + other
    rest = Substring(
      before.utf8.dropFirst(before.utf8.distance(from: before.startIndex, to: at) + needle.utf8.count))
  }
  return output + rest
}
