import Foundation

extension ArticleText {
  /// The same text with everything that carries no meaning brought to one form: NFC, LF line ends,
  /// no white space around the fields, no empty line around the body, each tag once.
  package var normalized: ArticleText {
    ArticleText(
      title: title.normalizedField, summary: summary.normalizedField, locale: locale,
      category: category, tags: tags.normalizedList, audience: audience.normalizedList,
      codes: codes.map {
        Code(
          system: $0.system.normalizedField, code: $0.code.normalizedField,
          label: $0.label.normalizedField)
      },
      references: references.map {
        Reference(
          key: $0.key.normalizedField, title: $0.title.normalizedField,
          doi: $0.doi.normalizedField, pmid: $0.pmid.normalizedField, url: $0.url.normalizedField)
      },
      related: related.normalizedList,
      extra: Dictionary(
        extra.map { ($0.key.normalizedLines, $0.value.normalized) }, uniquingKeysWith: { $1 }),
      body: body.normalizedLines.withoutOuterEmptyLines
    ).pinned(to: assets)
  }
}

extension String {
  fileprivate var normalizedLines: String {
    let text = withLineFeeds
    return text.isSurelyComposed ? text : text.precomposedStringWithCanonicalMapping
  }

  fileprivate var normalizedField: String {
    let text = normalizedLines
    guard let first = text.utf8.first, let last = text.utf8.last,
      !first.isASCIIGraphic || !last.isASCIIGraphic
    else { return text }
    return text.trimmingCharacters(in: .whitespacesAndNewlines)
  }

  fileprivate var withoutOuterEmptyLines: String {
    var lines = self[...].withoutOuterEmptyASCIILines
    while let end = lines.utf8.first?.isASCIIGraphic == true ? nil : lines.firstIndex(of: "\n"),
      lines[..<end].allSatisfy(\.isWhitespace)
    {
      lines = lines[lines.index(after: end)...]
    }
    // NB: to Swift, a space and a combining mark after it are one character, which is white space; so
    // the mark goes with it. It stays so, as the digests of texts never change.
    while lines.utf8.last?.isASCIIGraphic == false, let last = lines.last, last.isWhitespace {
      lines.removeLast()
    }
    return String(lines)
  }
}

extension Substring {
  /// The part that is left when the empty lines are taken away whose white space is ASCII.
  ///
  /// NB: white space at the end is only taken where no character before it can join with it: after
  /// ASCII, or where it is a control.
  fileprivate var withoutOuterEmptyASCIILines: Substring {
    let bytes = utf8
    var start = bytes.startIndex
    var next = start
    while next < bytes.endIndex, bytes[next].isASCIISpace {
      let isEnd = bytes[next] == UInt8(ascii: "\n")
      next = bytes.index(after: next)
      if isEnd { start = next }
    }
    var end = bytes.endIndex
    while end > start, case let last = bytes.index(before: end), bytes[last].isASCIISpace,
      bytes[last] < 0x20 || last == start || bytes[bytes.index(before: last)] < 0x80
    { end = last }
    return self[start..<end]
  }
}

extension UInt8 {
  fileprivate var isASCIIGraphic: Bool { (0x21...0x7E).contains(self) }
}

extension [String] {
  fileprivate var normalizedList: [String] {
    var seen: Set<String> = []
    return map(\.normalizedField).filter { !$0.isEmpty && seen.insert($0).inserted }
  }
}

extension JSONValue {
  fileprivate var normalized: JSONValue {
    switch self {
    case .string(let text): .string(text.normalizedLines)
    case .array(let values): .array(values.map(\.normalized))
    case .object(let members):
      .object(members.map { Member($0.name.normalizedLines, $0.value.normalized) }).sorted
    case .null, .bool, .integer: self
    }
  }
}
