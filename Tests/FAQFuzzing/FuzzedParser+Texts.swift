import FAQHTML
import FAQModel

extension FuzzedParser {
  static let checkJSON: @Sendable ([UInt8]) throws -> Void = { bytes in
    func read(_ bytes: [UInt8], keepsOrder: Bool, keepsFractions: Bool = false) -> JSONValue? {
      bytes.withUnsafeBufferPointer {
        try? JSONValue(
          readingUTF8: $0, keepsOrder: keepsOrder, keepsFractions: keepsFractions)
      }
    }
    let lenient = read(bytes, keepsOrder: true, keepsFractions: true)
    try checkWriting(lenient) { read($0, keepsOrder: true) }
    guard let value = read(bytes, keepsOrder: false) else { return }
    try checkWriting(value) { read($0, keepsOrder: false) }
    let ordered = read(bytes, keepsOrder: true)
    try require(lenient.map(text) == ordered.map(text), "integers are read as integers")
    try require(
      ordered.map { text($0.sorted) } == text(value), "the order of members is all that differs")
  }

  private static func checkWriting(
    _ value: JSONValue?, _ read: ([UInt8]) -> JSONValue?
  ) throws {
    guard let value else { return }
    for layout in [JSONValue.Layout.compact, .line, .indented] {
      let again = read(Array(value.text(layout).utf8))
      try require(again.map(text) == text(value), "what was written is read as the same value")
    }
  }

  /// A value as bytes: strings that only look the same are not the same.
  private static func text(_ value: JSONValue) -> [UInt8] { Array(value.text(.compact).utf8) }

  static let checkHTML: @Sendable ([UInt8]) throws -> Void = { bytes in
    let text = String(decoding: bytes, as: UTF8.self)
    let html = MarkdownHTML.fragment(of: text)
    let page = ShownPage(html)
    try require(page.problem == nil, "a page is safe: \(page.problem ?? "")")
    let below = ShownPage(MarkdownHTML.fragment(of: text, belowHeading: 2))
    try require(below.problem == nil, "a page is safe: \(below.problem ?? "")")
    // Character references become other words, addresses need not be shown, and what stands in angle
    // brackets joins the words beside it.
    guard !["&", "](", "]:", "<"].contains(where: text.contains) else { return }
    // Browsers number lists themselves.
    let kept = Words.set(page.words).union(Words.set(html))
    let lost = Words.set(text).first { !kept.contains($0) && !Words.isNumber($0) }
    try require(lost == nil, "every word of a text is on its page: '\(lost ?? "")'")
  }
}
