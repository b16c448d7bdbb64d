import ArgumentParser
import FAQEditorial
import FAQModel

struct Diff: Command {
  enum Format: String, Choice {
    case words, unified, json
  }

  static let manual = CommandConfiguration(
    commandName: "diff",
    abstract: "Show how two texts differ.",
    discussion: """
      With one revision it is compared with the newest text; with an article alone, the public text is \
      compared with the draft. Words are coloured on a terminal, else marked [-removed-] and {+added+}; \
      invisible and look-alike characters among them are written as <U+00A0>. unified is a patch of the \
      canonical files.

      EXAMPLES
        faqcms diff 12
        faqcms diff 12@2 12@5
        faqcms diff 12@2 --format unified > 12.patch
      """)

  @OptionGroup var global: GlobalOptions

  @Argument(help: "The text before: 12@2, or the article.", transform: Arguments.article)
  var old: ArticleAddress

  @Argument(help: "The text after; the newest if not given.", transform: Arguments.article)
  var new: ArticleAddress?

  @Option(help: "words, which is the default, unified or json.")
  var format: Format?

  @Flag(help: .jsonFormat)
  var json = false

  func validate() throws { try Arguments.checkForms(format, json: json) }

  func run(in session: Session) throws {
    let (first, second) = try global.readingRoom(in: session).texts(old, new)
    let comparison = Comparison(old: first, new: second)
    let format = json ? .json : format ?? .words
    switch format {
    case .json: session.print(comparison.json)
    case .words, .unified:
      guard first.canonical != second.canonical else {
        global.note(
          "No difference: \(first.revision.id) and \(second.revision.id) are the same text.",
          in: session)
        return
      }
      let style = global.style(in: session)
      let lines =
        format == .words
        ? comparison.words(style)
        : comparison.patch(style, isTerminal: session.output.isTerminal)
      for line in lines { session.output.print(line) }
    }
  }
}

/// Two texts beside each other.
struct Comparison {
  let old: SavedText
  let new: SavedText

  private var difference: TextDifference { TextDifference(from: old.text, to: new.text) }

  /// The changed fields and the changed lines of the body, with the words that changed marked.
  func words(_ style: Style) -> [String] {
    let difference = difference
    let heads = [style.dim("--- " + Self.head(old)), style.dim("+++ " + Self.head(new))]
    let fields = difference.fields.map { field in
      "\(style.bold(field.name.visibleOnOneLine + ":")) \(field.change.printed(style))"
    }
    return heads + fields + difference.body.printed(style)
  }

  /// A patch of the canonical file of the old text. A pipe gets its bytes as they are.
  func patch(_ style: Style, isTerminal: Bool) -> [String] {
    // A canonical text ends with a line end, after which no line follows.
    let difference = LineDifference(
      from: String(old.canonical.string.dropLast()), to: String(new.canonical.string.dropLast()))
    return ["--- \(old.revision.id)", "+++ \(new.revision.id)"]
      + (isTerminal ? difference.printed(style) : difference.patch)
  }

  private static func head(_ shown: SavedText) -> String {
    let revision = shown.revision
    return "\(revision.id) · saved \(revision.time.forPeople) by \(revision.author)"
      + " · digest \(revision.digest.short)…"
  }

  var json: JSONValue {
    let difference = difference
    return .object([
      "from": Self.side(old), "to": Self.side(new),
      "fields": .array(difference.fields.map(\.json)),
      "body": .array(difference.body.runs.filter(\.isChange).map(\.json)),
    ])
  }

  private static func side(_ shown: SavedText) -> JSONValue {
    .object([
      "article": .integer(shown.revision.id.article.rawValue),
      "revision": .integer(shown.revision.number),
      "digest": .string(shown.revision.digest.hex),
      "author": .string(shown.revision.author.text),
      "saved": .string(shown.revision.time.description),
    ])
  }
}

extension TextDifference.Field {
  fileprivate var json: JSONValue {
    switch change {
    case .words(let words):
      .object(["name": .string(name), "words": .array(words.runs.flatMap(\.parts).map(\.json))])
    case .items(let items):
      .object(["name": .string(name), "items": .array(items.map(\.json))])
    }
  }
}

extension TextDifference.Item {
  fileprivate var json: JSONValue {
    switch self {
    case .same(let value): .object(["same": value])
    case .removed(let value): .object(["removed": value])
    case .added(let value): .object(["added": value])
    }
  }
}

extension WordDifference.Run {
  fileprivate var json: JSONValue {
    .object([
      "old_line": .integer(oldLine), "new_line": .integer(newLine),
      "words": .array(parts.map(\.json)),
    ])
  }
}

extension WordDifference.Part {
  fileprivate var json: JSONValue {
    switch self {
    case .same(let text): .object(["same": .string(text)])
    case .removed(let text): .object(["removed": .string(text)])
    case .added(let text): .object(["added": .string(text)])
    }
  }
}
