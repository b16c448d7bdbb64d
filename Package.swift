// swift-tools-version: 6.2

import PackageDescription

/// Every target is built in the Swift 6 mode, with imports internal unless said and no warning let through.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let cryptoExtras = Target.Dependency.product(name: "CryptoExtras", package: "swift-crypto")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let sqlite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let argumentParser = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
  name: "faqcms",
  products: [
    .executable(name: "faqcms", targets: ["faqcms"]),
    .library(
      name: "FAQCMS",
      targets: ["FAQModel", "FAQStore", "FAQEditorial", "FAQExport", "FAQImport"]),
  ],
  dependencies: [
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
  ],
  targets: [
    .target(name: "FAQModel", dependencies: [crypto, cryptoExtras], swiftSettings: strict),
    .target(
      name: "FAQSchema", path: "Schema",
      exclude: ["export-v1.schema.json"],
      resources: [.embedInCode("Migrations"), .embedInCode("current.sql")],
      swiftSettings: strict),
    .systemLibrary(
      name: "CZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"])]),
    .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    .target(
      name: "FAQStore", dependencies: ["FAQModel", "FAQSchema", "CSQLite", "CZstd", grdb, sqlite],
      swiftSettings: strict),
    .systemLibrary(name: "CExpat", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .target(name: "FAQXML", dependencies: ["FAQModel", "CExpat"], swiftSettings: strict),
    .target(
      name: "FAQAssets", dependencies: ["FAQModel", "FAQXML", "CZlib"], swiftSettings: strict),
    .target(
      name: "FAQEditorial", dependencies: ["FAQModel", "FAQStore", "FAQAssets", "FAQHTML"],
      swiftSettings: strict),
    .target(name: "FAQExport", dependencies: ["FAQModel", "FAQHTML"], swiftSettings: strict),
    .systemLibrary(name: "CGumbo", pkgConfig: "gumbo", providers: [.apt(["libgumbo-dev"])]),
    .target(
      name: "FAQImport", dependencies: ["FAQModel", "FAQXML", "CGumbo", "CZlib", yams],
      swiftSettings: strict),
    .systemLibrary(
      name: "CCMarkGFM", pkgConfig: "libcmark-gfm",
      providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
    .target(name: "FAQHTML", dependencies: ["FAQModel", "CCMarkGFM"], swiftSettings: strict),
    .target(
      name: "FAQCommands",
      dependencies: [
        "FAQModel", "FAQStore", "FAQEditorial", "FAQExport", "FAQHTML", "FAQImport",
        argumentParser,
      ],
      swiftSettings: strict),
    .systemLibrary(name: "CMalloc"),
    .executableTarget(
      name: "faqcms", dependencies: ["FAQCommands", "CMalloc"], swiftSettings: strict),
    .executableTarget(
      name: "faqcms-benchmark",
      dependencies: ["FAQEditorial", "FAQHTML", "FAQImport", "FAQModel", "FAQStore"],
      path: "Scripts/benchmarks/program", swiftSettings: strict),

    .target(
      name: "FAQTestSupport",
      dependencies: ["FAQModel", "FAQStore", "FAQEditorial", "FAQCommands"],
      path: "Tests/FAQTestSupport", swiftSettings: strict),
    .target(
      name: "FAQFuzzing",
      dependencies: [
        "FAQAssets", "FAQEditorial", "FAQExport", "FAQHTML", "FAQImport", "FAQModel", "FAQStore",
        "FAQTestSupport",
      ],
      path: "Tests/FAQFuzzing", swiftSettings: strict),
    .testTarget(
      name: "FAQFuzzingTests", dependencies: ["FAQFuzzing", "FAQTestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "FAQModelTests", dependencies: ["FAQModel", "FAQTestSupport", crypto, cryptoExtras],
      swiftSettings: strict),
    .testTarget(
      name: "FAQImportTests",
      dependencies: ["FAQHTML", "FAQImport", "FAQModel", "FAQTestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "FAQStoreTests",
      dependencies: [
        "FAQStore", "FAQModel", "FAQEditorial", "FAQImport", "FAQSchema", "FAQTestSupport",
      ],
      exclude: ["Fixtures"], swiftSettings: strict),
    .testTarget(
      name: "FAQXMLTests", dependencies: ["FAQXML", "FAQModel"], swiftSettings: strict),
    .testTarget(
      name: "FAQAssetsTests", dependencies: ["FAQAssets", "FAQModel", "FAQTestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "FAQEditorialTests",
      dependencies: ["FAQEditorial", "FAQStore", "FAQModel", "FAQTestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "FAQExportTests",
      dependencies: ["FAQExport", "FAQEditorial", "FAQHTML", "FAQModel", "FAQTestSupport"],
      exclude: ["Checker", "Golden"], swiftSettings: strict),
    .testTarget(
      name: "FAQHTMLTests", dependencies: ["FAQHTML", "FAQTestSupport"], exclude: ["Checker"],
      swiftSettings: strict),
    .testTarget(
      name: "FAQCommandsTests",
      dependencies: ["FAQCommands", "FAQModel", "FAQTestSupport", argumentParser],
      exclude: ["Transcripts"], swiftSettings: strict),
    .testTarget(
      name: "FAQProcessTests", dependencies: ["faqcms", "FAQModel", "FAQSchema", "FAQTestSupport"],
      exclude: ["Faults"], swiftSettings: strict),
  ]
)

// A program for libFuzzer cannot be linked without it; Scripts/fuzz sets the variable.
if Context.environment["FAQCMS_FUZZ"] != nil {
  package.targets.append(
    .executableTarget(
      name: "faqcms-fuzz", dependencies: ["FAQFuzzing"], path: "Scripts/fuzzing/program",
      swiftSettings: strict + [.unsafeFlags(["-parse-as-library"])]))
}
