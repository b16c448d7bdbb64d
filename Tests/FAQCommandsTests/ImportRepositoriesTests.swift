import FAQTestSupport
import Foundation
import Testing

/// Repositories that git made, imported by the command.
@Suite("Imported repositories")
struct ImportRepositoriesTests {
  let runner: CommandRunner

  init() throws {
    runner = try CommandRunner()
    runner.setUp()
    try repository("r1", "One")
    try repository("r2", "Two")
  }

  private func sh(_ script: String) throws {
    let result = try Program.run(
      ["sh", "-ec", script], in: runner.folder.path,
      environment: [
        "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@b.invalid",
        "GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@b.invalid",
        "GIT_AUTHOR_DATE": "2020-03-17T09:54:49Z", "GIT_COMMITTER_DATE": "2020-03-17T09:54:49Z",
      ])
    #expect(result.code == 0, "\(result.errors)")
  }

  /// A repository of one page, `faq/index.md`; all of them have the same author, time and message.
  private func repository(_ name: String, _ title: String) throws {
    try page(name + "/faq/index.md", title)
    try sh("git init -q -b main \(name); git -C \(name) add -A; git -C \(name) commit -qm one")
  }

  private func page(_ path: String, _ title: String) throws {
    try runner.folder.write(path, "---\ntitle: Is it \(title)?\n---\n\nA sample, \(title).\n")
  }

  @discardableResult
  private func importing(_ words: String..., as handle: String = "pia") -> CommandRunner.Result {
    runner.run(["import", "--from", "git"] + words + ["--as", handle])
  }

  private func publishFirst() {
    runner.run("draft", "submit", "1", "--as", "mara")
    runner.run("review", "approve", "1", "--as", "anna")
    #expect(runner.run("publish", "1").code == 0)
  }

