// Which addresses may become a link, and how they stand in a double-quoted attribute: the scheme allow-list
// of safety rule 3. Follows the WHATWG URL parser in what it ignores (blanks and controls at the ends, tabs
// and line ends anywhere) and in treating a backslash as a slash.
import DossierText

/// Addresses in double-quoted attributes such as `href`.
package enum URLAttribute {
  /// Whether a browser would follow this as http, https, mailto or a path relative to the page.
  ///
  /// Any other scheme is refused, and what leads outside without a scheme: two slashes in front, a backslash
  /// before the query.
  package static func isLink(_ url: String) -> Bool {
    var url = url
    return url.withUTF8 { isLink($0) }
  }

  /// Appends the address, `#` in place of one that is no link.
  package static func append(_ url: String, to output: inout [UInt8]) {
    guard isLink(url) else { return output.append(0x23) }
    appendUnchecked(url, to: &output)
  }

  /// Without the check: the parts of an address that is checked as a whole when its attribute ends.
  static func appendUnchecked(_ url: String, to output: inout [UInt8]) {
    for byte in url.utf8 {
      switch byte {
      case 0x20: output.append(contentsOf: [0x25, 0x32, 0x30])
      case 0..<0x20, 0x7F: continue
      case 0x26: output.append(contentsOf: Array("&amp;".utf8))
      case 0x22: output.append(contentsOf: Array("%22".utf8))
      case 0x27: output.append(contentsOf: Array("%27".utf8))
      case 0x3C: output.append(contentsOf: Array("%3C".utf8))
      case 0x3E: output.append(contentsOf: Array("%3E".utf8))
      case 0x60: output.append(contentsOf: Array("%60".utf8))
      default: output.append(byte)
      }
    }
  }

  static func isLink(_ bytes: some Sequence<UInt8>) -> Bool {
    var scheme: [UInt8] = []
    var seen = 0
    var slashes = 0
    var mayBeScheme = true
    for byte in bytes {
      if byte <= 0x20, seen == 0 || byte == 0x09 || byte == 0x0A || byte == 0x0D { continue }
      switch byte {
      case 0x5C: return false
      case 0x3F, 0x23: return true
      case 0x2F:
        mayBeScheme = false
        if seen == slashes { slashes += 1 }
        if slashes == 2 { return false }
      case 0x3A where mayBeScheme:
        mayBeScheme = false
        if !allowedSchemes.contains(scheme) { return false }
      default:
        if mayBeScheme, scheme.count < 8 { scheme.append(ByteClass.lower(byte)) }
      }
      seen += 1
    }
    return true
  }

  /// Whether an address stays within the site: what a page loads by itself (pictures, scripts) must.
  static func isLocal(_ bytes: some Sequence<UInt8>) -> Bool {
    guard isLink(bytes) else { return false }
    for byte in bytes {
      if byte == 0x3A { return false }
      if byte == 0x2F || byte == 0x3F || byte == 0x23 { return true }
    }
    return true
  }

  private static let allowedSchemes: [[UInt8]] = ["http", "https", "mailto"].map { Array($0.utf8) }
}
