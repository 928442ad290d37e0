// What each attribution asserts or denies, in a form that can be compared: content words, numbers, polarity.
import DossierModel
import DossierText

/// One attribution's content. A class, although nothing in it ever changes: each is compared with many others.
final class Proposition: Sendable {
  /// Index into `Dossier.attributions`.
  let attribution: Int
  let document: Int
  let sentence: Int
  /// Content stems without the words that deny or negate, sorted; `names` of them are capitalised in the text.
  let stems: [UInt64]
  let names: [UInt64]
  /// Numbers stated in the content.
  let numbers: Set<Double>
  /// Stems in the scope of a "no" or "not" ("there is no crack").
  let negated: Set<UInt64>
  /// The words that are denied themselves: what a "no" stands before, and the first word behind a "not".
  let denied: Set<UInt64>
  /// Those with a "no" ("there is no crack").
  let absent: Set<UInt64>
  /// Points at a number told before.
  let pointsAtNumber: Bool
  /// What the speaker does to the content, before its negations are counted.
  let stance: Stance
  /// Who speaks: the number of an actor, or a negative one for the folded words; nil when nobody is named.
  let speaker: Int?
  /// Points at what was said before ("called that figure false") and says nothing of its own.
  let isPointer: Bool
  /// Denies what "that report" said: goes with the denial of the same speaker just before.
  let isFollowUp: Bool
  let start: Int

  init(
    attribution: Int, document: Int, sentence: Int, stems: [UInt64], names: [UInt64], numbers: Set<Double>,
    negated: Set<UInt64>, denied: Set<UInt64>, absent: Set<UInt64>, pointsAtNumber: Bool, stance: Stance,
    speaker: Int?, isPointer: Bool, isFollowUp: Bool, start: Int
  ) {
    (self.attribution, self.document, self.sentence) = (attribution, document, sentence)
    (self.stems, self.names, self.numbers) = (stems, names, numbers)
    (self.negated, self.denied, self.absent) = (negated, denied, absent)
    (self.pointsAtNumber, self.stance, self.speaker) = (pointsAtNumber, stance, speaker)
    (self.isPointer, self.isFollowUp, self.start) = (isPointer, isFollowUp, start)
  }
}

/// Reads the propositions of all attributions.
struct PropositionReader {
  let material: Material
  let attributions: [DossierAttribution]
  private var speakers = WordNumbers()
  /// Speakers by the hash of their words.
  private var known: [UInt64: Int?] = [:]
  private let pointed, numeric, comparing, pointing, leading: StemTable

  init(material: Material, attributions: [DossierAttribution]) {
    (self.material, self.attributions) = (material, attributions)
    let roles = material.tables.roles
    (pointed, numeric, comparing) = (roles[.pointed], roles[.numeric], roles[.comparing])
    (pointing, leading) = (roles[.pointing], roles[.leading])
  }

  mutating func propositions() -> [Proposition] {
    attributions.indices.map { proposition($0) }
  }

  private mutating func proposition(_ index: Int) -> Proposition {
    let item = attributions[index]
    let reading = material.readings[item.document]
    let analysis = material.analyses[item.document]
    let attribution = analysis.attributions[item.index]
    var stems: [UInt64] = []
    var names: [UInt64] = []
    var negated: Set<UInt64> = []
    var denied: Set<UInt64> = []
    var absent: Set<UInt64> = []
    var pointsAtNumber = false
    var dates = analysis.dates(startingIn: attribution.span).map { reading.tokens(of: $0.span) }
    if dates.count > 20 { dates = [] }
    var pointsBack = false
    var isDenied = false
    var opensWithPointer = false
    var isOpen = false
    var pointers = 0
    for content in attribution.content {
      var tokens = reading.tokens(of: content)
      tokens = tokens.lowerBound..<min(tokens.upperBound, tokens.lowerBound + 60)
      var turned: [Range<Int>] = []
      for hit in material.tables.turns.all(in: reading, tokens) {
        switch hit.value {
        case .deny:
          isDenied = true
          turned.append(hit.tokens)
        case .negate:
          let scope = scope(behind: hit.tokens.upperBound, in: tokens, reading)
          negated.formUnion(scope)
          if reading.words[hit.tokens.lowerBound].hash == Self.no {
            absent.formUnion(scope.prefix(phrase(behind: hit.tokens.upperBound, in: tokens, reading)))
          }
          denied.formUnion(scope.prefix(1))
          turned.append(hit.tokens)
        case .open: isOpen = true
        case .admit, .revise, .give, .count: break
        }
      }
      for token in tokens where reading.words[token].kind == .word {
        if turned.contains(where: { $0.contains(token) }) { continue }
        // When something was said to happen is no part of what was said.
        if dates.contains(where: { $0.contains(token) }) { continue }
        let stem = meaning(of: token, in: reading)
        if pointed.contains(stem) {
          pointers += 1
          if token > tokens.lowerBound, pointing.contains(reading.words[token - 1].hash) {
            pointsBack = true
          }
          if stems.isEmpty, pointers == 1 { opensWithPointer = !leads(token, tokens, reading) }
        }
        if numeric.contains(stem) { pointsAtNumber = true }
        // "the claim that …" is a frame, its content follows.
        if pointed.contains(stem), leads(token, tokens, reading) { continue }
        guard stem != reading.stems[token] || !reading.isSmall(token) else { continue }
        stems.append(stem)
        if reading.words[token].isCapitalised, !reading.words[token].opensPassage { names.append(stem) }
      }
    }
    var numbers: Set<Double> = []
    for content in attribution.content {
      for figure in analysis.figures(startingIn: content) where !isCompared(figure, reading) {
        if let middle = figure.middle { numbers.insert(middle) }
      }
    }
    (stems, names) = (sortedOnce(stems), sortedOnce(names))
    let start = attribution.content.first?.start ?? attribution.span.start
    let own = stems.count { !pointed.contains($0) && !names.contains($0) }
    return Proposition(
      attribution: index, document: item.document,
      sentence: analysis.sentenceIndex(at: attribution.span.start) ?? 0, stems: stems,
      names: names, numbers: numbers, negated: negated, denied: denied.union(absent), absent: absent,
      pointsAtNumber: pointsAtNumber,
      stance: stance(attribution, isDenied: isDenied, isOpen: isOpen),
      speaker: speaker(item, attribution),
      isPointer: pointers > 0 && (isDenied || attribution.stance == .deny)
        && (own <= 1 || (opensWithPointer && attribution.stance == .deny)),
      isFollowUp: pointsBack && !negated.isEmpty && attribution.stance != .deny, start: start)
  }

