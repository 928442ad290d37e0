// The rest of the lowest room: spans, offsets, repair, digests, JSON, "did you mean".
import DossierText
import Testing

@Suite struct SpanTests {
  @Test func aSpanIsNeverTurned() {
    #expect(Span(5, 3) == Span(5, 5) && Span(5, 3).isEmpty)
    #expect(Span(1, 4).contains(1) && !Span(1, 4).contains(4))
    #expect(Span(1, 4).overlaps(Span(3, 9)) && !Span(1, 4).overlaps(Span(4, 9)))
    #expect(Span(1, 4).union(Span(7, 9)) == Span(1, 9))
    #expect([Span(2, 9), Span(1, 4), Span(2, 3)].sorted() == [Span(1, 4), Span(2, 3), Span(2, 9)])
  }
}

@Suite struct TextTests {
  @Test func wordsOfASpan() {
    let text = Text("a é b")
    #expect(text[Span(2, 4)] == "é" && text[Span(2, 99)] == "é b" && text[Span(-4, 1)] == "a")
    #expect(
      text.isScalarBorder(2) && !text.isScalarBorder(3) && text.isScalarBorder(6) && !text.isScalarBorder(7))
    #expect(text.trimmed(Span(1, 5)) == Span(2, 4) && text.trimmed(Span(1, 2)).isEmpty)
  }
}

@Suite struct LineIndexTests {
  @Test func countsLinesColumnsAndScalars() {
    let text = Text("ab\né👍x\n\nend")
    let index = LineIndex(text)
    let at = index.position(of: 9)
    #expect(at.line == 2 && at.column == 3)
    #expect(index.scalarOffset(9) == 5 && index.scalarOffset(0) == 0 && index.scalarOffset(999) == 11)
    #expect(index.position(of: 3).line == 2 && index.position(of: 2).line == 1)
    #expect(index.position(of: -5).column == 1 && index.position(of: 999).line == 4)
  }

  @Test func agreesWithACountFromTheStart() {
    let text = Text(String(repeating: "zażółć 👍 gęślą\n", count: 80))
    let index = LineIndex(text)
    for offset in stride(from: 0, through: text.count, by: 7) {
      let wanted = text.bytes[..<offset].reduce(0) { $0 + ($1 & 0xC0 != 0x80 ? 1 : 0) }
      #expect(index.scalarOffset(offset) == wanted)
    }
  }

  @Test func anEmptyTextHasOneLine() {
    let position = LineIndex(Text("")).position(of: 0)
    #expect(position.line == 1 && position.column == 1)
  }
}

@Suite struct UTF8RepairTests {
  @Test func validBytesStay() {
    let repaired = UTF8Repair.repaired(Array("é👍".utf8))
    #expect(repaired.text.string == "é👍" && repaired.replaced == 0)
  }

  @Test(
    arguments: [
      ([0x61, 0xFF, 0x62], "a\u{FFFD}b", 1), ([0xC3], "\u{FFFD}", 1), ([0xE2, 0x82, 0x41], "\u{FFFD}A", 1),
      ([0xED, 0xA0, 0x80], "\u{FFFD}\u{FFFD}\u{FFFD}", 3), ([0xC0, 0xAF], "\u{FFFD}\u{FFFD}", 2), ([], "", 0),
    ] as [([UInt8], String, Int)])
  func brokenBytesAreReplacedAndCounted(_ row: ([UInt8], String, Int)) {
    let repaired = UTF8Repair.repaired(row.0)
    #expect(repaired.text.string == row.1 && repaired.replaced == row.2)
    #expect(UTF8Repair.isValid(repaired.text.bytes))
  }
}

@Suite struct DigestTests {
  @Test func matchesThePublishedVectors() {
    // FIPS 180-4, appendix B.1, and the empty message.
    #expect(Digest.hex("abc".utf8) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(Digest.hex([]) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
  }

  @Test func shortNamesAreTwelveLettersOfBase32() {
    let name = Digest.shortName(["source", "a"])
    #expect(name.count == 12 && name.allSatisfy { "abcdefghijklmnopqrstuvwxyz234567".contains($0) })
    #expect(name != Digest.shortName(["sourcea"]) && name == Digest.shortName(["source", "a"]))
  }
}

@Suite struct NearestTests {
  @Test func findsTheTypo() {
    let known = ["published", "publisher", "title", "tags"]
    #expect(nearest(to: "publishd", in: known) == "published")
    #expect(nearest(to: "titel", in: known) == "title")
    #expect(nearest(to: "tag", in: known) == "tags")
    #expect(nearest(to: "weather", in: known) == nil)
    #expect(nearest(to: "", in: ["a"]) == "a" && nearest(to: "abc", in: []) == nil)
  }
}

@Suite struct JSONWriterTests {
  @Test func writesInOrderWithCommas() {
    var json = JSONWriter()
    json.object { json in
      json.key("b", 1)
      json.key("a", [] as [String])
      json.key("c", nil as String?)
      json.key("d")
      json.array([1.5, 2]) { $0.number($1) }
      json.key("e", true)
      json.key("f", .infinity)
    }
    #expect(
      String(decoding: json.bytes, as: UTF8.self) == #"{"b":1,"a":[],"c":null,"d":[1.5,2],"e":true,"f":null}"#
    )
  }

  @Test func escapesWhatWouldBreakOut() {
    var json = JSONWriter()
    json.string("</script>\"\\\n\u{1}\u{2028}é")
    #expect(
      String(decoding: json.bytes, as: UTF8.self) == #""\u003c/script\u003e\"\\\n\u0001\u2028é""#)
  }

  @Test(arguments: [(12000.0, "12000"), (0.25, "0.25"), (-0.5, "-0.5"), (1e30, "1e+30"), (0, "0")])
  func numbersAreShort(_ row: (Double, String)) { #expect(decimal(row.0) == row.1) }
}
