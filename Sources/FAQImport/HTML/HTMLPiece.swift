import FAQModel

/// What marks words within a line.
enum HTMLMark: Equatable {
  case strong, emphasis, strikethrough
  case link(address: String, title: String)
  /// The call of a footnote by its number, which is a mark without words and is never closed.
  case footnote(Int)
  /// A mark within one of its own kind, which changes nothing.
  case none

  fileprivate func isKind(of other: HTMLMark) -> Bool {
    switch (self, other) {
    case (.link, .link): true
    default: self == other
    }
  }
}

/// A piece of a line, in the order of the line.
enum HTMLPiece: Equatable {
  case text(String)
  case lineBreak
  case code(String)
  case image(address: String, description: String, title: String)
  case open(HTMLMark)
  case close(HTMLMark)
}

/// A line of a page as it grows, with white space collapsed as a browser collapses it.
///
/// White space at the edge of a mark moves out of it, since Markdown marks no white space, and a mark
/// around nothing is left out. No-break spaces and other white space of Unicode stay as they are,
/// except at the ends of lines.
struct HTMLLine {
  private var pieces: [HTMLPiece] = []
  /// The words after the pieces.
  private var text = ""
  private var marks: [HTMLMark] = []
  /// How many of the marks the pieces have opened.
  private var opened = 0
  private var space = String.UnicodeScalarView()
  private var breaks = 0

  var isEmpty: Bool { pieces.isEmpty && text.isEmpty }

  /// The last character that shows, where nothing has come after it.
  var lastScalar: Unicode.Scalar? {
    guard space.isEmpty, breaks == 0 else { return nil }
    if let last = text.unicodeScalars.last { return last }
    let piece = pieces.last { if case .close = $0 { false } else { true } }
    guard case .text(let text) = piece else { return nil }
    return text.unicodeScalars.last
  }

  mutating func add(_ text: String) { text.withBytes { add($0) } }

  /// Adds words a run at a time: most words are parted by one space, which stays.
  private mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
    var run: Int?
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      let isSingleSpace =
        byte == 0x20 && run != nil && index + 1 < bytes.count && (0x21...0x7E ~= bytes[index + 1])
      if 0x21...0x7E ~= byte || isSingleSpace {
        if run == nil { run = index }
        index += 1
        continue
      }
      let scalar = bytes[index...].firstScalar ?? "\u{FFFD}"
      if !scalar.isHTMLSpace, !scalar.properties.isWhitespace {
        if run == nil { run = index }
      } else {
        if let start = run { add(run: bytes[start..<index]) }
        run = nil
        if !scalar.isHTMLSpace {
          space.append(scalar)
        } else if space.last != " " {
          space.append(" ")
        }
      }
      index += UTF8.width(scalar)
    }
    if let run { add(run: bytes[run...]) }
  }

  private mutating func add(run: Slice<UnsafeBufferPointer<UInt8>>) {
    flush()
    text += String(decoding: UnsafeBufferPointer(rebasing: run), as: UTF8.self)
  }

  mutating func add(_ piece: HTMLPiece) {
    flush()
    // Code right after code would have its marks read as part of it.
    if case .code(let code) = piece, text.isEmpty, case .code(let before) = pieces.last {
      pieces[pieces.count - 1] = .code(before + code)
    } else {
      append(piece)
    }
  }

  mutating func addBreak() { breaks += 1 }

  mutating func open(_ mark: HTMLMark) {
    marks.append(marks.contains { $0.isKind(of: mark) } ? .none : mark)
  }

  mutating func close() {
    guard let mark = marks.popLast(), opened > marks.count else { return }
    opened = marks.count
    if mark != .none { append(.close(mark)) }
  }

  /// Ends the line: its pieces, with every mark closed; marks that are open go on in the next line.
  mutating func end() -> [HTMLPiece] {
    for mark in marks[..<opened].reversed() where mark != .none { append(.close(mark)) }
    endText()
    defer {
      pieces = []
      opened = 0
      space = String.UnicodeScalarView()
      breaks = 0
    }
    return pieces
  }

  private mutating func append(_ piece: HTMLPiece) {
    endText()
    pieces.append(piece)
  }

  private mutating func endText() {
    if !text.isEmpty { pieces.append(.text(text)) }
    text = ""
  }

  /// Writes what waits for the next thing that shows.
  private mutating func flush() {
    if !isEmpty {
      if breaks > 0 {
        endText()
        pieces.append(contentsOf: Array(repeating: .lineBreak, count: breaks))
      } else if !space.isEmpty {
        text.unicodeScalars.append(contentsOf: space)
      }
    }
    space = String.UnicodeScalarView()
    breaks = 0
    for mark in marks[opened...] where mark != .none {
      if text.isEmpty, pieces.last == .close(mark), !mark.isKind(of: .link(address: "", title: ""))
      {
        pieces.removeLast()
      } else {
        append(.open(mark))
      }
    }
    opened = marks.count
  }
}
