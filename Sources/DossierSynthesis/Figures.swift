// Figures and attributions get ids and actors; a source that speaks for itself is the claimant of what it says.
import DossierModel
import DossierText

/// All attributions by document and start, with id and actor.
func dossierAttributions(
  _ material: Material, _ actors: ActorIndex, voices: [OwnVoice?]
) -> [DossierAttribution] {
  var result: [DossierAttribution] = []
  result.reserveCapacity(material.analyses.reduce(0) { $0 + $1.attributions.count })
  for (document, analysis) in material.analyses.enumerated() {
    let ids = material.quoteIDs("attribution", document: document, analysis.attributions.map(\.span))
    for (index, attribution) in analysis.attributions.enumerated() {
      result.append(
        DossierAttribution(
          id: ids[index], document: document, index: index,
          actor: speaker(attribution, document, material, actors, voices)))
    }
  }
  disambiguate(&result)
  return result
}

/// All figures by document and start, with id and claimant, not yet in clusters.
func dossierFigures(_ material: Material, _ actors: ActorIndex, voices: [OwnVoice?]) -> [DossierFigure] {
  var result: [DossierFigure] = []
  result.reserveCapacity(material.analyses.reduce(0) { $0 + $1.figures.count })
  let givers = Givers(material, actors)
  for (document, analysis) in material.analyses.enumerated() {
    let ids = material.quoteIDs("figure", document: document, analysis.figures.map(\.span))
    for (index, figure) in analysis.figures.enumerated() {
      var item = DossierFigure(id: ids[index], document: document, index: index)
      if let giver = givers.relative(figure, document: document) {
        item.claimant = giver.actor
        item.claimantText = material.documents[document].text[giver.span]
      } else if let attribution = figure.attribution, analysis.attributions.indices.contains(attribution),
        let speaker = analysis.attributions[attribution].speaker
      {
        let said = analysis.attributions[attribution]
        if said.stance == .deny {
          // Who denies a number does not give it; the one between the verb and the number may ("the claim by …").
          let from = said.cue?.end ?? speaker.span.end
          item.claimant = actors.named(in: Span(from, figure.span.start), document: document)
          item.claimantText = item.claimant.map { actors.actors[$0].name }
        } else {
          item.claimant = DossierSynthesis.speaker(said, document, material, actors, voices)
          item.claimantText = material.documents[document].text[speaker.span]
        }
      } else if let giver = givers.giver(of: figure, document: document) {
        item.claimant = giver.actor
        item.claimantText = material.documents[document].text[giver.span]
      } else if let voice = voices[document] {
        item.claimant = voice.actor
        item.claimantText = voice.name
      }
      result.append(item)
    }
  }
  disambiguate(&result)
  return result
}

/// The actor who speaks: the one named, or the publisher where "we" speak for it.
private func speaker(
  _ attribution: Attribution, _ document: Int, _ material: Material, _ actors: ActorIndex,
  _ voices: [OwnVoice?]
) -> Int? {
  if let actor = actors.speaker(attribution, document: document) { return actor }
  if attribution.rule == OwnStatements.rule { return voices[document]?.actor }
  if let span = attribution.speaker?.span, let name = namedBehind(span, document, material) {
    return actors.named(in: name, document: document)
      ?? actors.actor(named: material.documents[document].text[name])
  }
  guard let voice = voices[document], !attribution.isDirect, let span = attribution.speaker?.span else {
    return nil
  }
  let words = material.documents[document].text[span].lowercased()
  return words == "we" || words.hasPrefix("our ") ? voice.actor : nil
}

/// "A crew that calls itself Red Anchor": the name behind the words that name the speaker.
private func namedBehind(_ span: Span, _ document: Int, _ material: Material) -> Span? {
  let reading = material.readings[document]
  let tokens = reading.tokens(of: span)
  let naming = material.tables.roles[.naming]
  guard let at = tokens.last(where: { naming.contains(reading.words[$0].hash) }), at + 1 < tokens.upperBound
  else {
    return nil
  }
  return Span(Int(reading.words[at + 1].start), span.end)
}

/// Makes equal ids differ, in the order of the list.
func disambiguate(_ items: inout [some Identified]) {
  var seen = [String: Int](minimumCapacity: items.count)
  for index in items.indices {
    let own = items[index].id
    guard let before = seen.updateValue(1, forKey: own) else { continue }
    seen[own] = before + 1
    items[index].id = StableID.repeated(own, before + 1)
  }
}

/// What has an id of its own.
protocol Identified { var id: String { get set } }

extension DossierFigure: Identified {}
extension DossierAttribution: Identified {}
extension Cluster: Identified {}
extension Claim: Identified {}
extension Event: Identified {}

/// A source that tells its own news: a statement, a release, a regulator's notice.
struct OwnVoice: Sendable {
  let name: String
  let actor: Int?
}

/// For each document whose publisher speaks for itself, who that is. The signs: "we" and "our" outside
/// quotations, the publisher as a speaker of its own text, or other sources that quote it.
func ownVoices(_ material: Material, _ actors: ActorIndex) -> [OwnVoice?] {
  var speakers: Set<Int> = []
  for (document, analysis) in material.analyses.enumerated() {
    for attribution in analysis.attributions {
      guard let actor = actors.speaker(attribution, document: document) else { continue }
      speakers.insert(actor)
    }
  }
  let pronouns = material.tables.roles[.we]
  return material.documents.indices.map { document in
    guard let name = material.documents[document].source.metadata.publisher?.value else { return nil }
    let actor = actors.actor(named: name)
    if let actor, speakers.contains(actor) { return OwnVoice(name: name, actor: actor) }
    let reading = material.readings[document]
    let found = reading.words.tokens.indices.filter { pronouns.contains(reading.words[$0].hash) }
    guard found.count >= 2 else { return nil }
    let quoted = CopyFinder.quotations(in: reading)
    return found.count { !quoted[$0] } >= 2 ? OwnVoice(name: name, actor: actor) : nil
  }
}