  @Test("another repository takes over no article, and withdraws nothing")
  func other() throws {
    #expect(importing("r1", as: "mara").code == 0)
    publishFirst()
    try sh("cd r2; git rm -q faq/index.md; git commit -qm 'not needed here'")
    let before = runner.run("history", "1").output
    let refused = importing("r2")
    #expect(refused.code == 1 && refused.output.isEmpty)
    #expect(refused.errors.hasPrefix("faqcms: Commit "), "\(refused.errors)")
    #expect(
      refused.errors.hasSuffix(
        ", faq/index.md: the article of the key 'faq/index.md', 1, was imported from another "
          + "history; name this one with --source. Nothing was imported.\n"), "\(refused.errors)")
    #expect(runner.run("history", "1").output == before)
    let named = importing("r2", "--source", "other")
    #expect(
      named.output.contains("imported 1 revision and 1 new article, 0 renames, 1 deletion"),
      "\(named.errors)")
    #expect(importing("r2", "--source", "other").output.contains("nothing new: 2 events"))
    #expect(importing("r1").output.contains("nothing new: 1 event of before"))
    #expect(runner.run("history", "1").output == before)
    #expect(runner.run("export", "--format", "json").output.contains("A sample, One."))
  }

  @Test("the repository's own deletion withdraws what is public, where a publisher imports")
  func own() throws {
    importing("r1", as: "mara")
    publishFirst()
    try sh("cd r1; git rm -q faq/index.md; git commit -qm 'No longer asked'")
    #expect(importing("r1").output.contains("1 deletion"))
    #expect(!runner.run("export", "--format", "json").output.contains("A sample, One."))
  }

  @Test("among several paths, another repository is refused, and the rest comes in")
  func several() throws {
    try repository("r3", "Three")
    try sh("cd r3; git mv faq/index.md faq/three.md; git commit -q --amend -m three")
    let report = importing("r1", "r2", "r3")
    #expect(report.code == 1)
    #expect(report.errors.contains("r2: refused: Commit "), "\(report.errors)")
    #expect(report.output.contains("r3: imported 1 revision and 1 new article"))
  }

  @Test("no variable and no configuration of the user changes what is read")
  func outside() throws {
    runner.environment["GIT_DIR"] = runner.folder.path + "/r2/.git"
    runner.environment["GIT_OBJECT_DIRECTORY"] = runner.folder.path + "/r2/.git/objects"
    runner.environment["GIT_CONFIG_COUNT"] = "1"
    runner.environment["GIT_CONFIG_KEY_0"] = "log.showRoot"
    runner.environment["GIT_CONFIG_VALUE_0"] = "false"
    try runner.folder.write("home/.gitconfig", "[log]\n  showRoot = false\n  follow = true\n")
    let report = importing("r1")
    #expect(report.output.contains("imported 1 revision and 1 new article"), "\(report.errors)")
    #expect(runner.run("show", "1").output.contains("A sample, One."))
  }

  @Test("no configuration of the repository changes what is read")
  func inside() throws {
    try page("r1/faq/side.md", "Side")
    try sh("cd r1; git checkout -qb side; git add -A; git commit -qm side; git checkout -q main")
    try page("r1/faq/main.md", "Main")
    try sh("cd r1; git add -A; git commit -qm main; git merge -q --no-ff -m merge side")
    try sh(
      """
      cd r1; git config log.showRoot false; git config log.diffMerges combined
      git config diff.relative true; git config diff.renames copies
      git config diff.orderFile .git/order; echo 'faq/z*' > .git/order
      """)
    let report = importing("r1")
    #expect(report.output.contains("imported 3 revisions and 3 new articles"), "\(report.errors)")
    #expect(importing("r1", "--source", "again").output.contains("3 new articles"))
  }
  @Test("a folder within a repository, a folder that is not in it, and no name are refused")
  func mistaken() throws {
    try page("r1/private/index.md", "Private")
    try sh("cd r1; git add -A; git commit -qm private")
    let folder = importing("r1/faq")
    #expect(folder.code == 1 && folder.errors.contains("--under faq"), "\(folder.all)")
    let absent = importing("r1", "--under", "FAQ")
    #expect(absent.code == 1 && absent.errors.contains("no Markdown file was ever in 'FAQ'"))
    #expect(importing("r1", "--source", "").code == 64)
    #expect(!runner.run("list").output.contains("Is it"))
    #expect(importing("r1", "--under", "faq").code == 0)
    #expect(importing("r1", "--under", "faq").output.contains("nothing new"))
  }

  @Test("what a replace ref puts in the place of an object is not read")
  func replaced() throws {
    try sh(
      """
      cd r1; other=$(sed s/One/Hundred/ faq/index.md | git hash-object -w --stdin)
      git replace $(git rev-parse HEAD:faq/index.md) $other
      """)
    #expect(importing("r1").code == 0)
    #expect(runner.run("show", "1").output.contains("A sample, One."))
  }

  @Test("a pointer of Git LFS takes the place of no text, and is told")
  func pointer() throws {
    let pointer = "version https://git-lfs.github.com/spec/v1\\noid sha256:4d7a\\nsize 12345\\n"
    try sh(
      "cd r1; printf '\(pointer)' | tee faq/index.md > faq/two.md; git add -A; git commit -qm lfs")
    let report = importing("r1")
    #expect(report.output.contains("imported 1 revision and 1 new article"), "\(report.all)")
    #expect(report.output.contains("2 events left out"))
    #expect(report.errors.contains("faq/index.md: it is a pointer of Git LFS"))
    #expect(runner.run("show", "1").output.contains("A sample, One."))
    #expect(importing("r1").output.contains("nothing new"))
  }

  @Test("a page that becomes a link takes no answer away, and is told")
  func linked() throws {
    #expect(importing("r1", as: "mara").code == 0)
    publishFirst()
    try sh(
      "cd r1; git mv faq/index.md faq/index.txt; ln -s index.txt faq/index.md; git add -A; git commit -qm l"
    )
    let report = importing("r1")
    #expect(report.output.contains("1 event left out"), "\(report.all)")
    #expect(report.errors.contains("faq/index.md: it is a symbolic link; it is left out."))
    #expect(runner.run("export", "--format", "json").output.contains("A sample, One."))
  }

  @Test("a repository without commits is called that, and what git advises is told whole")
  func git() throws {
    try sh("git init -q empty")
    #expect(importing("empty").errors == "faqcms: Cannot read empty: it has no commits.\n")
    #expect(importing("r1", "--branch", "x").errors.contains("name a branch with --branch: main"))
    guard getuid() == 0 else { return }
    try sh("chown -R 12345 r1")
    let foreign = importing("r1").errors
    #expect(foreign.contains(", call: 'git config --global --add safe.directory /"), "\(foreign)")
  }

  @Test("a graft that cuts the history in this copy alone cuts nothing")
  func grafted() throws {
    try sh(
      """
      cd r1; echo More. >> faq/index.md; git commit -qam more
      mkdir -p .git/info; git rev-parse HEAD > .git/info/grafts
      """)
    #expect(importing("r1").output.contains("imported 2 revisions and 1 new article"))
  }

  @Test("a history of which newer texts were left out has the exit code 1")
  func editedHere() throws {
    #expect(importing("r1").code == 0)
    runner.run("draft", "edit", "1", "--summary", "Ours.")
    #expect(importing("r1").code == 0, "nothing of it is new")
    try sh("cd r1; echo More. >> faq/index.md; git commit -qam more")
    let left = importing("r1")
    #expect(left.code == 1 && left.errors.contains("'faqcms draft edit 1'"), "\(left.all)")
  }

  private func history(_ lines: String) throws -> CommandRunner.Result {
    try runner.folder.write("h.ndjson", lines)
    return runner.run("import", "--from", "revisions", "h.ndjson")
  }

  @Test("without keys, another file at the place from which one was renamed is another article")
  func renamedAway() throws {
    let lines = #"""
      {"path": "x.md", "event": "create", "text": "---\ntitle: Is x a dose?\n---\n\nOne.\n"}
      {"path": "t.md", "old_path": "x.md", "event": "rename"}
      {"path": "t.md", "text": "---\ntitle: Is x a dose?\n---\n\nTwo.\n"}
      {"path": "x.md", "event": "create", "text": "---\ntitle: Another?\n---\n\nOther.\n"}
      {"path": "x.md", "text": "---\ntitle: Another?\n---\n\nOther two.\n"}
      """#
    let first = try history(lines)
    #expect(first.output.contains("imported 4 revisions and 2 new articles"), "\(first.all)")
    #expect(runner.run("show", "t").output.contains("Two."))
    #expect(runner.run("show", "x").output.contains("Two."), "the old address leads on")
    #expect(runner.run("show", "2").output.contains("Other two."))
    #expect(try history(lines).output.contains("nothing new: 5 events of before"))
  }

  @Test("of lines that are refused, the first ten are named at once")
  func refusedLines() throws {
    let good = #"{"key": "a", "text": "---\ntitle: A?\n---\n\nOne.\n"}"# + "\n"
    let bad = #"{"key": "b", "fields": {"title": "B?", "n": 1.5}}"# + "\n"
    let two = try history(good + "x\n" + good + bad)
    #expect(
      two.errors
        == "faqcms: Line 2: no JSON at byte 0: no value begins so; line 4: at byte 45: a number is no integer; write "
        + "it in quotes.\n")
    let many = try history(String(repeating: good, count: 200) + String(repeating: bad, count: 200))
    #expect(many.errors.hasPrefix("faqcms: Line 201: at byte 45"), "\(many.errors)")
    #expect(many.errors.hasSuffix("; the lines below were not looked at.\n"))
    #expect(many.errors.contains("; line 210: ") && !many.errors.contains("line 211"))
    #expect(!runner.run("list", "--drafts").output.contains("A?"))
  }

  @Test("a file that gzip packed is refused with the way to read it")
  func packed() throws {
    _ = try history(#"{"key": "a", "text": "---\ntitle: A?\n---\n\nOne.\n"}"#)
    try sh("gzip h.ndjson")
    let refused = runner.run("import", "--from", "revisions", "h.ndjson.gz")
    #expect(
      refused.code == 1
        && refused.errors.hasSuffix(
          "it is packed by gzip; unpack it on the way: gunzip -c h.ndjson.gz | faqcms import --from revisions -.\n"
        ),
      "\(refused.errors)")
  }

  @Test("a byte order mark is passed over, and a slug or a NUL that is not taken is told")
  func told() throws {
    let result = try history(
      "\u{feff}"
        + #"""
        {"key": "a", "slug": "old", "message": "do\u0000se", "text": "---\ntitle: A?\n---\n\nOne.\n"}
        {"key": "a", "slug": "new", "text": "---\ntitle: A?\n---\n\nTwo.\n"}
        {"key": "a", "slug": "old", "text": "---\ntitle: A?\n---\n\nThree.\n"}
        """#)
    #expect(result.output.contains("imported 3 revisions"), "\(result.all)")
    #expect(result.errors.contains("Line 1: each NUL in its message became U+FFFD."))
    #expect(result.errors.contains("Line 2: 1 stays at 'old', not 'new'"))
    #expect(!result.errors.contains("Line 3"))
  }

  @Test("a day that no source claims is shown by no command, and does not come back from git")
  func undated() throws {
    _ = try history(
      #"{"key": "a", "author": "Dr. Who", "text": "---\ntitle: A?\n---\n\nOne.\n"}"#)
    #expect(runner.run("blame", "1").output.contains("1@1  undated     Dr. Who?  title: A?"))
    publishFirst()
    try runner.folder.write("stream", runner.run("export", "--format", "git").output)
    try sh("git init -q --bare back; git -C back fast-import --quiet < stream")
    for branch in ["drafts", "published"] {
      runner.run("init", "--title", "Second", "--db", "\(branch).db")
      let result = runner.run(
        "import", "--from", "git", "back", "--branch", branch, "--db", "\(branch).db")
      #expect(result.code == 0 && result.errors.isEmpty, "\(result.all)")
      let history = runner.run("history", "1", "--db", "\(branch).db").output
      #expect(history.contains("[on import, said to be by Dr. Who]"), "\(history)")
    }
  }

  @Test("whom no source names as the author, an export to git does not name, either")
  func unclaimed() throws {
    _ = try history(#"{"key": "a", "text": "---\ntitle: A?\n---\n\nOne.\n"}"#)
    try runner.folder.write("stream", runner.run("export", "--format", "git").output)
    try sh("git init -q --bare back; git -C back fast-import --quiet < stream")
    let authors = try Program.run(
      ["git", "-C", "back", "log", "--format=%an", "drafts"], in: runner.folder.path)
    #expect(authors.output == "somebody\n")
    try sh("git -C back symbolic-ref HEAD refs/heads/main")
    let unnamed = runner.run("import", "--from", "git", "back")
    #expect(
      unnamed.code == 1 && unnamed.errors.contains("name a branch with --branch: drafts"),
      "\(unnamed.errors)")
    runner.run("init", "--title", "Second", "--db", "second.db")
    let result = runner.run(
      "import", "--from", "git", "back", "--branch", "drafts", "--db", "second.db")
    #expect(result.code == 0, "\(result.all)")
    #expect(
      runner.run("ledger", "show", "--json", "--db", "second.db").output.contains(#""author": """#)
    )
  }
}
