/// A part of a text that is signed as one: the question, the short answer, the other front matter
/// fields together, or a block of the body.
///
/// Each line of the body that is not empty belongs to exactly one block. The body is parted as
/// CommonMark 0.31.2 and its tables as GitHub's Markdown say, with these simplifications: a list item
/// goes up to the first empty line or the next item in it, and what is within it after that are blocks
/// of their own; a whole block quote is one block, and so is a whole table.
public struct TextBlock: Equatable, Sendable {
  /// What a block is, in the words of a signed statement.
  public enum Kind: String, CaseIterable, Sendable {
    case question, summary
    case fields = "other fields"
    case heading, paragraph
    case listItem = "list item"
    case quote = "block quote"
    case table
    case code = "code block"
    case html = "HTML"
    case rule
  }

  /// What makes two blocks the same: what they are, the bytes of their text, those of all that they
  /// stand under, and the question and the language of the whole.
  package struct Identity: Hashable, Sendable {
    fileprivate let kind: Kind
    fileprivate let path: Digest
    fileprivate let text: Passage
  }

  public let kind: Kind
  /// What the block stands under, outermost first: the list items and HTML elements that it is in, the
  /// headings above it, and the paragraph that leads into it. At most 64 of them are named.
  ///
  /// The paragraph right before leads into a list, a table, a block quote, a code block and HTML, and
  /// into a paragraph where it ends in a colon: "Do not take it if:" changes what follows.
  public let path: [String]
  /// The lines of the block as they stand in the text, without the last line end.
  public let text: String
  /// The number of the block in its text, counted from 1.
  public let ordinal: Int
  /// Its lines in the body, counted from 1; nil for the front matter.
  public let lines: ClosedRange<Int>?
  package let identity: Identity

  private init(
    _ kind: Kind, _ text: String, _ path: BlockPath, _ ordinal: Int, _ lines: ClosedRange<Int>?
  ) {
    self.kind = kind
    self.path = path.texts
    self.text = text
    self.ordinal = ordinal
    self.lines = lines
    identity = Identity(kind: kind, path: path.digest, text: Passage(text[...]))
  }

  public static func == (left: TextBlock, right: TextBlock) -> Bool {
    left.identity == right.identity && left.ordinal == right.ordinal && left.lines == right.lines
  }

  /// The blocks of a text in canonical form: the question, the short answer if there is one, the other
  /// fields as canonical form writes them, then those of the body.
  public static func blocks(of text: ArticleText) -> [TextBlock] {
    var blocks: [TextBlock] = []
    let root = BlockPath(of: text)
    func add(
      _ kind: Kind, _ text: String, _ path: BlockPath? = nil, _ lines: ClosedRange<Int>? = nil
    ) {
      blocks.append(TextBlock(kind, text, path ?? root, blocks.count + 1, lines))
    }
    add(.question, text.title)
    if !text.summary.isEmpty { add(.summary, text.summary) }
    let others = text.canonicalFields.filter { $0.name != "title" && $0.name != "summary" }
    let lines = others.map { ArticleText.key($0.name) + ": " + $0.value.text(.line) }
    add(.fields, lines.joined(separator: "\n"))
    let body = BlockSplitter(text.body, under: root)
    for block in body.blocks {
      let lines = block.lines.lowerBound + 1...block.lines.upperBound + 1
      add(block.kind, body.text(of: block), block.path, lines)
    }
    return blocks
  }
}

/// All that a block stands under.
struct BlockPath {
  /// The texts, outermost first, as far as they are shown.
  let texts: [String]
  /// SHA-256 of the digest of the path without the last text and the digest of that text; where there
  /// are none, of the language and the question.
  let digest: Digest

  private static let mostShown = 64

  private init(texts: [String], digest: Digest) {
    self.texts = texts
    self.digest = digest
  }

  /// What all of a text stands under: its question and its language.
  init(of text: ArticleText) {
    self.init(texts: [], digest: Digest(of: Array("\(text.locale.text)\n\(text.title)".utf8)))
  }

  func adding(_ step: Step) -> BlockPath {
    BlockPath(
      texts: texts.count < Self.mostShown ? texts + [step.text] : texts,
      digest: Digest(of: digest.bytes + step.digest.bytes))
  }

  /// A text that others stand under; its digest is made once, however many there are.
  struct Step {
    let text: String
    let digest: Digest

    init(_ text: String) {
      self.text = text
      digest = Digest(of: Array(text.utf8))
    }
  }
}
