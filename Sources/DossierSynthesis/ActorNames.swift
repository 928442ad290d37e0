// When two names are one name, across sources: case, article, dots and legal suffixes do not count.
import DossierText

/// Compares names of actors.
struct ActorNames: Sendable {
  private let legal, small, place: Set<String>

  init(_ tables: SynthesisTables) {
    func words(_ role: String) -> Set<String> { Set(tables.nameWords.filter { $0.value == role }.keys) }
    (legal, small, place) = (words("legal"), words("small"), words("place"))
  }

  /// Lower-case words without dots, the leading article and a legal suffix; "" for no name.
  func normalised(_ name: String) -> String {
    var words = Self.folded(name).split(separator: " ")
    if words.count > 1, let last = words.last, legal.contains(String(last)) { words.removeLast() }
    return words.joined(separator: " ")
  }

  /// Lower-case words without dots, possessive and leading article.
  static func folded(_ name: String) -> String {
    plainFolded(name) ?? anyFolded(name)
  }

  /// The same for letters that are ASCII, as nearly all are; nil for others.
  private static func plainFolded(_ name: String) -> String? {
    var output: [UInt8] = []
    output.reserveCapacity(name.utf8.count)
    var words = 0
    var start = 0
    var isInside = false
    func close() {
      guard isInside else { return }
      if output.count - start >= 2, output[output.count - 1] == 0x73, output[output.count - 2] == 0x27 {
        output.removeLast(2)
      }
      isInside = false
    }
    var bytes = name.utf8.makeIterator()
    while var byte = bytes.next() {
      if byte >= 0x80 {
        // A curly apostrophe (E2 80 99) becomes a straight one.
        guard byte == 0xE2, bytes.next() == 0x80, bytes.next() == 0x99 else { return nil }
        byte = 0x27
      }
      if byte == 0x20 || 0x09...0x0D ~= byte || byte == 0x2C {
        close()
        continue
      }
      if byte == 0x2E { continue }
      if !isInside {
        if words > 0 { output.append(0x20) }
        (words, start, isInside) = (words + 1, output.count, true)
      }
      output.append(ByteClass.lower(byte))
    }
    close()
    if words > 1, output.starts(with: "the ".utf8) { output.removeFirst(4) }
    return String(decoding: output, as: UTF8.self)
  }

  private static func anyFolded(_ name: String) -> String {
    var words = name.lowercased().replacing(".", with: "").replacing("’", with: "'")
      .split(whereSeparator: { $0.isWhitespace || $0 == "," })
      .map { $0.hasSuffix("'s") ? String($0.dropLast(2)) : String($0) }
    if words.first == "the", words.count > 1 { words.removeFirst() }
    return words.joined(separator: " ")
  }

  /// Initials of a name of two words or more, the small words left out: "national seismic institute" is "nsi".
  func initials(ofNormalised name: String) -> String? {
    let words = name.split(separator: " ").filter { !small.contains(String($0)) }
    guard words.count > 1 else { return nil }
    return String(words.compactMap(\.first))
  }

  /// Whether each word of `short` begins the word of `long` at its place, and the last ones are equal:
  /// "met office" and "meteorological office".
  func abbreviates(_ short: String, _ long: String) -> Bool {
    let (left, right) = (short.split(separator: " "), long.split(separator: " "))
    return left.count > 1 && left.count == right.count && left.last == right.last && short != long
      && zip(left, right).allSatisfy { $0.count >= 3 && $1.hasPrefix($0) }
  }

  /// "sanna island" without its last word, which only says that it is a place; nil for other names.
  func bare(_ name: String) -> String? {
    var words = name.split(separator: " ")
    guard words.count > 1, let last = words.popLast(), place.contains(String(last)) else { return nil }
    return words.joined(separator: " ")
  }

  static func wordCount(_ name: String) -> Int {
    var count = 0
    var isInside = false
    for byte in name.utf8 {
      if byte == 0x20 { isInside = false } else if !isInside { (count, isInside) = (count + 1, true) }
    }
    return count
  }

  /// Whether all letters are capitals, but for the dots and the "&" of an acronym.
  static func isAcronym(_ name: String) -> Bool {
    if name.utf8.contains(where: { $0 == 0x20 || ByteClass.isLower($0) }) { return false }
    return name.allSatisfy { $0.isUppercase || $0 == "." || $0 == "&" }
  }
}
