import FAQTestSupport
import Foundation
import Testing

/// The program where its surroundings are not as they should be.
@Suite("The program and its surroundings")
struct SurroundingsTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    #expect(try shell("\"$0\" init && \"$0\" ledger key").code == 0)
  }

  /// Runs a script of bash; `$0` is faqcms.
  private func shell(
    _ script: String, environment: [String: String] = [:]
  ) throws -> Program.Result {
    let defaults = [
      "FAQCMS_USER": "pia", "FAQCMS_DB": "", "HOME": folder.path, "SWIFT_BACKTRACE": "enable=no",
    ]
    return try Program.run(
      ["timeout", "60", "bash", "-c", script, Program.faqcms], in: folder.path,
      environment: defaults.merging(environment) { $1 })
  }

  @Test(
    "where the working folder is gone, nothing relative is looked for or made",
    arguments: [
      "list", "doctor", "draft new --title T", "init", "init --db q.db", "list --db faqcms.db",
      "export --format json --db ../faqcms.db", "draft new --db \"$db\" --from answer.md",
      "export --db \"$db\" --format json --output x", "ledger checkpoint --db \"$db\" --output c",
      "export --db \"$db\" --format markdown --output y", "backup --db \"$db\" b",
      "import --db \"$db\" faq.csv", "import --db \"$db\" --from git site",
      "import --db \"$db\" --from revisions history.ndjson",
    ])
  func folderGone(_ arguments: String) throws {
    let script = "db=$PWD/faqcms.db; mkdir gone; cd gone; rmdir ../gone; \"$0\" " + arguments
    let result = try shell(script)
    #expect(result.code == 1, "\(result)")
    #expect(result.errors.contains("The working folder is gone"), "\(result.errors)")
    #expect(!FileManager.default.fileExists(atPath: "/q.db"))
  }

  @Test(
    "where the working folder is gone, absolute paths do",
    arguments: [
      "list --db \"$top/faqcms.db\"", "doctor --db \"$top/faqcms.db\"",
      "init --db \"$top/new.db\" --as zoe",
      "export --db \"$top/faqcms.db\" --format json --output \"$top/faq.json\"",
      "export --db \"$top/faqcms.db\" --format markdown --output \"$top/faq\"",
      "ledger checkpoint --db \"$top/faqcms.db\" --output \"$top/checkpoint\"",
      "backup --db \"$top/faqcms.db\" \"$top/copy.db\"",
      "draft new --db \"$top/faqcms.db\" --title T",
    ])
  func absolutePaths(_ arguments: String) throws {
    let result = try shell("top=$PWD; mkdir gone; cd gone; rmdir ../gone; \"$0\" " + arguments)
    #expect(result.code == 0, "\(result)")
  }

  @Test(
    "an act that was recorded says so where its result cannot be printed",
    arguments: [">&-", "> /dev/full"])
  func unprintable(_ redirection: String) throws {
    let result = try shell("\"$0\" category add basics --title Basics \(redirection)")
    #expect(result.code == 1)
    #expect(result.errors.contains("Cannot write to the standard output"))
    #expect(result.errors.contains("What was asked for is done and recorded."))
    #expect(try shell("\"$0\" category list").output.contains("basics"))
    let founding = try shell("\"$0\" init --db other.db \(redirection)")
    #expect(founding.code == 1 && founding.errors.contains("done and recorded"))
    let reading = try shell("\"$0\" category list \(redirection)")
    #expect(reading.code == 1 && !reading.errors.contains("recorded"))
  }

  @Test(
    "what is not UTF-8 is refused as wrong usage before anything is done",
    arguments: [
      ("draft new --title $'Fi\\xe8vre?'", [:], "Argument 4 is not UTF-8: 'Fi\u{FFFD}vre?'"),
      ("category add fever --title=$'Fi\\xe8vre'", [:], "Argument 4"),
      ("backup $'b\\xe9.db'", [:], "Argument 2"),
      ("category add fever --title T", ["FAQCMS_USER": "$'ma\\xe9'"], "FAQCMS_USER"),
      ("category add fever --title T", ["FAQCMS_DB": "$'b\\xe9.db'"], "FAQCMS_DB"),
      ("init", ["FAQCMS_DB": "$'b\\xe9.db'"], "FAQCMS_DB"),
      ("draft new", ["EDITOR": "$'\\xe9d'"], "EDITOR"),
      ("draft new", ["EDITOR": "touch", "HOME": "/tmp/$'h\\xe9'"], "HOME"),
      ("list --as-of 2026-01-01", ["TZ": "$'Z\\xe9'"], "TZ"),
    ])
  func noText(_ arguments: String, _ variables: [String: String], _ named: String) throws {
    let before = try shell("\"$0\" ledger show").output
    let settings = variables.map { "export \($0.key)=\($0.value); " }.joined()
    let result = try shell(settings + "\"$0\" " + arguments)
    #expect(result.code == 64 && result.output.isEmpty, "\(result)")
    #expect(result.errors.contains(named) && result.errors.contains("is not UTF-8"))
    #expect(result.errors.contains("Nothing was done"))
    #expect(try shell("\"$0\" ledger show").output == before)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(names.filter { $0.hasPrefix("b") }.isEmpty)
  }

  @Test("in a folder whose name is not UTF-8, no database above it is taken")
  func foreignFolder() throws {
    let script = "db=$PWD/faqcms.db; mkdir $'b\\xe9'; cd $'b\\xe9'; "
    let result = try shell(script + "\"$0\" list")
    #expect(result.code == 1 && result.errors.contains("or its name is not UTF-8"), "\(result)")
    #expect(try shell(script + "\"$0\" list --db \"$db\"").code == 0)
  }

  @Test("a variable that a command does not read may be of any bytes")
  func unreadVariables() throws {
    let settings = "export EDITOR=$'\\xe9d' FAQCMS_DB=$'b\\xe9.db' FAQCMS_USER=$'\\xe9'; "
    let result = try shell(settings + "\"$0\" ledger show --db faqcms.db")
    #expect(result.code == 0, "\(result)")
    #expect(
      try shell(settings + "\"$0\" category add a --title A --db faqcms.db --as pia").code == 0)
  }

  @Test("what cannot be said on the error output does not make an act fail")
  func noErrorOutput() throws {
    #expect(try shell("\"$0\" draft new --title T 2>&-").code == 0)
    #expect(try shell("\"$0\" draft new --title U 2> /dev/full").code == 0)
  }

  @Test("a standard output that is closed is no file that the program opens")
  func closedOutput() throws {
    let result = try shell("\"$0\" export --format json --output faq.json >&-")
    #expect(result.code == 0 || result.errors.contains("standard output"))
    let text = try folder.read("faq.json")
    #expect(text.hasPrefix("{") && text.hasSuffix("}\n"))
  }

  @Test("a user whom the machine does not know may work under a handle that is given")
  func unknownUser() throws {
    let asUser = "setpriv --reuid=12345 --regid=12345 --clear-groups"
    let trial = try shell("\(asUser) \"$0\" --version")
    // Only root can be somebody else, and the program must be where everybody may read it.
    guard trial.code == 0 else { return }
    let script = "chmod 777 .; \(asUser) env HOME=/nonexistent \"$0\" init --db zoe.db --as zoe"
    #expect(try shell(script).output.contains("you are zoe"))
  }

  @Test(
    "a pipe is imported whole, by whatever name it comes",
    arguments: [
      "cat faq.md | \"$0\" import /dev/stdin", "\"$0\" import <(cat faq.md)",
      "mkfifo q; cat faq.md > q & \"$0\" import q", "cat faq.md | \"$0\" import -",
    ])
  func pipes(_ script: String) throws {
    let questions = (1...1_500).map {
      "## Is \($0) ok?\n\nAnswer \($0) is a rather long answer.\n\n"
    }
    try folder.write("faq.md", questions.joined())
    let result = try shell(script)
    #expect(result.output.contains("imported 1500 new"), "\(result)")
    #expect(!script.contains("q;") || result.output.hasPrefix("q, Markdown"))
    let again = try shell("\"$0\" import - < faq.md")
    #expect(again.output.contains(script.contains("q;") ? "1500 new" : "1500 the same"))
  }

  @Test("an archive is read from a pipe")
  func archives() throws {
    let tar = "\"$0\" export --format markdown --tar"
    let checked = try shell("\(tar) | \"$0\" verify-bundle /dev/stdin")
    #expect(checked.code == 0 && checked.output.hasPrefix("Verified"), "\(checked)")
    #expect(try shell("\"$0\" drift <(\(tar))").code == 0)
  }

  @Test(
    "a command whose output nobody takes leaves the database closed, in one file",
    arguments: [
      "category add b --title B >&-", "category add b --title B > /dev/full",
      "category add b --title B | true", "category list > /dev/full",
    ])
  func closed(_ arguments: String) throws {
    _ = try shell("\"$0\" \(arguments)")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(names.filter { $0.hasPrefix("faqcms.db-") } == [])
  }

  @Test("an account without a home is told where its texts could be, and nobody's folder is taken")
  func homeless() throws {
    for script in ["draft new", "draft new --from - <<< $'---\\ntitle: ['"] {
      let result = try shell("unset HOME XDG_STATE_HOME; EDITOR=true \"$0\" \(script)")
      #expect(result.code == 1 && result.errors.contains("XDG_STATE_HOME"), "\(result)")
    }
    let named = try shell("unset HOME; XDG_STATE_HOME=$PWD/state EDITOR=true \"$0\" draft new")
    #expect(named.errors.contains("Nothing to change"), "\(named)")
    #expect(FileManager.default.fileExists(atPath: folder.path + "/state/faqcms/edits"))
  }

  @Test(
    "a copy that is not whole goes with the process that is ended from outside, which ends so",
    arguments: [
      ("backup copy.db", "TERM", 143), ("backup copy.db", "HUP", 129),
      ("backup copy.db", "INT", 130),
      ("restore-backup faqcms.db --yes --db copy.db", "TERM", 143),
    ])
  func ended(_ arguments: String, _ signal: String, _ code: Int) throws {
    let questions = (1...800).map { "## Is \($0) ok?\n\nAnswer \($0).\n\n" }
    try folder.write("faq.md", questions.joined())
    // With job control, what runs beside the script does not ignore SIGINT.
    let script = """
      set -m; "$0" import faq.md > log; "$0" \(arguments) > log & id=$!
      until compgen -G 'copy.db.part-*' > log; do :; done
      kill -\(signal) $id; wait $id; echo $?
      """
    let result = try shell(script)
    #expect(result.output == "\(code)\n", "\(result)")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(names.filter { $0.hasPrefix("copy.db") } == [])
    let ignoring = try shell(
      """
      trap '' \(signal); "$0" \(arguments) > log & id=$!
      until compgen -G 'copy.db.part-*' > log; do :; done
      kill -\(signal) $id; wait $id; echo $?
      """)
    #expect(ignoring.output == "0\n", "the control: what is ignored ends nothing \(ignoring)")
  }

  @Test("of a log that cannot be read without writing, both files are named")
  func strandedLog() throws {
    guard getuid() == 0 else { return }
    let script = """
      cp "$0" ./faqcms; mkdir site; mv faqcms.db site/
      /usr/bin/python3 -c 'import os, sqlite3; db = sqlite3.connect("site/faqcms.db"); db.execute("PRAGMA user_version = %d" % db.execute("PRAGMA user_version").fetchone()); os.kill(os.getpid(), 9)'
      rm site/faqcms.db-shm; chmod 755 .; chmod a+r site/*; chmod 555 site
      setpriv --reuid=65534 --regid=65534 --clear-groups ./faqcms list --db "$PWD/site/faqcms.db"
      """
    let result = try shell(script)
    let log = folder.path + "/site/faqcms.db-wal"
    #expect(
      result.errors.contains("what was written last stands in \(log)")
        && result.errors.contains("Copy both"), "\(result)")
  }

  @Test("who reads without writing sees one state while others write, or is told that they do")
  func meanwhile() throws {
    guard getuid() == 0 else { return }
    let script = """
      cp "$0" ./faqcms; mkdir site; mv faqcms.db site/; chmod 755 . site; chmod 644 site/faqcms.db
      db="$PWD/site/faqcms.db"; reader="setpriv --reuid=65534 --regid=65534 --clear-groups"
      for i in $(seq 60); do ./faqcms draft new --title "T$i" --db "$db" -q > log; done & id=$!
      while kill -0 $id 2> log; do $reader ./faqcms list --db "/$db" > out 2> err; cat err; done
      wait $id; $reader ./faqcms list --db "/$db" | tail -n 1
      """
    let result = try shell(script)
    #expect(result.output.contains("T60"), "\(result)")
    for wrong in ["damage", "no article", "permissions"] {
      #expect(!result.output.contains(wrong), "\(result)")
    }
  }

  @Test("pipes that wait for nobody are waited for")
  func nonblocking() throws {
    let questions = (1...800).map { "## Is \($0) ok?\n\nAnswer \($0).\n\n" }
    try folder.write("faq.md", questions.joined())
    try folder.write(
      "pipes.py",
      """
      import fcntl, os, subprocess, sys, threading, time
      def pipe(end):
          ends = os.pipe()
          fcntl.fcntl(ends[end], fcntl.F_SETFL, fcntl.fcntl(ends[end], fcntl.F_GETFL) | os.O_NONBLOCK)
          return ends
      reading, writing = pipe(0)
      draft = subprocess.Popen([sys.argv[1], "draft", "new", "--title", "A?", "--from", "-"], stdin=reading)
      time.sleep(0.5); os.write(writing, b"Words.\\n"); os.close(writing)
      assert draft.wait() == 0
      reading, writing = pipe(1)
      listing = subprocess.Popen([sys.argv[1], "list", "--json"], stdout=writing)
      os.close(writing); time.sleep(0.5)
      said = b""
      while part := os.read(reading, 4096): said += part
      assert listing.wait() == 0
      assert said == subprocess.run([sys.argv[1], "list", "--json"], capture_output=True).stdout and len(said) > 100_000
      print("whole")
      """)
    let result = try shell("\"$0\" import faq.md > log; /usr/bin/python3 pipes.py \"$0\"")
    #expect(result.output.contains("whole"), "\(result)")
  }

  @Test(
    "what is done though no entry tells of it is said where nobody takes the output",
    arguments: ["restore-backup copy.db --yes", "compact"])
  func done(_ command: String) throws {
    let result = try shell("\"$0\" backup copy.db > log; \"$0\" \(command) > /dev/full")
    #expect(result.code == 1 && result.errors.contains("What was asked for is done."), "\(result)")
  }

  @Test("a checkpoint replaces no pipe and no device")
  func pipeOfCheckpoint() throws {
    let result = try shell(
      "mkfifo c; \"$0\" ledger key > log; \"$0\" ledger checkpoint --output c; test -p c && echo kept"
    )
    #expect(result.output.contains("kept") && result.errors.contains("no plain file"), "\(result)")
  }

  @Test("advice is a command that can be run, whatever the folder is called")
  func quoted() throws {
    let result = try shell(
      "mkdir 'a b'; mv faqcms.db 'a b'; chmod 644 'a b/faqcms.db'; \"$0\" doctor --db 'a b/faqcms.db'"
    )
    #expect(result.output.contains("chmod 600 \"\(folder.path)/a b/faqcms.db\""), "\(result)")
  }

  @Test("what an editor leaves beside the text goes with it")
  func leftovers() throws {
    try folder.write("editor", "cp \"$1\" \"$1~\"; printf -- '---\\ntitle: A?\\n---\\n' > \"$1\"")
    let result = try shell(
      "export XDG_STATE_HOME=$PWD/state EDITOR='sh editor'; \"$0\" draft new; ls state/faqcms/edits"
    )
    #expect(result.output.hasPrefix("Drafted 1@1"), "\(result)")
    #expect(try shell("ls -A state/faqcms/edits").output.isEmpty)
    let empty = try shell(
      "export XDG_STATE_HOME=$PWD/state EDITOR='cp /dev/null'; \"$0\" draft new; ls -A state/faqcms/edits"
    )
    #expect(empty.output.isEmpty, "\(empty)")
  }
}
