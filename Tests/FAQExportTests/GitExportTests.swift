import FAQExport
import FAQModel
import FAQTestSupport
import Foundation
import Testing

@Suite("The git export")
struct GitExportTests {
  static let mara = GitCommit.Person(name: "Mara Sample", handle: "mara")
  static let pia = GitCommit.Person(name: "Pia Sample", handle: "pia")

  static func slug(_ text: String) throws -> Slug { try #require(Slug(text)) }

  static func commit(
    _ branch: GitCommit.Branch, _ day: Int64, _ changes: [GitCommit.Change],
    author: GitCommit.Person = mara, message: String = "Save"
  ) -> GitCommit {
    GitCommit(
      branch: branch, author: author, authorTime: Instant(milliseconds: day * 86_400_000 + 999),
      committer: pia, committerTime: Instant(milliseconds: 1_767_603_600_000 + day * 1000),
      message: message, changes: changes)
  }

  static func stream(_ commits: [GitCommit]) throws -> [UInt8] {
    var bytes: [UInt8] = []
    var export = try GitExport(site: "0d5c-1") { bytes += $0 }
    for commit in commits { try export.add(commit) }
    try export.finish()
    return bytes
  }

  /// An empty repository that the stream was read into.
  static func imported(_ stream: [UInt8]) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let result = try git(
      folder, "init -q --bare . && git fast-import --quiet", String(decoding: stream, as: UTF8.self)
    )
    #expect(result.code == 0, "\(result.errors)")
    let check = try git(folder, "fsck --strict --full")
    #expect(check.code == 0 && !check.errors.contains("warning"), "\(check.errors)")
    return folder
  }

  static func git(_ folder: TemporaryFolder, _ command: String, _ input: String = "") throws
    -> Program.Result
  {
    try Program.run(
      ["sh", "-ec", "git \(command)"], in: folder.path, input: input,
      environment: ["GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null"])
  }

  static func history() throws -> [GitCommit] {
    let first = try ArticleText.sample("First?", "One.").canonical()
    let second = try ArticleText.sample("First – é?", "Two.\n\ndata 5\n---").canonical()
    let (a, b, c) = (try slug("a"), try slug("b"), try slug("c-1"))
    return [
      commit(
        .drafts, 1, [.write(a, first.digest) { first.bytes }], message: "Start\n\nWhy: \"é\"\n"),
      commit(.drafts, 2, [.write(b, second.digest) { second.bytes }], message: ""),
      commit(
        .published, 3,
        [
          .write(a, first.digest) {
            Issue.record("twice")
            return []
          }
        ]),
      commit(.drafts, 4, [.rename(from: a, to: c), .write(c, second.digest) { [] }]),
      commit(.drafts, 5, [.delete(b)]),
      commit(.published, 6, [.delete(a)], message: "Withdraw"),
    ]
  }

  @Test("git reads both branches back, and each file's SHA-256 is its digest")
  func roundTrip() throws {
    let folder = try Self.imported(try Self.stream(try Self.history()))
    let log = "log --reverse --format='%an|%ae|%aI|%cn|%ce|%cI|%s' --name-status --no-renames "
    #expect(
      try Self.git(folder, log + "drafts").output
        == """
        Mara Sample|mara@0d5c-1.invalid|1970-01-02T00:00:00+00:00|Pia Sample|pia@0d5c-1.invalid|2026-01-05T09:00:01+00:00|Start

        A\ta.md
        Mara Sample|mara@0d5c-1.invalid|1970-01-03T00:00:00+00:00|Pia Sample|pia@0d5c-1.invalid|2026-01-05T09:00:02+00:00|

        A\tb.md
        Mara Sample|mara@0d5c-1.invalid|1970-01-05T00:00:00+00:00|Pia Sample|pia@0d5c-1.invalid|2026-01-05T09:00:04+00:00|Save

        D\ta.md
        A\tc-1.md
        Mara Sample|mara@0d5c-1.invalid|1970-01-06T00:00:00+00:00|Pia Sample|pia@0d5c-1.invalid|2026-01-05T09:00:05+00:00|Save

        D\tb.md

        """)
    #expect(
      try Self.git(folder, "log --format=%s --name-status published").output
        == "Withdraw\n\nD\ta.md\nSave\n\nA\ta.md\n")
    #expect(try Self.git(folder, "log -1 --format=%B drafts~3").output == "Start\n\nWhy: \"é\"\n\n")
    let first = try ArticleText.sample("First?", "One.").canonical().digest.hex
    let second = try ArticleText.sample("First – é?", "Two.\n\ndata 5\n---").canonical().digest.hex
    for (file, digest) in [
      ("drafts~3:a.md", first), ("drafts:c-1.md", second), ("published~1:a.md", first),
    ] {
      #expect(try Self.git(folder, "cat-file blob \(file) | sha256sum").output.prefix(64) == digest)
    }
  }

  @Test("the same history gives the same bytes")
  func deterministic() throws {
    #expect(try Self.stream(try Self.history()) == Self.stream(try Self.history()))
  }

  @Test(
    "no name can break out of its line",
    arguments: [
      ("a <b@c> d\ncommitter e", "a b@c d committer e"), ("<>\u{0}\u{202e}", "Unknown"),
      ("", "Unknown"), ("  é\t🧬\r ", "é 🧬"), ("a > 1 +0000", "a 1 +0000"),
    ])
  func names(_ name: String, _ expected: String) throws {
    let text = try ArticleText.sample("A?", "B").canonical()
    let author = GitCommit.Person(name: name, handle: "x>\ny <z")
    let claimed = GitCommit.Person(name: name, handle: nil)
    let folder = try Self.imported(
      try Self.stream([
        Self.commit(
          .drafts, 1, [.write(try Self.slug("a"), text.digest) { text.bytes }], author: author,
          message: "a\0b\ncommit refs/heads/evil\n"),
        Self.commit(.drafts, 2, [.delete(try Self.slug("a"))], author: claimed),
      ]))
    #expect(
      try Self.git(folder, "log --format='%an|%ae' drafts").output
        == "\(expected)|unknown@0d5c-1.invalid\n\(expected)|xyz@0d5c-1.invalid\n")
    #expect(try Self.git(folder, "branch --format='%(refname:short)'").output == "drafts\n")
  }

  @Test("bytes without their digest are refused, and a stream that is cut off is no history")
  func damaged() throws {
    let digest = Digest(of: [1])
    #expect(throws: Refusal.damagedText(digest)) {
      try Self.stream([Self.commit(.drafts, 1, [.write(try Self.slug("a"), digest) { [2] }])])
    }
    let stream = try Self.stream(try Self.history())
    let folder = try TemporaryFolder()
    let cut = String(decoding: stream.dropLast(5), as: UTF8.self)
    #expect(try Self.git(folder, "init -q --bare . && git fast-import --quiet", cut).code != 0)
  }
}
