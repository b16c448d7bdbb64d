import FAQEditorial
import FAQExport
import FAQModel
import FAQTestSupport
import Testing

/// Where pages of articles stand in each format, special names among them.
@Suite("Pages that deploying left behind")
struct DriftTests {
  let newsroom: Newsroom

  /// Public articles whose slugs are special to some generators, and one that is not.
  init() throws {
    newsroom = try Newsroom()
    for title in ["Index", "Tags", "Archives", "Sample"] { _ = try newsroom.published(title) }
  }

  private func manifest(_ choice: BundleChoice) throws -> Manifest {
    try newsroom.office(.pia).withSnapshot(withProofs: true) {
      try Manifest(reading: CollectedBundle(choice, of: $0).manifest)
    }
  }

  private func withdrawAll() throws {
    for number in 1...4 { try newsroom.withdraw(Article.ID(Int64(number))) }
  }

  /// How all files of an earlier export differ, where the articles of all pages are public or none.
  private func drift(
    _ old: Manifest, _ manifest: Manifest, from now: Manifest, isPublic: Bool
  ) throws -> [BundleCheck.Finding] {
    try BundleCheck.drift(of: old.files.mapValues { $0 }, manifest, from: now) { slug in
      ["index", "tags", "archives", "sample"].contains(slug.text)
        ? PageOwner(uuid: "of another", isPublic: isPublic) : nil
    }
  }

  static let choices =
    MarkdownTarget.allCases.map { BundleChoice(.markdown, for: $0) } + [BundleChoice(.html)]

  @Test("the page of each withdrawn article is told as withdrawn", arguments: choices)
  func withdrawn(choice: BundleChoice) throws {
    let old = try manifest(choice)
    try withdrawAll()
    let now = try manifest(choice)
    let findings = try drift(old, old, from: now, isPublic: false)
    #expect(findings.count { $0.kind == .withdrawn } == 4, "\(findings)")
    let others = try drift(old, old, from: now, isPublic: true)
    #expect(others.count == findings.count && others.allSatisfy { $0.kind == .stale })
  }

  @Test("a page that the manifest does not name any more is told, other files are not")
  func unnamed() throws {
    let choice = BundleChoice(.markdown)
    let old = try manifest(choice)
    try withdrawAll()
    let now = try manifest(choice)
    let gone = try drift(old, now, from: now, isPublic: false)
    #expect(
      gone.map(\.place) == ["archives.md", "index.md", "sample.md", "tags.md"]
        && gone.allSatisfy { $0.kind == .withdrawn })
    let moved = try drift(old, now, from: now, isPublic: true)
    #expect(moved.count == 4 && moved.allSatisfy { $0.kind == .stale })
    let digest = Digest(of: [1])
    let others: [String: Digest?] = [
      "other.md": digest, "sample.html": digest, "notes/sample.md": digest, "sample_.md": digest,
    ]
    let foreign = try BundleCheck.drift(of: others, now, from: now) { slug in
      slug.text == "sample" ? PageOwner(uuid: "", isPublic: false) : nil
    }
    #expect(foreign.count == 4 && foreign.allSatisfy { $0.kind == .foreign })
    let link = try BundleCheck.drift(of: ["sample.md": nil], now, from: now) { _ in
      PageOwner(uuid: "", isPublic: false)
    }
    #expect(link.map(\.kind) == [.withdrawn])
  }
}
