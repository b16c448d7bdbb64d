extension ArticleText {
  public static let longestTitle = 300
  public static let longestSummary = 2_000
  public static let longestItem = 500
  public static let mostItems = 200
  /// The size of the largest body, in bytes of UTF-8.
  public static let largestBody = 5 * 1024 * 1024
  /// The size of the largest front matter, in bytes of UTF-8.
  public static let largestFrontMatter = 256 * 1024

  /// Checks what every stored text keeps: a title of 1 to 300 characters on one line without control
  /// characters or bidirectional overrides, no NUL anywhere, and the limits of length.
  ///
  /// - Parameter fields: the front matter of this text.
  /// - Throws: ``Refusal/invalidText(field:cause:)`` for the first rule that is broken.
  func check(_ fields: [JSONValue.Member]) throws {
    try checkTitle()
    try require(
      summary.isAtMost(Self.longestSummary), "summary",
      "it has \(summary.count) characters; at most \(Self.longestSummary) are allowed")
    try check(tags, "tags")
    try check(audience, "audience")
    try check(related, "related")
    try checkSources()
    try require(
      body.utf8.count <= Self.largestBody, "body",
      "it has \(body.utf8.count) bytes; at most 5 MiB (\(Self.largestBody)) are allowed")
    try require(!body.has(0), "body", "it holds a NUL character")
    let frontMatter = JSONValue.object(fields)
    try require(
      frontMatter.longestText <= Self.largestFrontMatter
        || frontMatter.text(.line).utf8.count <= Self.largestFrontMatter, "front matter",
      "it is larger than 256 KiB")
    try require(!frontMatter.contains("\0"), "front matter", "it holds a NUL character")
    let twice = frontMatter.nameHeldTwice
    try require(
      twice == nil, "front matter",
      "'\((twice ?? "").visibleOnOneLine)' is named twice in an object in it")
  }

  private func checkSources() throws {
    try require(codes.count <= Self.mostItems, "codes", Self.tooMany)
    try require(references.count <= Self.mostItems, "references", Self.tooMany)
    try require(
      codes.allSatisfy { !$0.system.isEmpty && !$0.code.isEmpty }, "codes",
      "each code needs a system and a code")
    try require(
      references.allSatisfy { !($0.title + $0.doi + $0.pmid + $0.url).isEmpty }, "references",
      "each reference needs a title, a doi, a pmid or a url")
    try require(
      assets.count <= Self.mostItems, "body", "it shows more than \(Self.mostItems) assets")
    let reserved = extra.keys.first { Self.reservedNames.contains($0) || $0.isEmpty }
    try require(
      reserved == nil, "front matter", "the key '\(reserved ?? "")' has a meaning of its own")
  }

  private func checkTitle() throws {
    try require(!title.isEmpty, "title", "it is empty; give the question a title")
    try require(
      title.isAtMost(Self.longestTitle), "title",
      "it has \(title.count) characters; at most \(Self.longestTitle) are allowed")
    try requireNone(of: title.unicodeScalars.first(where: \.actsOnReader), "title")
  }

  /// Checks what is asked besides of a text that somebody writes now: older ones may have a summary with
  /// characters that act on the reader, a title that nobody sees, or fields that nest too deep to be read back from
  /// an export.
  ///
  /// - Throws: ``Refusal/invalidText(field:cause:)``.
  package func checkAsNew() throws {
    try requireNone(of: summary.unicodeScalars.first(where: \.isHidden), "summary")
    try require(title.isSeen, "title", "nobody sees anything of it; give the question a title")
    try require(
      locale == locale.preferred, "locale", "write '\(locale.preferred)' in place of '\(locale)'")
    for (name, value) in extra {
      try require(
        value.depth <= Self.deepest, name.visibleOnOneLine,
        "it nests deeper than \(Self.deepest) levels")
    }
  }

  /// How many levels a field of one's own may nest: an export holds it some levels down, and no JSON is read
  /// beyond 100.
  private static let deepest = 80

  private func requireNone(of hidden: Unicode.Scalar?, _ field: String) throws {
    try require(
      hidden == nil, field,
      "it holds the control or direction character U+\(hidden?.codePoint ?? ""); remove it")
  }

  private func check(_ items: [String], _ field: String) throws {
    try require(items.count <= Self.mostItems, field, Self.tooMany)
    for item in items {
      try require(
        item.isAtMost(Self.longestItem), field,
        "an item is longer than \(Self.longestItem) characters")
      try require(
        !item.unicodeScalars.contains(where: \.actsOnReader), field,
        "'\(item.visibleOnOneLine)' holds a control or direction character; remove it")
    }
  }

  private func require(_ holds: Bool, _ field: String, _ cause: @autoclosure () -> String) throws {
    if !holds { throw Refusal.invalidText(field: field, cause: cause()) }
  }

  /// What no other key may be named: the fields, and what files say beside them.
  private static let reservedNames = Set(fieldNames + ["slug", ownKey])

  private static let tooMany = "it has more than \(mostItems) items"
}

extension String {
  /// Whether there are at most so many characters; they are counted only where the bytes are more.
  fileprivate func isAtMost(_ limit: Int) -> Bool { utf8.count <= limit || count <= limit }
}

extension JSONValue {
  /// A name that an object in it holds twice; each object has its names in order.
  fileprivate var nameHeldTwice: String? {
    switch self {
    case .null, .bool, .integer, .string: nil
    case .array(let values): values.lazy.compactMap(\.nameHeldTwice).first
    case .object(let members):
      zip(members, members.dropFirst()).first { $0.name == $1.name }?.0.name
        ?? members.lazy.compactMap(\.value.nameHeldTwice).first
    }
  }

  /// More bytes than the value has on a line, found without writing it: an escape has at most six
  /// bytes for one.
  fileprivate var longestText: Int {
    switch self {
    case .null, .bool, .integer: 24
    case .string(let text): 6 * text.utf8.count + 4
    case .array(let values): values.reduce(4) { $0 + $1.longestText + 2 }
    case .object(let members):
      members.reduce(4) { $0 + 6 * $1.name.utf8.count + $1.value.longestText + 8 }
    }
  }
}

extension JSONValue {
  /// How many levels of lists and objects it has.
  fileprivate var depth: Int {
    switch self {
    case .null, .bool, .integer, .string: 0
    case .array(let values): 1 + (values.map(\.depth).max() ?? 0)
    case .object(let members): 1 + (members.map(\.value.depth).max() ?? 0)
    }
  }
}

extension Unicode.Scalar {
  /// The code point as the Unicode standard writes it: at least four hexadecimal digits.
  package var codePoint: String { String(value, radix: 16, uppercase: true).padded(to: 4) }
}
