import ArgumentParser
import FAQEditorial
import FAQModel

struct ReviewBlame: Command {
  static let manual = CommandConfiguration(
    commandName: "blame",
    abstract: "Show who vouches for each paragraph and list item, since when.",
    discussion: """
      A sign-off of the whole text vouches for all of it, one of the changes for what changed; what stayed \
      as it was, where it was and under the same question, keeps the sign-offs that it had. What nobody \
      vouches for is marked.

      EXAMPLES
        faqcms review blame 12
        faqcms review blame 12@3 --json
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(
    help: "The article, which means its newest text, or a revision.", transform: Arguments.article)
  var article: ArticleAddress

  @Flag(help: .json) var json = false

  func run(in session: Session) throws {
    let (shown, blocks) = try global.readingRoom(in: session).vouching(of: article)
    if json {
      session.print(
        .object([
          "article": .integer(shown.revision.id.article.rawValue),
          "revision": .integer(shown.revision.number),
          "digest": .string(shown.revision.digest.hex),
          "blocks": .array(blocks.map(\.json)),
        ]))
      return
    }
    let style = global.style(in: session)
    let width = (blocks.map(\.margin.count).max() ?? 0) + 2
    for block in blocks {
      for line in block.lines(style, width: width) { session.output.print(line) }
    }
    let open = blocks.count { $0.signOffs.isEmpty }
    global.note(
      open == 0
        ? "Every part of \(shown.revision.id) is vouched for."
        : "Nobody vouches for \(open) of \(blocks.count) parts of \(shown.revision.id).",
      in: session)
  }
}

extension VouchedBlock {
  /// Who vouches for it, and since when.
  fileprivate var margin: String {
    guard let first = signOffs.first else { return "nobody" }
    let people = signOffs.map(\.reviewer.text).reduce(into: [String]()) {
      if !$0.contains($1) { $0.append($1) }
    }
    return "\(people.joined(separator: ", "))  \(first.time.day)  \(first.revision)"
  }

  fileprivate func lines(_ style: Style, width: Int) -> [String] {
    block.text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
      .map { index, line in
        let margin = index == 0 ? margin : ""
        let gap = String(repeating: " ", count: width - margin.count)
        let shown = signOffs.isEmpty ? style.red(margin) : style.dim(margin)
        return line.isEmpty ? "" : shown + gap + String(line).visible
      }
  }

  fileprivate var json: JSONValue {
    .object([
      "number": .integer(block.ordinal), "kind": .string(block.kind.rawValue),
      "line": .optional(block.lines?.lowerBound),
      "text": .string(block.text),
      "sign_offs": .array(
        signOffs.map {
          .object([
            "reviewer": .string($0.reviewer.text), "name": .string($0.name),
            "meaning": .string($0.meaning.rawValue), "scope": .string($0.scope.rawValue),
            "revision": .integer($0.revision.number),
            "time": .string($0.time.description),
          ])
        }),
    ])
  }
}
