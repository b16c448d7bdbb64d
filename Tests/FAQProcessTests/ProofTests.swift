import FAQTestSupport
import Foundation
import Testing

/// The built program against the Python of docs/proofs.md, which shares no code with it.
@Suite("An auditor with stock tools")
struct ProofTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    let page = String(
      decoding: try Data(contentsOf: URL(fileURLWithPath: "docs/proofs.md")), as: UTF8.self)
    let script = page.components(separatedBy: "```python\n")[1].components(separatedBy: "```")[0]
    try folder.write("check.py", script)
    _ = try faqcms("init", "--title", "Sample FAQ")
    _ = try faqcms("ledger", "key", keep: "site.vkey")
    _ = try faqcms("ledger", "checkpoint", keep: "checkpoint-1")
    for number in 1...6 {
      _ = try faqcms("draft", "new", "--title", "Sample \(number): \u{1f9ec} \"é\"?")
      _ = try faqcms("ledger", "checkpoint", keep: "checkpoint-\(number + 1)")
    }
  }

  @discardableResult
  private func faqcms(_ arguments: String..., keep name: String? = nil) throws -> Program.Result {
    let result = try Program.run(
      [Program.faqcms] + arguments, in: folder.path,
      environment: ["FAQCMS_USER": "pia", "FAQCMS_DB": folder.path + "/faqcms.db"])
    #expect(result.code == 0, "\(arguments): \(result.errors)")
    if let name { try folder.write(name, result.output) }
    return result
  }

  private func check(_ files: String...) throws -> Program.Result {
    try Program.run(["/usr/bin/python3", "check.py", "site.vkey"] + files, in: folder.path)
  }

  @Test("finds every entry in the ledger, and none that was changed")
  func entries() throws {
    for number in 1...7 {
      try faqcms("ledger", "prove", "--entry", String(number), keep: "proof")
      let checked = try check("proof")
      #expect(
        checked.output.hasPrefix("entry \(number) of 7 is {\"version\":"), "\(checked.errors)")
    }
    let proof = try folder.read("proof")
    try folder.write("proof", proof.replacing("index 6", with: "index 5"))
    #expect(try check("proof").errors.contains("the entry is not in the ledger"))
    try folder.write("proof", proof.replacing("\n7\n", with: "\n8\n"))
    #expect(try check("proof").errors.contains("not signed with the key"))
  }

  @Test("reads what came by mail, with CR LF at the ends of lines")
  func mailed() throws {
    for name in ["site.vkey", "checkpoint-3"] {
      try folder.write(name, try folder.read(name).replacing("\n", with: "\r\n"))
    }
    for proof in ["consistency checkpoint-3", "prove --entry 6"] {
      let words = proof.split(separator: " ").map(String.init)
      let result = try Program.run(
        [Program.faqcms, "ledger"] + words, in: folder.path,
        environment: ["FAQCMS_USER": "pia", "FAQCMS_DB": folder.path + "/faqcms.db"])
      try folder.write("proof", result.output.replacing("\n", with: "\r\n"))
      let checked = try words[0] == "prove" ? check("proof") : check("proof", "checkpoint-3")
      #expect(checked.code == 0 && !checked.output.isEmpty, "\(checked.errors)")
    }
  }

  @Test("finds the leaf hash of an entry with sha256sum")
  func leafHash() throws {
    try faqcms("ledger", "prove", "6@1", keep: "proof")
    let leaf = try Program.run(
      [
        "bash", "-c",
        "(printf '\\0'; sed -n 's/^extra //p' proof | base64 -d) | sha256sum",
      ], in: folder.path)
    let told = try faqcms("ledger", "check-proof", "proof", "--json").output
    #expect(told.contains("\"hash\": \"\(leaf.output.prefix(64))\""))
  }

  @Test("finds that the ledger continues every kept checkpoint, and no other")
  func continuation() throws {
    for number in 1...7 {
      let old = "checkpoint-\(number)"
      try faqcms("ledger", "consistency", old, keep: "proof-\(number)")
      let checked = try check("proof-\(number)", old)
      #expect(
        checked.output == "the 7 entries begin with the \(number) of the old checkpoint\n",
        "\(checked.errors)")
    }
    #expect(try check("proof-3", "checkpoint-4").errors.contains("from another checkpoint"))
    let proof = try folder.read("proof-3").replacing("old 3", with: "old 4")
    try folder.write("proof-4", proof)
    #expect(try check("proof-4", "checkpoint-4").errors.contains("AssertionError"))
  }
}
