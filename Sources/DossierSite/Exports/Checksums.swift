// SHA256SUMS: for `sha256sum -c`. Digests of the sources, which are not published, stand in it as comments.
package import DossierModel
import DossierText

extension Site {
  /// The file that names the digest of every other file of the site, by path.
  package func checksums(of files: [RenderedFile]) -> RenderedFile {
    var lines: [UInt8] = []
    for file in files.sorted(by: { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }) {
      lines.append(contentsOf: "\(Digest.hex(file.bytes))  \(file.path)\n".utf8)
    }
    for document in dossier.documents {
      // A line end in a name would begin a line of its own.
      let path = document.source.path.replacing("\n", with: " ").replacing("\r", with: " ")
      lines.append(contentsOf: "# \(document.source.digest)  \(path)\n".utf8)
    }
    return RenderedFile(path: "SHA256SUMS", bytes: lines)
  }
}
