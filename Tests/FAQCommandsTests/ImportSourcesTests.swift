import FAQModel
import FAQTestSupport
import Foundation
import Testing

/// Sources that other programs made, imported by the command.
@Suite("Imported sources")
struct ImportSourcesTests {
  let runner: CommandRunner

  init() throws {
    runner = try CommandRunner()
    runner.setUp()
  }

  private func stock(_ words: String...) throws {
    let result = try Program.run(words, in: runner.folder.path)
    #expect(result.code == 0, "\(result.errors)")
  }

  @Test(
    "a Word document is read through pandoc",
    .enabled(if: (try? Program.run(["pandoc", "--version"]).code) == 0, "pandoc is not installed"))
  func word() throws {
    try runner.folder.write(
      "a.md", "# Is this Word?\n\nYes, **it** is.\n\n# And this?\n\n- one\n- two\n")
    try stock("pandoc", "a.md", "-o", "a.docx")
    let report = runner.run("import", "a.docx", "--as", "mara")
    #expect(report.code == 0 && report.output.contains("a Word document: imported 2 new"))
    #expect(runner.run("show", "1").output.contains("Yes, **it** is."))
    #expect(runner.run("import", "a.docx", "--as", "mara").output.contains("2 the same"))
    try runner.folder.write(
      "b.docx", Array("PK\u{3}\u{4}\(String(repeating: " ", count: 26))word/document.xml".utf8))
    let broken = runner.run("import", "b.docx", "--as", "mara")
    #expect(broken.code == 1 && broken.errors.contains("pandoc cannot read it"))
  }

  @Test(
    "a Word document brings the pictures within it, not those beside it",
    .enabled(if: (try? Program.run(["pandoc", "--version"]).code) == 0, "pandoc is not installed"))
  func picturesInWord() throws {
    try runner.folder.write("p.png", SampleFiles.png)
    try runner.folder.write("a.md", "# Is it shown?\n\nYes: ![A sample](p.png) here.\n")
    try stock("pandoc", "a.md", "-o", "a.docx")
    try stock("/usr/bin/python3", "-m", "zipfile", "-e", "a.docx", "parts")
    let media = runner.folder.path + "/parts/word/media"
    let picture = try #require(FileManager.default.contentsOfDirectory(atPath: media).first)
    try runner.folder.write("media/\(picture)", Array("<svg onload='x()'/>".utf8))
    let report = runner.run("import", "a.docx", "--as", "mara")
    #expect(report.code == 0, "\(report.errors)")
    let name = picture.lowercased()
    #expect(runner.run("show", "1").output.contains("Yes: ![A sample](asset:\(name)) here."))
    let asset = runner.run("asset", "show", name).output
    #expect(asset.contains(Digest(of: SampleFiles.png).description))
  }

  @Test(
    "a Word document brings its title, and what pandoc passes over is told",
    .enabled(if: (try? Program.run(["pandoc", "--version"]).code) == 0, "pandoc is not installed"))
  func wholeWord() throws {
    try runner.folder.write("a.md", "---\ntitle: Is it a title?\n---\n\nYes.\n")
    try stock("pandoc", "a.md", "-o", "a.docx")
    let plain = runner.run("import", "a.docx", "--as", "mara")
    #expect(plain.code == 0 && !plain.errors.contains("Word hides"), "\(plain.errors)")
    #expect(runner.run("show", "1").output.hasPrefix("Is it a title?\n"))
    let script = """
      import zipfile
      with zipfile.ZipFile('a.docx') as old, zipfile.ZipFile('b.docx', 'w') as new:
          for name in old.namelist():
              part = old.read(name)
              if name == 'word/document.xml':
                  part = part.replace(b'<w:r>', b'<w:r><w:rPr><w:vanish/></w:rPr>')
                  part = part.replace(b'</w:body>', b'<w:p><m:oMath/></w:p><w:p><w:ddList/></w:p>'
                      b'<w:p><w:ins w:id="1" w:author="x"><w:r><w:t>New.</w:t></w:r></w:ins></w:p></w:body>')
              new.writestr(name, part)
      """
    try stock("/usr/bin/python3", "-c", script)
    let errors = runner.run("import", "b.docx", "--as", "mara").errors
    for words in [
      "Word hides", "It has formulas", "It has drop-down lists", "It has tracked changes",
    ] {
      #expect(errors.contains(words), "\(errors)")
    }
  }