  /// The stem, or one for all words that the tables take for one thing or happening ("customers" and "accounts").
  private func meaning(of token: Int, in reading: Reading) -> UInt64 {
    if let concept = material.tables.concepts.longest(in: reading, at: token, before: token + 1)?.value {
      return Word.hash(of: concept.name.utf8) &+ 1
    }
    if let happening = material.tables.happenings.longest(in: reading, at: token, before: token + 1)?.value {
      return Word.hash(of: happening.name.utf8) &+ 2
    }
    return reading.stems[token]
  }

  /// How many content words the noun phrase behind a "no" has.
  private func phrase(behind start: Int, in tokens: Range<Int>, _ reading: Reading) -> Int {
    var count = 0
    for token in start..<max(start, min(tokens.upperBound, start + 6)) {
      guard reading.words[token].kind == .word, !reading.isSmall(token)
      else {
        break
      }
      count += 1
    }
    return max(1, count)
  }

  /// "Three times the 40 of last year": a number of somebody else, to compare with.
  private func isCompared(_ figure: Figure, _ reading: Reading) -> Bool {
    let own = reading.tokens(of: figure.span)
    guard let first = own.first, first >= 2, reading.words[first - 1].hash == Self.the else { return false }
    return comparing.contains(reading.words[first - 2].hash)
  }

  private static let the = Word.hash(of: "the".utf8)
  private static let no = Word.hash(of: "no".utf8)

  /// The content stems behind a negation, up to the fifth word or a mark.
  private func scope(behind start: Int, in tokens: Range<Int>, _ reading: Reading) -> [UInt64] {
    var result: [UInt64] = []
    for token in start..<max(start, min(tokens.upperBound, start + 6)) {
      if reading.words[token].kind == .mark { break }
      if reading.words[token].kind == .word, !reading.isSmall(token) {
        result.append(meaning(of: token, in: reading))
      }
    }
    return result
  }

  /// Whether the content of a claim follows its noun: "claims that …", "reports of …".
  private func leads(_ token: Int, _ tokens: Range<Int>, _ reading: Reading) -> Bool {
    guard token + 1 < tokens.upperBound else { return false }
    return leading.contains(reading.words[token + 1].hash)
  }

  private func stance(_ attribution: Attribution, isDenied: Bool, isOpen: Bool) -> Stance {
    if attribution.stance == .neutral || isOpen { return .neutral }
    return (attribution.stance == .deny) != isDenied ? .deny : .assert
  }

  private mutating func speaker(_ item: DossierAttribution, _ attribution: Attribution) -> Int? {
    if let actor = item.actor { return actor }
    guard let span = attribution.speaker?.span else { return nil }
    let hash = Word.hash(of: material.documents[item.document].text.bytes[span.range])
    if let known = known[hash] { return known }
    let words = ActorNames.folded(material.documents[item.document].text[span])
    let number = words.isEmpty ? nil : -Int(speakers.number(of: words))
    known[hash] = .some(number)
    return number
  }
}

extension Analysis {
  /// The figures that begin inside a span, at most 200.
  func figures(startingIn span: Span) -> ArraySlice<Figure> {
    var (low, high) = (0, figures.count)
    while low < high {
      let middle = (low + high) / 2
      if figures[middle].span.start < span.start { low = middle + 1 } else { high = middle }
    }
    while high < min(figures.count, low + 200), figures[high].span.start < span.end { high += 1 }
    return figures[low..<high]
  }

  /// The dates that begin inside a span, at most 50.
  func dates(startingIn span: Span) -> ArraySlice<TimeExpression> {
    var (low, high) = (0, dates.count)
    while low < high {
      let middle = (low + high) / 2
      if dates[middle].span.start < span.start { low = middle + 1 } else { high = middle }
    }
    while high < min(dates.count, low + 50), dates[high].span.start < span.end { high += 1 }
    return dates[low..<high]
  }
}
