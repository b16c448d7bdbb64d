import FAQFuzzing
import FAQTestSupport
import Foundation
import Testing

@Suite("What the fuzzer starts from and what it found")
struct SeedTests {
  /// A file that is given to a parser: a seed, or what once broke one of its rules.
  struct Sample: CustomTestStringConvertible, Sendable {
    let parser: String
    let path: String

    var testDescription: String { path.split(separator: "/").suffix(3).joined(separator: "/") }

    func bytes() throws -> [UInt8] { Array(try Data(contentsOf: URL(fileURLWithPath: path))) }
  }

  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Scripts/fuzzing").path

  static func names(in folder: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
  }

  static let samples = ["seeds", "findings"].flatMap { kind in
    names(in: "\(folder)/\(kind)").flatMap { parser in
      names(in: "\(folder)/\(kind)/\(parser)").map {
        Sample(parser: parser, path: "\(folder)/\(kind)/\(parser)/\($0)")
      }
    }
  }

  @Test("no seed and nothing that was ever found breaks a rule", arguments: samples)
  func samplesKeepRules(_ sample: Sample) throws {
    let parser = try #require(FuzzedParser.named(sample.parser))
    try parser.run(sample.bytes())
  }

  @Test("every parser has seeds, and every folder of seeds a parser")
  func seeds() {
    #expect(Self.names(in: "\(Self.folder)/seeds") == FuzzedParser.all.map(\.name))
    #expect(Set(Self.samples.map(\.parser)) == Set(FuzzedParser.all.map(\.name)))
  }

  @Test("seeds with a few bytes changed break no rule", arguments: FuzzedParser.all.map(\.name))
  func changedSeeds(_ name: String) throws {
    let parser = try #require(FuzzedParser.named(name))
    var generator = SeededGenerator(seed: 11)
    for sample in Self.samples where sample.parser == name {
      let seed = try sample.bytes()
      for _ in 0..<40 {
        var bytes = seed
        for _ in 0..<Int.random(in: 1...4, using: &generator) {
          let start = Int.random(in: 0...bytes.count, using: &generator)
          let end = min(bytes.count, start + Int.random(in: 0...3, using: &generator))
          let other = seed.randomElement(using: &generator) ?? 0
          let random = UInt8.random(in: .min ... .max, using: &generator)
          bytes.replaceSubrange(
            start..<end, with: Bool.random(using: &generator) ? [other] : [random])
        }
        #expect(throws: Never.self, "\(Data(bytes).base64EncodedString())") {
          try parser.run(bytes)
        }
      }
    }
  }

  @Test("a broken rule is told, and a refusal is none")
  func rules() throws {
    let broken = FuzzedParser("sample") { _ in throw CancellationError() }
    #expect(throws: CancellationError.self) { try broken.run([]) }
    let table = try #require(FuzzedParser.named("table"))
    #expect(throws: Never.self) { try table.run([0xFF, 0x00]) }
  }
}
