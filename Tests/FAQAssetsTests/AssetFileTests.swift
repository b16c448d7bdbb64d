import FAQAssets
import FAQModel
import FAQTestSupport
import Testing

@Suite("Files that texts can show")
struct AssetFileTests {
  private func cause(_ bytes: [UInt8]) -> String? {
    do {
      _ = try AssetFile(bytes, name: "sample")
      return nil
    } catch Refusal.invalidAsset(_, let cause) {
      return cause
    } catch {
      return "\(error)"
    }
  }

  private func drawing(_ content: String, _ attributes: String = "") -> [UInt8] {
    Array("<svg xmlns=\"http://www.w3.org/2000/svg\" \(attributes)>\(content)</svg>".utf8)
  }

  @Test("what a file is, is found out from its content")
  func types() throws {
    #expect(try AssetFile(SampleFiles.png, name: "a.jpg").type == .png)
    #expect(try AssetFile(SampleFiles.gif, name: "a").type == .gif)
    #expect(try AssetFile(SampleFiles.svg, name: "a.txt").type == .svg)
    for other in ["", "plain text", "<html></html>", "MZ\u{90}", "PK\u{3}\u{4}"] {
      #expect(cause(Array(other.utf8)) != nil)
    }
  }

  @Test(
    "a file that is cut off anywhere is refused", arguments: [SampleFiles.png, SampleFiles.gif])
  func cutOff(_ file: [UInt8]) {
    for length in 0..<file.count { #expect(cause(Array(file.prefix(length))) != nil, "\(length)") }
  }

  @Test(
    "a drawing that could run or load anything is refused",
    arguments: [
      "<script>alert(1)</script>", "<g onclick=\"alert(1)\"/>", "<g ONLOAD=\"alert(1)\"/>",
      "<a href=\"javascript:alert(1)\"><path/></a>", "<foreignObject/>",
      "<animate attributeName=\"href\" to=\"javascript:alert(1)\"/>", "<set/>",
      "<use href=\"https://example.org/a.svg#b\"/>", "<image href=\"https://example.org/a.png\"/>",
      "<image href=\"data:image/svg+xml;base64,AAAA\"/>", "<image href=\"data:text/html,a\"/>",
      "<image href=\"data:image/png;base64,AAAA\"/>", "<image href=\"data:image/png;base64,\"/>",
      "<image href=\"data:image/png;base64,\(SampleFiles.svg.base64)\"/>",
      "<g xml:base=\"https://example.org/\"><use href=\"#a\"/></g>", "<g xml:base=\"b/\"/>",
      "<style>@import 'https://example.org/a.css';</style>",
      "<style>g { background: url(https://example.org/a.png) }</style>",
      "<style>g { background: u\\72l(https://example.org/a.png) }</style>",
      "<g style=\"fill: url( 'https://example.org/a.svg#b' )\"/>",
      "<g fill=\"url(//example.org)\"/>",
      "<html xmlns=\"http://www.w3.org/1999/xhtml\"><script/></html>", "<iframe xmlns=\"\"/>",
      "<path", "&nothing;",
    ])
  func scripts(_ content: String) { #expect(cause(drawing(content)) != nil) }

  @Test("a drawing that draws is kept, whatever programs left in it")
  func drawings() throws {
    let picture = "data:image/png;base64,\(SampleFiles.png.base64)"
    let kept = """
      <title>Sample</title><defs><linearGradient id="a"><stop offset="0"/></linearGradient></defs>
      <style>.b { fill: url(#a) }</style><g class="b" style="stroke: red"><use href="#a"/></g>
      <image href="\(picture)"/><text x="1">onclick=javascript:</text>
      """
    #expect(cause(drawing(kept, "viewBox=\"0 0 9 9\"")) == nil)
    let inkscape = drawing(
      "<i:view xmlns:i=\"http://www.inkscape.org/namespaces/inkscape\"/><metadata/>")
    #expect(try AssetFile(inkscape, name: "a").metadata == [.xmp])
    let doctype =
      "<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd\">"
    #expect(cause(Array(doctype.utf8) + drawing("<path/>")) == nil)
  }

  @Test("entities, style sheets beside it and deep nesting are refused")
  func hostile() {
    let bomb = "<!DOCTYPE svg [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]>"
    #expect(cause(Array(bomb.utf8) + drawing("<text>&b;</text>"))?.contains("declares") == true)
    let sheet = "<?xml-stylesheet href=\"https://example.org/a.css\"?>"
    #expect(cause(Array(sheet.utf8) + drawing("<path/>")) == "it loads a style sheet")
    for style in ["@im<!-- -->port 'x'", "@im<title>x</title>port 'x'", "@im<![CDATA[port]]> 'x'"] {
      #expect(cause(drawing("<style>\(style)</style>")) != nil, "\(style)")
    }
    #expect(cause(drawing("<style>path { fill: red }</style>")) == nil)
    let depth = 100_000
    #expect(cause(drawing("<path/>") + Array("<html/>".utf8)) != nil, "more after the drawing")
    #expect(cause(drawing("<title>\u{1}</title>")) != nil, "what a browser would not read")
    let deep =
      String(repeating: "<g>", count: depth) + String(repeating: "</g>", count: depth)
    #expect(cause(drawing(deep))?.contains("nest deeper") == true)
  }

  @Test("a PDF file that can run programs is refused")
  func documents() {
    func document(_ content: String) -> [UInt8] { Array("%PDF-1.7\n\(content)\n%%EOF\n".utf8) }
    #expect(
      cause(document("<< /Type /Catalog /JSON 1 /EmbeddedFilesOf 2 /A#4aS 3 /J#5 /X#FA >>")) == nil)
    for name in [
      "/JavaScript (a)", "/JS(a)", "/S /Launch", "/EmbeddedFiles", "/SubmitForm", "/ImportData",
      "/XFA[1]", "/J#61vaScript", "/#4a#53", "/#4A#53<41>", "/Submit#46orm", "/A/JS/B", "//JS",
    ] {
      #expect(cause(document("<< \(name) >>")) != nil, "\(name)")
    }
    #expect(cause(Array("%PDF-1.7\n".utf8)) != nil)
  }

  @Test("no file makes it stumble, whatever its bytes are")
  func random() throws {
    var random = SeededGenerator(seed: 7)
    let pictures = try Pictures().all.map(\.bytes) + [SampleFiles.gif, SampleFiles.svg]
    for picture in pictures {
      for _ in 0..<300 {
        var bytes = picture
        for _ in 0..<Int.random(in: 1...8, using: &random) {
          bytes[Int.random(in: bytes.indices, using: &random)] = .random(
            in: 0...255, using: &random)
        }
        if let file = try? AssetFile(bytes, name: "a") { _ = try? file.withoutMetadata(name: "a") }
      }
    }
  }
}
