import FAQModel

extension SourceEncoding {
  /// Letters that stand in no text of a language that Windows-1252 and ISO-8859-1 are made for, but in one of
  /// another encoding, where their bytes are other letters.
  private struct Mix {
    /// Bytes of small letters of which some must be there, and how many.
    let telling: [UInt8]
    let count: Int
    /// Of each of these, one must be there, too.
    let beside: [[UInt8]]
    /// One of these stands right beside a telling letter, where any are named.
    let joined: [UInt8]
    /// None of these may be: they would speak for a language with the others.
    let without: [UInt8]

    init(
      _ telling: String, _ count: Int = 1, beside: [String] = [], joined: String = "",
      without: String = ""
    ) {
      func bytes(_ letters: String) -> [UInt8] { letters.unicodeScalars.map { UInt8($0.value) } }
      (self.telling, self.count) = (bytes(telling), count)
      self.beside = beside.map(bytes)
      self.joined = bytes(joined)
      self.without = bytes(without)
    }

    /// - Parameter counts: how many of each letter the text has, in its small form.
    func isIn(_ text: [UInt8], _ counts: [Int]) -> Bool {
      telling.reduce(0) { $0 + counts[Int($1)] } >= count
        && beside.allSatisfy { $0.contains { counts[Int($0)] > 0 } }
        && !without.contains { counts[Int($0)] > 0 } && (joined.isEmpty || isJoined(in: text))
    }

    private func isJoined(in text: [UInt8]) -> Bool {
      zip(text, text.dropFirst()).contains { first, second in
        let (first, second) = (small(first), small(second))
        return telling.contains(first) && joined.contains(second)
          || joined.contains(first) && telling.contains(second)
      }
    }
  }

  /// Letters as Windows-1252 has them: Turkish and Romanian beside Icelandic, which has accents in every sentence;
  /// Lithuanian and Latvian beside it; Czech beside Danish and Faroese, and beside Italian; Hungarian beside
  /// Portuguese and Estonian, and beside French.
  private static let mixes = [
    Mix("ðýþ", 2, without: "áéíóúæ"),
    Mix("ðþ", beside: ["ãàâçèëîïûùòì"], without: "íóú"),
    Mix("ø", joined: "íìáéý", without: "æåðñ"),
    Mix("ø", beside: ["ì", "íáý"], without: "æåðñ"),
    Mix("ø", beside: ["ý", "íáé"], without: "æåðñ"),
    Mix("ì", beside: ["ý"]),
    Mix("õ", beside: ["öü", "áíóú"], without: "ãçäñ"),
    Mix("û", beside: ["öü", "áíóú"], without: "âêîèàçäñ"),
  ]

  /// The offset of the first letter that, with others of the text, tells of a language of another encoding; nil where
  /// none does.
  static func otherLanguage(in bytes: [UInt8]) -> Int? {
    var counts = [Int](repeating: 0, count: 256)
    for byte in bytes where byte >= 0xC0 { counts[Int(small(byte))] += 1 }
    guard let mix = mixes.first(where: { $0.isIn(bytes, counts) }) else { return nil }
    return bytes.firstIndex { $0 >= 0xC0 && mix.telling.contains(small($0)) }
  }

  /// A letter in its small form; `×`, `ß` and `÷` as they are.
  private static func small(_ byte: UInt8) -> UInt8 {
    (0xC0...0xDE).contains(byte) && byte != 0xD7 ? byte | 0x20 : byte
  }
}
