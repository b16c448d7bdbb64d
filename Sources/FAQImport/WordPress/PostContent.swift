/// The content of a post as HTML, with the questions that its blocks hold apart.
struct PostContent: Sendable {
  /// What is left where the questions are taken out.
  private(set) var html = ""
  private(set) var questions: [FAQBlock] = []
  /// The summaries of folded details that ask nothing, which stay part of the text.
  private(set) var folded: [String] = []
  /// What an editor should know, a sentence each.
  private(set) var remarks: [String] = []
  /// What FAQ blocks show where that is not what they say of themselves.
  private(set) var otherWords: [String] = []
  /// The shortcodes that stay as they are written, and what is said of each.
  let shortcodes: [(name: String, remark: String)]
  /// The shortcodes that may hold questions.
  let askingShortcodes: [String]
  /// The attachments of its galleries, by their IDs.
  let gallery: [String]

  private var output: [UInt8] = []
  /// What stands outside of all blocks, to be read as classic content.
  private var classic: [UInt8] = []
  /// How many blocks are open.
  private var depth = 0
  /// The block whose content is held apart in `inside`, and how many of its name are open.
  private var taken: (name: String, depth: Int)?
  private var inside: [UInt8] = []
  /// A FAQ block that says nothing of its questions.
  private var unreadable: String?
  /// Where the questions of the block begin that is being read.
  private var blockStart = 0
  private var silent = Tally()
  private var titles = BlockTitles()
  /// The panel that began last, until its title is known to be in the text or not, and where it began.
  private var begun: (title: String, start: Int)?
  /// Whether the title of each open panel was written into the text.
  private var panels: [Bool] = []

  private let takesDetails: Bool

  /// - Parameter takesDetails: whether folded details whose summary asks something are questions.
  init(_ content: String, takesDetails: Bool) {
    self.takesDetails = takesDetails
    let shortcodes = Shortcodes(content)
    gallery = shortcodes.gallery
    askingShortcodes = shortcodes.asking
    self.shortcodes = shortcodes.left.entries.map { entry in
      let name = entry.prefix { $0 != "]" }.dropFirst()
      return (String(name), "A shortcode stays as it is written: \(entry).")
    }
    let bytes = Array(shortcodes.html.utf8)
    var scanner = MarkupScanner(bytes)
    while let piece = scanner.next() {
      let content = bytes[piece.range]
      if piece.kind == .comment, let block = BlockComment(content) {
        take(block)
      } else {
        add(content)
      }
    }
    if let taken {
      remarks.append("Its block '\(taken.name)' does not end; what follows stays part of the text.")
      output += inside
    }
    writeTitle()
    flushClassic()
    html = String(decoding: output, as: UTF8.self)
    let texts = [html] + questions.flatMap { [$0.question, $0.answer] }
    if let remark = titles.remark(besides: texts) { remarks.append(remark) }
    if let unreadable, !HTMLSource.blocks.contains(where: { html.contains($0.question) }) {
      remarks.append(
        "The questions of its block '\(unreadable)' cannot be read and stay part of the text.")
    }
    remarks += silent.entries.map { "A block shows what is not in the text there: \($0)." }
  }

  private mutating func add(_ content: ArraySlice<UInt8>) {
    if taken != nil {
      inside += content
    } else if depth == 0 {
      classic += content
    } else {
      output += content
    }
  }

  private mutating func take(_ block: BlockComment) {
    titles.note(block)
    if let taken {
      takeInside(block, taken)
      return
    }
    writeTitle()
    if depth == 0 { flushClassic() }
    let questions = block.kind == .closing ? nil : FAQBlock.questions(of: block)
    if let questions {
      blockStart = self.questions.count
      self.questions += questions
      if block.kind == .opening { taken = (block.name, 1) }
      return
    }
    if block.name.hasSuffix("/faq-block"), block.kind != .closing { unreadable = block.name }
    switch block.kind {
    case .whole: silent.add(block.name)
    case .closing:
      depth = max(0, depth - 1)
      if block.name == BlockTitles.panel, panels.popLast() == true {
        output += Array("</details>".utf8)
      }
    case .opening where takesDetails && block.name == Self.details: taken = (block.name, 1)
    case .opening:
      depth += 1
      begun = BlockTitles.panel(block).map { ($0, output.count) }
    }
  }

  /// Writes the title of the panel that began last, where nothing stands before its first block.
  private mutating func writeTitle() {
    guard let (title, start) = begun else { return }
    begun = nil
    let isMissing =
      !title.isEmpty
      && FieldText(html: String(decoding: output[start...], as: UTF8.self)).text.isEmpty
    panels.append(isMissing)
    guard isMissing else { return }
    output.insert(contentsOf: "<details><summary>\(title)</summary>".utf8, at: start)
  }

  private mutating func takeInside(_ block: BlockComment, _ outer: (name: String, depth: Int)) {
    guard block.name == outer.name else { return }
    switch block.kind {
    case .whole: return
    case .opening: taken?.depth += 1
    case .closing where outer.depth > 1: taken?.depth -= 1
    case .closing:
      taken = nil
      if block.name != Self.details {
        compare(inside)
      } else if let block = FAQBlock(details: inside[...]),
        case let title = FieldText(html: block.question).text
      {
        if Asking.ends(title) {
          questions.append(block)
        } else {
          folded.append(title)
          output += inside
        }
      } else {
        output += inside
      }
      inside = []
    }
  }

  /// Notes what a FAQ block shows, where its questions, which were read from its attributes, have not all
  /// of its words.
  private mutating func compare(_ shown: [UInt8]) {
    let words = FieldText(html: String(decoding: shown, as: UTF8.self)).text
    var said: [Substring: Int] = [:]
    for block in questions[blockStart...] {
      for word in Self.words(FieldText(html: "\(block.question) \(block.answer)").text) {
        said[word, default: 0] += 1
      }
    }
    let hasOthers = Self.words(words).contains { word in
      said[word, default: 0] -= 1
      return said[word, default: 0] < 0
    }
    guard hasOthers else { return }
    otherWords.append(words)
    for index in questions[blockStart...].indices {
      questions[index].remark =
        "The page shows other words than its block says of itself; compare them."
    }
  }

  /// What an editor should know of the shortcodes in an answer.
  func remarks(onShortcodesIn answer: String) -> [String] {
    if shortcodes.isEmpty { return [] }
    let plain = answer.replacing("\\", with: "")
    return shortcodes.filter { plain.contains("[\($0.name)") }.map(\.remark)
  }

  /// The shortcode of an answer that may hold other questions.
  func askingShortcode(in answer: String) -> String? {
    if askingShortcodes.isEmpty { return nil }
    let plain = answer.replacing("\\", with: "")
    return askingShortcodes.first { plain.contains("[\($0)") }
  }

  private static func words(_ text: String) -> [Substring] {
    text.lowercased().split { !$0.isLetter && !$0.isNumber }
  }

  private mutating func flushClassic() {
    guard !classic.isEmpty else { return }
    output += Array(ClassicText(String(decoding: classic, as: UTF8.self)).html.utf8)
    classic = []
  }

  private static let details = "details"
}
