import FAQModel
import FAQTestSupport
import Foundation
import Testing

@testable import FAQExport

@Suite struct RedirectsTests {
  private let flat = SiteAddress("https://faq.example/care", page: HTMLSite.page)!
  private let folders = SiteAddress("https://faq.example")!

  private func text(_ path: String, _ snapshot: SiteSnapshot, _ address: SiteAddress) throws
    -> String
  {
    try #require(
      Redirects.files(SiteOutline(snapshot), address: address).first { $0.path == path }
    ).text
  }

  /// Article 1 with slug and aliases, and a withdrawn one.
  private func site(_ aliases: [String], withdrawn: [String] = []) -> SiteSnapshot {
    func article(_ number: Int64, _ slug: String, _ aliases: [String]) -> Article {
      Article(
        id: Article.ID(number), uuid: "", slug: Slug(slug)!, aliases: aliases.map { Slug($0)! })
    }
    let sample = SampleSite.snapshot()
    let entries = [(article(1, "new", aliases), 0), (article(2, "other", []), 1)].map {
      SiteSnapshot.Entry(
        article: $0.0, text: sample.entries[$0.1].text, revision: sample.entries[0].revision,
        digest: sample.entries[0].digest, firstPublished: nil, published: nil, until: nil,
        edited: sample.entries[0].edited, changesReviewed: nil, fullyReviewed: nil, reviewDue: nil,
        position: nil, isFeatured: false, signOffs: [])
    }
    let tombstone = SiteSnapshot.Tombstone(
      article: article(3, "gone", withdrawn), title: "Gone?", locale: SampleSite.english,
      withdrawn: sample.withdrawn[0].withdrawn, reason: "", replacement: nil)
    return TrickySite.snapshot(entries, withdrawn: [tombstone])
  }

  @Test("the files are the recorded ones, to the byte, and the same each time")
  func golden() throws {
    let files = try Redirects.files(SiteOutline(SampleSite.snapshot()), address: flat)
    for file in files { try Golden.expect("web/" + file.path, file.bytes) }
    #expect(try Redirects.files(SiteOutline(SampleSite.snapshot()), address: flat) == files)
  }

  @Test("a page whose address ends in a slash is redirected to with the slash and without")
  func slashes() throws {
    let site = site(["old", "an-old"], withdrawn: ["older"])
    #expect(
      try text("_redirects", site, folders) == """
        /an-old/ /new/ 301
        /an-old /new/ 301
        /old/ /new/ 301
        /old /new/ 301
        /older/ /gone/ 301
        /older /gone/ 301

        """)
    #expect(
      try text("redirects.apache.conf", site, folders).hasPrefix(
        "RedirectMatch permanent \"^/an-old/?$\" \"/new/\"\n"))
  }

  @Test("a slug in force leads nowhere else, and an alias of two articles leads to the public one")
  func conflicts() throws {
    let site = site(["other", "gone", "shared", "old"], withdrawn: ["new", "shared"])
    #expect(
      try text("_redirects", site, flat) == """
        /care/questions/old.html /care/questions/new.html 301
        /care/questions/shared.html /care/questions/new.html 301

        """)
  }

  @Test("a withdrawn article by itself and a site with nothing in it have no redirects")
  func none() throws {
    for site in [site([]), TrickySite.snapshot([])] {
      let files = try Redirects.files(SiteOutline(site), address: flat)
      #expect(files.count == 3 && files.allSatisfy { $0.bytes.isEmpty })
    }
  }

  @Test("no words of a text reach the files")
  func hostile() throws {
    let files = try Redirects.files(SiteOutline(SampleSite.snapshot()), address: flat)
    for text in Injection.markup + Injection.addresses {
      #expect(
        try Redirects.files(SiteOutline(SampleSite.snapshot { $0 + text }), address: flat) == files)
    }
  }

  @Test(
    "the patterns for Apache take the old paths and nothing else",
    arguments: [
      "https://a.example/b.c", "https://a.example/b%20c%22%24%0ad", "https://a.example/[b]",
    ])
  func apache(base: String) throws {
    let address = try #require(SiteAddress(base, page: "{slug}.html"))
    let conf = try text("redirects.apache.conf", site(["old"]), address)
    let parts = conf.split(separator: "\"", omittingEmptySubsequences: false)
    #expect(parts.count == 5 && conf.split(separator: "\n").count == 1)
    let pattern = try Regex(String(parts[1]))
    let path = address.path(of: Slug("old")!).removingPercentEncoding!
    #expect(try pattern.wholeMatch(in: path) != nil)
    for other in ["\(path)/", "/x\(path)", path.replacing(".html", with: "xhtml"), path + "x"] {
      #expect(try pattern.firstMatch(in: other) == nil, "\(other)")
    }
  }

  @Test(
    "what Apache takes for more than a path stays encoded in its targets",
    arguments: ["%22", "%5C", "%24", "%3F", "%23", "%20"])
  func apacheTargets(escape: String) throws {
    let address = try #require(SiteAddress("https://a.example/b\(escape)c", page: "{slug}.html"))
    let conf = try text("redirects.apache.conf", site(["old"]), address)
    let base = escape == "%20" ? "b c" : "b\(escape)c"
    #expect(conf.hasSuffix(" \"/\(base)/new.html\"\n"), "\(conf)")
  }

  @Test(
    "nginx redirects each old path for good, and leaves the new ones and all others alone",
    .enabled(if: NginxRun.isInstalled, "nginx is not installed; CI installs it"),
    arguments: ["https://a.example", "https://a.example/b.c/d", "https://a.example/b%20c%22%24e"])
  func nginx(base: String) throws {
    let address = try #require(SiteAddress(base))
    let long = String(repeating: "a", count: Slug.longest)
    let map = try text("redirects.nginx.map", site(["old", long], withdrawn: ["older"]), address)
    let prefix = String(address.path(of: Slug("old")!).dropLast(5))
    let paths = [
      "/old/", "/old", "/\(long)/", "/older/", "/new/", "/gone/", "/old/more/", "/xold/", "/oldx",
    ]
    let found = try NginxRun.locations(of: paths.map { prefix + $0 }, map: map)
    let new = prefix + "/new/"
    #expect(
      found == ["301 " + new, "301 " + new, "301 " + new, "301 \(prefix)/gone/"]
        + Array(repeating: "404 ", count: 5))
  }
}

