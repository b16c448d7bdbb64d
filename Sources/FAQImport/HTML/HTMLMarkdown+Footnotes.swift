extension HTMLMarkdown {
  /// Adds the call of a note, which has the number of its first call.
  mutating func addCall(of note: Int) {
    let number = noteNumbers[note] ?? notes.count + 1
    if noteNumbers.updateValue(number, forKey: note) == nil { notes.append(note) }
    line.add(.open(.footnote(number)))
  }

  /// Reads the notes that are called, and those that they call, each once.
  mutating func readNotes() {
    while footnotes.count < notes.count {
      footnotes.append(collect(notes[footnotes.count]))
    }
  }

  /// The footnotes as lines that follow a text.
  var footnoteLines: [String] {
    footnotes.enumerated().flatMap { index, blocks -> [String] in
      let mark = "[^\(index + 1)]:"
      let lines = HTMLBlock.lines(of: blocks)
      guard let first = lines.first else { return ["", mark] }
      return ["", mark + " " + first] + lines.dropFirst().map { $0.isEmpty ? "" : "    " + $0 }
    }
  }
}

extension HTMLTree {
  /// The comments of those who write the page, and what is left out of the sections of notes where answers
  /// have taken some of these.
  func footnotesLeftOut(besides taken: Set<Int>) -> [String] {
    let comments = footnotes.comments.map { "a comment '\(words(of: $0))'" }
    return comments
      + footnotes.sections.flatMap { section -> [String] in
        var entries: [String] = []
        for note in section.notes where !taken.contains(note) {
          let words = self.words(of: note)
          let entry = "a footnote to which no answer refers"
          entries.append(words.isEmpty ? entry : "\(entry): '\(words)'")
        }
        let others = words(of: section.element, without: section.notes)
        if !others.isEmpty { entries.append("words among the footnotes: '\(others)'") }
        return entries
      }
  }
}
