import FAQExport
import FAQModel
import FAQTestSupport
import Foundation
import Testing

/// The Python that has what comes from PyPI for the tests.
private let python = ".build/python/bin/python"

/// What extruct, which collects structured data as crawlers do, finds in the pages of a site.
@Suite(
  .enabled(
    if: FileManager.default.fileExists(atPath: python),
    "extruct is not installed (Scripts/require test)."))
struct StructuredDataReadingTests {
  private let address = SiteAddress("https://faq.example/care", page: HTMLSite.page)

  private func pages(_ files: [ExportedFile]) throws -> [JSONValue] {
    let texts = JSONValue.strings(
      files.filter { $0.path.hasPrefix("questions/") }.map(\.text))
    let result = try Program.run(
      [python, "Tests/FAQExportTests/Checker/read-structured-data.py"],
      input: texts.text(.compact))
    #expect(result.code == 0, "\(result.errors)")
    return try JSONValue(reading: result.output).elements
  }

  @Test(
    "is what the export of structured data says of the article, and no other syntax says anything",
    arguments: ["", "</script><div itemscope itemtype=\"https://schema.org/Drug\" property=\"a\">"])
  func pages(words: String) throws {
    let snapshot = SampleSite.snapshot { $0 + words }
    var document: [UInt8] = []
    try JSONLDExport.write(snapshot, address: address) { document += $0 }
    let graph = try JSONValue(reading: String(decoding: document, as: UTF8.self))["@graph"]
    let expected = try #require(graph?.elements).filter { $0["@type"] == "MedicalWebPage" }
    let read = try pages(HTMLSite.files(snapshot, address: address))
    let context = JSONValue.object([JSONValue.Member("@context", "https://schema.org")])
    let found = read.flatMap { $0["json-ld"]?.elements ?? [] }
    #expect(found.count == expected.count && found.count == 4)
    for case .object(let members) in expected {
      #expect(found.contains(context.adding(members)))
    }
    for syntax in ["microdata", "opengraph", "microformat"] {
      #expect(read.allSatisfy { $0[syntax]?.elements == [] }, "\(syntax)")
    }
    // In RDFa, a page says by its roles that a part of it is a note.
    #expect(read.allSatisfy { $0["rdfa"]?.text(.compact).contains("schema.org") == false })
  }
}
