import FAQModel

extension WordDifference {
  /// The changed lines with three unchanged ones around them, each place headed by its line in the new
  /// text.
  func printed(_ style: Style) -> [String] {
    let context = 3
    var lines: [String] = []
    for (index, run) in runs.enumerated() {
      if run.isChange {
        if index == 0 { lines.append(style.dim("@@ line \(run.newLine) @@")) }
        lines += Self.lines(Self.marked(run.parts, style))
        continue
      }
      guard case .same(let text)? = run.parts.first else { continue }
      let same = Self.lines(text.visible)
      let (after, before) = (
        index == 0 ? 0 : context, index == runs.count - 1 ? 0 : context
      )
      if same.count <= after + before, index > 0 {
        lines += same
        continue
      }
      lines += same.prefix(after)
      if before > 0 {
        let shown = same.suffix(before)
        lines.append(style.dim("@@ line \(run.newLine + same.count - shown.count) @@"))
        lines += shown
      }
    }
    return lines
  }

  /// The whole text with the changes marked.
  func marked(_ style: Style) -> String { Self.marked(runs.flatMap(\.parts), style) }

  private static func lines(_ text: String) -> [String] {
    var lines = Passage.lines(of: text)
    if lines.last?.text.isEmpty == true { lines.removeLast() }
    return lines.map { String($0.text) }
  }

  private static func marked(_ parts: [Part], _ style: Style) -> String {
    // Whether what is new begins a line.
    var isAtStart = true
    return parts.indices.map { index in
      switch parts[index] {
      case .same(let text):
        isAtStart = text.last?.isNewline ?? isAtStart
        return text.visible
      case .removed(let text):
        var other: String?
        if index + 1 < parts.count, case .added(let added) = parts[index + 1] { other = added }
        return mark(text, besides: other, isRemoved: true, isWithinLine: !isAtStart, style)
      case .added(let text):
        isAtStart = text.last?.isNewline ?? isAtStart
        var other: String?
        if index > 0, case .removed(let removed) = parts[index - 1] { other = removed }
        return mark(text, besides: other, isRemoved: false, isWithinLine: false, style)
      }
    }.joined()
  }

  /// A changed piece, marked line by line. A line end that is itself the change is written out, and so are those that
  /// are gone from within a line of the new text, where what follows stands in the same one.
  private static func mark(
    _ text: String, besides other: String?, isRemoved: Bool, isWithinLine: Bool, _ style: Style
  ) -> String {
    func marks(_ line: String) -> String {
      if line.isEmpty { return "" }
      return isRemoved ? style.removed(line) : style.added(line)
    }
    guard text.contains(where: { !$0.isWhitespace }) else {
      let ends = text.count { $0 == "\n" }
      // Colours do not show on spaces.
      let spaces = style.isColored ? "<U+0020>" : " "
      let shown = marks(
        Lookalikes.shown(text, besides: other).replacing("\n", with: "<U+000A>")
          .replacing("\t", with: "<U+0009>").replacing(" ", with: spaces))
      return shown + (isRemoved ? "" : String(repeating: "\n", count: ends))
    }
    let shown = Lookalikes.shown(text, besides: other)
    guard !isRemoved || !isWithinLine else {
      return marks(shown.replacing("\n", with: "<U+000A>"))
    }
    return shown.split(separator: "\n", omittingEmptySubsequences: false).map { marks(String($0)) }
      .joined(separator: "\n")
  }
}

extension TextDifference.Change {
  /// The change of a field as it stands behind the field's name.
  func printed(_ style: Style) -> String {
    switch self {
    case .words(let words): words.marked(style)
    case .items(let items): Self.printed(items, style).joined(separator: ", ")
    }
  }

  private static func printed(_ items: [TextDifference.Item], _ style: Style) -> [String] {
    // Beside a number, the text of the same digits is told by its quotation marks, and so is one of several lines.
    let areTexts = items.allSatisfy { item in
      item.value.string.map { !$0.isEmpty && !$0.contains("\n") } ?? false
    }
    func words(_ value: JSONValue) -> String {
      (areTexts ? value.string : nil) ?? value.text(.line)
    }
    let others = (
      old: items.compactMap { if case .removed(let value) = $0 { words(value) } else { nil } },
      new: items.compactMap { if case .added(let value) = $0 { words(value) } else { nil } }
    )
    var printed: [String] = []
    // How many were removed and added so far: each is held beside those near its place.
    var (removed, added) = (0, 0)
    func near(_ others: [String], _ place: Int) -> String {
      others[min(max(place - 8, 0), others.count)..<min(place + 8, others.count)]
        .joined(separator: "\n")
    }
    var rest = items[...]
    while let item = rest.popFirst() {
      switch (item, rest.first) {
      case (.removed(.object(let old)), .added(.object(let new))?):
        // A changed reference or code: only what changed within it is marked.
        rest = rest.dropFirst()
        (removed, added) = (removed + 1, added + 1)
        let difference = WordDifference(
          from: words(.object(old)), to: words(.object(new)))
        printed.append(difference.marked(style))
      case (.same(let value), _): printed.append(words(value).visible)
      case (.removed(let value), _):
        let other = near(others.new, removed)
        removed += 1
        printed.append(style.removed(Lookalikes.shown(words(value), besides: other)))
      case (.added(let value), _):
        let other = near(others.old, added)
        added += 1
        printed.append(style.added(Lookalikes.shown(words(value), besides: other)))
      }
    }
    return printed
  }
}

extension TextDifference.Item {
  fileprivate var value: JSONValue {
    switch self {
    case .same(let value), .removed(let value), .added(let value): value
    }
  }
}

extension Style {
  /// A removed word: red, or marked as `git diff --word-diff` marks it.
  func removed(_ text: String) -> String { isColored ? red(text) : "[-\(text)-]" }

  /// An added word: green, or marked as `git diff --word-diff` marks it.
  func added(_ text: String) -> String { isColored ? green(text) : "{+\(text)+}" }
}
