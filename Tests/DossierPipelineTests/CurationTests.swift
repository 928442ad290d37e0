import DossierModel
import DossierPipeline
import DossierTestSupport
import DossierText
import Testing

/// Each verb of curation.yml, from the file to the dossier.
@Suite struct CurationTests {
  private func folder(_ curation: String = "") -> TemporaryFolder {
    let folder = TemporaryFolder()
    folder.write(
      "content/articles/a.txt",
      """
      ---
      title: First
      publisher: North Wire
      published: 2031-05-02
      ---
      The Rescue Service said 12 people were killed in Haldor on Friday.
      The Rescue Service denied that the dam was cracked.
      Sign up to our newsletter
      """)
    folder.write(
      "content/articles/b.txt",
      """
      ---
      title: Second
      publisher: South Wire
      published: 2031-05-02
      ---
      Some 31 people were killed in Haldor, the Doctors Union said on Friday.
      The Doctors Union said that the dam was cracked.
      In Haldor 4,000 homes were without power, the Rescue Service said.
      """)
    if !curation.isEmpty { folder.write("content/curation.yml", curation) }
    return folder
  }

  private func made(_ curation: String = "") -> (dossier: Dossier, faults: [Diagnostic]) {
    var options = BuildOptions()
    let folder = folder(curation)
    options.source = folder.path + "/content"
    let found = dossier(options)
    return (found.dossier, found.report.diagnostics.filter { $0.severity == .error })
  }

  private func words(_ figure: Int, _ dossier: Dossier) -> String {
    let item = dossier.figures[figure]
    return dossier.documents[item.document].text[dossier.analysis(of: item).span]
  }

  private func figure(_ words: String, _ dossier: Dossier) -> DossierFigure? {
    dossier.figures.indices.first { self.words($0, dossier).contains(words) }.map { dossier.figures[$0] }
  }

  @Test func aRejectedFigureLeavesItsGroupAndStaysMarked() {
    let (dossier, faults) = made("reject:\n  - {source: b, quote: Some 31 people, reason: misprint}\n")
    #expect(faults.isEmpty)
    let figure = figure("31", dossier)
    #expect(figure?.curated?.action == .reject)
    #expect(figure?.curated?.reason == "misprint")
    #expect(figure?.cluster == nil)
    #expect(!dossier.relations.contains { $0.isContradiction })
  }

  @Test func aCorrectedFigureKeepsWhatTheMachineRead() {
    let (dossier, faults) = made(
      "correct:\n  - {source: b, quote: Some 31 people, value: 13, comparator: \"=\"}\n")
    #expect(faults.isEmpty)
    guard let figure = figure("31", dossier) else { return #expect(Bool(false), "no figure") }
    #expect(dossier.analysis(of: figure).value == 13)
    #expect(figure.curated?.was == "~ 31")
  }

  @Test func whatCannotBeCorrectedIsAnErrorAtItsLine() {
    let (_, faults) = made(
      """
      correct:
        - {source: b, quote: Some 31 people, value: many}
        - {source: b, quote: "4,000 homes", colour: red}
      pin:
        - {id: aaaabbbbcccc}
      """)
    #expect(
      faults.map(\.id).sorted() == [
        "curation.entry.field", "curation.entry.unmatched", "curation.entry.value",
      ])
    #expect(faults.map(\.place.line).sorted { ($0 ?? 0) < ($1 ?? 0) } == [2, 3, 5])
  }

  @Test func groupsAreMergedSplitAndLabelled() {
    let plain = made().dossier
    guard let dead = plain.clusters.first(where: { $0.figures.count == 2 }),
      let homes = plain.clusters.first(where: { $0.figures.count == 1 })
    else { return #expect(Bool(false), "two groups expected: \(plain.clusters.map(\.label))") }
    let merged = made("merge:\n  - {id: \(dead.id), with: [\(homes.id)]}\n")
    #expect(merged.faults.isEmpty)
    #expect(merged.dossier.clusters.map(\.figures.count) == [3])
    #expect(merged.dossier.clusters[0].curated?.action == .merge)
    let out = plain.figures[dead.figures[1]].id
    let split = made("split:\n  - {id: \(dead.id), out: [\(out)]}\n")
    #expect(split.faults.isEmpty)
    #expect(split.dossier.clusters.count == 3)
    let labelled = made("label:\n  - {id: \(dead.id), label: Dead in Haldor}\n")
    #expect(labelled.faults.isEmpty)
    #expect(
      labelled.dossier.clusters.contains { $0.label == "Dead in Haldor" && $0.curated?.was == dead.label })
  }

  @Test func aRelationIsRejectedOrCorrectedByItsTwoFigures() {
    let plain = made().dossier
    guard let relation = plain.relations.first(where: \.isContradiction) else {
      return #expect(Bool(false), "no contradiction")
    }
    let (a, b) = (plain.figures[relation.a[0]].id, plain.figures[relation.b[0]].id)
    let rejected = made("reject:\n  - {a: \(b), b: \(a), reason: two towns}\n")
    #expect(rejected.faults.isEmpty)
    #expect(rejected.dossier.relations.filter { $0.curated?.was == "contradict" }.count == 1)
    #expect(!rejected.dossier.relations.contains { $0.isContradiction })
    #expect(rejected.dossier.clusters.allSatisfy { !$0.isDisputed })
    let corrected = made("correct:\n  - {a: \(a), b: \(b), kind: update}\n")
    #expect(corrected.faults.isEmpty)
    #expect(corrected.dossier.relations.contains { $0.kind == .update && $0.curated?.was == "contradict" })
    #expect(made("reject:\n  - {a: \(a), b: \(a)}\n").faults.map(\.id) == ["curation.entry.unmatched"])
  }

