import DossierSite
import DossierText
import Testing

@Suite struct SlugTests {
  @Test(arguments: [
    ("metro-2024-10", "metro-2024-10"), ("Metro 2024/10", "metro-2024-10"), ("Łódź", "lodz"),
    ("Владимир Путин", "vladimir-putin"), ("Russia’s war", "russias-war"), ("../../etc/passwd", "etc-passwd"),
    ("--a--", "a"), ("a.b", "a-b"),
  ])
  func makes(_ words: String, _ slug: String) { #expect(Slug.make(words) == slug) }

  @Test(arguments: ["", "…", "東京", "\u{202E}", "con", "AUX", "index", "404"])
  func neverEmptyNorReserved(_ words: String) {
    let slug = Slug.make(words)
    #expect(Slug.isValid(slug), "\(slug)")
  }

  @Test func keysThatDifferGetNamesThatDiffer() {
    let keys = ["metro", "Metro", "METRO!", "metro 2", "metro-2"]
    let slugs = Slug.unique(keys)
    #expect(slugs[0] == "metro")
    #expect(slugs[4] == "metro-2")
    #expect(Set(slugs).count == keys.count)
  }

  @Test func aNewKeyRenamesNoneThatItDoesNotCollideWith() {
    let before = Slug.unique(["Metro", "Post", "post 2"])
    let after = Slug.unique(["Metro", "metro", "Post", "post 2"])
    #expect(after[2] == before[1] && after[3] == before[2])
  }

  @Test func hundredThousandRandomNamesAreSafeAndUnique() {
    var state: UInt64 = 0x9E37_79B9_7F4A_7C15
    func next(_ bound: UInt32) -> UInt32 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return UInt32(truncatingIfNeeded: state >> 33) % bound
    }
    var keys: Set<String> = []
    while keys.count < 100_000 {
      var name = ""
      for _ in 0..<(1 + next(12)) {
        let range: (UInt32, UInt32) = [
          (0x20, 0x5F), (0xC0, 0x180), (0x400, 0x60), (0x600, 0xFF), (0x4E00, 0x500),
        ][Int(next(5))]
        if let scalar = Unicode.Scalar(range.0 + next(range.1)) { name.unicodeScalars.append(scalar) }
      }
      if next(50) == 0 { name = String(repeating: name, count: 30) }
      keys.insert(name)
    }
    let slugs = Slug.unique(keys.sorted())
    #expect(slugs.allSatisfy(Slug.isValid))
    #expect(Set(slugs).count == slugs.count)
  }
}
