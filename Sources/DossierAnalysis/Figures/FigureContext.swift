// Who gives a figure and for which day it is true.
import DossierModel
import DossierText

/// Looks up attributions and dates for figures, in text order.
struct FigureContext {
  let sentences: [Sentence]
  let dates: [TimeExpression]
  let ranges: [TimeRange]
  let attributions: [Attribution]
  let published: EDTFDate?

  /// Fills `attribution`, `asOf` and its origin.
  ///
  /// `earlier` are the ends of the figures of the sentence that tell an earlier level ("from 31 the previous day"): a date at
  /// their heels is theirs alone.
  func complete(_ figure: inout Figure, in sentence: Sentence, clause: Span, earlier: Set<Int>) {
    figure.attribution = attribution(holding: figure.span)
    if let clause = nearestDate(to: figure, in: sentence.span, clause: clause, notAfter: earlier) {
      let content = figure.attribution.map { attributions[$0].content } ?? []
      let isInside = content.isEmpty || content.contains { $0.overlaps(clause.span) }
      (figure.asOf, figure.asOfOrigin) = (clause.edtf, isInside ? .clause : .report)
    } else {
      (figure.asOf, figure.asOfOrigin) = (published, published == nil ? nil : .published)
    }
  }

  /// The innermost attribution whose content holds the figure and that names a speaker.
  private func attribution(holding span: Span) -> Int? {
    var best: Int?
    var size = Int.max
    var index = firstAttribution(endingAfter: span.start)
    while index < attributions.count, attributions[index].span.start <= span.start {
      if let content = attributions[index].content.first(where: { $0.contains(span.start) }),
        content.count < size, attributions[index].speaker != nil
      {
        (best, size) = (index, content.count)
      }
      index += 1
    }
    return best
  }

  /// Attributions are in text order and nest by a few levels only: start a little before the figure.
  private func firstAttribution(endingAfter offset: Int) -> Int {
    var (low, high) = (0, attributions.count)
    while low < high {
      let middle = (low + high) / 2
      if attributions[middle].span.start < offset { low = middle + 1 } else { high = middle }
    }
    var index = low
    var steps = 0
    while index > 0, steps < 24 {
      index -= 1
      steps += 1
    }
    return index
  }

  /// The date of the sentence that stands nearest to the figure; one behind it beats one before it at equal distance.
  private func nearestDate(to figure: Figure, in sentence: Span, clause: Span, notAfter others: Set<Int>) -> (
    span: Span, edtf: EDTFDate
  )? {
    var best: (span: Span, edtf: EDTFDate)?
    var distance = Int.max
    func offer(_ span: Span, _ edtf: EDTFDate?) {
      // A date that opens the sentence governs all of it.
      guard let edtf, sentence.contains(span), !span.overlaps(figure.span),
        clause.contains(span) || span.start < sentence.start + 12
      else { return }
      if !others.isEmpty,
        (0..<24).contains(where: { others.contains(span.start - $0) && span.start - $0 != figure.span.end })
      {
        return
      }
      let gap =
        span.start >= figure.span.end
        ? 2 * (span.start - figure.span.end) : 2 * (figure.span.start - span.end) + 1
      if gap < distance { (best, distance) = ((span, edtf), gap) }
    }
    // A date further away than this governs another clause; the bound also keeps a long line linear.
    let from = max(sentence.start, figure.span.start - 400)
    var open: [Span] = []
    let to = min(sentence.end, figure.span.end + 400)
    for range in ranges[firstIndex(in: ranges, from: from, \.span)...] {
      if range.span.start >= to { break }
      // "by May", "since May": no day on which the figure is true.
      if range.edtf.first.day != nil, range.edtf.last.day != nil {
        offer(range.span, range.edtf)
      } else {
        open.append(range.span)
      }
    }
    for date in dates[firstIndex(in: dates, from: from, \.span)...] {
      if date.span.start >= to { break }
      if date.kind == .date || date.kind == .time {
        let isPart =
          best.map { $0.span.contains(date.span) } ?? false || open.contains { $0.contains(date.span) }
        if !isPart { offer(date.span, date.edtf) }
      }
    }
    return best
  }

  private func firstIndex<Element>(in list: [Element], from offset: Int, _ span: (Element) -> Span) -> Int {
    var (low, high) = (0, list.count)
    while low < high {
      let middle = (low + high) / 2
      if span(list[middle]).start < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
