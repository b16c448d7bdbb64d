import FAQModel
import FAQXML
import Testing

@Suite("XML piece by piece")
struct XMLStreamTests {
  /// Writes down what it is told, with adjoining texts as one.
  final class Notes: XMLListener {
    var notes = ""

    func begin(_ name: String, attributes: [XMLAttribute]) {
      let attributes = attributes.map { " \($0.name)=\($0.value)" }.joined()
      notes += "<\(name)\(attributes)>"
    }

    func text(_ bytes: [UInt8]) { notes += String(decoding: bytes, as: UTF8.self) }
    func end(_ name: String) { notes += "</\(name)>" }
  }

  static func read(_ bytes: [UInt8], pieces: Int = .max) throws -> (notes: String, replaced: Int) {
    let notes = Notes()
    let stream = try XMLStream(listener: notes) { $0 == "urn:sample" ? "s" : nil }
    var rest = bytes[...]
    while !rest.isEmpty {
      try stream.read(Array(rest.prefix(pieces)))
      rest = rest.dropFirst(pieces)
    }
    try stream.finish()
    return (notes.notes, stream.replaced)
  }

  static func read(_ text: String, pieces: Int = .max) throws -> String {
    try read(Array(text.utf8), pieces: pieces).notes
  }

  static func line(_ text: String) -> Int? {
    do {
      _ = try read(text)
      return nil
    } catch Refusal.invalidFile(let line, _) {
      return line
    } catch {
      return nil
    }
  }

  static let sample = """
    \u{FEFF}
    <?xml version="1.0" encoding="UTF-8" ?>
    <a xmlns:x="urn:sample" xmlns:y="urn:other">
    <x:b k="1 &lt; 2" x:l='é'>A &amp; B &#8217;<![CDATA[<p>]]]]><![CDATA[></p>]]></x:b>
    <y:c/><!-- no --><?no no?>日本\u{1}語\u{1F600}</a>
    """

  @Test("names have the prefixes asked for, and texts are whole")
  func events() throws {
    #expect(
      try Self.read(Self.sample) == """
        <a>
        <s:b k=1 < 2 s:l=é>A & B ’<p>]]></p></s:b>
        <{urn:other}c></{urn:other}c>日本\u{FFFD}語\u{1F600}</a>
        """)
  }

  @Test("pieces of any size give the same", arguments: 1...40)
  func pieces(size: Int) throws {
    #expect(try Self.read(Self.sample, pieces: size) == Self.read(Self.sample))
  }

  @Test("what XML forbids and what is not UTF-8 is replaced and counted", arguments: [1, 2, 3, 99])
  func cleaned(size: Int) throws {
    let bad: [[UInt8]] = [
      [0x00], [0x0B], [0x1F], [0x80], [0xFF], [0xC0], [0xF4, 0x90], [0xED, 0xA0, 0x80],
      [0xEF, 0xBF, 0xBE], [0xE2, 0x82],
    ]
    let bytes = Array("<a>".utf8) + bad.flatMap { $0 + Array("é|".utf8) } + Array("</a>".utf8)
    let read = try Self.read(bytes, pieces: size)
    let counts = [1, 1, 1, 1, 1, 1, 2, 3, 1, 2]
    let marks = counts.map { String(repeating: "\u{FFFD}", count: $0) + "é|" }.joined()
    #expect(read.notes == "<a>\(marks)</a>")
    #expect(read.replaced == counts.reduce(0, +))
  }

  @Test("every line end, tab and plain character stays")
  func plain() throws {
    let plain = String(String.UnicodeScalarView((0x20..<0x2500).compactMap(Unicode.Scalar.init)))
      .replacing("<", with: "").replacing("&", with: "").replacing("]", with: "")
    #expect(
      try Self.read("<a>\t\n\(plain)\u{FFFD}\u{FFFC}</a>") == "<a>\t\n\(plain)\u{FFFD}\u{FFFC}</a>")
  }

  @Test("a billion laughs, an outer file and an undefined entity are refused")
  func entities() {
    let laughs = """
      <?xml version="1.0"?>
      <!DOCTYPE a [
      <!ENTITY l "ha">
      <!ENTITY m "&l;&l;&l;&l;&l;&l;&l;&l;&l;&l;">
      ]>
      <a>&m;</a>
      """
    #expect(Self.line(laughs) == 2)
    #expect(Self.line("<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>\n<a>&x;</a>") == 1)
    #expect(Self.line("<!DOCTYPE a SYSTEM \"urn:sample\">\n<a>&x;</a>") == 2)
    #expect(Self.line("<a>\n\n&nbsp;</a>") == 3)
  }

  @Test("a document type without declarations is passed over")
  func documentType() throws {
    #expect(try Self.read("<!DOCTYPE a SYSTEM \"urn:sample\"><a>x</a>") == "<a>x</a>")
  }

  @Test("what is cut off or broken is refused with its line")
  func broken() {
    #expect(Self.line("\n\n<a>\n<b>\n</a>") == 5)
    #expect(Self.line("<a>\n<b>\nword") == 3)
    #expect(Self.line("<a>\n<![CDATA[word") == 2)
    #expect(Self.line("") == 1)
    #expect(Self.line("word") == 1)
    #expect(Self.line("<?xml version='1.0' encoding='ISO-8859-1'?>\n<a/>") == 1)
    #expect(Self.line(String(repeating: "<a>\n", count: 200)) == 101)
  }

  @Test("UTF-16 is refused by its name")
  func utf16() {
    #expect(throws: Refusal.self) { try Self.read([0xFF, 0xFE, 0x3C, 0x00]) }
  }

  @Test("what stands after the document is left")
  func after() throws {
    #expect(try Self.read("<a>x</a>\n<b>Warning</b> & more") == "<a>x</a>")
    #expect(try Self.read("<a>x</a>\n<b>Warning</b> & more", pieces: 1) == "<a>x</a>")
  }

  @Test("only the first bytes tell of UTF-16, wherever the pieces are cut")
  func latePieces() {
    let utf16: [UInt8] = [0x0A, 0xFE, 0xFF, 0xFF, 0xFF, 0xFF]
    let refusals = [1, 3, .max].map { pieces in
      #expect(throws: Refusal.self) { try Self.read(utf16, pieces: pieces) }
    }
    #expect(refusals.allSatisfy { $0 == refusals[0] })
  }
}
