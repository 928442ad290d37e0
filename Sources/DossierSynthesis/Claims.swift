// The claim ledger: propositions that at least two speakers are about, who asserts and who denies. Speakers are
// counted, not articles; what nobody else speaks of is no row here.
import DossierModel
import DossierText

/// Groups propositions into claims, by number of mentions, then id.
func claims(_ material: Material, _ attributions: [DossierAttribution], aligned: AlignedSentences) -> (
  claims: [Claim], bounds: [Bound]
) {
  var reader = PropositionReader(material: material, attributions: attributions)
  let propositions = reader.propositions()
  var linker = ClaimLinker(material, propositions, aligned)
  linker.link()
  var claims = linker.groups().compactMap { claim($0.map { propositions[$0] }, material, attributions) }
  claims.sort { a, b in
    a.mentions.count != b.mentions.count ? a.mentions.count > b.mentions.count : precedes(a.id, b.id)
  }
  disambiguate(&claims)
  return (claims, [Bound(.claims, linker.frequentWords)].filter { $0.count > 0 })
}

/// Decides which propositions speak of one thing.
private struct ClaimLinker {
  let material: Material
  let propositions: [Proposition]
  let aligned: AlignedSentences
  private var sets: DisjointSets
  /// How many words stand in so many statements that they link none.
  private(set) var frequentWords = 0

  init(_ material: Material, _ propositions: [Proposition], _ aligned: AlignedSentences) {
    (self.material, self.propositions, self.aligned) = (material, propositions, aligned)
    sets = DisjointSets(propositions.count)
  }

  mutating func groups() -> [[Int]] {
    sets.groups().filter { $0.count > 1 }.map { group in
      group.sorted { seniority($0) < seniority($1) }
    }
  }

  private func seniority(_ index: Int) -> Seniority {
    material.seniority(propositions[index].document, propositions[index].start)
  }

  /// Statements in which a word may stand to link them.
  private static let frequent = 400

  mutating func link() {
    linkPointers()
    var postings: [UInt64: [Int]] = [:]
    for (index, proposition) in propositions.enumerated() {
      for stem in proposition.stems { postings[stem, default: []].append(index) }
    }
    frequentWords = postings.values.count { $0.count > Self.frequent }
    var links: [(strength: Double, a: Int, b: Int)] = []
    var shared = [Int](repeating: 0, count: propositions.count)
    for (index, proposition) in propositions.enumerated() where !proposition.isPointer {
      var touched: [Int] = []
      for stem in proposition.stems {
        guard let list = postings[stem], list.count <= Self.frequent else { continue }
        for other in list where other < index {
          if shared[other] == 0 { touched.append(other) }
          shared[other] += 1
        }
      }
      for other in touched.sorted() {
        shared[other] = 0
        if let strength = strength(proposition, propositions[other], postings) {
          links.append((strength, other, index))
        }
      }
    }
    links.sort { a, b in
      if a.strength != b.strength { return a.strength > b.strength }
      if a.a != b.a { return seniority(a.a) < seniority(b.a) }
      return seniority(a.b) < seniority(b.b)
    }
    var numbers = propositions.map(\.numbers)
    for group in sets.groups() where group.count > 1 {
      numbers[group[0]] = group.reduce(into: []) { $0.formUnion(propositions[$1].numbers) }
    }
    for link in links {
      let (a, b) = (sets.find(link.a), sets.find(link.b))
      // Two claims with other numbers stay two, whatever speaks of both.
      guard a != b, numbers[a].isEmpty || numbers[b].isEmpty || !numbers[a].isDisjoint(with: numbers[b])
      else {
        continue
      }
      sets.join(a, b)
      numbers[sets.find(a)] = numbers[a].union(numbers[b])
    }
  }

  /// "called that figure false": about what another speaker said just before in the same text.
  private mutating func linkPointers() {
    for (index, proposition) in propositions.enumerated() where proposition.isPointer {
      var other = index - 1
      while other >= 0, index - other <= 30, propositions[other].document == proposition.document,
        propositions[other].sentence >= proposition.sentence - 2
      {
        if propositions[other].speaker != proposition.speaker, !propositions[other].isPointer {
          if proposition.pointsAtNumber, !holdsLastNumber(before: proposition, propositions[other]) { break }
          sets.join(other, index)
          break
        }
        other -= 1
      }
    }
    for index in propositions.indices.dropFirst() where isAnswer(index) { sets.join(index - 1, index) }
  }

