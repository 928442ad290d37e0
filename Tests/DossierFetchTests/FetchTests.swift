// What is fetched and what is refused before a byte is sent.
import CFetch
import DossierFetch
import Testing

@Suite struct FetchTests {
  @Test(arguments: [
    "127.0.0.1", "0.0.0.0", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254",
    "100.64.0.1", "198.18.0.1", "224.0.0.1", "255.255.255.255", "192.0.2.1", "203.0.113.9",
  ]) func privateAddresses(_ address: String) {
    #expect(!isPublic(address))
  }

  @Test(arguments: [
    "1.1.1.1", "9.255.255.255", "11.0.0.0", "172.15.0.1", "172.32.0.1", "192.167.0.1", "223.255.255.1",
  ])
  func publicAddresses(_ address: String) { #expect(isPublic(address)) }

  private func isPublic(_ address: String) -> Bool {
    let bytes = address.split(separator: ".").compactMap { UInt8($0) }
    // The same address as IPv6 must be judged alike, however it is wrapped.
    let mapped = [UInt8](repeating: 0, count: 10) + [0xFF, 0xFF] + bytes
    let translated: [UInt8] = [0, 0x64, 0xFF, 0x9B] + [UInt8](repeating: 0, count: 8) + bytes
    let tunnelled: [UInt8] = [0x20, 0x02] + bytes + [UInt8](repeating: 0, count: 10)
    let forms: [[UInt8]] = [bytes, mapped, translated, tunnelled]
    let verdicts = forms.map { form in dossier_is_public_address(form, form.count) != 0 }
    #expect(Set(verdicts).count == 1, "\(address): \(verdicts)")
    return verdicts[0]
  }

  @Test func localAddressesOfSix() {
    for start: [UInt8] in [
      [], [0xFE, 0x80], [0xFC, 0x00], [0xFD, 0x12], [0xFF, 0x02], [0x20, 0x01, 0x0D, 0xB8],
    ] {
      let bytes = start + [UInt8](repeating: 0, count: 15 - start.count) + [1]
      #expect(dossier_is_public_address(bytes, 16) == 0, "\(start)")
    }
    let real: [UInt8] = [0x26, 0x06, 0x47, 0x00] + [UInt8](repeating: 0, count: 11) + [0x11]
    #expect(dossier_is_public_address(real, 16) == 1)
  }

  @Test(arguments: [
    "ftp://coast.example/x", "file:///etc/passwd", "gopher://coast.example/", "javascript:alert(1)",
    "//coast.example",
    "http://user:word@coast.example/", "http:///path", "https://coast.example/a b",
    "http://coast.example\\@127.0.0.1/",
    "http://127.0.0.1:9/", "http://localhost:9/", "http://[::1]:9/", "http://2130706433:9/",
    "http://0x7f.1:9/",
    "http://0:9/",
  ]) func refused(_ address: String) {
    guard case .failure = fetch(address, agent: "test") else {
      Issue.record("\(address) was fetched")
      return
    }
  }

  @Test func saysWhyALocalAddressIsRefused() {
    guard case .failure(let failure) = fetch("http://127.0.0.1:9/", agent: "test") else {
      Issue.record("was fetched")
      return
    }
    #expect(failure.text.contains("private network"))
    #expect(failure.help?.contains("--allow-local") == true)
  }
}
