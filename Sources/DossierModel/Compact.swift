// Values that may be missing, in the bytes of one that is there: a dossier of ten thousand sources holds hundreds of
// thousands of figures and relations.

/// An index or nothing, in four bytes.
struct CompactIndex: Hashable, Sendable {
  private let raw: Int32
  init(_ index: Int?) { raw = index.map { Int32(clamping: $0) } ?? -1 }
  var index: Int? { raw < 0 ? nil : Int(raw) }
}

/// A finite number or nothing, in eight bytes.
struct CompactNumber: Hashable, Sendable {
  private let raw: Double
  init(_ number: Double?) { raw = number ?? .infinity }
  var number: Double? { raw == .infinity ? nil : raw }
}

/// Something that is rarely there: nothing but a pointer where it is not.
struct Rare<Value: Hashable & Sendable>: Hashable, Sendable {
  private let values: [Value]
  init(_ value: Value?) { values = value.map { [$0] } ?? [] }
  var value: Value? { values.first }
}
