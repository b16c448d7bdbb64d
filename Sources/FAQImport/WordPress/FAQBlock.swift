import FAQModel

/// A question and its answer, as a block of WordPress's editor holds them, in HTML.
struct FAQBlock: Equatable, Sendable {
  /// What its block calls it; nil where the block has no name for it.
  let id: String?
  let question: String
  let answer: String
  /// Whether the page shows it.
  var isShown = true
  /// What an editor should know of it, a sentence.
  var remark: String?

  /// The questions in the attributes of a block of Yoast SEO, Rank Math, All in One SEO or Spectra; nil
  /// for another block, or where they hold none.
  static func questions(of block: BlockComment) -> [FAQBlock]? {
    if block.name == "aioseo/faq" || block.name == "uagb/faq-child" {
      return single(block).map { [$0] }
    }
    guard block.name == "yoast/faq-block" || block.name == "rank-math/faq-block",
      let attributes = try? JSONValue(readingUTF8: block.json),
      case .array(let entries) = attributes["questions"], !entries.isEmpty
    else { return nil }
    return entries.map { block.name == "yoast/faq-block" ? yoast($0) : rankMath($0) }
  }

  private static func single(_ block: BlockComment) -> FAQBlock? {
    guard let entry = try? JSONValue(readingUTF8: block.json),
      let question = entry["question"]?.string, let answer = entry["answer"]?.string,
      !question.isEmpty, !answer.isEmpty
    else { return nil }
    return FAQBlock(
      id: nil, question: question, answer: ClassicText(answer).html,
      isShown: entry["hidden"]?.bool != true)
  }

  private static func rankMath(_ entry: JSONValue) -> FAQBlock {
    FAQBlock(
      id: entry["id"]?.string, question: entry["title"]?.string ?? "",
      answer: ClassicText(entry["content"]?.string ?? "").html,
      isShown: entry["visible"]?.bool ?? true)
  }

  /// NB: `jsonAnswer`, which is for search engines, lacks what those do not take, such as images.
  private static func yoast(_ entry: JSONValue) -> FAQBlock {
    func text(_ name: String, or other: String) -> String {
      if case .array(let nodes) = entry[name] { return nodes.map { html($0) }.joined() }
      return entry[name]?.string ?? entry[other]?.string ?? ""
    }
    return FAQBlock(
      id: entry["id"]?.string, question: text("question", or: "jsonQuestion"),
      answer: ClassicText(text("answer", or: "jsonAnswer")).html)
  }

  /// The HTML of a node: a text, or an element with its `type` and its `props`.
  private static func html(_ node: JSONValue) -> String {
    if let text = node.string { return escaped(text) }
    guard let type = node["type"]?.string, !type.isEmpty,
      type.utf8.allSatisfy(\.isASCIIAlphanumeric)
    else { return children(node["props"]?["children"]) }
    let attributes = ["href", "src", "alt", "title"].compactMap { name in
      node["props"]?[name]?.string.map { " \(name)=\"\(escaped($0))\"" }
    }
    let opening = "<\(type)\(attributes.joined())>"
    if type == "br" || type == "img" { return opening }
    return "\(opening)\(children(node["props"]?["children"]))</\(type)>"
  }

  private static func children(_ value: JSONValue?) -> String {
    if case .array(let nodes) = value { return nodes.map { html($0) }.joined() }
    return value.map { html($0) } ?? ""
  }

  private static func escaped(_ text: String) -> String {
    text.replacing(ascii: "&", with: "&amp;").replacing(ascii: "<", with: "&lt;")
      .replacing(ascii: ">", with: "&gt;").replacing(ascii: "\"", with: "&quot;")
  }
}

extension FAQBlock {
  /// The question of a block of details: the summary, with what is folded below it; nil where the
  /// HTML is none.
  init?(details html: ArraySlice<UInt8>) {
    let bytes = Array(html)
    var scanner = MarkupScanner(bytes)
    var summary: (start: Int, end: Int)?
    var start: Int?
    var body: Int?
    var end: Int?
    while let piece = scanner.next() {
      switch (piece.kind, piece.name) {
      case (.opening, "summary") where start == nil: start = piece.range.upperBound
      case (.closing, "summary") where body == nil:
        summary = start.map { ($0, piece.range.lowerBound) }
        body = piece.range.upperBound
      case (.closing, "details"): end = piece.range.lowerBound
      default: break
      }
    }
    guard let summary, let body, let end, body <= end else { return nil }
    let question = String(decoding: bytes[summary.start..<summary.end], as: UTF8.self)
    self.init(
      id: nil, question: question, answer: String(decoding: bytes[body..<end], as: UTF8.self))
  }
}
