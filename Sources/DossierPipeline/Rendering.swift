// The files of a site, made in batches on all cores while those of the batch before are compared and written: only two
// batches stand in memory.
import DossierModel
import DossierOutput
import DossierSite
import DossierText
import Synchronization

/// Makes all files of a site in order: its own by path, what is copied, the digests of both at last.
final class Rendering {
  /// A fault of a file forbids the publishing of all.
  private struct Stop: Error {}

  let paths: [String]
  private let site: Site
  private let copied: [RenderedFile]
  private let threads: Int?
  private let stopsForWarnings: Bool
  /// Files of one batch, with the place of the first.
  private var batch: (first: Int, files: [RenderedFile]) = (0, [])
  private struct Made: Sendable {
    let file: RenderedFile
    /// Empty for a file that is made in parts.
    let digest: String
    let diagnostics: [Diagnostic]
  }
  /// The batch behind, in the making.
  private var ahead: (first: Int, files: Ahead<[Made]>)?
  /// Digests of the files that were made, in the order of `paths`.
  private var digests: [String]
  /// Of the files that are made in parts.
  private var meters: [Int: Meter] = [:]
  /// What went wrong, by batch.
  private var faults: [Int: [Diagnostic]] = [:]

  /// Enough for all cores, and few enough that their pages are some megabytes.
  private static let batchSize = 96

  init(_ site: Site, copied: [RenderedFile], threads: Int?, stopsForWarnings: Bool) {
    (self.site, self.copied, self.threads) = (site, copied, threads)
    self.stopsForWarnings = stopsForWarnings
    paths = site.paths + copied.map(\.path) + [Site.checksumsPath]
    digests = Array(repeating: "", count: paths.count - 1)
  }

  /// What went wrong so far, in the order of the files.
  var diagnostics: [Diagnostic] { faults.keys.sorted().flatMap { faults[$0] ?? [] } }

  /// For the publish.
  var files: SiteFiles { SiteFiles(paths) { [self] index in try file(index) } }

  /// Makes every file and keeps none; false when one must not be published.
  func makeAll() -> Bool {
    for first in stride(from: 0, to: site.paths.count, by: Self.batchSize) where faults[first] == nil {
      make(first)
    }
    batch = (0, [])
    return !isStopped
  }

  private func file(_ index: Int) throws -> RenderedFile {
    if index == paths.count - 1 {
      for (place, meter) in meters { digests[place] = meter.digest }
      return site.checksums(zip(paths, digests))
    }
    let own = site.paths.count
    if index >= own {
      let file = copied[index - own]
      digests[index] = Digest.hex(file.bytes)
      return file
    }
    let first = index / Self.batchSize * Self.batchSize
    if batch.first != first || batch.files.isEmpty { make(first) }
    if isStopped {
      // All faults of a run are told before it stops.
      _ = makeAll()
      throw Stop()
    }
    let file = batch.files[index - first]
    if file.rest.isEmpty { return file }
    let meter = Meter()
    meters[index] = meter
    return meter.metered(file)
  }

  private var isStopped: Bool {
    faults.values.contains { found in
      found.contains { $0.severity == .error || stopsForWarnings && $0.severity == .warning }
    }
  }

  /// The batch at a place, which most often was begun when the one before was ready; begins the next.
  private func make(_ first: Int) {
    batch.files = []
    let begun = ahead?.first == first ? ahead?.files.take() : nil
    let made = begun ?? Self.made(site, first, threads)
    let next = first + Self.batchSize
    ahead = nil
    if threads != 1, next < site.paths.count {
      ahead = (next, Ahead { [site, threads] in Self.made(site, next, threads) })
    }
    for (offset, one) in made.enumerated() { digests[first + offset] = one.digest }
    faults[first] = made.flatMap(\.diagnostics)
    batch = (first, made.map(\.file))
  }

  private static func made(_ site: Site, _ first: Int, _ threads: Int?) -> [Made] {
    orderedMap(Array(site.paths[first...].prefix(batchSize)), threads: threads) { path in
      var faults: [Diagnostic] = []
      let file = site.render(path, diagnostics: &faults)
      return Made(file: file, digest: file.rest.isEmpty ? Digest.hex(file.bytes) : "", diagnostics: faults)
    }
  }
}

/// Takes the digest of a file in parts while it is compared or written, so that no part is made for it alone.
private final class Meter: Sendable {
  private let state = Mutex(StreamDigest())

  /// Of the last pass over the file.
  var digest: String { state.withLock { $0.hex } }

  /// The same file, its parts counted in; each pass begins anew.
  func metered(_ file: RenderedFile) -> RenderedFile {
    var metered = file
    for (number, part) in file.rest.enumerated() {
      metered.rest[number] = { [self] in
        let bytes = part()
        state.withLock { digest in
          if number == 0 {
            digest = StreamDigest()
            digest.add(file.bytes)
          }
          digest.add(bytes)
        }
        return bytes
      }
    }
    return metered
  }
}
