// The day and time that a mail program puts beside a sender's name: "Ann Bell 08/10/2000 08:28 AM Dear all".
import DossierText

/// "08/10/2000 08:28 AM", a sentence of its own.
struct MailStamp {
  let start, end: Int

  /// The stamp whose first slash is at `slash`; nil where none stands, or a word leads up to it ("on 08/10/2000").
  init?(_ bytes: UnsafeBufferPointer<UInt8>, slash: Int, _ from: Int, _ to: Int) {
    func digits(_ index: Int, _ most: Int) -> Int {
      var end = index
      while end < to, end - index < most, ByteClass.isDigit(bytes[end]) { end += 1 }
      return end - index
    }
    var first = slash
    while first > from, slash - first < 2, ByteClass.isDigit(bytes[first - 1]) { first -= 1 }
    let day = digits(slash + 1, 2)
    let year = slash + day + 2
    guard first < slash, first == from || bytes[first - 1] == 0x20, day > 0, year < to,
      bytes[year - 1] == 0x2F, digits(year, 4) == 4
    else { return nil }
    let hour = year + 5
    let minute = hour + digits(hour, 2) + 1
    guard hour < to, bytes[hour - 1] == 0x20, minute > hour + 1, minute + 5 <= to, bytes[minute - 1] == 0x3A,
      digits(minute, 2) == 2, bytes[minute + 2] == 0x20,
      bytes[minute + 3] == 0x41 || bytes[minute + 3] == 0x50, bytes[minute + 4] == 0x4D,
      minute + 5 == to || bytes[minute + 5] <= 0x20
    else { return nil }
    (start, end) = (first, minute + 5)
    guard first > from + 1 else { return }
    var word = first - 1
    while word > from, bytes[word - 1] > 0x20 { word -= 1 }
    if bytes[word..<first].allSatisfy({ ByteClass.isLower($0) || $0 <= 0x20 }) { return nil }
  }
}
