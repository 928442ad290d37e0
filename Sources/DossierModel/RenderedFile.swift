// A file of the site, ready to be written.

/// One file below the output folder.
package struct RenderedFile: Hashable, Sendable {
  /// Relative, with `/`: `sources/metro-2024-10.html`.
  package var path: String
  package var bytes: [UInt8]
  package init(path: String, bytes: [UInt8]) { (self.path, self.bytes) = (path, bytes) }
}
