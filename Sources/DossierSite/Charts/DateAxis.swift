// The common axis of a timeline: days to width. Long stretches in which nothing happens are cut out, and drawn
// as gaps.
import DossierModel

/// Where a day stands on the width of a lane.
package struct DateAxis: Sendable {
  /// A stretch of days without a cut; numbers as `CivilDay.number`, last day included.
  package struct Piece: Hashable, Sendable {
    package var first, last: Int
    /// Per cent of the width where it begins and ends.
    package var from, to: Double
    package var days: Int { last - first + 1 }
  }
  /// A day with its label.
  package struct Tick: Hashable, Sendable {
    package var position: Double
    package var label: String
  }

  package let pieces: [Piece]
  package let ticks: [Tick]

  /// Width of a gap in per cent.
  static let gap = 5.0

  /// An axis over stretches of days (first and last day of each); nil when there are none.
  package init?(_ stretches: [(first: Int, last: Int)], _ say: Wording) {
    let sorted = stretches.filter { $0.first <= $0.last }.sorted { ($0.first, $0.last) < ($1.first, $1.last) }
    guard let start = sorted.first else { return nil }
    var merged = [(first: start.first, last: start.last)]
    for stretch in sorted.dropFirst() {
      let end = merged[merged.count - 1].last
      if stretch.first <= end + 1 {
        merged[merged.count - 1].last = max(end, stretch.last)
      } else {
        merged.append(stretch)
      }
    }
    let cut = Self.cut(merged)
    let shares = Self.shares(of: cut, sorted)
    let width = 100 - Self.gap * Double(cut.count - 1)
    var pieces: [Piece] = []
    var at = 0.0
    for (piece, share) in zip(cut, shares) {
      let share = width * share
      pieces.append(Piece(first: piece.first, last: piece.last, from: at, to: at + share))
      at += share + Self.gap
    }
    self.pieces = pieces
    ticks = pieces.flatMap { piece in
      var ticks = Self.ticks(piece, say)
      // Beside other parts a day of the year says too little.
      if pieces.count > 1, piece.days <= 45, !ticks.isEmpty {
        ticks[0] = Tick(position: piece.from, label: say.shortMonth(of: CivilDay(number: piece.first)))
      }
      return ticks
    }
  }

  /// Per cent of the width at the beginning of a day; days in a gap stand in its middle.
  package func position(_ day: Int) -> Double {
    guard let first = pieces.first, let last = pieces.last else { return 0 }
    if day < first.first { return 0 }
    if day > last.last { return 100 }
    for (index, piece) in pieces.enumerated() {
      if day <= piece.last {
        if day < piece.first { return piece.from - Self.gap / 2 }
        return piece.from + (piece.to - piece.from) * Double(day - piece.first) / Double(piece.days)
      }
      if index + 1 < pieces.count, day < pieces[index + 1].first { return piece.to + Self.gap / 2 }
    }
    return 100
  }

  /// Per cent of the width at the end of a day: where the next one begins, or the piece ends.
  package func end(of day: Int) -> Double {
    for piece in pieces where day >= piece.first && day <= piece.last {
      return piece.from + (piece.to - piece.from) * Double(day + 1 - piece.first) / Double(piece.days)
    }
    return position(day + 1)
  }

  /// What each piece gets of the width: by its days, and more by how many stretches lie in it, so that a month in which
  /// everything happens is not pressed into a stroke by a year of which nothing more is known.
  private static func shares(
    of pieces: [(first: Int, last: Int)], _ stretches: [(first: Int, last: Int)]
  ) -> [Double] {
    if pieces.count == 1 { return [1] }
    let days = pieces.map { Double($0.last - $0.first + 1) }
    let counts = pieces.map { piece in
      Double(stretches.count { piece.first <= $0.first && $0.last <= piece.last })
    }
    let (allDays, all) = (max(1, days.reduce(0, +)), max(1, counts.reduce(0, +)))
    // A single day beside centuries still gets a stretch that can be seen.
    let shares = zip(days, counts).map { max(0.08, 0.35 * $0 / allDays + 0.65 * $1 / all) }
    let sum = shares.reduce(0, +)
    return shares.map { $0 / sum }
  }

  /// Joins stretches into at most five pieces: a gap is cut where it is longer than an eighth of all that is left.
  private static func cut(_ merged: [(first: Int, last: Int)]) -> [(first: Int, last: Int)] {
    guard let first = merged.first, let last = merged.last else { return [] }
    var gaps = zip(merged, merged.dropFirst()).enumerated().map {
      (index: $0, size: $1.1.first - $1.0.last - 1)
    }
    gaps.sort { ($0.size, $1.index) > ($1.size, $0.index) }
    var length = last.last - first.first + 1
    var cuts: [Int] = []
    for gap in gaps.prefix(4) {
      guard gap.size > 60, Double(gap.size) > Double(length) / 8 else { break }
      cuts.append(gap.index)
      length -= gap.size
    }
    var pieces: [(first: Int, last: Int)] = []
    var begin = first.first
    for index in cuts.sorted() {
      pieces.append((begin, merged[index].last))
      begin = merged[index + 1].first
    }
    pieces.append((begin, last.last))
    return pieces
  }

  /// Labels at round dates: at most one for each 15 per cent of the width, at least one a piece.
  private static func ticks(_ piece: Piece, _ say: Wording) -> [Tick] {
    let room = max(1, Int((piece.to - piece.from) / 15))
    let (first, last) = (CivilDay(number: piece.first), CivilDay(number: piece.last))
    func place(_ day: CivilDay) -> Double {
      piece.from + (piece.to - piece.from) * Double(day.number - piece.first) / Double(piece.days)
    }
    let months = (last.year - first.year) * 12 + last.month - first.month + 1
    var ticks: [Tick] = []
    if piece.days <= 45 {
      let every = max(1, (piece.days + room - 1) / room)
      for offset in stride(from: 0, to: piece.days, by: every) {
        let day = first.adding(days: offset)
        ticks.append(Tick(position: place(day), label: say.shortDay(day)))
      }
    } else if months <= room * 12 {
      let every = [1, 2, 3, 6, 12].first { months / $0 <= room } ?? 12
      for index in 0...months {
        let month = first.month - 1 + index
        guard month % every == 0,
          let day = CivilDay(first.year + month / 12, month % 12 + 1, 1), day >= first, day <= last
        else { continue }
        let label = day.month == 1 ? say.year(day.year) : say.shortMonth(day.month)
        ticks.append(Tick(position: place(day), label: label))
      }
    } else {
      let years = last.year - first.year + 1
      let every = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].first { years / $0 <= room } ?? 5000
      for year in first.year...last.year where year % every == 0 {
        guard let day = CivilDay(year, 1, 1), day >= first else { continue }
        ticks.append(Tick(position: place(day), label: say.year(year)))
      }
    }
    // A narrow piece has room for one label, and where it begins says more than a round date near its end.
    let width = piece.to - piece.from
    if let only = ticks.first, ticks.count == 1, width < 30, only.position - piece.from > width / 2 {
      ticks = []
    }
    if ticks.isEmpty || (ticks[0].position - piece.from > 30) {
      let label =
        piece.days <= 45 || months <= 12
        ? say.shortMonth(of: first) : say.year(first.year)
      ticks.insert(Tick(position: piece.from, label: label), at: 0)
    }
    return ticks
  }
}
