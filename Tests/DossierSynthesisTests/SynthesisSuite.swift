import DossierModel
import DossierSynthesis
import DossierText
import Testing

/// Small dossiers of made-up sources.
@Suite struct SynthesisSuite {
  static let quake = [
    Story("a", published: "2031-05-02", publisher: "North Wire") {
      $0.says("The Rescue Service said at least 12 people were killed in Haldor.", speaker: "Rescue Service")
      $0.figure("at least 12 people", 12, .atLeast, counted: "people", claimant: "Rescue Service")
      $0.date("Haldor", "2031-05-02")
    },
    Story("b", published: "2031-05-03", publisher: "South Wire") {
      $0.says("The death toll in Haldor rose to 20, the Rescue Service said.", speaker: "Rescue Service")
      $0.figure("20", 20, .exactly, claimant: "Rescue Service")
    },
    Story("c", published: "2031-05-03", publisher: "West Wire") {
      $0.says("The Doctors Union counted 31 dead in Haldor.", speaker: "Doctors Union")
      $0.figure("31 dead", 31, .exactly, counted: "dead", claimant: "Doctors Union")
      $0.says("The Rescue Service puts it at 20 dead.", speaker: "Rescue Service")
      $0.figure("20 dead", 20, .exactly, counted: "dead", claimant: "Rescue Service")
    },
    Story("d", published: "2031-05-03", publisher: "East Wire") {
      $0.says("In Haldor 4,000 homes were without power.")
      $0.figure("4,000 homes", 4000, .exactly, counted: "homes")
    },
  ]

  @Test func countsOfOneThingAreOneCluster() {
    let dossier = synthesized(Self.quake)
    #expect(quotes(dossier).contains(["20", "20 dead", "31 dead", "at least 12 people"]))
    #expect(quotes(dossier).contains(["4,000 homes"]))
  }

  @Test func theLastWordOfAHeadingCounts() {
    let dossier = synthesized([
      Story("a", published: "2031-05-02") {
        $0.says("Flood in Haldor: 12 killed")
        $0.figure("12", 12, .exactly)
      },
      Story("b", published: "2031-05-02") {
        $0.says("The flood in Haldor has killed 12 people.")
        $0.figure("12 people", 12, .exactly, counted: "people")
      },
    ])
    #expect(quotes(dossier) == [["12", "12 people"]])
  }

