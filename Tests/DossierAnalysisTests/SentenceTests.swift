// Where sentences end: one row a text, its sentences parted by " | ". After the kinds of the golden rules of
// Pragmatic Segmenter, in our own words, with the rows that must not split.
import DossierModel
import DossierText
import Testing

@testable import DossierAnalysis

/// A plain text as a document of one passage a line.
func plainDocument(_ string: String, published: String? = nil) -> Document {
  let text = Text(string)
  var passages: [Passage] = []
  var start = 0
  for end in 0...text.count where end == text.count || text.bytes[end] == 0x0A {
    passages.append(Passage(.paragraph, text.trimmed(Span(start, end))))
    start = end + 1
  }
  passages.removeAll { $0.span.isEmpty }
  var metadata = Metadata(
    title: Field("", .assumed), language: Field("en", .assumed), key: Field("k", .assumed))
  metadata.published = published.flatMap { EDTFDate($0) }.map { Field($0, .frontMatter) }
  let source = Source(path: "a.txt", kind: .article, format: .text, digest: "", metadata: metadata)
  return Document(source: source, text: text, nodes: [], passages: passages)
}

@Suite struct SentenceTests {
  static let tables = SentenceTables()

  static let cases: [String] = [
    "The talks ended. | Nobody signed.",
    "Who left first? | The envoy did! | Then it rained.",
    "Mr. Hill met Gen. Ana Ruiz and Lt. Col. B. Stone.",
    "My neighbour is Clara B. Moss.",
    "See p. 12 and Fig. 3 for details.",
    "Turn to No. 7 now. | It is late.",
    "The U.S. Army left. | It went home.",
    "They live in the U.K. | How about you?",
    "Acme Inc. shares rose. | Acme Co. | The rest fell.",
    "They signed with Hill, Moss & Co. at dawn.",
    "At 5 a.m. Mr. Moss rang. | He slept at 6 p.m. | Mrs. Moss did not.",
    "The fund lost $1.5 million. | It has 3.2 left.",
    "The deal (they made it in May. It was warm.) held for years.",
    "She turned and said, \"This is fine.\" | He nodded.",
    "\"Are we safe?\" Mr Moss asked.",
    "\"Run!\" she said.",
    "He said: ‘We know. | They do not.’ | Then he left.",
    "It was late ... and dark. | Nobody came.",
    "They waited . . . for a sign.",
    "Nothing came.... | She went home.",
    "1. Count the boats | 2. Count the crews | 3. Go home",
    "1.) Count the boats | 2.) Count the crews",
    "1) Count the boats | 2) Count the crews",
    "a. Count the boats | b. Count the crews",
    "• 9. Count the boats | • 10. Count the crews",
    "The report (2019) is out. [4] | It is long.",
    "Write to ann.moss@example.org or see www.example.org. | Both work.",
    "Yahoo! said it would sell. | It did not.",
    "The court ruled in Moss v. Hill. | That was new.",
    "It closed on Sept. 3, 2019. | It reopened in Oct. | Few came.",
    "i bought it in may. | it broke in june.",
    "U.N. officials agreed. | The E.U. did not.",
    "“They fled,” he said. | “We stayed.” | The rest is silence.",
    "He lives on Mill St. in Bath. | She lives in St. Ives.",
    "Great!! | So what?? | Fine.",
    "He has a Ph.D. in law. | She has none.",
    "It lies in N°. 1026.253.553. | That is where it is.",
    "It costs Rs. 500 in all. | That is cheap.",
    "It fell apart. | . . . The practice was not given up. . . .",
    "They sell tea, cocoa, etc. | Prices vary.",
    "They sell tea, cocoa, etc. to hotels.",
    "The talks began at 10 a.m. EST and ended at 7 p.m. Tuesday.",
    "“Is it safe?” Mr. Lowe asked. | “It is.”",
    "They like it :) | Now it rains.",
    "Ann Bell | 08/10/2000 08:28 AM | The talks ended.",
    "The talks ended on 08/10/2000 08:28 AM in Bath.",
    "Best regards, | Ann Bell",
  ]

  @Test(arguments: cases) func ends(_ row: String) {
    let wanted = row.split(separator: " | ").map(String.init)
    #expect(Self.sentences(wanted.joined(separator: " ")) == wanted)
  }

  @Test func aLostBlankStillParts() {
    #expect(Self.sentences("The rebels left.The army came.") == ["The rebels left.", "The army came."])
    #expect(Self.sentences("They wrote to Node.js and ASP.NET users.").count == 1)
  }

  static func sentences(_ string: String) -> [String] {
    let document = plainDocument(string)
    return findSentences(document, tables: tables).map { document.text[$0.span] }
  }

  @Test func aSentenceStaysInItsPassage() {
    let document = plainDocument("The talks went on\nNobody signed. It rained\n\nThe end")
    let found = findSentences(document, tables: Self.tables)
    #expect(
      found.map { document.text[$0.span] } == ["The talks went on", "Nobody signed.", "It rained", "The end"])
    for sentence in found { #expect(document.passages[sentence.passage].span.contains(sentence.span)) }
  }

  @Test func aLineBreakInsideAPassageEndsNothing() {
    let text = Text("The talks went\non for days. Nobody\nsigned.")
    var document = plainDocument("")
    document.text = text
    document.prose = text
    document.passages = [Passage(.paragraph, text.all)]
    #expect(findSentences(document, tables: Self.tables).count == 2)
  }

  @Test func titlesAreNoSentences() {
    var document = plainDocument("A title. With two parts.")
    document.passages[0].kind = .title
    #expect(findSentences(document, tables: Self.tables).isEmpty)
  }

  @Test func aloneTheyCoverTitlesAndRemovedLines() {
    var document = plainDocument("A title\nThe talks ended. Nobody signed.\nAll rights reserved. Page 2")
    document.passages[0].kind = .title
    document.passages.removeLast()
    let found = findAllSentences(document, tables: Self.tables).map { document.text[$0.span] }
    #expect(
      found == ["A title", "The talks ended.", "Nobody signed.", "All rights reserved.", "Page 2"])
  }

  @Test(arguments: [
    String(repeating: "(", count: 20_000), String(repeating: ". ", count: 2_000),
    String(repeating: "“a.” ", count: 2_000), String(repeating: "At 5 a.m. Mr. B ", count: 1_000), "…", "",
    ".",
  ])
  func aHostileLineIsCutInOrder(_ string: String) {
    let document = plainDocument(string)
    var end = 0
    for sentence in findSentences(document, tables: Self.tables) {
      #expect(sentence.span.start >= end && !sentence.span.isEmpty)
      end = sentence.span.end
    }
    #expect(end <= document.text.count)
  }
}
