// One page from the web, for `dossier add`: http and https only, a few redirects, each looked at anew, a limit of time
// and size, and no address that is not public unless asked for. Nothing else of the program uses the network.
import CFetch

/// A page as it came.
package struct FetchedPage: Sendable {
  package var bytes: [UInt8]
  /// The address behind the last redirect.
  package var address: String
  /// `Content-Type` as the server said it; "" when it did not.
  package var type: String
}

/// How far a fetch may go.
package struct FetchLimits: Sendable {
  package var seconds = 30
  package var bytes = 20 << 20
  package var redirects = 5
  /// Addresses of this machine and its networks, too.
  package var allowsLocal = false
  /// A PEM file of the authorities whose certificates are trusted; nil: those that this machine trusts.
  package var authorities: String?
  package init() {}
}

/// Why there is no page, in words for the user.
package struct FetchFailure: Error, Equatable {
  package var text: String
  package var help: String?
}

/// Fetches a page once. `agent` is what the server is told.
package func fetch(_ address: String, agent: String, limits: FetchLimits = FetchLimits())
  -> Result<FetchedPage, FetchFailure>
{
  fetch(address, agent: agent) { _ in limits }
}

/// The same with limits for each request, the first being 0. All of them together may take the time of the first.
func fetch(_ address: String, agent: String, limits: (_ hop: Int) -> FetchLimits)
  -> Result<FetchedPage, FetchFailure>
{
  let first = limits(0)
  let end = ContinuousClock.now + .seconds(first.seconds)
  var next = address
  for hop in 0...max(0, first.redirects) {
    if let problem = problem(with: next) { return .failure(problem) }
    let left = (end - ContinuousClock.now) / .milliseconds(1)
    guard left >= 1 else { return .failure(tooSlow(next, first)) }
    switch get(next, agent, limits(hop), milliseconds: Int(left)) {
    case .page(let page): return .success(page)
    case .failure(let failure): return .failure(failure)
    case .redirect(let target): next = target
    }
  }
  return .failure(FetchFailure(text: "more than \(first.redirects) redirects"))
}

private enum Answer {
  case page(FetchedPage)
  case redirect(String)
  case failure(FetchFailure)
}

/// One request.
private func get(_ address: String, _ agent: String, _ limits: FetchLimits, milliseconds: Int) -> Answer {
  var result = DossierFetched()
  dossier_fetch(
    address, agent, milliseconds, limits.bytes, limits.allowsLocal ? 1 : 0, limits.authorities, &result)
  defer { dossier_fetch_free(&result) }
  if let problem = problem(with: result, address, limits) { return .failure(problem) }
  if (300..<400).contains(result.status), let target = result.redirect {
    return .redirect(String(cString: target))
  }
  guard result.status == 200 else {
    return .failure(
      FetchFailure(
        text: "the server answered \(result.status)", help: "save the page from the browser, and add the file"
      ))
  }
  let bytes = result.body.map { Array(UnsafeBufferPointer(start: $0, count: result.count)) } ?? []
  guard !bytes.isEmpty else { return .failure(FetchFailure(text: "the server sent an empty page")) }
  return .page(
    FetchedPage(bytes: bytes, address: address, type: result.type.map { String(cString: $0) } ?? ""))
}

/// Scheme, host and credentials of an address, before anything is sent.
private func problem(with address: String) -> FetchFailure? {
  let lower = address.lowercased()
  guard let scheme = ["https://", "http://"].first(where: { lower.hasPrefix($0) }) else {
    return FetchFailure(text: "only http and https addresses are fetched, not \(shown(address))")
  }
  let rest = address.utf8.dropFirst(scheme.utf8.count)
  guard address.utf8.count <= 4096, rest.allSatisfy({ $0 > 0x20 && $0 != 0x7F && $0 != 0x5C }) else {
    return FetchFailure(text: "the address has blanks, controls or backslashes: \(shown(address))")
  }
  let authority = rest.prefix { $0 != 0x2F && $0 != 0x3F && $0 != 0x23 }
  guard !authority.isEmpty, !authority.contains(0x40) else {
    return FetchFailure(text: "the address has no host, or a name and password in it: \(shown(address))")
  }
  return nil
}

private func problem(with result: DossierFetched, _ address: String, _ limits: FetchLimits) -> FetchFailure? {
  if result.is_too_large != 0 {
    let limit = limits.bytes < 1 << 20 ? "\(limits.bytes) bytes" : "\(limits.bytes >> 20) MB"
    return FetchFailure(text: "the page is larger than \(limit)")
  }
  if result.is_private != 0, result.problem != 0 {
    return FetchFailure(
      text: "\(shown(address)) is an address of this machine or of a private network",
      help: "with --allow-local it is fetched all the same")
  }
  guard result.problem != 0 else { return nil }
  switch result.problem {
  case 28:  // CURLE_OPERATION_TIMEDOUT
    return tooSlow(address, limits)
  case 60:  // CURLE_PEER_FAILED_VERIFICATION: self-made, expired, or of another host.
    return FetchFailure(
      text: "\(shown(address)) cannot be fetched: its certificate is not one that this machine trusts",
      help:
        "look at the page in the browser, save it, and add the file; if the authority is your own, name its"
        + " certificate with --authorities")
  case 77:  // CURLE_SSL_CACERT_BADFILE
    return FetchFailure(
      text: "the certificates of authorities cannot be read: \(shown(limits.authorities ?? ""))",
      help: "name a PEM file with --authorities")
  default: break
  }
  var message = result.message
  let words = withUnsafeBytes(of: &message) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
  return FetchFailure(text: "\(shown(address)) cannot be fetched: \(words)")
}

private func tooSlow(_ address: String, _ limits: FetchLimits) -> FetchFailure {
  FetchFailure(
    text: "\(shown(address)) took longer than \(limits.seconds) s", help: "give it more with --timeout")
}

/// An address for a message: cut, without what could forge a line.
private func shown(_ address: String) -> String {
  let clean = address.unicodeScalars.prefix(120).map {
    $0.value < 0x20 || $0.value == 0x7F ? "?" : Character($0)
  }
  return String(clean)
}