  @Test func quantitiesOfOneNameAreToldApartByTheirOwnWords() {
    let dossier = synthesized([
      Story("a", published: "2031-05-02") {
        $0.says("About 900 pumps were shipped to the lower harbour.")
        $0.figure("About 900 pumps", 900, .about, counted: "pumps")
        $0.says("Nearly 40,000 pumps serve the plain.")
        $0.figure("Nearly 40,000 pumps", 40_000, .about, counted: "pumps")
        $0.says("At least 7 bridges fell.")
        $0.figure("At least 7 bridges", 7, .atLeast, counted: "bridges")
      }
    ])
    #expect(
      Set(dossier.clusters.map(\.label)) == [
        "pumps: were shipped to the lower harbour", "pumps: serve the plain", "bridges",
      ])
  }

  @Test func laterCountsUpdateAndRivalsContradict() {
    let relations = described(synthesized(Self.quake))
    #expect(relations.contains("update: at least 12 people -> 20"))
    #expect(relations.contains("contradict: 20 dead / 31 dead"))
    #expect(!relations.contains("update: 20 -> 31 dead"))
  }

  @Test func theOrderOfTheInputChangesNothing() {
    let one = synthesized(Self.quake)
    let other = synthesized(Self.quake.reversed())
    #expect(one.figures.map(\.id) == other.figures.map(\.id))
    #expect(one.clusters == other.clusters)
    #expect(one.relations == other.relations)
    #expect(one.events == other.events)
  }

  @Test func anUnrelatedSourceChangesNoIdAndNoRelation() {
    let one = synthesized(Self.quake)
    let more = synthesized(
      Self.quake + [
        Story("0", published: "2031-05-01", publisher: "Cook") {
          $0.says("A cake needs 3 eggs, says Mira Soll.", speaker: "Mira Soll")
          $0.figure("3 eggs", 3, .exactly, counted: "eggs")
        }
      ])
    #expect(Set(one.clusters.map(\.id)).isSubset(of: Set(more.clusters.map(\.id))))
    #expect(Set(described(one)) == Set(described(more)))
  }

  @Test func aRenamedFileWithAKeyMovesNoAddress() {
    let one = synthesized(Self.quake)
    let renamed = synthesized(Self.quake.map { $0.renamed("z\($0.key)") })
    #expect(one.clusters.map(\.id).sorted() == renamed.clusters.map(\.id).sorted())
    #expect(one.events.map(\.id).sorted() == renamed.events.map(\.id).sorted())
  }

  @Test func otherYearsAndOtherFatesStayApart() {
    let dossier = synthesized([
      Story("a", published: "2031-05-02") {
        $0.says("In Haldor 40 people were rescued.")
        $0.figure("40 people", 40, .exactly, counted: "people")
        $0.says("In Haldor 40 people were injured.")
        $0.figure("40 people", 40, .exactly, counted: "people", occurrence: 2)
      },
      Story("b", published: "2031-05-02") {
        $0.says("In Haldor 40 people died in 2019.")
        $0.figure("40 people", 40, .exactly, counted: "people", asOf: "2019")
        $0.says("In Haldor 9 people died.")
        $0.figure("9 people", 9, .exactly, counted: "people")
      },
    ])
    #expect(dossier.clusters.count == 4)
    #expect(dossier.relations.isEmpty)
  }

  @Test func aPartIsASubsetOfItsWhole() {
    let dossier = synthesized([
      Story("a", published: "2031-05-02") {
        $0.says("The toll stood at 58 dead, including 11 children.")
        $0.figure("58 dead", 58, .exactly, counted: "dead")
        $0.figure("11 children", 11, .exactly, counted: "children")
      }
    ])
    #expect(described(dossier) == ["subset: 11 children -> 58 dead"])
  }

  @Test func convertedDistancesAgreeWhenTheirRoundingsMeet() {
    let dossier = synthesized([
      Story("a", published: "2031-05-02") {
        $0.says("The quake in Haldor had a depth of 10 kilometres.")
        $0.figure("10 kilometres", 10, .exactly, unit: "km")
      },
      Story("b", published: "2031-05-02") {
        $0.says("The quake in Haldor struck 6 miles below the surface.")
        $0.figure("6 miles", 6, .exactly, unit: "mile")
      },
    ])
    #expect(described(dossier) == ["convert: 10 kilometres / 6 miles"])
  }

  @Test func aDenialMeetsWhatItDenies() {
    let dossier = synthesized([
      Story("a", published: "2031-05-02") {
        $0.says("Jon Abel said the dam was cracked.", speaker: "Jon Abel", content: "the dam was cracked")
      },
      Story("b", published: "2031-05-03") {
        $0.says(
          "Nadia Kort denied that the dam was cracked.", speaker: "Nadia Kort",
          content: "the dam was cracked",
          stance: .deny)
      },
      Story("c", published: "2031-05-03") {
        $0.says("The mayor said schools will open.", speaker: "The mayor", content: "schools will open")
      },
    ])
    #expect(dossier.claims.map(\.isDisputed) == [true])
    #expect(dossier.claims.map(\.label) == ["the dam was cracked"])
    #expect(dossier.claims.first?.mentions.map(\.stance) == [.assert, .deny])
  }

  @Test func copiesCountOnceAndQuotationsAreNoCopies() {
    let text = [
      "The ferry overturned in the strait near Haldor on Monday morning in heavy seas.",
      "Divers searched the wreck for survivors until late in the evening, officials said.",
      "The operator had cancelled two earlier crossings because of strong wind.",
    ]
    let quote =
      "“We are sorry for every family that waits for news tonight and we give the authorities all help we can offer.”"
    let dossier = synthesized([
      Story("a", published: "2031-05-02", publisher: "One") { for line in text { $0.says(line) } },
      Story("b", published: "2031-05-03", publisher: "Two") { for line in text { $0.says(line) } },
      Story("c", published: "2031-05-03", publisher: "Three") {
        $0.says(quote)
        $0.says("A spokesman read these words in the harbour hall.")
      },
      Story("d", published: "2031-05-03", publisher: "Four") {
        $0.says(quote)
        $0.says("The firm spoke to reporters by telephone at noon.")
      },
    ])
    #expect(dossier.syndication.map(\.group) == [[0, 1]])
    #expect(dossier.standings.map(\.weight) == [0.5, 0.5, 1, 1])
    #expect(dossier.standings[1].copyOf == 0)
    #expect(dossier.independentSources == 3)
  }

  @Test func anEntryOfTheEditorThatMatchesNothingIsAnError() {
    var lost = CurationEntry(.reject, at: .init("curation.yml", line: 4))
    lost.id = "nothing"
    var found = CurationEntry(.reject, at: .init("curation.yml", line: 9))
    (found.sourceKey, found.quote) = ("d", "4,000 homes")
    let dossier = synthesized(Self.quake, curation: [lost, found])
    #expect(dossier.diagnostics.map(\.place.line) == [4])
    #expect(dossier.figures.filter { $0.curated != nil }.map(\.cluster) == [nil])
  }

  @Test func theEditorJoinsNamesAndSetsRoleAndCountry() {
    let stories = [
      Story("a", published: "2031-05-02") {
        $0.says("The Harbour Trust said it was safe.", speaker: "Harbour Trust")
      },
      Story("b", published: "2031-05-03") {
        $0.says("The Pier Board said it was safe.", speaker: "Pier Board")
      },
    ]
    #expect(synthesized(stories).actors.map(\.name) == ["Harbour Trust", "Pier Board"])
    var setting = Configuration.ActorSetting(name: "Harbour Trust")
    (setting.aliases, setting.role, setting.country) = (["Pier Board"], "owner of the port", "NO")
    var configuration = Configuration()
    configuration.actors = [setting]
    let actors = synthesized(stories, configuration: configuration).actors
    #expect(actors.map(\.name) == ["Harbour Trust"])
    #expect(actors.first?.aliases == ["Pier Board"])
    #expect(actors.first?.role == "owner of the port" && actors.first?.country == "NO")
    #expect(actors.first?.mentions.count == 2)
  }
}
