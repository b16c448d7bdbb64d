import FAQModel

/// The words of a cell that are struck through, by where they stand in its UTF-8.
struct StruckWords: Equatable, Sendable {
  private(set) var ranges: [Range<Int>] = []

  var isEmpty: Bool { ranges.isEmpty }

  /// Adds words behind the others.
  mutating func add(_ range: Range<Int>) {
    if let last = ranges.last, last.upperBound == range.lowerBound {
      ranges[ranges.count - 1] = last.lowerBound..<range.upperBound
    } else if !range.isEmpty {
      ranges.append(range)
    }
  }

  /// The words, for a message.
  func quoted(in cell: String) -> String {
    let words = pieces(of: cell).filter(\.isStruck).map { "'\($0.text.oneLine.prefix(60))'" }
    return words.prefix(5).joined(separator: ", ") + (words.count > 5 ? " and others" : "")
  }

  /// The cell with the words between two tildes, line by line.
  func inTildes(_ cell: String) -> String {
    pieces(of: cell).map { $0.isStruck ? "~~\($0.text)~~" : $0.text }.joined()
  }

  /// The cell as what its answer is written in, with the words marked there; plain text becomes HTML.
  func marked(_ cell: String, _ format: AnswerFormat?) -> (text: String, format: AnswerFormat) {
    let found = format ?? .of(cell)
    switch found {
    case .markdown: return (inTildes(cell), .markdown)
    case .html:
      let text = pieces(of: cell).map { $0.isStruck ? "<s>\($0.text)</s>" : $0.text }.joined()
      return (format == nil ? LinedHTML.guessed(text) : text, .html)
    case .plain:
      let text = pieces(of: cell).map { piece in
        let words = piece.text.replacing(ascii: "&", with: "&amp;")
          .replacing(ascii: "<", with: "&lt;")
        return piece.isStruck ? "<s>\(words)</s>" : words
      }
      return (LinedHTML.marked(text.joined()), .html)
    }
  }

  /// The cell in pieces, none of which is struck through beyond a line, has white space at an edge, or begins
  /// with the mark of an item.
  private func pieces(of cell: String) -> [(text: String, isStruck: Bool)] {
    let bytes = Array(cell.utf8)
    var pieces: [(text: String, isStruck: Bool)] = []
    var place = 0
    func add(upTo end: Int, isStruck: Bool) {
      if end > place {
        pieces.append((String(decoding: bytes[place..<end], as: UTF8.self), isStruck))
      }
      place = max(place, end)
    }
    for range in ranges where range.upperBound <= bytes.count {
      let lines = bytes[range].split { $0 == 0x0A || $0 == 0x0D }
      for line in lines {
        var words = line.drop { $0 <= 0x20 }.dropLast { $0 <= 0x20 }
        let beginsLine = bytes[..<line.startIndex].last.map { $0 == 0x0A || $0 == 0x0D } ?? true
        if beginsLine, let item = PlainBlock.marked(String(decoding: words, as: UTF8.self)) {
          words = words.suffix(item.rest.utf8.count)
        }
        add(upTo: words.startIndex, isStruck: false)
        add(upTo: words.endIndex, isStruck: true)
      }
    }
    add(upTo: bytes.count, isStruck: false)
    return pieces
  }
}
