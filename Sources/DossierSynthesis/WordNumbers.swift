// Words as numbers, so that hundreds of thousands of them are compared and grouped without a look at their letters.

/// Numbers of words, from 1 in the order in which they come; 0 is no word.
struct WordNumbers: Sendable {
  private var numbers: [String: Int32] = [:]

  mutating func number(of word: String?) -> Int32 {
    guard let word else { return 0 }
    if let known = numbers[word] { return known }
    numbers[word] = Int32(numbers.count + 1)
    return Int32(numbers.count)
  }

  /// One number for a set of words; 0 for none.
  mutating func number(of words: Set<String>) -> Int32 {
    words.isEmpty ? 0 : number(of: words.sorted(by: precedes).joined(separator: ","))
  }

  /// The number of a word; 0 when it has none.
  subscript(word: String) -> Int32 { numbers[word] ?? 0 }
}

/// Numbers of names as texts word them, equal ones for names that differ in case, article or dots only.
struct FoldedNames: Sendable {
  private var words = WordNumbers()
  private var known: [String: Int32] = [:]

  mutating func number(of name: String) -> Int32 {
    if let number = known[name] { return number }
    let number = words.number(of: ActorNames.folded(name))
    known[name] = number
    return number
  }
}
