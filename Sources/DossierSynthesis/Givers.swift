// Who gives a number without a verb of saying: "the NSI still has 6.2", "415 (CPA)", "the agency's count stood
// at 47". Only names that stand directly at the number, so that nobody is made a claimant on a guess.
import DossierModel
import DossierText

/// Looks for an actor's name at a figure.
struct Givers {
  struct Giver {
    /// Nil for words that name nobody ("the company").
    let actor: Int?
    let span: Span
  }

  private let material: Material
  private let openers, giving: StemTable
  private struct Place {
    let tokens: Range<Int>
    let giver: Giver
  }
  /// For each document the mentions of persons and organisations, by token of their end and of their start; of two
  /// at one token the last one counts.
  private var byEnd, byStart: [[Place]]

  init(_ material: Material, _ actors: ActorIndex) {
    self.material = material
    (openers, giving) = (material.tables.roles[.relative], material.tables.roles[.giving])
    byEnd = Array(repeating: [], count: material.documents.count)
    for (index, actor) in actors.actors.enumerated()
    where actor.kind == .person || actor.kind == .organisation {
      for mention in actor.mentions {
        let tokens = material.readings[mention.document].tokens(of: mention.span)
        guard !tokens.isEmpty else { continue }
        let giver = Giver(actor: index, span: mention.span)
        byEnd[mention.document].append(Place(tokens: tokens, giver: giver))
      }
    }
    byStart = byEnd
    for document in byEnd.indices {
      byEnd[document].sort { Self.precedes($0, $1, \.tokens.upperBound) }
      byStart[document].sort { Self.precedes($0, $1, \.tokens.lowerBound) }
    }
  }

  private static func precedes(_ a: Place, _ b: Place, _ key: (Place) -> Int) -> Bool {
    if key(a) != key(b) { return key(a) < key(b) }
    return a.giver.actor != b.giver.actor
      ? a.giver.actor ?? -1 < b.giver.actor ?? -1 : a.giver.span < b.giver.span
  }

  private func giver(endingAt token: Int, _ document: Int) -> Giver? {
    last(byEnd[document], token, \.tokens.upperBound)
  }

  private func giver(startingAt token: Int, _ document: Int) -> Giver? {
    last(byStart[document], token, \.tokens.lowerBound)
  }

  private func last(_ places: [Place], _ token: Int, _ key: (Place) -> Int) -> Giver? {
    var (low, high) = (0, places.count)
    while low < high {
      let middle = (low + high) / 2
      if key(places[middle]) <= token { low = middle + 1 } else { high = middle }
    }
    return low > 0 && key(places[low - 1]) == token ? places[low - 1].giver : nil
  }

  /// "the 40 lorries the army admitted to", "the number that X gave": who gives the figure in the words
  /// directly behind it, whoever speaks the sentence.
  func relative(_ figure: Figure, document: Int) -> Giver? {
    let reading = material.readings[document]
    let own = reading.tokens(of: figure.span)
    let sentence = reading.sentence(at: figure.span.start, material.analyses[document])
    guard !own.isEmpty, sentence.contains(own.lowerBound) else { return nil }
    var start = own.upperBound
    let limit = min(sentence.upperBound, own.upperBound + 9)
    while start < limit, !openers.contains(reading.words[start].hash) {
      guard reading.words[start].kind == .word, start - own.upperBound < 2 else { return nil }
      start += 1
    }
    if start < limit, reading.words[start].hash == Self.that { start += 1 }
    guard start < limit,
      openers.contains(reading.words[start].hash) || reading.words[start].isCapitalised
    else { return nil }
    for index in start + 1..<max(start + 1, limit) {
      guard reading.words[index].kind == .word else { return nil }
      guard giving.contains(reading.words[index].hash) else { continue }
      // Nothing may follow that would make the words a clause of their own ("the firm said it had …").
      let span = Span(Int(reading.words[start].start), Int(reading.words[index - 1].end))
      return Giver(actor: giver(endingAt: index, document)?.actor, span: span)
    }
    return nil
  }

  private static let that = Word.hash(of: "that".utf8)

  func giver(of figure: Figure, document: Int) -> Giver? {
    let reading = material.readings[document]
    let own = reading.tokens(of: figure.span)
    let sentence = reading.sentence(at: figure.span.start, material.analyses[document])
    guard !own.isEmpty, sentence.contains(own.lowerBound) else { return nil }
    if own.upperBound + 1 < sentence.upperBound, reading.isMark(own.upperBound, 0x28),
      let giver = giver(startingAt: own.upperBound + 1, document)
    {
      return giver
    }
    // Backwards: up to six tokens without a comma between the name and the number, one of which gives it.
    var gives = false
    for index in stride(
      from: own.lowerBound - 1, through: max(sentence.lowerBound, own.lowerBound - 7), by: -1)
    {
      if reading.words[index].kind == .mark { return nil }
      if let turn = material.tables.turns.longest(in: reading, at: index, before: own.lowerBound)?.value,
        turn == .give || turn == .count || turn == .revise
      {
        gives = true
      }
      if gives, let giver = giver(endingAt: index, document), index < own.lowerBound { return giver }
    }
    return nil
  }
}
