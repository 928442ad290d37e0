// Markers of lists that run on in one line: "1. The first item 2. The second item".
import DossierText

/// "1.", "2)", "3.)", "b." at the start of an item.
struct ListMarker {
  /// The number, or the letter counted from a = 1.
  let number: Int
  let isLetter: Bool
  /// The marks behind it: a stop, a bracket, or both.
  let hasStop, hasBracket: Bool
  /// Behind its marks.
  let end: Int

  /// The marker at `index`, with an optional bullet before it; nil when there is none.
  init?(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ end: Int) {
    var index = index
    if index + 2 < end, bytes[index] == 0xE2 { index += 3 }
    if index < end, bytes[index] == 0x20 { index += 1 }
    var number = 0
    let first = index
    while index < end, index - first < 3, ByteClass.isDigit(bytes[index]) {
      number = number * 10 + Int(bytes[index] &- 0x30)
      index += 1
    }
    isLetter = index == first
    if isLetter, index < end, ByteClass.isLower(bytes[index]) {
      number = Int(bytes[index] &- 0x60)
      index += 1
    }
    self.number = number
    hasStop = index < end && bytes[index] == 0x2E
    if hasStop { index += 1 }
    hasBracket = index < end && bytes[index] == 0x29
    if hasBracket { index += 1 }
    self.end = index
    guard number > 0, hasStop || hasBracket, index < end, bytes[index] == 0x20 else { return nil }
  }

  /// Whether `other` is of the same kind and counts on from this marker.
  func isFollowed(by other: ListMarker) -> Bool {
    other.number == number + 1 && other.isLetter == isLetter && other.hasStop == hasStop
      && other.hasBracket == hasBracket
  }

  /// Where the next item of the list begins when its marker ends at `index`, with a blank on both sides.
  func nextItem(endingAt index: Int, in bytes: UnsafeBufferPointer<UInt8>, from: Int, to: Int) -> Int? {
    guard index < to, bytes[index] == 0x20 else { return nil }
    var first = index
    while first > from, index - first < 8, bytes[first - 1] > 0x20 { first -= 1 }
    guard let marker = ListMarker(bytes, first, to), isFollowed(by: marker) else { return nil }
    // "• 10."
    let bullet = first - 4
    return bullet >= from && bytes[bullet] == 0xE2 && bytes[first - 1] == 0x20 ? bullet : first
  }
}
