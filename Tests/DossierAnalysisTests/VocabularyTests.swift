import DossierText
import Testing

// The tables that are asked once for each word, and the phrases that are found by two words, against plain searches.
@testable import DossierAnalysis

@Suite struct VocabularyTests {
  private static func vocabulary(_ text: String) -> Vocabulary {
    let text = Text(text)
    return Vocabulary(Words(text, passages: [text.all]))
  }

  @Test func eachTokenHasTheNumberOfItsWord() {
    // More words than the table begins with.
    let text = (0..<3000).map { "word\($0 % 1700) Word\($0 % 1700)," }.joined(separator: " ")
    let vocabulary = Self.vocabulary(text)
    let hashes = vocabulary.map(\.hash)
    #expect(hashes.count == vocabulary.words.count)
    for index in 0..<vocabulary.words.count where hashes[index] != vocabulary.words[index].hash {
      Issue.record("token \(index)")
    }
    #expect(Set(hashes.values).count == vocabulary.count)
    #expect(vocabulary.number(of: vocabulary.words[0].hash) == 0)
    #expect(vocabulary.number(of: Word.hash(of: "nowhere".utf8)) == nil)
  }

  @Test func aPossessiveIsTheSameWord() {
    let tokens = NameTokens(
      Self.vocabulary("We met Rusk and Rusk\u{2019}s or Rusk's aides."), lexicon: NameLexicon())
    let text = tokens.words.text
    let named = (0..<tokens.words.count).filter { tokens.words.string($0).hasPrefix("Rusk") }
    #expect(named.count == 3)
    #expect(Set(named.map { tokens.core[$0] }).count == 1)
    for index in named {
      #expect(text[Span(Int(tokens.words[index].start), tokens.coreEnd(index))] == "Rusk")
      #expect(tokens.written(index) == 2)
    }
  }

  /// No expression begins with a word that the walk leaves out.
  @Test func datesBeginOnlyWithOpeners() {
    var random = DateFuzzTests.Sequence(state: 5)
    for _ in 0..<40 {
      let text = (0..<120).map { _ in
        DateFuzzTests.pieces[Int.random(in: 0..<DateFuzzTests.pieces.count, using: &random)]
      }.joined(separator: " ")
      let vocabulary = Self.vocabulary(text)
      var reader = DateReader(vocabulary, DateReading.tables)
      reader.openAll()
      for index in 0..<vocabulary.words.count where vocabulary.words[index].kind == .word {
        guard !DateReading.tables.openers[Int(reader.kinds[index])] else { continue }
        #expect(reader.phrase(at: index) == nil && reader.skipped(at: index) == nil, "\(text) at \(index)")
      }
    }
  }

  @Test(arguments: 1...30) func phrasesAreFoundAsByAPlainSearch(_ seed: Int) {
    var random = DateFuzzTests.Sequence(state: UInt64(seed))
    func words(_ count: Int) -> String {
      (0..<count).map { _ in "abcd".randomElement(using: &random).map { "x\($0)" } ?? "" }.joined(
        separator: " ")
    }
    var phrases: [(String, Int)] = []
    for value in 0..<40 { phrases.append((words(Int.random(in: 1...4, using: &random)), value)) }
    let table = PhraseTable(phrases)
    let values = Dictionary(phrases) { $1 }
    let text = Text(words(60))
    let tokens = Words(text, passages: [text.all])
    for index in 0..<tokens.count {
      let limit = min(tokens.count, index + Int.random(in: 0...5, using: &random))
      let ahead = (1...4).reversed().first { count in
        index + count <= limit && values[Self.string(tokens, index..<index + count)] != nil
      }
      let found = table.longest(startingAt: index, before: limit, in: tokens)
      #expect(found?.count == ahead)
      #expect(found?.value == ahead.flatMap { values[Self.string(tokens, index..<index + $0)] })
      let from = max(0, index - Int.random(in: 0...5, using: &random))
      let back = (1...4).reversed().first { count in
        index - count + 1 >= from && values[Self.string(tokens, index - count + 1..<index + 1)] != nil
      }
      let last = table.longest(endingAt: index, from: from, in: tokens)
      #expect(last?.count == back)
      #expect(last?.value == back.flatMap { values[Self.string(tokens, index - $0 + 1..<index + 1)] })
    }
  }

  private static func string(_ words: Words, _ range: Range<Int>) -> String {
    range.map { words.string($0) }.joined(separator: " ")
  }
}
