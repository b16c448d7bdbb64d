import FAQModel

/// YAML in a file that is called text or Markdown, where `bed # 5` are words: a `#` behind words is
/// hidden from the parser of YAML, which would take it for the beginning of a comment.
struct YAMLWithoutComments {
  let text: String
  /// The lines that are comments as a whole, such as the heading of a Markdown page.
  let dropped: [String]
  /// Stands before each hidden `#`.
  private let mark: Unicode.Scalar

  init(_ text: String) {
    let present = Set(text.unicodeScalars.filter { Self.privateUse.contains($0.value) })
    let free = Self.privateUse.lazy.compactMap(Unicode.Scalar.init).first { !present.contains($0) }
    let mark = free ?? "\u{F8FF}"
    self.mark = mark
    var dropped: [String] = []
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map {
      line -> String in
      let words = line.drop { $0 == " " || $0 == "\t" }
      guard words.first != "#" else {
        dropped.append(String(words))
        return String(line)
      }
      return String(line).replacing(" #", with: " \(mark)#").replacing("\t#", with: "\t\(mark)#")
    }
    self.text = lines.joined(separator: "\n")
    self.dropped = dropped
  }

  /// A value of the document as it is written.
  func value(_ value: JSONValue) -> JSONValue {
    switch value {
    case .string(let text): .string(shown(text))
    case .array(let values): .array(values.map(self.value))
    case .object(let members):
      .object(members.map { JSONValue.Member(shown($0.name), self.value($0.value)) })
    case .null, .bool, .integer: value
    }
  }

  private func shown(_ text: String) -> String { text.replacing("\(mark)#", with: "#") }

  private static let privateUse: ClosedRange<UInt32> = 0xE000...0xF8FF
}
