// A file of the site, ready to be written.

/// One file below the output folder.
package struct RenderedFile: Sendable {
  /// Relative, with `/`: `sources/metro-2024-10.html`.
  package var path: String
  /// The content, or how it begins where `rest` is not empty.
  package var bytes: [UInt8]
  /// What follows, each part made anew whenever it is asked for: an export of hundreds of megabytes never stands in
  /// memory as a whole.
  package var rest: [@Sendable () -> [UInt8]]

  package init(path: String, bytes: [UInt8], rest: [@Sendable () -> [UInt8]] = []) {
    (self.path, self.bytes, self.rest) = (path, bytes, rest)
  }

  /// Calls `body` with each part of the content in order.
  package func eachPart<Fault: Error>(_ body: ([UInt8]) throws(Fault) -> Void) throws(Fault) {
    try body(bytes)
    for part in rest { try body(part()) }
  }

  /// The whole content.
  package var wholeBytes: [UInt8] {
    rest.isEmpty ? bytes : rest.reduce(into: bytes) { $0 += $1() }
  }
}