/// A real nginx on a port of this machine, for as long as it takes to ask it.
enum NginxRun {
  private static let program = "/usr/sbin/nginx"
  static let isInstalled = FileManager.default.isExecutableFile(atPath: program)

  private static let script = """
    "$PROGRAM" -p "$PWD" -c nginx.conf -e error.log || exit 1
    trap 'kill "$(cat nginx.pid)"' EXIT
    while IFS= read -r path; do
      curl --silent --path-as-is --unix-socket nginx.socket --output /dev/null \\
        --write-out '%{http_code} %{redirect_url}\\n' "http://localhost$path"
    done
    """

  /// The status and the path that nginx answers with, for each path that it is asked for.
  static func locations(of paths: [String], map: String) throws -> [String] {
    let folder = try TemporaryFolder()
    try folder.write("redirects.nginx.map", map)
    try folder.write(
      "nginx.conf",
      """
      pid nginx.pid;
      events {}
      http {
        access_log off;
        \(["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
          .map { "\($0)_temp_path \($0);" }.joined(separator: " "))
        map_hash_bucket_size 256;
        map $uri $faqcms_redirect { include redirects.nginx.map; }
        server {
          listen unix:\(folder.path)/nginx.socket;
          if ($faqcms_redirect) { return 301 $faqcms_redirect; }
          return 404;
        }
      }
      """)
    let result = try Program.run(
      ["timeout", "30", "bash", "-c", script], in: folder.path,
      input: paths.joined(separator: "\n") + "\n", environment: ["PROGRAM": program])
    #expect(result.code == 0, "\(result.errors)")
    return result.output.split(separator: "\n").map {
      String($0).replacing("http://localhost", with: "")
    }
  }
}
