import CCMarkGFM
import FAQModel

extension MarkdownSource {
  /// The places of stars by numbers, and of single ones within words or before the numbers of alleles, as the text is
  /// written: what a character reference stands for is none.
  ///
  /// NB: cmark-gfm looks past tildes for what stands beside a star, and so does this.
  var stars: Set<StarPlace> {
    let (star, tilde) = (UInt8(ascii: "*"), UInt8(ascii: "~"))
    return bytes.withUnsafeBufferPointer { all in
      var found: Set<StarPlace> = []
      var start = 0
      while let length = UnsafeBufferPointer(rebasing: all[start...]).place(of: star) {
        let end = all[(start + length)...].firstIndex { $0 != star } ?? all.count
        let before = all[..<(start + length)].lastIndex { $0 != tilde }.map { $0 + 1 } ?? 0
        let after = all[end...].firstIndex { $0 != tilde } ?? all.count
        let isSingle = after - before == 1
        if before > 0, after < all.count,
          Self.mayBeWords(all[before - 1], all[after])
            || isSingle && AlleleStar.isOne(before: all[..<before], after: all[after...]),
          let place = StarPlace(
            Self.scalar(before: before, in: all), Self.scalar(at: after, in: all)),
          place.isByNumber || isSingle && (place.isWithinWord || place.after.isNumber)
        {
          found.insert(place)
        }
        start = end
      }
      return found
    }
  }

  private static func mayBeWords(_ before: UInt8, _ after: UInt8) -> Bool {
    func mayBeNumber(_ byte: UInt8) -> Bool { byte.isASCIIDigit || byte >= 0x80 }
    return before > 0x20 && after > 0x20
      && (mayBeNumber(before) || mayBeNumber(after) || before.isASCIILetter && after.isASCIILetter)
  }

  private static func scalar(
    before end: Int, in all: UnsafeBufferPointer<UInt8>
  ) -> Unicode.Scalar? {
    let start = all[..<end].lastIndex { $0 & 0xc0 != 0x80 } ?? 0
    return String(decoding: all[start..<end], as: UTF8.self).unicodeScalars.last
  }

  private static func scalar(
    at start: Int, in all: UnsafeBufferPointer<UInt8>
  ) -> Unicode.Scalar? {
    String(decoding: all[start...].prefix(4), as: UTF8.self).unicodeScalars.first
  }
}

/// A mark of emphasis right before a sign that closes words, as the text is written.
struct ClosingPlace: Hashable {
  let mark: UInt8
  /// What stands before the mark; nil also where that may be no text of the same line and link.
  let before: Unicode.Scalar?
  let after: Unicode.Scalar

  /// Whether the mark may stand where no text of the same line and link does right before it.
  fileprivate var mayStandApart: Bool {
    before.map { $0.properties.isWhitespace || "[]()|`>~".unicodeScalars.contains($0) } ?? true
  }
}

extension MarkdownSource {
  /// The places of marks of emphasis before signs that close words; what a character reference stands for is
  /// none, and an escaped star is no mark.
  var closings: Set<ClosingPlace> {
    bytes.withUnsafeBufferPointer { all in
      var found: Set<ClosingPlace> = []
      for mark in "*_".utf8 {
        var start = 0
        while let length = UnsafeBufferPointer(rebasing: all[start...]).place(of: mark) {
          let before = start + length
          let end = all[before...].firstIndex { $0 != mark } ?? all.count
          start = end
          // After a letter or digit, no emphasis begins before a sign.
          guard end < all.count, all[end] >= 0x80 || Unicode.Scalar(all[end]).closesWords,
            before == 0 || !Self.endsWord(all[before - 1]),
            let after = Self.scalar(at: end, in: all), after.closesWords
          else { continue }
          let place = ClosingPlace(
            mark: mark, before: Self.scalar(before: before, in: all), after: after)
          found.insert(place)
          if place.mayStandApart {
            found.insert(ClosingPlace(mark: mark, before: nil, after: after))
          }
        }
      }
      return found
    }
  }

  private static func endsWord(_ byte: UInt8) -> Bool {
    byte.isASCIIAlphanumeric || byte == UInt8(ascii: "\\")
  }

  /// The mark of an emphasis that starts at a place; nil where none is there.
  ///
  /// NB: in the later lines of a block, cmark-gfm counts columns without their indentation.
  fileprivate func mark(at place: (line: Int, column: Int)) -> UInt8? {
    guard lineStarts.indices.contains(place.line - 1), place.column > 0 else { return nil }
    return bytes[line(place.line - 1)].dropFirst(place.column - 1).first.flatMap {
      "*_".utf8.contains($0) ? $0 : nil
    }
  }
}

extension MarkdownTree {
  /// Turns marks of emphasis that are none into what they are written as.
  ///
  /// CommonMark takes `2*5 mg or 3*10 mg` for "2", the emphasized "5 mg or 3", and "10 mg", and the stars of
  /// `(Advil)*, naproxen (Aleve)*`, of `Patient*innen und Ärzt*innen` and of `CYP2C19 *1/*17*` for marks as well.
  func showSigns() {
    let (stars, closings) = (source.stars, source.closings)
    guard !stars.isEmpty || !closings.isEmpty else { return }
    var found: [(node: MarkdownNode, mark: UInt8)] = []
    walk { node, isEntering in
      guard isEntering, node.isEmphasis else { return true }
      if node.multiplies(at: stars) || node.endsWithinWord(at: stars, in: source)
        || node.namesAllele(at: stars, in: source)
      {
        found.append((node, UInt8(ascii: "*")))
      } else if let mark = node.mark(beforeClosing: closings, in: source) {
        found.append((node, mark))
      }
      return true
    }
    for (node, mark) in found { node.show(mark) }
  }
}

