import FAQModel

/// The answer of a question that a page states, as Markdown.
struct HTMLAnswer {
  let markdown: AnswerMarkdown
  /// Its words, a line each.
  let lines: [String]
  /// The footnotes of the page that it has.
  var notes: [Int] = []
}

extension HTMLAnswer {
  /// - Throws: ``Refusal/invalidFile(line:cause:)``, as ``HTMLTree/init(reading:isFragment:)``, where
  ///   no node of the page holds it.
  init(of found: HTMLQuestion, in page: HTMLTree) throws {
    guard let html = found.html else {
      self.init(found.nodes, in: page)
      return
    }
    guard html.hasTags else {
      let text = try html.withoutCharacterReferences
      self.init(
        markdown: AnswerMarkdown(body: PlainText.markdown(text)),
        lines: PlainBlock.blocks(of: text).flatMap(\.lines))
      return
    }
    let tree = try HTMLTree(
      reading: LinedHTML.marked(WrittenTags.escaping(html)), isFragment: true)
    self.init(tree.children(of: 0), in: tree)
    // Those of HTML that is not of the page are told where it is read.
    notes = []
  }

  /// What some nodes of a page hold.
  init(_ nodes: [Int], in page: HTMLTree) {
    let read = HTMLMarkdown(nodes, in: page)
    self.init(markdown: read.answer, lines: HTMLBlock.words(of: read.blocks), notes: read.notes)
  }
}

extension String {
  /// Whether it holds a tag or a comment of HTML, and is not plain text in which `<5` may stand.
  var hasTags: Bool {
    let bytes = Array(utf8)
    return bytes.indices.contains { index in
      bytes[index] == UInt8(ascii: "<")
        && (WrittenTags.tag(at: index, in: bytes) != nil
          || WrittenTags.isComment(at: index, in: bytes))
    }
  }

  /// Plain text with each character reference as its character.
  fileprivate var withoutCharacterReferences: String {
    get throws {
      guard has(UInt8(ascii: "&")) else { return self }
      // A browser leaves out a line feed that begins a `pre`.
      let html = "<pre>\n\(replacing(ascii: "<", with: "&lt;"))</pre>"
      let tree = try HTMLTree(reading: html, isFragment: true)
      return tree.nodes.map(\.text).joined()
    }
  }
}
