/// A list of Google Docs, which writes each run of items of one level as a list of its own, side by side, and
/// says the level in a class: `lst-kix_name-1` is within `lst-kix_name-0`.
struct HTMLOutline {
  /// Which list a run of items is of, and how deep it stands in it, from 0.
  struct Place {
    let name: String
    let level: Int

    /// Nil for any other list.
    init?(_ node: HTMLTree.Node) {
      let mark = node.classes.first { $0.hasPrefix("lst-kix_") }
      guard let mark, let dash = mark.lastIndex(of: "-"),
        let level = Int(mark[mark.index(after: dash)...]), Self.levels ~= level
      else { return nil }
      name = String(mark[..<dash])
      self.level = level
    }

    /// Those that Google Docs has.
    private static let levels = 0...8
  }

  /// Where it begins.
  fileprivate let start: Place
  /// How many blocks there were when it ended: more than that, and something stands between.
  fileprivate let end: Int
}

extension HTMLMarkdown {
  /// Adds a list, within the one before where Google Docs says that it is a part of that.
  mutating func add(_ list: HTMLBlock, as place: HTMLOutline.Place?) {
    guard let place else { return blocks.append(list) }
    var start = place
    if let outline, outline.end == blocks.count, outline.start.name == place.name,
      outline.start.level <= place.level
    {
      start = outline.start
      blocks.join(list, at: place.level - start.level)
    } else {
      blocks.append(list)
    }
    outline = HTMLOutline(start: start, end: blocks.count)
  }
}

extension [HTMLBlock] {
  /// Adds the items of a list to the one at the end, or to the last item of that, so many levels deep.
  fileprivate mutating func join(_ list: HTMLBlock, at depth: Int) {
    guard case .list(let numbers, let isLoose, var items)? = last else { return append(list) }
    if depth > 0 {
      items[items.count - 1].join(list, at: depth - 1)
      self[count - 1] = .list(
        numbers: numbers, isLoose: isLoose || !HTMLBlock.canBeTight(items), items: items)
    } else if case .list(let more, let isMoreLoose, let added) = list,
      (numbers == nil) == (more == nil)
    {
      self[count - 1] = .list(
        numbers: numbers.map { Self.numbers($0, continuedBy: more ?? []) },
        isLoose: isLoose || isMoreLoose, items: items + added)
    } else {
      append(list)
    }
  }

  /// Numbers that go on with others, or count on where those would begin again.
  private static func numbers(_ numbers: [Int], continuedBy more: [Int]) -> [Int] {
    guard let last = numbers.last, let first = more.first, first <= last else {
      return numbers + more
    }
    return numbers + (1...more.count).map { last + $0 }
  }
}
