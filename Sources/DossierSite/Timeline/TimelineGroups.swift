// The rows of a timeline page in groups of one month or year, each row with what the filters of the page ask for.
import DossierModel
import DossierTemplates

/// A row with what the script filters and groups by. Names of actors, tags and sources are places in the page's lists
/// of choices; days are counted from 1970-01-01, "" where an end is open.
struct TimelineRow: ViewModel {
  var item: ItemPiece
  var first, last, unit: String
  var actors, tags, sources: String
  var kind, rank: String
  static let fields: Fields<Self> = [
    .object("item") { $0.item }, .text("first") { $0.first }, .text("last") { $0.last },
    .text("unit") { $0.unit }, .text("actors") { $0.actors }, .text("tags") { $0.tags },
    .text("sources") { $0.sources }, .text("kind") { $0.kind }, .text("rank") { $0.rank },
  ]
}

/// Rows of one month or year.
struct TimelineGroup: ViewModel {
  var id: String
  /// Nil where the page has a single group.
  var heading: String?
  var count: String
  var first, last: String
  var rows: [TimelineRow]
  static let fields: Fields<Self> = [
    .text("id") { $0.id }, .text("heading") { $0.heading }, .text("count") { $0.count },
    .text("first") { $0.first }, .text("last") { $0.last }, .list("rows") { $0.rows },
  ]
}

/// Something to filter by.
struct ChoicePiece: ViewModel {
  var words: String
  static let fields: Fields<Self> = [.text("words") { $0.words }]
}

/// What the filters of one page offer, most frequent first, and the places of each row in these lists.
struct TimelineChoices {
  private(set) var names: [Int] = []
  private var places: [Int: Int] = [:]

  /// Choices from what each row has, most frequent first.
  init(_ rows: [[Int]]) {
    var count: [Int: Int] = [:]
    for row in rows { for item in Set(row) { count[item, default: 0] += 1 } }
    names = count.keys.sorted { (count[$1] ?? 0, $0) < (count[$0] ?? 0, $1) }
    for (place, name) in names.enumerated() { places[name] = place }
  }

  /// "0 4 7".
  func places(of row: [Int]) -> String {
    Set(row.compactMap { places[$0] }).sorted().map(String.init).joined(separator: " ")
  }
}

extension Listing {
  /// The unit by which a page's rows are grouped: months, unless they are spread over a great many.
  static func unit(grouping rows: [Int], _ dossier: Dossier) -> CalendarUnit {
    let days = rows.compactMap { CalendarUnit.day(of: dossier.events[$0].edtf) }
    let months = Set(days.map { $0.year * 12 + $0.month }).count
    return months > 24 && months * 2 > rows.count ? .year : .month
  }

  /// Rows by unit in order of time. A date that says only the year stands before the months of that year.
  static func groups(
    _ rows: [Int], by unit: CalendarUnit, _ dossier: Dossier
  ) -> [(unit: CalendarUnit, day: CivilDay?, rows: [Int])] {
    struct Key: Hashable {
      var unit: CalendarUnit
      var first: Int?
    }
    var groups: [Key: [Int]] = [:]
    for row in rows {
      let date = dossier.events[row].edtf
      let own = max(unit, CalendarUnit.of(date))
      let first = CalendarUnit.day(of: date).map { own.stretch(around: $0).first }
      groups[Key(unit: own, first: first), default: []].append(row)
    }
    let order = groups.keys.sorted { a, b in
      let (x, y) = (a.first ?? Int.max, b.first ?? Int.max)
      return x != y ? x < y : a.unit > b.unit
    }
    return order.map { ($0.unit, $0.first.map { CivilDay(number: $0) }, groups[$0] ?? []) }
  }
}
