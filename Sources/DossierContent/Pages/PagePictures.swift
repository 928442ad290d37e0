// Pictures of a saved page that lie with it: in its `NAME_files/` folder, in a `data:` address, or as a part of an MHTML
// file. Nothing is ever fetched. Kept are raster pictures by their bytes, within bounds, under names of our own.
import DossierModel
import DossierText

/// What a page may keep.
enum PictureLimit {
  /// Bytes of one picture, of all of a page, and their number.
  static let bytes = 1 << 20
  static let page = 8 << 20
  static let count = 40
  /// Icons, counting pixels and placeholders are smaller, pictures that no browser should decode larger.
  static let side = 64
  static let pixels = 40_000_000
}

/// Finds and keeps the pictures of one page.
struct PagePictures {
  /// The page's name, whose stem its folder has.
  private let name: String
  /// Bytes of a file by its path from the page's own folder.
  private let file: (String) throws(ReadFailure) -> [UInt8]
  private let parts: MIMEParts
  private let base: String?
  private(set) var kept: [Picture] = []
  /// Pictures that are there and were not kept, and why.
  private(set) var refused: [(address: String, why: String)] = []
  private var total = 0
  /// Pixels from side to side, by path.
  private(set) var widths: [String: Int] = [:]
  /// The name of what an address gave, "" for nothing.
  private var byAddress: [String: String] = [:]

  init(
    name: String, parts: MIMEParts = MIMEParts(), base: String? = nil,
    file: @escaping (String) throws(ReadFailure) -> [UInt8] = { _ throws(ReadFailure) in throw .notAFile }
  ) {
    (self.name, self.file, self.parts, self.base) = (name, file, parts, base)
  }

  /// The path below the site's folder of the picture at an address; nil when it is not kept.
  mutating func path(of address: String) -> String? {
    // A `data:` address may be long: its digest stands for it.
    let key = address.utf8.count > 500 ? Digest.hex(Array(address.utf8)) : address
    if let known = byAddress[key] { return known.isEmpty ? nil : known }
    let path = keep(address) ?? ""
    byAddress[key] = path
    return path.isEmpty ? nil : path
  }

  private mutating func keep(_ address: String) -> String? {
    guard let bytes = bytes(of: address) else { return nil }
    guard let image = RasterImage(bytes) else {
      return refuse(address, "no PNG, JPEG, GIF, WebP or AVIF picture")
    }
    guard bytes.count <= PictureLimit.bytes else {
      return refuse(address, "larger than \(PictureLimit.bytes >> 20) MB")
    }
    guard image.width >= PictureLimit.side, image.height >= PictureLimit.side else { return nil }
    guard image.width <= PictureLimit.pixels / image.height else {
      return refuse(address, "more than \(PictureLimit.pixels / 1_000_000) million pixels")
    }
    let path = "pictures/\(Digest.hex(bytes).prefix(32)).\(image.ending)"
    if kept.contains(where: { $0.path == path }) { return path }
    guard kept.count < PictureLimit.count, total + bytes.count <= PictureLimit.page else {
      return refuse(address, "more pictures than a page may keep")
    }
    total += bytes.count
    widths[path] = image.width
    kept.append(Picture(path: path, bytes: bytes))
    return path
  }

  private mutating func refuse(_ address: String, _ why: String) -> String? {
    if refused.count < 20 { refused.append((String(address.prefix(80)), why)) }
    return nil
  }

  private mutating func bytes(of address: String) -> [UInt8]? {
    if address.prefix(5).lowercased() == "data:" { return dataBytes(address) }
    if let part = parts[address] ?? parts[absoluteAddress(address, base: base)] { return part }
    guard let path = localPath(address, from: name), path.hasPrefix(stemOfName(name) + "_files/") else {
      return nil
    }
    do {
      return try file(path)
    } catch .tooLarge {
      _ = refuse(address, "larger than \(PictureLimit.bytes >> 20) MB")
    } catch {
      // A page is often kept without its folder.
    }
    return nil
  }

  /// The bytes of `data:image/png;base64,...`; other ways of writing them are for text, such as SVG.
  private func dataBytes(_ address: String) -> [UInt8]? {
    guard address.utf8.count <= PictureLimit.bytes * 3 / 2 else { return nil }
    let bytes = Array(address.utf8)
    guard let comma = bytes.prefix(200).firstIndex(of: 0x2C) else { return nil }
    let head = String(decoding: bytes[..<comma], as: UTF8.self).lowercased()
    guard head.hasPrefix("data:image/"), head.hasSuffix(";base64") else { return nil }
    return base64(bytes[(comma + 1)...])
  }
}
