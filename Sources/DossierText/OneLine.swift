// Words on one line: what titles, labels and quotations of a few words are made of.

/// The string in one line: runs of blanks and line ends become one blank, none at the ends.
package func oneLine(_ string: String) -> String {
  guard string.utf8.contains(where: { $0 <= 0x20 || $0 >= 0x80 }) else { return string }
  var output = String.UnicodeScalarView()
  var isBlank = true
  for scalar in string.unicodeScalars {
    let isSpace =
      scalar.value < 0x80
      ? scalar.value == 0x20 || 0x09...0x0D ~= scalar.value : scalar.properties.isWhitespace
    if isSpace {
      if !isBlank { output.append(" ") }
      isBlank = true
    } else {
      output.append(scalar)
      isBlank = false
    }
  }
  if isBlank, !output.isEmpty { output.removeLast() }
  return String(output)
}
