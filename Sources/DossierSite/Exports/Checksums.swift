// SHA256SUMS: for `sha256sum -c`. Digests of the sources, which are not published, stand in it as comments.
package import DossierModel
import DossierText

extension Site {
  /// Where the digests of all other files stand.
  package static let checksumsPath = "SHA256SUMS"

  /// The file that names the digest of every other file of the site, by path.
  package func checksums(_ files: some Sequence<(String, String)>) -> RenderedFile {
    var lines: [UInt8] = []
    for (path, digest) in files.sorted(by: { $0.0.utf8.lexicographicallyPrecedes($1.0.utf8) }) {
      lines.append(contentsOf: "\(digest)  \(path)\n".utf8)
    }
    for document in dossier.documents {
      // A line end in a name would begin a line of its own.
      let path = document.source.path.replacing("\n", with: " ").replacing("\r", with: " ")
      lines.append(contentsOf: "# \(document.source.digest)  \(path)\n".utf8)
    }
    return RenderedFile(path: Self.checksumsPath, bytes: lines)
  }
}
