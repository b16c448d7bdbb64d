import FAQImport
import FAQModel
import FAQTestSupport
import Foundation
import Testing

@Suite("The history of a git repository")
struct GitHistoryTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try sh(
      "git init -q -b main . && git config user.name 'Ä <b> Sample' && git config user.email a@b.invalid"
    )
  }

  @discardableResult
  func sh(_ script: String, date: String = "2020-03-17T09:54:49-04:00") throws -> String {
    let result = try Program.run(
      ["sh", "-ec", script], in: folder.path,
      environment: [
        "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null",
        "GIT_AUTHOR_DATE": date, "GIT_COMMITTER_DATE": "2021-01-01T00:00:00Z",
      ])
    guard result.code == 0 else { throw Failure(text: result.errors) }
    return result.output
  }

  struct Failure: Error { let text: String }

  func bytes(_ git: [String]) throws -> [UInt8] {
    let words = git.map { "'\($0)'" }.joined(separator: " ")
    try sh("git \(words) > .git/out.bin")
    return [UInt8](try Data(contentsOf: URL(fileURLWithPath: folder.path + "/.git/out.bin")))
  }

  func events(in part: String = "") throws -> [HistoryEvent] {
    var history = GitHistory(folder: part, locale: LanguageTag(stored: "en")) { id in
      try bytes(["cat-file", "-p", id])
    }
    var events: [HistoryEvent] = []
    try history.forEach(in: try bytes(GitLog.arguments)[...]) { events.append($0) }
    return events
  }

  static func summary(_ events: [HistoryEvent]) -> [String] {
    events.map { event in
      let kind =
        switch event.kind {
        case .save: "save"
        case .rename(let slug): "rename \(slug?.text ?? "-")"
        case .delete: "delete"
        }
      return
        "\(event.line) \(event.key) \(kind) \(event.words?.text(fallbackTitle: nil).title ?? "-")"
    }
  }

  static let page =
    "printf -- '---\\ntitle: %s\\n---\\n\\nThis is a sample.\\n\\nIt has lines\\nenough.\\n'"

  @Test("saves, renames, deletions and returns are told as they were, with their claims")
  func life() throws {
    try sh(
      "mkdir faq; \(Self.page) One > faq/one.md; echo x > faq/x.txt; git add .; git commit -qm 'Add one\n\nWhy.'"
    )
    try sh("git commit -q --allow-empty --allow-empty-message -m ''", date: "2020-03-18T00:00:00Z")
    try sh(
      "git mv faq/one.md faq/Two_b.markdown; sed -i s/One/Two/ faq/Two_b.markdown; git commit -qam Move"
    )
    try sh("\(Self.page) One > faq/one.md; git add .; git commit -qm 'Another one'")
    try sh("git rm -q faq/one.md; git commit -qm Remove")
    try sh("\(Self.page) Again > faq/one.md; git add .; git commit -qm Again")
    try sh("git mv faq/one.md faq/one.txt; git commit -qm 'No page now'")
    let events = try events()
    #expect(
      Self.summary(events) == [
        "1 faq/one.md save One", "3 faq/one.md rename two-b Two", "4 faq/one.md#4 save One",
        "5 faq/one.md#4 delete -", "6 faq/one.md#6 save Again", "7 faq/one.md#6 delete -",
      ])
    #expect(events[0].claim.author == "Ä b Sample")
    #expect(events[0].claim.message == "Add one\n\nWhy.")
    #expect(events[0].claim.time?.description == "2020-03-17T13:54:49.000Z")
    #expect(events[0].slug?.text == "one")
    #expect(events.allSatisfy { $0.remarks.isEmpty })
  }

  @Test("a file that comes back with the name of its article is that article, wherever it is now")
  func named() throws {
    func commit(_ message: String, _ article: String) throws {
      try sh("git add -A; git commit -qm '\(message)\n\nFaqcms-Article: \(article)'")
    }
    try sh("\(Self.page) One > one.md")
    try commit("Why.\n\nSecond: x", "u1")
    try sh("rm one.md")
    try commit("Discard", "u1")
    try sh("\(Self.page) Two > one.md")
    try commit("Another", "u2")
    try sh("\(Self.page) Three > three.md")
    try commit("draft.edit 1", "u1")
    try sh("rm three.md; printf 'Else.' > four.md")
    try commit("Moved", "u1")
    try sh("\(Self.page) Five > five.md")
    try commit("The name of one that is there", "u1")
    let events = try events()
    #expect(
      Self.summary(events) == [
        "1 one.md save One", "2 one.md delete -", "3 one.md#3 save Two",
        "4 one.md rename three Three", "5 one.md rename four four", "6 five.md save Five",
      ])
    #expect(
      events.map(\.claim.message) == [
        "Why.\n\nSecond: x", "Discard", "Another", "", "Moved", "The name of one that is there",
      ])
  }

  @Test("a merge is what it brought to its first parent")
  func merge() throws {
    try sh("\(Self.page) A > a.md; git add .; git commit -qm a; git checkout -qb side")
    try sh(
      "\(Self.page) B > b.md; git add .; git commit -qm b; sed -i s/B/C/ b.md; git commit -qam c")
    try sh(
      "git checkout -q main; \(Self.page) D > d.md; git add .; git commit -qm d; git merge -q --no-ff -m m side"
    )
    #expect(Self.summary(try events()) == ["1 a.md save A", "2 d.md save D", "3 b.md save C"])
  }

  @Test("only Markdown files of the folder count; of links and submodules there is a remark")
  func others() throws {
    try sh(
      "mkdir -p faq/in other; \(Self.page) A > faq/in/a.MD; \(Self.page) B > other/b.md; \(Self.page) C > faqc.md; ln -s in/a.MD faq/l.md; git add .; git commit -qm a"
    )
    try sh(
      "git update-index --add --cacheinfo 160000,$(git rev-parse HEAD),faq/s.md; git commit -qm s")
    try sh("git mv other/b.md faq/b.md; git commit -qm in")
    try sh("rm faq/b.md; ln -s in/a.MD faq/b.md; git add faq/b.md; git commit -qm link")
    try sh(
      "rm faq/b.md; \(Self.page) C > faq/b.md; git add faq/b.md; git commit -qm back; git rm -q --cached faq/b.md faq/s.md"
    )
    try sh("git commit -qm gone")
    let expected = [
      "1 faq/in/a.MD save A", "1 faq/l.md save -", "2 faq/s.md save -", "3 faq/b.md save B",
      "4 faq/b.md save -", "5 faq/b.md save C", "6 faq/b.md delete -", "6 faq/s.md delete -",
    ]
    let (plain, dotted) = (
      Self.summary(try events(in: "faq")), Self.summary(try events(in: "./faq/"))
    )
    #expect(plain == expected)
    #expect(dotted == expected)
    let remarks = try events(in: "faq").flatMap(\.remarks).map { $0.drop { $0 != "," } }
    #expect(
      remarks == [
        ", faq/l.md: it is a symbolic link; it is left out.",
        ", faq/s.md: it is a submodule; it is left out.",
        ", faq/b.md: it was moved here from other/b.md, which is not under the folder that is imported; it begins "
          + "as another article, without what it was there.",
        ", faq/b.md: it is a symbolic link; it is left out.",
      ])
  }

  @Test("a text beyond 5 MiB is left out, and those before and after it are not")
  func large() throws {
    try sh("\(Self.page) A > a.md; git add .; git commit -qm a")
    try sh("head -c 5300000 /dev/zero | tr '\\0' x >> a.md; git commit -qam large")
    try sh("\(Self.page) B > a.md; git commit -qam short")
    let events = try events()
    #expect(Self.summary(events) == ["1 a.md save A", "2 a.md save -", "3 a.md save B"])
    #expect(events[1].remarks.first?.contains("a.md: body: it has 53") == true)
    #expect(events[1].remarks.first?.hasSuffix("are allowed; it is left out.") == true)
  }

  @Test("names of any bytes, and pages that are no UTF-8 or no YAML, come through")
  func names() throws {
    try sh(
      """
      n=$(printf 'a\\nb\\tc\\042d.md'); \(Self.page) A > "$n"; e=$(printf 'caf\\351.md')
      printf 'Caf\\351\\n' > "$e"; printf -- '---\\ntitle: a: b\\n---\\n' > :x.md; git add .
      git commit -qm 'odd names'
      """)
    let events = try events()
    #expect(Set(events.map(\.key)) == ["a\nb\tc\"d.md", "caf%e9.md", ":x.md"])
    let cafe = try #require(events.first { $0.key == "caf%e9.md" })
    #expect(cafe.words?.text.body == "Caf\u{fffd}\n")
    #expect(cafe.remarks.count == 1)
    #expect(events.contains { $0.remarks.first?.contains(":x.md: line 2 of the text") == true })
  }

  @Test("bytes of an author or a message that are no UTF-8 are replaced, and that is told")
  func encodings() throws {
    try sh("\(Self.page) A > a.md; git add .; git commit -qm 'Whole'")
    for (author, message) in [("Ren\\xe9", "caf\\xe9"), ("Ren\\xe9", "cafe"), ("Rene", "caf\\xe9")]
    {
      // NB: 'git commit' itself makes UTF-8 of what is not.
      try sh(
        """
        echo 'More \(author) \(message).' >> a.md; git add .
        git commit -qm MESSAGE --author 'AUTHOR <a@b.invalid>'
        git cat-file commit HEAD | LC_ALL=C sed 's/AUTHOR/\(author)/; s/MESSAGE/\(message)/' |
          git hash-object -t commit -w --stdin > .git/id
        git reset -q --hard "$(cat .git/id)"
        """)
    }
    let events = try events()
    #expect(
      events.map { "\($0.claim.author) \($0.claim.message)" } == [
        "Ä b Sample Whole", "Ren\u{fffd} caf\u{fffd}", "Ren\u{fffd} cafe", "Rene caf\u{fffd}",
      ])
    #expect(
      zip(events, ["", "author and message", "author", "message"]).allSatisfy { event, parts in
        parts.isEmpty
          ? event.remarks.isEmpty
          : event.remarks.count == 1 && event.remarks[0].hasPrefix("Commit ")
            && event.remarks[0].contains(": bytes of its \(parts) that are not UTF-8 were replaced")
      }, "\(events.map(\.remarks))")
  }

  @Test(
    "a date counts by its moment, whatever its time zone, and one that cannot be kept is told",
    arguments: [
      (" 1600000008 +051800", "2020-09-13T12:26:48.000Z", ""),
      (" 1600000008 +9999", "2020-09-13T12:26:48.000Z", ""),
      (" 1600000008 +0060", "2020-09-13T12:26:48.000Z", ""),
      (" -86400 +0000", nil, "'-86400 +0000' is before 1970, and no such date can be kept"),
      ("", nil, "'' is no date of git"),
    ] as [(String, String?, String)])
  func dates(_ date: String, _ time: String?, _ flaw: String) throws {
    try sh(
      """
      \(Self.page) A > a.md; git add .; git commit -qm a
      git cat-file commit HEAD | sed 's/^\\(author .*>\\).*/\\1\(date)/' > .git/commit
      git reset -q --hard "$(git hash-object -t commit --literally -w .git/commit)"
      """)
    let event = try #require(try events().first)
    #expect(event.claim.time?.description == time)
    #expect(event.remarks.count == (time == nil ? 1 : 0))
    #expect(event.remarks.allSatisfy { $0.hasSuffix(": \(flaw); it has no date.") })
  }

  @Test("a page that is moved into the folder begins there, with a remark that names where it was")
  func movedIn() throws {
    try sh("mkdir faq kb; \(Self.page) A > faq/a.md; git add .; git commit -qm a")
    try sh("git mv faq/a.md kb/b.md; git commit -qm b; git mv kb/b.md kb/c.md; git commit -qm c")
    let events = try events(in: "kb")
    #expect(Self.summary(events) == ["2 kb/b.md save A", "3 kb/b.md rename c A"])
    #expect(events.flatMap(\.remarks).count == 1)
    #expect(
      events[0].remarks.first?.contains(", kb/b.md: it was moved here from faq/a.md, which") == true
    )
    #expect(try self.events().allSatisfy { $0.remarks.isEmpty }, "the control")
  }

  @Test("what is no log is refused, wherever it is cut or changed, and never crashes")
  func hostile() throws {
    try sh("\(Self.page) A > a.md; git add .; git commit -qm a; git mv a.md b.md; git commit -qm b")
    let log = try bytes(GitLog.arguments)
    func read(_ bytes: [UInt8]) throws {
      var history = GitHistory(folder: "", locale: LanguageTag(stored: "en")) { _ in [] }
      try history.forEach(in: bytes[...]) { _ in }
    }
    try read([])
    try read(log)
    var refused = 0
    for place in log.indices {
      do { try read(Array(log[..<place])) } catch is Refusal { refused += 1 }
      for byte in [0, 0x3A, 0x20, 0xFF] as [UInt8] {
        var changed = log
        changed[place] = byte
        do { try read(changed) } catch is Refusal { refused += 1 }
      }
    }
    #expect(refused > log.count)
    for text in ["x", "\0\0\0\0", "fatal: not a git repository\n"] {
      #expect(throws: Refusal.self) { try read(Array(text.utf8)) }
    }
  }
}