  @Test(
    "simple fields and carriage returns of a Word document are read",
    .enabled(if: (try? Program.run(["pandoc", "--version"]).code) == 0, "pandoc is not installed"))
  func fieldsInWord() throws {
    try runner.folder.write(
      "a.md", "# How much?\n\nAt most MAX a day.\n\nAdults 10CR20 mg children.\n")
    try stock("pandoc", "a.md", "-o", "a.docx")
    let script = """
      import zipfile
      with zipfile.ZipFile('a.docx') as old, zipfile.ZipFile('b.docx', 'w', zipfile.ZIP_DEFLATED) as new:
          for name in old.namelist():
              part = old.read(name)
              if name == 'word/document.xml':
                  part = part.replace(b'MAX', b'</w:t></w:r><w:fldSimple w:instr=" REF &quot;x&quot; ">'
                      b'<w:r><w:t>4 g</w:t></w:r></w:fldSimple><w:fldSimple w:instr="PAGE"/>'
                      b'<w:r><w:t xml:space="preserve">')
                  part = part.replace(b'CR', b'</w:t><w:cr/><w:t>')
              new.writestr(name, part)
      """
    try stock("/usr/bin/python3", "-c", script)
    let report = runner.run("import", "b.docx", "--as", "mara")
    #expect(report.code == 0, "\(report.errors)")
    let shown = runner.run("show", "1").output
    #expect(shown.contains("At most 4 g a day.\n\nAdults 10\\\n20 mg children."), "\(shown)")
  }

  @Test("an archive brings its pictures, and nothing from outside of it")
  func archive() throws {
    try runner.folder.write("secret.png", SampleFiles.png)
    let script = """
      import zipfile
      with zipfile.ZipFile('a.zip', 'w', zipfile.ZIP_DEFLATED) as archive:
          archive.write('secret.png', 'img/p.png')
          archive.writestr('faq/a.md', '# Is it?\\n\\n![A](../img/p.png) ![B](../../secret.png)\\n')
          archive.writestr('notes.bin', 'x')
      with zipfile.ZipFile('b.zip', 'w') as archive: archive.writestr('../b.md', '# Is it?\\n\\nNo.')
      """
    try stock("/usr/bin/python3", "-c", script)
    let report = runner.run("import", "a.zip", "--as", "mara")
    #expect(report.code == 0 && report.output.contains("imported 1 new"), "\(report.errors)")
    #expect(report.errors.contains("1 with .bin"))
    #expect(report.errors.contains("It shows ../../secret.png"))
    #expect(runner.run("show", "1").output.contains("![A](asset:p.png) ![B](../../secret.png)"))
    let outside = runner.run("import", "b.zip", "--as", "mara")
    #expect(outside.code == 1 && runner.run("list", "--json").output.contains("\"number\": 1"))
  }

