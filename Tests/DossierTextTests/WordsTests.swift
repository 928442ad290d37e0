// Tokens: what is one word, what sticks together, what a hash folds.
import DossierText
import Testing

@Suite struct WordsTests {
  static func tokens(_ string: String) -> [String] {
    let text = Text(string)
    let words = Words(text, passages: [text.all])
    return (0..<words.count).map { words.string($0) }
  }

  @Test(
    arguments: [
      ("Don't stop", ["Don't", "stop"]), ("Russia’s army", ["Russia’s", "army"]),
      ("‘hoax’", ["‘", "hoax", "’"]),
      ("1.2million", ["1", ".", "2", "million"]), ("T-72", ["T", "-", "72"]), ("12,000", ["12", ",", "000"]),
      ("€350m", ["€", "350", "m"]), ("20°C", ["20", "°", "C"]), ("a – b", ["a", "–", "b"]),
      ("Kraków, Ñuñoa", ["Kraków", ",", "Ñuñoa"]), ("3½", ["3", "½"]),
      ("rock 'n' roll", ["rock", "'", "n", "'", "roll"]),
      ("a\u{00A0}b\u{2009}c\u{FEFF}d", ["a", "b", "c", "d"]), ("5′", ["5", "′"]), ("", []), (" \n\t", []),
      ("日本、東京。", ["日本", "、", "東京", "。"]), ("ok 👍", ["ok", "👍"]), ("µg", ["µg"]), ("3×4", ["3", "×", "4"]),
    ] as [(String, [String])])
  func cuts(_ row: (String, [String])) { #expect(Self.tokens(row.0) == row.1) }

  @Test func spansCoverEverythingButBlanks() {
    let text = Text("“Up to 12,000 troops”, he said — on 3 May.")
    let words = Words(text, passages: [text.all])
    let covered = words.tokens.map { text[$0.span] }.joined()
    #expect(covered == text.string.filter { $0 != " " })
    for word in words.tokens {
      #expect(text.isScalarBorder(Int(word.start)) && text.isScalarBorder(Int(word.end)))
    }
  }

  @Test func theHashFoldsCaseAndApostrophes() {
    let text = Text("DON’T don't Don't")
    let words = Words(text, passages: [text.all])
    #expect(Set(words.tokens.map(\.hash)) == [Word.hash(of: "don't".utf8)])
  }

  @Test func knowsCapitalsAndWhatSticksTogether() {
    let text = Text("NATO sent Élan F-16s")
    let words = Words(text, passages: [text.all]).tokens
    #expect(words.map(\.isCapitalised) == [true, false, true, true, false, false, false])
    #expect(words.map(\.isAllCapitals) == [true, false, false, false, false, false, false])
    #expect(words.map(\.isGlued) == [false, false, false, false, true, true, true])
  }

  @Test func passagesStayApart() {
    let text = Text("one two three")
    let words = Words(text, passages: [Span(0, 3), Span(4, 4), Span(4, 13)])
    #expect(words.passages == [0..<1, 1..<1, 1..<3])
    #expect(words.tokens.map(\.opensPassage) == [true, true, false])
    #expect(words.firstToken(endingAfter: 3) == 1 && words.firstToken(endingAfter: 0) == 0)
    #expect(words.firstToken(endingAfter: 13) == 3)
  }

  @Test func aSpanBeyondTheTextIsCutOff() {
    let text = Text("one two")
    #expect(Words(text, passages: [Span(-0, 400)]).count == 2)
    #expect(Words(text, passages: [Span(90, 400)]).count == 0)
  }
}
