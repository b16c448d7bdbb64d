import FAQModel
import FAQTestSupport
import Foundation
import Testing

/// The commands of docs/recipes are run as they are printed, in a folder with a database of the samples.
@Suite("Recipes")
struct RecipeTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    let faqcms = Program.faqcms
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/faqcms", withDestinationPath: faqcms)
    let samples = FileManager.default.currentDirectoryPath + "/docs/samples"
    let result = try run(
      """
      faqcms init --title Sample
      for shelf in $(sed -n "s/^category: //p" \(samples)/*.md | sort -u); do
        faqcms category add "$shelf" --title "$shelf"
      done
      faqcms reviewer add anna --name Anna --credentials MD
      number=0
      for file in \(samples)/*.md; do
        faqcms draft new --from $file && number=$((number + 1))
        faqcms draft submit $number && faqcms review approve $number --as anna --yes
        faqcms publish $number
      done
      """)
    #expect(result.code == 0, "\(result.errors)")
  }

  private func run(_ script: String) throws -> Program.Result {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    return try Program.run(
      ["bash", "-euo", "pipefail", "-c", script], in: folder.path,
      environment: [
        "PATH": "\(folder.path):\(path)", "FAQCMS_USER": "mara",
        "FAQCMS_DB": folder.path + "/faqcms.db", "GIT_CONFIG_GLOBAL": "/dev/null",
      ])
  }

  private func page(_ recipe: String) throws -> String {
    try String(contentsOf: URL(fileURLWithPath: "docs/recipes/\(recipe).md"), encoding: .utf8)
  }

  /// Runs all that a recipe tells to type.
  private func follow(_ recipe: String, then more: String = "") throws -> Program.Result {
    let blocks = try page(recipe).components(separatedBy: "```sh\n").dropFirst()
      .map { $0.components(separatedBy: "\n```")[0] }
    #expect(!blocks.isEmpty)
    let result = try run((blocks + [more]).joined(separator: "\n"))
    #expect(result.code == 0, "\(result.errors)")
    return result
  }

  @Test(
    "Hugo builds a page for each answer",
    .enabled(if: (try? Program.run(["hugo", "version"]).code) == 0, "hugo is not installed"))
  func hugo() throws {
    let result = try follow("hugo")
    #expect(result.output.contains("what-is-car-t-cell-therapy\n"))
    let page = try folder.read("site/public/faq/what-is-car-t-cell-therapy/index.html")
    #expect(page.contains("Last reviewed in full: ") && page.contains("faqcms-answer"))
    let again = try run(
      """
      mkdir site/public/faq/gone && touch site/public/faq/gone/index.html
      $(grep -h '^hugo ' "\(FileManager.default.currentDirectoryPath)/docs/recipes/hugo.md")
      ls site/public/faq
      """)
    #expect(again.code == 0 && again.output.contains("what-is-car-t-cell-therapy\n"))
    #expect(!again.output.contains("gone\n"), "a page without its answer stays on the site")
  }

  @Test("the folder for GitHub Pages is what the workflow checks, and a changed one is not")
  func githubPages() throws {
    let page = "pages/public/questions/what-is-car-t-cell-therapy.html"
    let result = try follow("github-pages", then: "echo Changed. >> \(page)")
    #expect(result.output.contains("deployed/public is what is approved."))
    let workflow = """
      import json, sys, yaml
      steps = yaml.safe_load(open('pages/.github/workflows/pages.yml'))['jobs']['publish']['steps']
      print([step['run'] for step in steps if 'run' in step][0])
      """
    try folder.write("step.py", workflow)
    let step = try run("/usr/bin/python3 step.py")
    #expect(step.output.contains("sha256sum --check"))
    try folder.write("step.sh", step.output)
    #expect(try run("cd deployed && bash -e ../step.sh").code == 0)
    #expect(try run("cd pages && bash -e -o pipefail ../step.sh").errors.contains("did NOT match"))
    for evil in ["questions/evil.html", ".evil/index.html", "-evil.html"] {
      let path = "deployed/public/\(evil)"
      try folder.write(path, "Evil.")
      let other = try run("cd deployed && bash -e ../step.sh")
      #expect(other.code == 1 && other.output.hasSuffix("> \(evil)\n"), "\(other)")
      try FileManager.default.removeItem(atPath: folder.path + "/" + path)
    }
    #expect(try run("cd deployed && bash -e ../step.sh").code == 0)
  }

  @Test(
    "the search index finds what is public, loses what is withdrawn, and outlives an export that fails"
  )
  func searchIndex() throws {
    #expect(
      try follow("search-index").output
        .hasPrefix("what-are-the-side-effects-of-car-t-cell-therapy\n"))
    let renewal = try #require(
      try page("search-index").split(separator: "\n").first { $0.hasPrefix("faqcms export") })
    let again = try run(
      """
      faqcms withdraw what-are-the-side-effects-of-car-t-cell-therapy --reason "It is old."
      \(renewal)
      sqlite3 search.db "SELECT count(*) FROM faq WHERE slug LIKE '%side-effects%'"
      """)
    #expect(again.output.hasSuffix("\n0\n") || again.output == "0\n", "\(again.output)")
    let failed = try run(
      """
      sqlite3 faqcms.db "UPDATE text_content SET bytes = x'00'"
      cp search.db before.db
      (\(renewal)) || echo "exit $?"
      cmp before.db search.db
      """)
    #expect(failed.code == 0 && failed.output == "exit 1\n", "\(failed)")
  }
}
