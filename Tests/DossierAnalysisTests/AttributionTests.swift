import DossierModel
import DossierTestSupport
import DossierText
import Testing

@testable import DossierAnalysis

@Suite struct AttributionTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let text: String
    /// "source | class | content", the content's pieces joined by " … ".
    let found: [String]
    init(_ text: String, _ found: String...) { (self.text, self.found) = (text, found) }
    var testDescription: String { text }
  }

  static func summary(_ attribution: Attribution, _ text: Text) -> String {
    let source = attribution.speaker.map { text[$0.span] } ?? "-"
    let content = attribution.content.map { text[$0] }.joined(separator: " … ")
    return "\(source) | \(attribution.cueClass.rawValue) | \(content)"
  }

  static let clauses = [
    Case(
      "The harbour board said the quay would reopen in May.",
      "The harbour board | say | the quay would reopen in May"),
    Case(
      "Two weeks ago Norland had said that the dam was leaking.", "Norland | say | the dam was leaking"),
    Case(
      "The ministry has warned that the dam is leaking.", "The ministry | warn | the dam is leaking"),
    Case(
      "The first crews left on Monday, the coast guard claimed.",
      "the coast guard | assert | The first crews left on Monday"),
    Case(
      "According to the health agency, twelve people fell ill.",
      "the health agency | say | twelve people fell ill"),
    Case(
      "Twelve people fell ill, according to the health agency.",
      "the health agency | say | Twelve people fell ill"),
    Case(
      "The bridge, she said, was built in a hurry.", "she | say | The bridge … was built in a hurry"),
    Case(
      "Norland is accused of dumping waste in the lake.", "- | accuse | dumping waste in the lake"),
    Case("The pumps are thought to be broken.", "- | believe | be broken"),
    Case(
      "The clip has been identified as having been filmed in Oslo.",
      "- | confirm | having been filmed in Oslo"),
    Case(
      "The delay has led union leaders to speculate the plant will close.",
      "union leaders | estimate | the plant will close"),
    Case(
      "Government spokesman Ivan Petrov last week dismissed claims of a leak as a 'hoax'.",
      "Government spokesman Ivan Petrov | deny | claims of a leak as a 'hoax'"),
    Case(
      "Satellite images show the runway is damaged.", "Satellite images | publish | the runway is damaged"),
    Case(
      "Maria Lopez, a nurse at the clinic, said beds were scarce.",
      "Maria Lopez, a nurse at the clinic | say | beds were scarce"),
    Case(
      "The mayor said taxes would fall, but critics argued that they would rise.",
      "The mayor | say | taxes would fall", "critics | assert | they would rise"),
    Case(
      "The union's claim that wages fell was disputed.", "The union's | assert | wages fell was disputed"),
    Case("The firm declined to comment.", "The firm | deny | to comment"),
    // Not attributions.
    Case("The United States has one of the largest navies."),
    Case("Calls for help went unanswered, and the state of the road got worse."),
    Case("Last month showed how cold it can get."),
    Case("Find out more in the report."),
  ]

  /// Stands of a speaker, predicates, phrases, nouns of a possessor, polls and passives.
  static let stands = [
    Case("Mayor Lund supports the new bridge, a plan of her party.", "Mayor Lund | believe | the new bridge"),
    Case("Mayor Lund is convinced that the bridge is safe.", "Mayor Lund | believe | the bridge is safe"),
    Case("The residents remain worried about the noise.", "The residents | warn | the noise"),
    Case("The ministry made it clear that the road stays shut.", "The ministry | say | the road stays shut"),
    Case("Mayor Lund laid out a plan, and left.", "Mayor Lund | say | a plan"),
    Case(
      "As the engineer put it, the pier is a ruin.", "the engineer | say | the pier is a ruin"),
    Case("Mayor Lund's call for a strike was heard.", "Mayor Lund's | ask | a strike was heard"),
    Case("The call for a strike was heard."),
    Case("The mayor is expected to resign.", "- | estimate | The mayor … to resign"),
    Case("The plan was rejected by Mayor Lund.", "Mayor Lund | deny | The plan"),
    Case(
      "Asked whether she would run, Mayor Lund said no.", "- | ask | whether she would run"),
    Case(
      "In a Harbour Post poll, Lund led by nine points.",
      "a Harbour Post poll | publish | Lund led by nine points"),
    Case("Six in 10 say the bridge is safe.", "Six in 10 | say | the bridge is safe"),
    Case(
      "While the union says that pay fell, the firm denies the claim.",
      "the union | say | pay fell", "the firm | deny | the claim"),
    Case(
      "Mayor Lund, who noted that costs rose, said the toll would stay.",
      "Mayor Lund, who | say | costs rose", "Mayor Lund, who | say | the toll would stay"),
    Case(
      "Two rules, which officials said will come in May, were read out.",
      "officials | say | which … will come in May"),
    Case(
      "The ministry issued a statement saying the road was safe.", "The ministry | say | the road was safe"),
    Case("A report published on Monday said the dam was safe.", "A report | say | the dam was safe"),
    Case(
      "Anna Berg, 22, of Bergen, said beds were scarce.", "Anna Berg, 22, of Bergen | say | beds were scarce"),
    // Things want nothing, and you are nobody.
    Case("If you want to leave, take the stairs."),
    Case("The wind favored a fast crossing."),
  ]

  @Test(arguments: stands) func readsWhereASpeakerStands(_ test: Case) {
    let (document, analysis) = ReadArticle.voices(in: test.text)
    #expect(analysis.attributions.map { Self.summary($0, document.text) } == test.found)
  }

  @Test(arguments: clauses) func readsClauses(_ test: Case) {
    let (document, analysis) = ReadArticle.voices(in: test.text)
    #expect(analysis.attributions.map { Self.summary($0, document.text) } == test.found)
  }

  static let quotations = [
    Case("“We will rebuild the pier,” said Anna Berg.", "Anna Berg | say | “We will rebuild the pier,”"),
    Case(
      "\"We will rebuild the pier,\" Anna Berg said. \"It takes a year.\"",
      "Anna Berg | say | \"We will rebuild the pier,\" … \"It takes a year.\""),
    Case(
      "‘We can’t wait,’ said Tom Hill. ‘The workers’ families need help.’",
      "Tom Hill | say | ‘We can’t wait,’ … ‘The workers’ families need help.’"),
    Case(
      "A spokesperson for the port said: ‘The reports of ‘secret talks between the two yards’ are wrong.\n‘We will not sell.’",
      "A spokesperson for the port | say | ‘The reports of ‘secret talks between the two yards’ are wrong. … ‘We will not sell.’"
    ),
    Case(
      "Mr Dahl said the scheme was a “complete waste of money”.",
      "Mr Dahl | say | the scheme was a “complete waste of money”"),
    Case("''We asked twice,'' the clerk said.", "the clerk | say | ''We asked twice,''"),
    Case(
      "“First we heard a bang,” Rosa Diaz said.\n“Then the lights went out.”",
      "Rosa Diaz | say | “First we heard a bang,” … “Then the lights went out.”"),
    Case("Said Anna Berg, “We will rebuild the pier.”", "Anna Berg | say | “We will rebuild the pier.”"),
    Case(
      "“It is late,” Anna Berg said, asking for tea. “We will go on.”",
      "Anna Berg | say | “It is late,” … “We will go on.”", "Anna Berg | ask | tea"),
    Case(
      "She told of the plan: “It takes a year and a half,” Anna Berg said.",
      "Anna Berg | say | “It takes a year and a half,”"),
    Case(
      "“We will not wait for another storm.” — Anna Berg",
      "Anna Berg | say | “We will not wait for another storm.”"),
    // A title is no quotation.
    Case("She sang “Silver Moon” on the deck."),
  ]

  @Test(arguments: quotations) func readsQuotations(_ test: Case) {
    let (document, analysis) = ReadArticle.voices(in: test.text)
    #expect(analysis.attributions.map { Self.summary($0, document.text) } == test.found)
  }

  @Test func tellsDirectFromIndirect() {
    let (_, analysis) = ReadArticle.voices(
      in: "“The water is safe to drink,” Ada Holm said. Ada Holm said the water was safe to drink.")
    #expect(analysis.attributions.map(\.isDirect) == [true, false])
  }

  static let stances: [(String, Stance)] = [
    ("The bank denied that it had lost the money.", .deny),
    ("The bank did not deny that it had lost the money.", .neutral),
    ("Officials could not confirm that the road was open.", .neutral),
    ("The bank declined to say how much was lost.", .neutral),
    ("The bank confirmed that the money was lost.", .assert),
  ]
  @Test(arguments: stances) func readsTheStance(_ text: String, _ stance: Stance) {
    #expect(ReadArticle.voices(in: text).1.attributions.first?.stance == stance)
  }

  static let kinds: [(String, SpeakerKind, String?)] = [
    ("President Elena Marsh said the talks had failed.", .namedOfficial, "Elena Marsh"),
    (
      "A spokesman for the Ministry of Health said the talks had failed.", .spokesperson, "Ministry of Health"
    ),
    ("South Korea has warned that the talks had failed.", .state, "South Korea"),
    ("Residents said the talks had failed.", .group, nil),
    ("Anna Berg, a farmer, said the talks had failed.", .namedPerson, "Anna Berg"),
    ("Dr. Anna Berg said the talks had failed.", .namedPerson, "Anna Berg"),
    ("Later GridCo said the talks had failed.", .organisation, "GridCo"),
    ("A senior official said the talks had failed.", .unnamedOfficial, nil),
    ("A leaked memo said the talks had failed.", .document, nil),
    ("Video footage showed that the talks had failed.", .imagery, nil),
    ("A survey showed that the talks had failed.", .poll, nil),
  ]
  @Test(arguments: kinds) func knowsTheKindOfSpeaker(_ text: String, _ kind: SpeakerKind, _ name: String?) {
    let analysis = ReadArticle.voices(in: text).1
    let speaker = analysis.attributions.first?.speaker
    #expect(speaker?.kind == kind)
    #expect(speaker?.entity.map { analysis.entities[$0].name } == name)
  }

  @Test func resolvesPronounsAndSaysSo() {
    let (_, analysis) = ReadArticle.voices(
      in: "Prime Minister Clara Jensen met the crews on Friday. She said the storm had passed.")
    let speaker = analysis.attributions.first?.speaker
    #expect(speaker?.entity.map { analysis.entities[$0].name } == "Clara Jensen")
    #expect(speaker?.isUnsure == true)
  }

  @Test func takesNoOtherNationsBodyForTheOneThatIsMeant() {
    let (_, analysis) = ReadArticle.voices(
      in: "The Harbour Security Service said the ships had left. Norwegian intelligence said they had not.")
    let names = analysis.attributions.map { $0.speaker?.entity.map { analysis.entities[$0].name } }
    #expect(names == ["Harbour Security Service", nil])
  }

  @Test func keepsTheRole() {
    let (document, analysis) = ReadArticle.voices(
      in: "Head of Ukrainian military intelligence Kyrylo Budanov warned the depot was full.")
    let speaker = analysis.attributions.first?.speaker
    #expect(speaker?.role.map { document.text[$0] } == "Head of Ukrainian military intelligence")
  }

  @Test func keepsHedges() {
    let (document, analysis) = ReadArticle.voices(in: "The mayor reportedly said the bridge may be unsafe.")
    #expect(analysis.attributions.first?.hedges.map { document.text[$0] } == ["reportedly", "may"])
  }

  /// The worked example of the design: source, stance and where the content begins, no false row.
  @Test(.enabled(if: SharedData.isThere, "needs ../shared"))
  func readsTheSeedArticle() throws {
    let bytes = try #require(SharedArticle.seed)
    let (document, analysis) = ReadArticle.voices(in: bytes)
    let index = LineIndex(document.text)
    let expected: [(String, Stance, Int)] = [
      ("South Korea", .assert, 180), ("-", .assert, 310), ("the National Intelligence Service", .assert, 419),
      ("Head of Ukrainian military intelligence Kyrylo Budanov", .assert, 665),
      ("President Volodymyr Zelenskyy", .assert, 880),
      ("Russian government spokesperson Dmitry Peskov", .deny, 1116),
      ("footage and satellite images", .assert, 1266),
      ("-", .assert, 1485), ("the NIS", .assert, 1568), ("A spokesperson for the agency", .assert, 1812),
      ("-", .assert, 2385), ("Ukrainian intelligence", .assert, 2470),
    ]
    let found = analysis.attributions.map {
      ($0.speaker.map { document.text[$0.span] } ?? "-", $0.stance, index.scalarOffset($0.content[0].start))
    }
    #expect(found.count == expected.count)
    for (got, wanted) in zip(found, expected) {
      #expect(got.0.hasPrefix(wanted.0) && got.1 == wanted.1 && got.2 == wanted.2, "\(got) is not \(wanted)")
    }
  }
}
