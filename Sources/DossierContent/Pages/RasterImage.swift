// What a picture is by its first bytes: PNG, JPEG, GIF, WebP or AVIF, and how many pixels it has. Whatever a name or a
// type says counts for nothing, and a drawing that can hold a script (SVG) is none of these.
import DossierText

/// Kind and size of a raster picture.
struct RasterImage: Equatable {
  /// The ending that its file gets.
  var ending: String
  var width, height: Int

  /// Nil when the bytes are no picture of these kinds, or end before they say how large it is.
  init?(_ bytes: [UInt8]) {
    if let found = Self.png(bytes) ?? Self.gif(bytes) ?? Self.webP(bytes) ?? Self.jpeg(bytes)
      ?? Self.avif(bytes)
    {
      self = found
    } else {
      return nil
    }
  }

  private init?(_ ending: String, _ width: Int, _ height: Int) {
    guard width > 0, height > 0 else { return nil }
    (self.ending, self.width, self.height) = (ending, width, height)
  }

  private static func png(_ bytes: [UInt8]) -> RasterImage? {
    guard bytes.count >= 33, bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]),
      bytes[12..<16].elementsEqual("IHDR".utf8)
    else { return nil }
    return RasterImage("png", big(bytes, 16, 4), big(bytes, 20, 4))
  }

  private static func gif(_ bytes: [UInt8]) -> RasterImage? {
    guard bytes.count >= 13, bytes.starts(with: "GIF87a".utf8) || bytes.starts(with: "GIF89a".utf8) else {
      return nil
    }
    return RasterImage("gif", little(bytes, 6, 2), little(bytes, 8, 2))
  }

  private static func webP(_ bytes: [UInt8]) -> RasterImage? {
    guard bytes.count >= 30, bytes.starts(with: "RIFF".utf8), bytes[8..<12].elementsEqual("WEBP".utf8) else {
      return nil
    }
    if bytes[12..<16].elementsEqual("VP8X".utf8) {
      return RasterImage("webp", little(bytes, 24, 3) + 1, little(bytes, 27, 3) + 1)
    }
    if bytes[12..<16].elementsEqual("VP8L".utf8), bytes[20] == 0x2F {
      let bits = little(bytes, 21, 4)
      return RasterImage("webp", bits & 0x3FFF + 1, bits >> 14 & 0x3FFF + 1)
    }
    if bytes[12..<16].elementsEqual("VP8 ".utf8), bytes[23..<26].elementsEqual([0x9D, 0x01, 0x2A]) {
      return RasterImage("webp", little(bytes, 26, 2) & 0x3FFF, little(bytes, 28, 2) & 0x3FFF)
    }
    return nil
  }

  /// Size from the first frame header behind the markers before it (ITU T.81, B.2.2).
  private static func jpeg(_ bytes: [UInt8]) -> RasterImage? {
    guard bytes.starts(with: [0xFF, 0xD8, 0xFF]) else { return nil }
    var at = 2
    while at + 9 < bytes.count, bytes[at] == 0xFF {
      let marker = bytes[at + 1]
      // Fill bytes, and markers without a length.
      if marker == 0xFF || marker == 0x01 || 0xD0...0xD8 ~= marker {
        at += marker == 0xFF ? 1 : 2
        continue
      }
      if 0xC0...0xCF ~= marker, marker != 0xC4, marker != 0xC8, marker != 0xCC {
        return RasterImage("jpg", big(bytes, at + 7, 2), big(bytes, at + 5, 2))
      }
      at += 2 + max(2, big(bytes, at + 2, 2))
    }
    return nil
  }

  /// The largest of the sizes in the properties of a still picture (ISO/IEC 23008-12: `meta`, `iprp`, `ipco`, `ispe`).
  private static func avif(_ bytes: [UInt8]) -> RasterImage? {
    guard let type = boxes(bytes, 0..<bytes.count).first, type.name.elementsEqual("ftyp".utf8),
      type.content.count >= 4, type.content.count <= 256,
      stride(from: type.content.lowerBound, through: type.content.upperBound - 4, by: 4).contains(where: {
        bytes[$0..<$0 + 4].elementsEqual("avif".utf8)
      })
    else { return nil }
    func find(_ name: String, _ range: Range<Int>) -> Range<Int>? {
      boxes(bytes, range).first { $0.name.elementsEqual(name.utf8) }?.content
    }
    // Version and flags of `meta` come before its boxes, those of `ispe` before its numbers.
    guard let meta = find("meta", type.content.upperBound..<bytes.count), meta.count >= 4,
      let properties = find("iprp", meta.dropFirst(4)), let all = find("ipco", properties)
    else { return nil }
    let sizes = boxes(bytes, all).filter { $0.name.elementsEqual("ispe".utf8) && $0.content.count >= 12 }
      .map { (big(bytes, $0.content.lowerBound + 4, 4), big(bytes, $0.content.lowerBound + 8, 4)) }
    guard let largest = sizes.max(by: { $0.0 * $0.1 < $1.0 * $1.1 }) else { return nil }
    return RasterImage("avif", largest.0, largest.1)
  }

  /// The boxes in a stretch of such a file, up to the first that does not fit in.
  private static func boxes(_ bytes: [UInt8], _ range: Range<Int>)
    -> [(name: ArraySlice<UInt8>, content: Range<Int>)]
  {
    var boxes: [(name: ArraySlice<UInt8>, content: Range<Int>)] = []
    var at = range.lowerBound
    while at + 8 <= range.upperBound, boxes.count < 100 {
      let stated = big(bytes, at, 4)
      // 0: to the end of the file. Lengths of 64 bits are for films.
      let length = stated == 0 ? range.upperBound - at : stated
      guard length >= 8, length <= range.upperBound - at else { break }
      boxes.append((bytes[at + 4..<at + 8], at + 8..<at + length))
      at += length
    }
    return boxes
  }

  private static func big(_ bytes: [UInt8], _ at: Int, _ count: Int) -> Int {
    bytes[at..<at + count].reduce(0) { $0 << 8 | Int($1) }
  }

  private static func little(_ bytes: [UInt8], _ at: Int, _ count: Int) -> Int {
    bytes[at..<at + count].reversed().reduce(0) { $0 << 8 | Int($1) }
  }
}
