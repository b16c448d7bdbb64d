import FAQExport
import FAQModel
import FAQTestSupport
import Foundation

/// A generator of web sites that may be installed, and the smallest site it builds.
enum SiteBuilder: String, CaseIterable, Sendable {
  case hugo, jekyll, mkdocs, pelican

  static let installed = allCases.filter { $0.program != nil }
  static let missing = allCases.filter { $0.program == nil }.map(\.rawValue)

  var target: MarkdownTarget { MarkdownTarget(rawValue: rawValue)! }

  /// Where the program is: in the folder FAQCMS_VENV or where programs are; nil where it is not.
  var program: String? {
    let environment = ProcessInfo.processInfo.environment
    let folders = (environment["PATH"] ?? "").split(separator: ":").map(String.init)
    let venv = environment["FAQCMS_VENV"].map { [$0 + "/bin"] } ?? []
    return (venv + folders).map { $0 + "/" + rawValue }
      .first(where: FileManager.default.isExecutableFile)
  }

  /// Where the exported files go.
  var content: String {
    switch self {
    case .hugo, .pelican: "content/"
    case .jekyll: ""
    case .mkdocs: "docs/"
    }
  }

  /// The page of an article, within the site.
  func page(_ slug: Slug) -> String {
    let name = slug.text
    let lists: [SiteBuilder: [String]] = [
      .hugo: ["tags", "categories"], .pelican: ["tags", "categories", "archives", "authors"],
    ]
    let isTaken = name == "index" || lists[self, default: []].contains(name)
    return page(named: isTaken ? name + "_" : name)
  }

  func page(named slug: String) -> String {
    switch self {
    case .hugo: "public/\(slug)/index.html"
    case .jekyll: "_site/\(slug)/index.html"
    case .mkdocs: "site/\(slug)/index.html"
    case .pelican: "output/\(slug).html"
    }
  }

  private var arguments: [String] {
    switch self {
    case .hugo: []
    case .jekyll: ["build", "--disable-disk-cache"]
    case .mkdocs: ["build"]
    case .pelican: ["content", "-o", "output", "-s", "pelicanconf.py"]
    }
  }

  /// What a site is made of besides its content.
  private var scaffold: [String: String] {
    switch self {
    case .hugo:
      [
        "config.toml": """
        baseURL = 'https://example.org/'
        title = 'Sample FAQ'
        enableEmoji = true
        [security]
        allowContent = ['.*']
        """,
        "layouts/_default/list.html": "<title>{{ .Title }}</title>",
        "layouts/_default/single.html": """
        <!DOCTYPE html><title>{{ .Title }}</title><h1>{{ .Title }}</h1><p>{{ .Description }}</p>
        {{ range .Params.tags }}<i>{{ . }}</i>{{ end }} {{ index .Params.categories 0 }}
        {{ .Date.Format "2006-01-02" }} {{ .Lastmod.Format "2006-01-02" }} {{ .Content }}
        """,
      ]
    case .jekyll:
      [
        "_config.yml":
          "title: Sample FAQ\ndefaults:\n- scope:\n    path: ''\n  values:\n    layout: page\n",
        "_layouts/page.html": """
        <!DOCTYPE html><title>{{ page.title | escape }}</title><h1>{{ page.title | escape }}</h1>
        <p>{{ page.description | escape }}</p>{% for tag in page.tags %}<i>{{ tag | escape }}</i>
        {% endfor %}{{ page.categories | first | escape }} {{ page.date | date: "%Y-%m-%d" }}
        {{ page.last_modified_at | date: "%Y-%m-%d" }} {{ content }}
        """,
      ]
    case .mkdocs:
      [
        "mkdocs.yml": """
        site_name: Sample FAQ
        use_directory_urls: true
        theme:
          name: mkdocs
          custom_dir: theme
        """,
        // As Material for MkDocs prints tags and descriptions, which the theme itself does not.
        "theme/main.html": """
        {% extends "base.html" %}{% block content %}{{ super() }}{% if page %}
        {% for tag in page.meta.tags %}<i>{{ tag }}</i>{% endfor %}{{ page.meta.description }}
        {% endif %}{% endblock %}
        """,
        "docs/index.md": "Home.\n",
      ]
    case .pelican:
      [
        "pelicanconf.py": """
        SITENAME = 'Sample FAQ'
        TIMEZONE = 'UTC'
        THEME = 'simple'
        import os
        STATIC_PATHS = [path for path in ['assets'] if os.path.isdir('content/' + path)]
        FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = None
        AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
        """
      ]
    }
  }

  /// Builds a site of exported files.
  func build(_ files: [ExportedFile]) throws -> (site: TemporaryFolder, result: Program.Result) {
    let folder = try TemporaryFolder()
    for (path, text) in scaffold { try folder.add(path, Array(text.utf8)) }
    for file in files { try folder.add(content + file.path, file.bytes) }
    let result = try Program.run(
      [program ?? rawValue] + arguments, in: folder.path, environment: ["LANG": "C.UTF-8"])
    return (folder, result)
  }
}

extension TemporaryFolder {
  /// Writes a file in a folder within this one.
  fileprivate func add(_ file: String, _ bytes: [UInt8]) throws {
    let folder = URL(fileURLWithPath: path + "/" + file).deletingLastPathComponent()
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try write(file, bytes)
  }
}

/// What a reader gets of pages, and of the HTML that they were made from.
struct PageReading: Decodable {
  struct Page: Decodable {
    let title: String
    let answer: String
    let notice: String
    let all: String
  }

  let pages: [Page]
  let fragments: [String]

  static func read(pages: [String] = [], fragments: [String] = []) throws -> PageReading {
    let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Checker/read-answers.py").path
    let input = try JSONEncoder().encode(["pages": pages, "fragments": fragments])
    let result = try Program.run(
      ["/usr/bin/python3", script], input: String(decoding: input, as: UTF8.self))
    return try JSONDecoder().decode(PageReading.self, from: Data(result.output.utf8))
  }
}

extension String {
  /// The text without the non-joiners that stand where a theme could take words for markup.
  var withoutJoiners: String {
    let scalars: [Unicode.Scalar] = unicodeScalars.filter { $0 != "\u{200C}" }
    return String(String.UnicodeScalarView(scalars))
  }
}
