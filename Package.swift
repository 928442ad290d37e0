// swift-tools-version: 6.2
// The rooms of the program and who may enter which; docs/architecture.md explains the shape,
// Tests/ArchitectureTests holds every import against this table.
import Foundation
import PackageDescription

/// Continuous integration treats every warning of our own code as an error (packages are left alone).
let isStrict = Context.environment["CI"] != nil || Context.environment["DOSSIER_STRICT"] != nil

let swiftSettings: [SwiftSetting] =
  [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
  ] + (isStrict ? [.treatAllWarnings(as: .error)] : [])

/// Where the toolchain has Swift's runtime to link, the released program carries it: it starts in half the time and
/// runs where no Swift is installed. The libraries are those of Foundation, which Yams and ArgumentParser use.
let ownRuntime: [LinkerSetting] = {
  let compilers = (Context.environment["PATH"] ?? "").split(separator: ":").map {
    URL(fileURLWithPath: "\($0)/swiftc").resolvingSymlinksInPath()
  }
  guard let compiler = compilers.first(where: { FileManager.default.isExecutableFile(atPath: $0.path) })
  else { return [] }
  let library = compiler.deletingLastPathComponent().appendingPathComponent("../lib/swift_static/linux")
  let parts = [
    "Foundation", "FoundationInternationalization", "FoundationEssentials", "CoreFoundation",
    "_FoundationICU",
    "_FoundationCShims", "_FoundationCollections",
  ]
  guard
    parts.allSatisfy({
      FileManager.default.fileExists(atPath: library.appendingPathComponent("lib\($0).a").path)
    })
  else { return [] }
  let flags = ["-Xlinker", "--start-group"] + parts.map { "-l\($0)" } + ["-Xlinker", "--end-group"]
  return [.unsafeFlags(["-static-stdlib", "-use-ld=lld"] + flags, .when(configuration: .release))]
}()

func room(
  _ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []
) -> Target {
  .target(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: swiftSettings)
}

func tests(
  of name: String, _ dependencies: [Target.Dependency], exclude: [String] = []
) -> Target {
  .testTarget(
    name: name, dependencies: dependencies + ["DossierTestSupport"], exclude: exclude,
    swiftSettings: swiftSettings)
}

let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let nioHTTP1 = Target.Dependency.product(name: "NIOHTTP1", package: "swift-nio")

let package = Package(
  name: "dossier",
  products: [.executable(name: "dossier", targets: ["dossier"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    .systemLibrary(name: "CMarkGFM", providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
    .systemLibrary(name: "CGumbo", providers: [.apt(["libgumbo-dev"])]),
    .target(name: "CEmbedded"),
    .target(name: "CExchange"),
    .target(name: "CFetch"),
    room("DossierText", [crypto, "CEmbedded"]),
    room("DossierModel", ["DossierText"]),
    room(
      "DossierContent", ["DossierText", "DossierModel", "CMarkGFM", "CGumbo", "CEmbedded", yams],
      exclude: ["Tables"]),
    room("DossierAnalysis", ["DossierText", "DossierModel", "CEmbedded"], exclude: ["Tables"]),
    room("DossierSynthesis", ["DossierText", "DossierModel", "CEmbedded"], exclude: ["Tables"]),
    room("DossierTemplates", ["DossierText"]),
    room(
      "DossierSite", ["DossierText", "DossierModel", "DossierTemplates", "CEmbedded"], exclude: ["Tables"]),
    room("DossierOutput", ["DossierText", "DossierModel", "CExchange"]),
    room(
      "DossierPipeline",
      [
        "DossierText", "DossierModel", "DossierContent", "DossierAnalysis", "DossierSynthesis",
        "DossierTemplates", "DossierSite", "DossierOutput", "CEmbedded",
      ], exclude: ["Starter"]),
    room("DossierFetch", ["CFetch"]),
    room("DossierServe", ["DossierText", nioCore, nioPosix, nioHTTP1]),
    .executableTarget(
      name: "dossier",
      dependencies: [
        "DossierPipeline", "DossierServe", "DossierFetch", "DossierModel", "DossierText", argumentParser,
      ],
      swiftSettings: swiftSettings,
      linkerSettings: ownRuntime),
    .executableTarget(
      name: "dossier-train", dependencies: ["DossierAnalysis", "DossierModel", "DossierText"],
      swiftSettings: swiftSettings),
    .executableTarget(
      name: "dossier-bench",
      dependencies: [
        "DossierAnalysis", "DossierContent", "DossierModel", "DossierSynthesis", "DossierTemplates",
        "DossierText",
      ],
      path: "Benchmarks", swiftSettings: swiftSettings),
    .target(
      name: "DossierTestSupport", dependencies: ["DossierText"], path: "Tests/DossierTestSupport",
      swiftSettings: swiftSettings),
    tests(of: "DossierTextTests", ["DossierText"]),
    tests(of: "DossierModelTests", ["DossierModel", "DossierText"]),
    tests(
      of: "DossierContentTests", ["DossierContent", "DossierModel", "DossierText"], exclude: ["Fixtures"]),
    tests(
      of: "DossierAnalysisTests", ["DossierAnalysis", "DossierModel", "DossierText"], exclude: ["Fixtures"]),
    tests(of: "DossierSynthesisTests", ["DossierSynthesis", "DossierModel", "DossierText"]),
    tests(of: "DossierTemplatesTests", ["DossierTemplates", "DossierText"]),
    tests(
      of: "DossierSiteTests", ["DossierSite", "DossierTemplates", "DossierModel", "DossierText"],
      exclude: ["Golden"]),
    tests(of: "DossierOutputTests", ["DossierOutput", "DossierModel", "DossierText"]),
    tests(of: "DossierFetchTests", ["DossierFetch", "CFetch"]),
    tests(of: "DossierServeTests", ["DossierServe", "DossierText", nioCore, nioPosix]),
    tests(
      of: "DossierPipelineTests", ["DossierPipeline", "DossierModel", "DossierText"], exclude: ["Fixtures"]),
    tests(of: "ArchitectureTests", ["CEmbedded"]),
  ],
  swiftLanguageModes: [.v6],
  cLanguageStandard: .c2x
)
