// Finds what a name in a template means: innermost view model first, once, when the page is compiled.
import DossierText

/// The view models that are open at a place of a template, outermost first, each shape once: a shape that is
/// opened again hides its older frame wholly, so the older one is dropped (and rendering has one slot a
/// shape).
struct OpenShapes: Hashable {
  /// Indices of shapes.
  var shapes: [Int]
  /// What `{{.}}` means inside a section over a text; nil behind an object or a list.
  var dot: Found?

  func opening(_ shape: Int) -> OpenShapes {
    OpenShapes(shapes: shapes.filter { $0 != shape } + [shape], dot: nil)
  }
}

/// A field that was found: the slot and place to start at, over objects of a dotted name to its place.
struct Found: Hashable {
  /// The shape whose slot the path begins in.
  var shape: Int
  /// Places of objects on the way, each in the frame of the one before.
  var path: [Int]
  var at: Int
  /// Shape and field, to look the kind up.
  var owner: Int
  var field: Int
}

/// The shapes of a program in the order in which they were met, and the fields used of each.
struct ShapeTable {
  struct Entry {
    let shape: Shape
    let fields: [(name: String, kind: FieldKind)]
    /// Indices of the fields in frame order.
    var used: [Int] = []
    var children: [Int] = []
  }
  private(set) var entries: [Entry] = []
  private var index: [ObjectIdentifier: Int] = [:]

  mutating func add(_ shape: Shape) -> Int {
    if let known = index[shape.id] { return known }
    index[shape.id] = entries.count
    entries.append(Entry(shape: shape, fields: shape.fields()))
    return entries.count - 1
  }

  func field(named name: String, of shape: Int) -> Int? {
    entries[shape].fields.firstIndex { $0.name == name }
  }

  func kind(of found: Found) -> FieldKind { entries[found.owner].fields[found.field].kind }

  /// The place of a field in its frame.
  mutating func use(_ field: Int, of shape: Int) -> Int {
    if let place = entries[shape].used.firstIndex(of: field) { return place }
    var child = -1
    switch entries[shape].fields[field].kind {
    case .list(let inner), .object(let inner): child = add(inner)
    default: break
    }
    entries[shape].used.append(field)
    entries[shape].children.append(child)
    return entries[shape].used.count - 1
  }

  var plan: ReadingPlan {
    ReadingPlan(
      steps: entries.map { entry in
        zip(entry.used, entry.children).map { ReadingPlan.Step(field: $0, child: $1) }
      })
  }

  enum Failure: Error {
    case unknown(part: String, known: [String])
    case noParts(name: String)
  }

  /// Looks up a name, dotted or not. `.` is the innermost item.
  mutating func find(_ name: String, in open: OpenShapes) throws(Failure) -> Found {
    if name == "." {
      if let dot = open.dot { return dot }
      if let top = open.shapes.last, let field = field(named: ".", of: top) {
        return Found(shape: top, path: [], at: use(field, of: top), owner: top, field: field)
      }
      throw .unknown(part: ".", known: names(in: open))
    }
    let parts = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    for shape in open.shapes.reversed() {
      guard let field = field(named: parts[0], of: shape) else { continue }
      var found = Found(shape: shape, path: [], at: use(field, of: shape), owner: shape, field: field)
      for (index, part) in parts.enumerated().dropFirst() {
        guard case .object(let inner) = kind(of: found) else {
          throw .noParts(name: parts[..<index].joined(separator: "."))
        }
        let owner = add(inner)
        guard let field = self.field(named: part, of: owner) else {
          throw .unknown(part: part, known: entries[owner].fields.map(\.name))
        }
        found.path.append(found.at)
        (found.at, found.owner, found.field) = (use(field, of: owner), owner, field)
      }
      return found
    }
    throw .unknown(part: parts[0], known: names(in: open))
  }

  /// All names that can be used, innermost first.
  func names(in open: OpenShapes) -> [String] {
    var seen: Set<String> = []
    return open.shapes.reversed().flatMap { entries[$0].fields.map(\.name) }.filter {
      seen.insert($0).inserted
    }
  }
}
