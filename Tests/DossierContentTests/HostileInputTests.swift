// Random bytes and mutations of good sources: no trap, and every span stays valid. Deep and long input in linear time.
import DossierContent
import DossierModel
import DossierTestSupport
import DossierText
import Testing

@Suite struct HostileInputTests {
  static let seeds = [
    "---\ntitle: \"Harbour: closed\"\ntags: [a, b]\n---\n# Head\n\nSome **bold** [x](y \"z\") &amp; \\* `c` [@k] [[a|b]].\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n> q\n> r[^1]\n\n- [ ] t\n\n[^1]: f\n\n<b>x</b>\n",
    "Harbour closed\nBy Ada Holm\n17 November 2024\n\nThe “harbour” was closed — on Monday.\nShare\n.\n© 2024\n",
    "<!DOCTYPE html><html lang=en><head><title>Harbour closed | Coast</title><meta property=og:site_name content=Coast></head><body><nav><a href=/>Home</a></nav><article><h1>Harbour closed</h1><p>The harbour was <b>closed</b> &amp; shut.</p><ul><li>x</ul><table><tr><td>1</table></article></body></html>",
  ]

  @Test(arguments: ["txt", "md", "html"]) func mutationsAreRead(_ ending: String) {
    let folder = TemporaryFolder()
    var random = SystemLikeRandom(state: 42)
    for round in 0..<300 {
      var bytes = Array(Self.seeds[round % Self.seeds.count].utf8)
      for _ in 0..<Int(random.next() % 12) {
        let at = bytes.isEmpty ? 0 : Int(random.next() % UInt64(bytes.count))
        switch random.next() % 4 {
        case 0: if !bytes.isEmpty { bytes[at] = UInt8(truncatingIfNeeded: random.next()) }
        case 1: bytes.removeSubrange(at..<min(bytes.count, at + Int(random.next() % 9)))
        case 2: bytes.insert(contentsOf: bytes[at..<min(bytes.count, at + 20)], at: at)
        default: bytes.insert(Array("*_[]()<>&`|#->\\~:\n\r".utf8)[Int(random.next() % 19)], at: at)
        }
      }
      if let document = loadFile(folder.write("a.\(ending)", bytes: bytes)).document { checkSpans(document) }
    }
  }

  @Test(
    arguments: [
      String(repeating: ">", count: 10_000) + " x\n", String(repeating: "[", count: 50_000),
      String(repeating: "*a_", count: 30_000), String(repeating: "[a](", count: 20_000),
      "|a|b|\n|-|-|\n" + String(repeating: "|1|2|\n", count: 20_000),
      String(repeating: "word ", count: 40_000),
      String(repeating: "<div>", count: 20_000) + "x", String(repeating: "<b x='1'><p>", count: 5_000),
      "---\na: " + String(repeating: "[", count: 20_000) + "\n---\nx\n",
      String(repeating: "&amp;", count: 40_000),
      String(repeating: "`", count: 50_000), String(repeating: "![", count: 20_000),
    ]) func largeInputIsRead(_ text: String)
  {
    let folder = TemporaryFolder()
    for ending in ["txt", "md", "html"] {
      let clock = ContinuousClock()
      let time = clock.measure {
        if let document = loadFile(folder.write("a.\(ending)", text)).document { checkSpans(document) }
      }
      #expect(time < .seconds(20), "\(ending) \(text.prefix(12)) \(time)")
    }
  }
}

/// SplitMix64: the same numbers on every run.
struct SystemLikeRandom {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
    return z ^ z >> 31
  }
}