  @Test func datesAreMovedMergedSplitAndRejected() {
    let plain = made().dossier
    guard let event = plain.events.first(where: { $0.kind != .publication }) else {
      return #expect(Bool(false), "no date")
    }
    let moved = made("correct:\n  - {id: \(event.id), edtf: 2031-05-01}\n")
    #expect(moved.faults.isEmpty)
    #expect(moved.dossier.events.first { $0.id == event.id }?.edtf.description == "2031-05-01")
    #expect(moved.dossier.events.first { $0.id == event.id }?.curated?.was == "2031-05-02")
    #expect(
      made("correct:\n  - {id: \(event.id), edtf: sometime}\n").faults.map(\.id) == ["curation.entry.value"])
    let rejected = made("reject:\n  - {id: \(event.id)}\n")
    #expect(rejected.faults.isEmpty)
    #expect(rejected.dossier.events.first { $0.id == event.id }?.curated?.action == .reject)
    if event.mentions.count > 1 {
      let split = made("split:\n  - {id: \(event.id), out: [b]}\n")
      #expect(split.faults.isEmpty)
      #expect(split.dossier.events.count == plain.events.count + 1)
    } else if let other = plain.events.first(where: { $0.kind != .publication && $0.id != event.id }) {
      let merged = made("merge:\n  - {id: \(event.id), with: [\(other.id)]}\n")
      #expect(merged.faults.isEmpty)
      #expect(merged.dossier.events.count == plain.events.count - 1)
    }
  }

  @Test func claimsAreSplitLabelledAndRejected() {
    let plain = made().dossier
    guard let claim = plain.claims.first(where: \.isDisputed) else {
      return #expect(Bool(false), "no disputed claim: \(plain.claims.map(\.label))")
    }
    let labelled = made("label:\n  - {id: \(claim.id), label: The dam is cracked}\n")
    #expect(labelled.faults.isEmpty)
    #expect(labelled.dossier.claims.contains { $0.label == "The dam is cracked" })
    let rejected = made("reject:\n  - {id: \(claim.id)}\n")
    #expect(rejected.faults.isEmpty)
    #expect(rejected.dossier.claims.allSatisfy { !$0.isDisputed })
    let out = plain.attributions[claim.mentions[1].attribution].id
    let split = made("split:\n  - {id: \(claim.id), out: [\(out)]}\n")
    #expect(split.faults.isEmpty)
    #expect(split.dossier.claims.count == plain.claims.count + 1)
  }

  @Test func claimsAreMerged() {
    let told = """
      ---
      publisher: West Wire
      published: 2031-05-03
      ---
      The Harbour Guild said that the bridge is closed to lorries.
      The Road Office denied that the bridge is closed to lorries.
      """
    func made(_ curation: String) -> (dossier: Dossier, faults: [Diagnostic]) {
      let folder = folder(curation)
      folder.write("content/articles/c.txt", told)
      var options = BuildOptions()
      options.source = folder.path + "/content"
      let found = dossier(options)
      return (found.dossier, found.report.diagnostics.filter { $0.severity == .error })
    }
    let plain = made("").dossier
    let ids = plain.claims.map(\.id)
    #expect(ids.count == 2)
    guard ids.count == 2 else { return }
    let merged = made("merge:\n  - {id: \(ids[0]), with: [\(ids[1])]}\n")
    #expect(merged.faults.isEmpty)
    #expect(merged.dossier.claims.map(\.id) == [ids[0]])
    #expect(merged.dossier.claims.first?.mentions.count == plain.claims.reduce(0) { $0 + $1.mentions.count })
    #expect(merged.dossier.claims.first?.curated?.action == .merge)
  }

  @Test func namesAreCorrectedAndRemovedLinesRestored() {
    let plain = made().dossier
    guard let actor = plain.actors.first(where: { $0.name.contains("Rescue") }) else {
      return #expect(Bool(false), "no actor: \(plain.actors.map(\.name))")
    }
    let renamed = made("correct:\n  - {id: \(actor.id), role: coast service}\n")
    #expect(renamed.faults.isEmpty)
    #expect(renamed.dossier.actors.first { $0.id == actor.id }?.role == "coast service")
    #expect(
      made("merge:\n  - {id: \(actor.id), with: [\(actor.id)]}\n").faults.first?.help?.contains("aliases")
        == true)
    #expect(plain.documents.contains { !$0.removed.isEmpty })
    let restored = made("restore:\n  - {source: a, quote: Sign up to our newsletter}\n")
    #expect(restored.faults.isEmpty)
    #expect(restored.dossier.documents.allSatisfy { $0.removed.isEmpty })
  }
}