extension MarkdownNode {
  fileprivate var isEmphasis: Bool { kind == .emphasis || kind == .strong }

  /// Whether the mark before or after the words stands by a number and what it multiplies or names. A number
  /// alone may be emphasized within a word, as in `H*2*O`, but not within a number.
  fileprivate func multiplies(at places: Set<StarPlace>) -> Bool {
    let (first, last) = (edge(cmark_node_first_child), edge(cmark_node_last_child))
    let ends = ends(first, last).filter { $0.isByNumber && places.contains($0) }
    if ends.contains(where: \.isBetweenNumbers) { return true }
    return !ends.isEmpty
      && (first != last || first?.words.unicodeScalars.allSatisfy(\.isNumber) != true)
  }

  /// Whether one of the marks stands within a word, and white space between the two, as the stars of `Patient*innen
  /// und Ärzt*innen` do: nobody emphasizes several words from the middle of one, or to it.
  fileprivate func endsWithinWord(at places: Set<StarPlace>, in source: MarkdownSource) -> Bool {
    guard kind == .emphasis else { return false }
    let ends = ends(text(cmark_node_first_child), text(cmark_node_last_child))
    guard ends.contains(where: { $0.isWithinWord && places.contains($0) }),
      source.mark(at: start) != UInt8(ascii: "_")
    else { return false }
    return holds { node in
      node.kind == .softBreak || node.kind == .lineBreak
        || node.kind == .text
          && node.words.unicodeScalars.contains(where: \.properties.isWhitespace)
    }
  }

  /// Whether the mark before the words is the star of an allele, as in `CYP2C19 *1/*17*`.
  fileprivate func namesAllele(at places: Set<StarPlace>, in source: MarkdownSource) -> Bool {
    guard kind == .emphasis, let after = text(cmark_node_first_child)?.words,
      after.utf8.first?.isASCIIDigit == true, let before = wordsBefore,
      let place = StarPlace(before.unicodeScalars.last, after.unicodeScalars.first),
      places.contains(place), source.mark(at: start) != UInt8(ascii: "_")
    else { return false }
    return AlleleStar.isOne(before: before.utf8, after: after.utf8)
  }

  /// The words right before the node, with those that are emphasized before a space.
  private var wordsBefore: String? {
    guard let text = neighbour(cmark_node_previous) else { return nil }
    guard text.words == " ",
      let marked = cmark_node_previous(text.pointer).map(MarkdownNode.init), marked.isEmphasis
    else { return text.words }
    return (marked.edge(cmark_node_last_child)?.words ?? "") + text.words
  }

  /// The places of the marks before and after the words, by the texts at their ends.
  private func ends(_ first: MarkdownNode?, _ last: MarkdownNode?) -> [StarPlace] {
    [
      StarPlace(neighbour(cmark_node_previous)?.lastScalar, first?.firstScalar),
      StarPlace(last?.lastScalar, neighbour(cmark_node_next)?.firstScalar),
    ].compactMap(\.self)
  }

  private func text(_ child: (OpaquePointer?) -> OpaquePointer?) -> MarkdownNode? {
    child(pointer).map(MarkdownNode.init).flatMap { $0.kind == .text ? $0 : nil }
  }

  /// The mark of an emphasis whose words begin with a sign that closes words: nobody emphasizes from a comma on.
  /// A point and a percent sign may begin words too, where nothing stands right before the mark.
  fileprivate func mark(
    beforeClosing places: Set<ClosingPlace>, in source: MarkdownSource
  ) -> UInt8? {
    guard !places.isEmpty, let after = edge(cmark_node_first_child)?.firstScalar,
      after.closesWords
    else { return nil }
    let before = neighbour(cmark_node_previous)?.lastScalar
    if after == "." || after == "%" {
      guard let before, !before.properties.isWhitespace,
        before.properties.generalCategory != .openPunctuation
      else { return nil }
    }
    let marks = "*_".utf8.filter {
      places.contains(ClosingPlace(mark: $0, before: before, after: after))
    }
    guard marks.count > 1 else { return marks.first }
    return source.mark(at: start)
  }

  /// The text at one end of the words, within whatever emphasis.
  private func edge(_ child: (OpaquePointer?) -> OpaquePointer?) -> MarkdownNode? {
    var node = self
    while node.isEmphasis {
      guard let inner = child(node.pointer) else { return nil }
      node = MarkdownNode(pointer: inner)
    }
    return node.kind == .text ? node : nil
  }

  /// The text beside the node, or beside the emphasis at whose end it stands.
  private func neighbour(_ sibling: (OpaquePointer?) -> OpaquePointer?) -> MarkdownNode? {
    var node = self
    while true {
      if let next = sibling(node.pointer).map(MarkdownNode.init) {
        return next.kind == .text ? next : nil
      }
      guard let outer = node.parent, outer.isEmphasis else { return nil }
      node = outer
    }
  }

  private var firstScalar: Unicode.Scalar? { words.unicodeScalars.first { $0 != "~" } }
  private var lastScalar: Unicode.Scalar? { words.unicodeScalars.last { $0 != "~" } }

  /// Puts the words, with the marks around them, in the place of the emphasis.
  fileprivate func show(_ mark: UInt8) {
    let sign = String(UnicodeScalar(mark))
    let marks = kind == .strong ? sign + sign : sign
    insertBefore(marks)
    while let child = cmark_node_first_child(pointer) { cmark_node_insert_before(pointer, child) }
    insertBefore(marks)
    cmark_node_unlink(pointer)
    cmark_node_free(pointer)
  }

  private func insertBefore(_ text: String) {
    let node = cmark_node_new_with_mem(CMARK_NODE_TEXT, ParserMemory.functions)
    cmark_node_set_literal(node, text)
    cmark_node_insert_before(pointer, node)
  }
}
