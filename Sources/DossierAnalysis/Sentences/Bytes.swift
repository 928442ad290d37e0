// Classes of bytes for the sentence pass, and the few scalars beyond ASCII that it knows by their bytes.
import DossierText

/// What the pass over the bytes looks at.
enum Bytes {
  enum Class: UInt8 { case plain, stop, lead, lineEnd, openBracket, closeBracket, closeAngle, slash }

  /// The class of each byte; `.lead` may begin an ellipsis or an ideographic stop.
  static let classes: [Class] = (0..<256).map { byte in
    switch byte {
    case 0x2E, 0x21, 0x3F: .stop
    case 0xE2, 0xE3: .lead
    case 0x0A: .lineEnd
    case 0x28: .openBracket
    case 0x29: .closeBracket
    case 0x3E: .closeAngle
    case 0x2F: .slash
    default: .plain
    }
  }

  /// Width of the mark at `index` if it can end a sentence: `. ! ?`, an ellipsis, `‼ ⁇`, an ideographic stop.
  static func terminator(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ end: Int) -> Int? {
    guard index < end else { return nil }
    switch bytes[index] {
    case 0x2E, 0x21, 0x3F: return 1
    case 0xE2 where index + 2 < end && bytes[index + 1] == 0x80:
      return bytes[index + 2] == 0xA6 || bytes[index + 2] == 0xBC ? 3 : nil
    case 0xE2 where index + 2 < end && bytes[index + 1] == 0x81:
      return (0x87...0x89).contains(bytes[index + 2]) ? 3 : nil
    case 0xE3 where index + 2 < end && bytes[index + 1] == 0x80: return bytes[index + 2] == 0x82 ? 3 : nil
    default: return nil
    }
  }

  /// Width of a closing quotation mark or bracket at `index`; nil for others. Straight marks count.
  static func closer(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ end: Int) -> Int? {
    guard index < end else { return nil }
    switch bytes[index] {
    case 0x22, 0x27, 0x29, 0x5D: return 1
    case 0xE2 where index + 2 < end && bytes[index + 1] == 0x80:
      return [0x99, 0x9D, 0x9C, 0xBA].contains(bytes[index + 2]) ? 3 : nil
    case 0xC2 where index + 1 < end: return bytes[index + 1] == 0xBB ? 2 : nil
    default: return nil
    }
  }

  /// Width of an opening quotation mark or bracket at `index`; nil for others. Straight marks count.
  static func opener(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ end: Int) -> Int? {
    guard index < end else { return nil }
    switch bytes[index] {
    case 0x22, 0x27, 0x28, 0x5B, 0x2A, 0x5F: return 1
    case 0xE2 where index + 2 < end && bytes[index + 1] == 0x80:
      return [0x98, 0x9C, 0x9E, 0xB9].contains(bytes[index + 2]) ? 3 : nil
    case 0xC2 where index + 1 < end:
      return [0xAB, 0xBF, 0xA1].contains(bytes[index + 1]) ? 2 : nil
    default: return nil
    }
  }

  /// The first byte from `index` on that is no blank (no-break and thin ones count as blanks), or `end`.
  static func skipBlanks(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ end: Int) -> Int {
    var index = index
    while index < end {
      if bytes[index] <= 0x20 {
        index += 1
      } else if bytes[index] == 0xC2, index + 1 < end, bytes[index + 1] == 0xA0 {
        index += 2
      } else if bytes[index] == 0xE2, index + 2 < end, bytes[index + 1] == 0x80,
        bytes[index + 2] <= 0x8B || bytes[index + 2] == 0xAF
      {
        index += 3
      } else {
        return index
      }
    }
    return end
  }

  /// Hash of the letters (and inner apostrophes) from `index` on, and where they end: at most 64 bytes, since scripts
  /// without blanks have no other end and no table has longer words.
  static func word(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int, _ end: Int) -> (hash: UInt64, end: Int)
  {
    let end = min(end, index + 64)
    var (hash, index) = (Word.hashSeed, index)
    while index < end {
      if ByteClass.isLetter(bytes[index]), closer(bytes, index, end) == nil {
        hash = Word.hash(hash, adding: ByteClass.lower(bytes[index]))
        index += 1
      } else if index + 1 < end, bytes[index] == 0x27, ByteClass.isLetter(bytes[index + 1]) {
        hash = Word.hash(hash, adding: 0x27)
        index += 1
      } else if index + 3 < end, bytes[index] == 0xE2, bytes[index + 2] == 0x99,
        ByteClass.isLetter(bytes[index + 3])
      {
        hash = Word.hash(hash, adding: 0x27)
        index += 3
      } else {
        break
      }
    }
    return (hash, index)
  }
}