  @Test("frames of a page that was saved are no pages, and its pictures are shown")
  func savedPages() throws {
    for (page, folder) in [
      ("faq.html", "faq_files"), ("faq.htm", "faq-Dateien"), ("a.b-c.html", "a.b-c_fichiers"),
      ("faq.html", "faq_archivos"), ("faq.html", "faq.files"),
    ] {
      let root = "\(folder)-\(page)"
      try runner.folder.write(
        "\(root)/\(page)", "<h2>Is it?</h2><p>Yes. <img src=\"./\(folder)/p.png\"></p>")
      try runner.folder.write("\(root)/\(folder)/p.png", SampleFiles.png)
      try runner.folder.write("\(root)/\(folder)/frame.html", "<h2>Is this?</h2><p>No.</p>")
      try runner.folder.write("\(root)/\(folder)/sub/saved_resource.html", "<h2>Or?</h2>No.")
      try runner.folder.write("\(root)/other_files/b.html", "<h2>Is that?</h2><p>No.</p>")
      try stock(
        "/usr/bin/python3", "-c",
        "import shutil; shutil.make_archive('\(root)', 'zip', '\(root)')")
      for source in [root, root + ".zip"] {
        let report = runner.run("import", source, "--dry-run", "--as", "mara")
        #expect(
          report.code == 0 && report.output.contains("would import 2 new"), "\(report.errors)")
        #expect(
          report.errors.contains(
            "Not read, as they belong to pages that were saved: 2 files, "
              + "\(source)/\(folder)/frame.html first."), "\(report.errors)")
        #expect(!report.errors.contains("which is not here"))
      }
    }
  }

  @Test("a folder is read without what its links lead to")
  func links() throws {
    try runner.folder.write("faq/a.md", "# Is it?\n\n![](p.png) ![](../out.png)\n")
    try runner.folder.write("faq/p.png", SampleFiles.png)
    try runner.folder.write("out.png", SampleFiles.png)
    try runner.folder.write("out/b.md", "# Is that?\n\nNo.\n")
    let files = FileManager.default
    try files.createSymbolicLink(
      atPath: runner.folder.path + "/faq/out", withDestinationPath: runner.folder.path + "/out")
    let report = runner.run("import", "faq", "--as", "mara")
    #expect(report.output.contains("imported 1 new"))
    #expect(report.errors.contains("faq/out is a symbolic link, which is not followed."))
    #expect(report.errors.contains("outside of the folder"))
    #expect(runner.run("show", "1").output.contains("![](asset:p.png) ![](../out.png)"))
  }

  @Test("a remark that is the same of many places is said once, with their count")
  func alike() throws {
    let questions = (1...4).map { "## Q: Is it \($0)?\n\nYes.\n" }.joined(separator: "\n")
    try runner.folder.write("faq.md", "# FAQ\n\n\(questions)")
    let report = runner.run("import", "faq.md", "--dry-run", "--as", "mara")
    #expect(
      report.errors.contains(
        "faq.md, line 3 and 3 other places: 'Q:' before the title was left out.\n"))
    #expect(report.errors.split(separator: "\n").count { $0.contains("'Q:'") } == 1)
    let json = runner.run("import", "faq.md", "--dry-run", "--json", "--as", "mara").output
    #expect(json.split(separator: "'Q:' before").count == 5)
    try runner.folder.write("few.md", "# FAQ\n\n## Q: Is it?\n\nYes.\n\n## Q: Was it?\n\nYes.\n")
    let few = runner.run("import", "few.md", "--dry-run", "--as", "mara").errors
    #expect(few.split(separator: "\n").count { $0.contains("'Q:'") } == 2)
  }

  @Test("links within a page lead to its own questions, also where others have their slugs")
  func linksWithinPages() throws {
    try runner.folder.write("one.md", "# May I drive?\n\nYes.\n")
    #expect(runner.run("draft", "new", "--from", "one.md", "--as", "mara").code == 0)
    try runner.folder.write(
      "faq.md", "# FAQ\n\n## Is it?\n\nSee [below](#may-i-drive).\n\n## May I drive?\n\nNo.\n")
    let report = runner.run("import", "faq.md", "--as", "mara")
    #expect(report.errors.contains("The slug may-i-drive is taken; it got may-i-drive-2."))
    #expect(runner.run("show", "2", "--as", "mara").output.contains("See [below](/may-i-drive-2)."))
    #expect(runner.run("import", "faq.md", "--as", "mara").output.contains("2 the same"))
  }
}