  /// Whether the number told last before a pointer stands in another proposition's sentence.
  private func holdsLastNumber(before pointer: Proposition, _ other: Proposition) -> Bool {
    let analysis = material.analyses[pointer.document]
    var (low, high) = (0, analysis.figures.count)
    while low < high {
      let middle = (low + high) / 2
      if analysis.figures[middle].span.start < pointer.start { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return true }
    let sentence = analysis.sentenceIndex(at: analysis.figures[low - 1].span.start) ?? 0
    return sentence <= other.sentence || sentence == pointer.sentence
  }

  /// "None of us ever got that letter" after the same speaker's denial.
  private func isAnswer(_ index: Int) -> Bool {
    let (before, here) = (propositions[index - 1], propositions[index])
    return here.isFollowUp && before.document == here.document && before.stance == .deny
      && before.speaker == here.speaker && here.sentence - before.sentence <= 1
  }

  /// How much two propositions share, nil when they are not about one thing. A denial needs less than a second
  /// assertion, since it repeats what it denies.
  private func strength(_ a: Proposition, _ b: Proposition, _ postings: [UInt64: [Int]]) -> Double? {
    if aligned.contains(a.document, a.sentence, b.document, b.sentence) { return 2 }
    guard !b.isPointer, !a.stems.isEmpty, !b.stems.isEmpty else { return nil }
    if !a.numbers.isEmpty, !b.numbers.isEmpty, a.numbers.isDisjoint(with: b.numbers) { return nil }
    let common = shared(a, b)
    let dice = 2 * Double(common.all) / Double(a.stems.count + b.stems.count)
    if common.plain >= 2, dice >= 0.5 { return dice }
    let containment = Double(common.all) / Double(min(a.stems.count, b.stems.count))
    let isTelling = a.numbers.intersection(b.numbers).contains { $0 >= 100 }
    if !a.numbers.isDisjoint(with: b.numbers), common.plain >= 1, dice >= 0.3 || isTelling {
      return max(dice, 0.3) + 0.2
    }
    guard isDenial(a) || isDenial(b), common.plain >= 1 else { return nil }
    // The very thing that is denied ("no crack"), or much of what is negated ("not overloaded"), where few others
    // speak of it.
    for stem in a.denied.union(b.denied).sorted()
    where a.stems.contains(stem) && b.stems.contains(stem) && !a.names.contains(stem) {
      let isAbsent = a.absent.contains(stem) || b.absent.contains(stem)
      if isAbsent ? containment >= 0.3 : containment >= 0.5, (postings[stem] ?? []).count <= 12 { return 0.6 }
    }
    if containment >= 0.5, common.all >= 2 || containment == 1 {
      return containment * 0.8
    }
    return nil
  }

  private func isDenial(_ proposition: Proposition) -> Bool {
    proposition.stance == .deny || !proposition.negated.isEmpty
  }

  private func shared(_ a: Proposition, _ b: Proposition) -> (all: Int, plain: Int) {
    var (i, j, all, plain) = (0, 0, 0, 0)
    while i < a.stems.count, j < b.stems.count {
      if a.stems[i] == b.stems[j] {
        all += 1
        if !a.names.contains(a.stems[i]) || !b.names.contains(a.stems[i]) { plain += 1 }
        (i, j) = (i + 1, j + 1)
      } else if a.stems[i] < b.stems[j] {
        i += 1
      } else {
        j += 1
      }
    }
    return (all, plain)
  }
}

private func claim(_ members: [Proposition], _ material: Material, _ attributions: [DossierAttribution])
  -> Claim?
{
  // A negation turns the stance where it stands before a word that somebody else says without it.
  var plain: Set<UInt64> = []
  for member in members {
    // To deny a negation is to say the word without it.
    plain.formUnion(member.stance == .deny ? Set(member.stems) : Set(member.stems).subtracting(member.denied))
  }
  let turned = members.map { member -> Stance in
    if member.isFollowUp { return .deny }
    guard member.stance != .neutral, !member.denied.isDisjoint(with: plain) else { return member.stance }
    return member.stance == .deny ? .assert : .deny
  }
  let stances = Set(turned)
  let isDisputed = stances.contains(.assert) && stances.contains(.deny)
  guard Set(members.map { $0.speaker }).count > 1 || isDisputed, stances != [.neutral] else {
    return nil
  }
  return Claim(
    id: StableID.make("claim", [attributions[members[0].attribution].id]),
    label: label(members, turned, material, attributions),
    mentions: zip(members, turned).map { Claim.Mention(attribution: $0.attribution, stance: $1) },
    isDisputed: isDisputed)
}

/// The shortest asserted content of three words or more; where all deny, the shortest content that is denied.
private func label(
  _ members: [Proposition], _ stances: [Stance], _ material: Material, _ attributions: [DossierAttribution]
) -> String {
  func words(_ proposition: Proposition) -> String {
    let item = attributions[proposition.attribution]
    let spans = material.analyses[item.document].attributions[item.index].content
    return oneLine(spans.map { material.documents[item.document].prose[$0] }.joined(separator: " "))
  }
  let told = members.filter { !$0.isPointer && !$0.stems.isEmpty }
  let asserted = zip(members, stances).filter { $1 == .assert && !$0.isPointer && $0.negated.isEmpty }.map(
    \.0
  )
  .filter { !$0.stems.isEmpty }
  let chosen = (asserted.isEmpty ? told : asserted).map(words).filter { $0.contains(" ") }
    .min { $0.count != $1.count ? $0.count < $1.count : precedes($0, $1) }
  return shortened(trimmedMarks(chosen ?? words(members[0])), to: 120)
}

/// Without quotation marks and stops at either end.
private func trimmedMarks(_ string: String) -> String {
  let marks: Set<Character> = ["“", "”", "\"", "‘", "’", "'", ".", ",", ";", ":"]
  var words = Substring(string)
  while let first = words.first, marks.contains(first) || first == " " { words.removeFirst() }
  while let last = words.last, marks.contains(last) || last == " " { words.removeLast() }
  return String(words)
}
