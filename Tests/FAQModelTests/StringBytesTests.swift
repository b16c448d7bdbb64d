import Testing

@testable import FAQModel

@Suite("Strings as bytes")
struct StringBytesTests {
  @Test("a character is replaced wherever it stands, also under a mark")
  func replacing() {
    #expect("a<b<c".replacing(ascii: "<", with: "&lt;") == "a&lt;b&lt;c")
    #expect("<".replacing(ascii: "<", with: "") == "")
    #expect("é".replacing(ascii: "<", with: "x") == "é")
    #expect("<\u{338}/script>".replacing(ascii: "<", with: "\\u003c") == "\\u003c\u{338}/script>")
  }

  @Test("words are found by their beginnings in either case, wherever they stand")
  func anyCase() {
    let words: [StaticString] = ["myth", "it"]
    for text in ["Myth", "a MYTHS", "the mYtH.", "it", "éIT", "m it", "9it"] {
      #expect(text.hasWord(anyCase: WordBeginnings(words)), "\(text)")
    }
    for text in ["", "m", "myt", "mth", "my th", "i", "M9TH", "\u{0D}yth", "ı̇t", "emyth", "habit"] {
      #expect(!text.hasWord(anyCase: WordBeginnings(words)), "\(text)")
    }
  }

  @Test("characters are appended as UTF-8", arguments: ["a", "é", "€", "🙂", "\u{0}", "\u{10FFFF}"])
  func appending(character: Unicode.Scalar) {
    var bytes: [UInt8] = [0x41]
    bytes.append(character)
    #expect(String(decoding: bytes, as: UTF8.self) == "A" + String(Character(character)))
  }
}
