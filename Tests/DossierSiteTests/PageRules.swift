// What must hold on every page whatever a source says, read from the bytes as a careful reader would.
import DossierModel
import DossierSite
import DossierText
import Testing

@Suite struct PageRules {
  static let policy =
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self'; base-uri 'none'; form-action 'none'\">"

  /// A dossier whose every word from outside tries to break out.
  static let hostile: Dossier = {
    let attack =
      "\"><script>alert(1)</script><img src=x onerror=alert(1)>' onmouseover='x' {{title}} </title></style>"
    return SampleDossier.flood { sources in
      sources[0].title = attack
      sources[0].publisher = attack
      sources[0].removed = [(attack, attack)]
      sources[1].paragraphs.append([attack])
      sources[2].language = "\"><script>"
      sources[4].title = attack
      sources[4].paragraphs.append([attack])
    }
  }()

  static let sites = [
    Site(SampleDossier.flood(), options: Site.Options()), Site(hostile, options: Site.Options()),
    Site(Dossier(configuration: Configuration(), documents: [], analyses: []), options: Site.Options()),
  ]

  @Test func policyComesFirst() {
    for site in Self.sites {
      for path in site.paths where path.hasSuffix(".html") && path != "404.html" {
        let page = String(decoding: site.render(path).wholeBytes, as: UTF8.self)
        let head = "<head>\n<meta charset=\"utf-8\">\n" + Self.policy
        #expect(page.contains(head), "\(path)")
      }
    }
  }

  @Test func nothingRunsOrLoadsFromElsewhere() {
    for site in Self.sites {
      for path in site.paths where path.hasSuffix(".html") {
        for tag in Self.tags(of: site.render(path).wholeBytes) {
          #expect(!tag.hasPrefix("iframe") && !tag.hasPrefix("base"), "\(path): <\(tag)>")
          if tag.hasPrefix("style") { #expect(path == "404.html") }
          if tag.hasPrefix("script") {
            #expect(
              tag.contains("src=\"") || tag == "script type=\"application/ld+json\"", "\(path): <\(tag)>")
          }
          for (name, value) in Self.attributes(of: tag) {
            #expect(!name.hasPrefix("on") && name != "style", "\(path): <\(tag)>")
            if name == "src" || (name == "href" && tag.hasPrefix("link rel=\"stylesheet\"")) {
              #expect(!value.contains(":") && !value.hasPrefix("/"), "\(path): <\(tag)>")
            }
            if name == "href" { #expect(!value.lowercased().hasPrefix("javascript"), "\(path): <\(tag)>") }
          }
        }
      }
    }
  }

  @Test func everyLinkInsideLeadsToAnAnchorThatIsThere() {
    for site in Self.sites {
      var anchors: [String: Set<String>] = [:]
      for path in site.paths where path.hasSuffix(".html") {
        anchors[path] = Set(
          Self.tags(of: site.render(path).wholeBytes).flatMap {
            Self.attributes(of: $0).filter { $0.name == "id" }.map(\.value)
          })
      }
      let files = Set(site.paths + ["data/dossier.json"])
      for path in site.paths where path.hasSuffix(".html") && path != "404.html" {
        let folder = path.split(separator: "/").dropLast().joined(separator: "/")
        for tag in Self.tags(of: site.render(path).wholeBytes) {
          for (name, value) in Self.attributes(of: tag) where name == "href" && !value.contains(":") {
            let parts = value.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
            let target = parts[0].isEmpty ? path : Self.resolve(String(parts[0]), in: folder)
            #expect(files.contains(target), "\(path): \(value)")
            if parts.count == 2, target.hasSuffix(".html") {
              #expect(anchors[target]?.contains(String(parts[1])) == true, "\(path): \(value)")
            }
          }
        }
      }
    }
  }

  @Test func idsAreUnique() {
    for site in Self.sites {
      for path in site.paths where path.hasSuffix(".html") {
        let ids = Self.tags(of: site.render(path).wholeBytes).flatMap {
          Self.attributes(of: $0).filter { $0.name == "id" }.map(\.value)
        }
        #expect(Set(ids).count == ids.count, "\(path)")
      }
    }
  }

  @Test func wordsThatAreNotToBePublishedAreNowhere() {
    let dossier = SampleDossier.flood { $0[0].policy = .none }
    let site = Site(dossier, options: Site.Options())
    for path in site.paths {
      let file = String(decoding: site.render(path).wholeBytes, as: UTF8.self)
      for words in ["people were evacuated from Orlen on Friday", "The dam is safe,", "The river rose 1.4"] {
        #expect(!file.contains(words), "\(path): \(words)")
      }
    }
    #expect(!site.paths.contains { $0.hasPrefix("data/text/\(dossier.standings[0].id)") })
  }

  @Test func onlyCitedSentencesAreShownWhereOnlyQuotesMayBe() {
    let site = Site(
      SampleDossier.flood {
        $0[1].policy = .quotes
        $0[1].paragraphs.append(["Nobody cites this sentence."])
      }, options: Site.Options())
    for path in site.paths {
      #expect(
        !String(decoding: site.render(path).wholeBytes, as: UTF8.self).contains("Nobody cites this"),
        "\(path)")
    }
    let page = String(decoding: site.render("sources/post-2.html").wholeBytes, as: UTF8.self)
    #expect(page.contains("Sentence 3 not shown: nothing here cites it."))
  }

  @Test func aPageIsTheSameEachTime() {
    let other = Site(SampleDossier.flood(), options: Site.Options())
    #expect(Self.sites[0].paths == other.paths)
    for path in other.paths {
      #expect(Self.sites[0].render(path).wholeBytes == other.render(path).wholeBytes, "\(path)")
    }
  }

  // Reading tags: what stands between < and >, quotes respected.

  static func tags(of bytes: [UInt8]) -> [String] {
    var tags: [String] = []
    var start: Int?
    var isQuoted = false
    for (index, byte) in bytes.enumerated() {
      if let from = start {
        if byte == 0x22 { isQuoted.toggle() }
        if byte == 0x3E, !isQuoted {
          tags.append(String(decoding: bytes[from..<index], as: UTF8.self))
          start = nil
        }
      } else if byte == 0x3C, index + 1 < bytes.count, bytes[index + 1] | 0x20 >= 0x61 {
        (start, isQuoted) = (index + 1, false)
      }
    }
    return tags
  }

  static func attributes(of tag: String) -> [(name: String, value: String)] {
    var found: [(String, String)] = []
    var rest = tag.drop { $0 != " " }
    while let equals = rest.firstIndex(of: "=") {
      let name = rest[..<equals].split(separator: " ").last.map(String.init) ?? ""
      var value = rest[rest.index(after: equals)...]
      guard value.first == "\"" else { break }
      value.removeFirst()
      let end = value.firstIndex(of: "\"") ?? value.endIndex
      found.append((name.lowercased(), String(value[..<end])))
      rest = end < value.endIndex ? value[value.index(after: end)...] : ""
    }
    return found
  }

  static func resolve(_ target: String, in folder: String) -> String {
    var parts = folder.split(separator: "/").map(String.init)
    for part in target.split(separator: "/") {
      if part == ".." { _ = parts.popLast() } else { parts.append(String(part)) }
    }
    return parts.joined(separator: "/")
  }
}
