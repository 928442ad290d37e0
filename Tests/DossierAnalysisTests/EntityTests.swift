import DossierModel
import DossierText
import Testing

@testable import DossierAnalysis

@Suite struct EntityTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let text: String
    /// "KIND name" of each entity, in order.
    let names: [String]
    init(_ text: String, _ names: String...) { (self.text, self.names) = (text, names) }
    var testDescription: String { text }
  }

  static let cases = [
    Case("They flew from Germany to South Korea.", "PLACE Germany", "PLACE South Korea"),
    Case("President Elena Marsh spoke in Paris.", "PERSON Elena Marsh", "PLACE Paris"),
    Case(
      "The National Intelligence Service (NIS) spoke. The NIS had no doubt.",
      "ORG National Intelligence Service"),
    Case("Kyrylo Budanov arrived late. Mr Budanov left early.", "PERSON Kyrylo Budanov"),
    Case("North Korean troops and Russian sailors met.", "NORP North Korean", "NORP Russian"),
    Case("Hundreds of South Korean sailors carried IDs.", "NORP South Korean"),
    Case("The United States and the U.S. are one.", "PLACE United States"),
    Case("On Monday in March nobody came."),
    Case("They met US Secretary of State Anthony Miller.", "PLACE US", "PERSON Anthony Miller"),
    Case(
      "South Korea's National Intelligence Service spoke.", "PLACE South Korea",
      "ORG National Intelligence Service"),
    Case("The Pentagon said it was safe.", "ORG Pentagon"),
    Case(
      "The World Health Organization (WHO) met. Doctors warn, WHO says, of a long winter.",
      "ORG World Health Organization"),
  ]

  @Test(arguments: cases) func names(_ test: Case) {
    let analysis = ReadArticle.voices(in: test.text).1
    #expect(analysis.entities.map { "\($0.kind.rawValue) \($0.name)" } == test.names)
  }

  @Test func knowsCountriesOfPlacesAndNations() {
    let analysis = ReadArticle.voices(in: "Ukrainian crews left Kharkiv for Warsaw.").1
    #expect(analysis.entities.map(\.country) == ["UA", "UA", "PL"])
  }

  @Test func keepsTitlesBesideTheName() {
    let analysis = ReadArticle.voices(in: "Foreign Minister Dmytro Kuleba arrived.").1
    #expect(analysis.entities.first?.name == "Dmytro Kuleba")
    #expect(analysis.entities.first?.role == "Foreign Minister")
  }

  @Test func readsAnOfficeWithOfInFrontOfTheName() {
    let analysis = ReadArticle.voices(in: "They met US Secretary of State Anthony Miller.").1
    #expect(analysis.entities.last?.role == "US Secretary of State")
  }

  @Test func mentionsLeaveOutPossessives() {
    let (document, analysis) = ReadArticle.voices(in: "They crossed Russia’s border.")
    #expect(analysis.entities.first?.mentions.map { document.text[$0] } == ["Russia"])
  }
}
