import FAQEditorial
import FAQExport
import FAQModel
import FAQTestSupport
import Testing

@Suite("Manifests of exported folders")
struct BundleTests {
  let newsroom: Newsroom

  /// A site with a public article that Anna signed with a key.
  init() throws {
    newsroom = try Newsroom()
    let keys = try SSHKeys()
    try keys.make("anna")
    try newsroom.register("anna", of: .anna, keys)
    let id = try newsroom.draft()
    try newsroom.submit(id)
    try newsroom.sign(id, with: "anna", keys)
    try newsroom.publish(id)
  }

  private func bundle() throws -> CollectedBundle {
    try newsroom.office(.pia).withSnapshot(withProofs: true) {
      try CollectedBundle(BundleChoice(.markdown), of: $0)
    }
  }

  /// Checks a manifest, and files that are all as it says.
  private func check(_ manifest: String) throws -> BundleCheck {
    let manifest = try Manifest(reading: Array(manifest.utf8))
    return BundleCheck(manifest, present: manifest.files.mapValues { $0 })
  }

  private var text: String {
    get throws { String(decoding: try bundle().manifest, as: UTF8.self) }
  }

  @Test("the manifest holds what was signed, and each signature is checked")
  func signatures() throws {
    let check = try check(try text)
    #expect(check.findings.isEmpty && check.signatures == 1 && check.articles == 1)
    #expect(check.keys.count == 1 && check.keys.first?.hasPrefix("SHA256:") == true)
  }

  @Test(
    "a signature over other words, of another article or of another person is told",
    arguments: [
      ("digest: sha256:", "digest: sha256:0"), ("signer: anna", "signer: nora"),
      ("\"uuid\": \"00000000-0000-4000-8000-000000000002\"", "\"uuid\": \"0\""),
      ("\"name\": \"Anna Sample\"", "\"name\": \"Nora Sample\""),
      ("BEGIN SSH SIGNATURE", "BEGIN SSH-SIGNATURE"),
    ])
  func forgeries(old: String, new: String) throws {
    let text = try text
    let forged = text.replacing(old, with: new)
    #expect(forged != text)
    #expect(try check(forged).faults.map(\.kind) == [.signature])
  }

  @Test("the manifest names the ledger's head, the same as a checkpoint of that moment does")
  func ledgerHead() throws {
    let head = MerkleTree(try newsroom.office(.pia).leafHashes()).head
    let json = try JSONValue(reading: try text)
    #expect(json["ledger"]?["size"]?.integer == Int64(head.size))
    #expect(json["ledger"]?["root"]?.string == head.root.hex)
  }

  @Test("the same state gives the same bundle, later too")
  func deterministic() throws {
    let first = try bundle()
    newsroom.clock.advance(months: 2)
    #expect(try bundle() == first)
  }

  @Test("a manifest of a newer version, or that is none, is refused")
  func versions() throws {
    let newer = try text.replacing("\"version\": 1,", with: "\"version\": 2,")
    #expect(throws: Refusal.self) { _ = try Manifest(reading: Array(newer.utf8)) }
    for bytes in ["", "{}", "[1]", "\u{0}"] {
      #expect(throws: Refusal.self) { _ = try Manifest(reading: Array(bytes.utf8)) }
    }
  }
}
