import FAQImport
import FAQModel
import Testing

@Suite("The encodings of sources")
struct SourceEncodingTests {
  static let words = "Wie hoch ist der Preis? 5 € – „viel“"

  static func utf16(_ text: String, _ mark: [UInt8]) -> [UInt8] {
    mark + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
  }

  @Test("UTF-8 with and without a mark and UTF-16 are read, and said")
  func unicode() throws {
    let plain = try SourceEncoding.decode(Array(Self.words.utf8))
    #expect(plain.text == Self.words && plain.encoding == .utf8)
    let marked = try SourceEncoding.decode([0xEF, 0xBB, 0xBF] + Array(Self.words.utf8))
    #expect(marked.text == Self.words && marked.encoding == .markedUTF8)
    let little = try SourceEncoding.decode(Self.utf16(Self.words + " 🙂", [0xFF, 0xFE]))
    #expect(little.text == Self.words + " 🙂" && little.encoding == .utf16LittleEndian)
    let big = try SourceEncoding.decode([0xFE, 0xFF, 0x00, 0x41, 0x20, 0xAC])
    #expect(big.text == "A€" && big.encoding == .utf16BigEndian)
    #expect(try SourceEncoding.decode([]).text == "")
  }

  @Test("bytes are given as UTF-8 where a character stands across any border of what is looked at")
  func utf8() throws {
    for shift in 0...4 {
      let text = String(repeating: "a", count: shift) + String(repeating: "é€🙂", count: 30_000)
      let (bytes, encoding) = try SourceEncoding.utf8(Array(text.utf8))
      #expect(bytes == Array(text.utf8) && encoding == .utf8)
      #expect(throws: Refusal.self) { try SourceEncoding.utf8(Array(text.utf8) + [0xE9]) }
      #expect(throws: Refusal.self) { try SourceEncoding.utf8(Array(text.utf8.dropLast())) }
    }
    #expect(try SourceEncoding.utf8([0xEF, 0xBB, 0xBF, 0x41]) == ([0x41], .markedUTF8))
    #expect(try SourceEncoding.utf8([0x63, 0xE9]) == (Array("cé".utf8), .latin1))
    #expect(throws: Refusal.self) { try SourceEncoding.utf8([0x41, 0]) }
  }

  @Test("a page that says to be in another encoding of one byte is not guessed at")
  func declared() throws {
    func page(_ name: String) throws -> [String] {
      let head = Array("<meta charset='\(name)'><h2>Is \u{69}t ".utf8)
      return try SourceReader().read(
        head + [0xE4] + Array("?</h2><p>Yes.</p>".utf8), as: .html, path: "a.html"
      ).questions.map(\.title)
    }
    #expect(try page("ISO-8859-1") == ["Is it ä?"])
    #expect {
      try page("windows-1251")
    } throws: {
      "\($0)".contains("says at offset 6 that it is in 'windows-1251'")
    }
  }

  @Test("what a page says of its encoding ends where its name does")
  func unquoted() throws {
    let page = Array("<meta charset=windows-1252><title>x</title><h2>Caf".utf8)
    let reading = try SourceReader().read(
      page + [0xE9] + Array("?</h2><p>Yes.</p>".utf8), as: .html, path: "a.html")
    #expect(reading.questions.map(\.title) == ["Café?"])
  }

  @Test("Windows-1252 is told from ISO-8859-1 by the characters that only it has")
  func singleBytes() throws {
    let windows = try SourceEncoding.decode(Array("5 ".utf8) + [0x80, 0x20, 0x96, 0x20, 0xE4])
    #expect(windows.text == "5 € – ä")
    #expect(windows.encoding.displayName == "Windows-1252")
    let latin = try SourceEncoding.decode([0x63, 0x61, 0x66, 0xE9, 0x20, 0x2D, 0xB5])
    #expect(latin.text == "café -µ")
    #expect(latin.encoding.displayName == "ISO-8859-1")
  }

  /// "Прививка: грипп" in Windows-1251, "może wywołać, pacjentów" in Windows-1250, and "你好，流感疫苗" in GBK.
  static let others: [([UInt8], Int)] = [
    (
      [0xCF, 0xF0, 0xE8, 0xE2, 0xE8, 0xE2, 0xEA, 0xE0, 0x3A, 0x20, 0xE3, 0xF0, 0xE8, 0xEF, 0xEF], 3
    ),
    (Array("mo".utf8) + [0xBF] + Array("e wywo".utf8) + [0xB3] + Array("a".utf8) + [0xE6], 2),
    ([0xC4, 0xE3, 0xBA, 0xC3, 0x20, 0xC1, 0xF7, 0xB8, 0xD0, 0xD2, 0xDF, 0xC3, 0xE7], 2),
  ]

  /// "a ≥ 38, ≤ 2", "don’t, “no”", "Café, 38 °C" with lines that end with CR, and "a – b – c" in Mac Roman.
  static let macRoman: [([UInt8], Int)] = [
    (Array("a ".utf8) + [0xB3] + Array(" 38, ".utf8) + [0xB2] + Array(" 2".utf8), 2),
    (Array("don".utf8) + [0xD5] + Array("t, ".utf8) + [0xD2] + Array("no".utf8) + [0xD3], 3),
    (Array("a\rCaf".utf8) + [0x8E] + Array(", 38 ".utf8) + [0xA1] + Array("C\r".utf8), 5),
    (Array("a ".utf8) + [0xD0] + Array(" b ".utf8) + [0xD0] + Array(" c".utf8), 2),
  ]

  @Test(
    "words that neither of the two would write are in another encoding",
    arguments: others + macRoman)
  func otherEncodings(_ bytes: [UInt8], _ offset: Int) {
    #expect {
      try SourceEncoding.decode(bytes)
    } throws: {
      "\($0)".contains("at offset \(offset) stands within a word that neither Windows-1252 nor")
    }
  }

  /// Sentences as they are read in Windows-1252: of Turkish and Romanian, Polish, Czech, Hungarian, Lithuanian and
  /// Latvian, in the encodings that these have.
  static let otherLanguages = [
    "Aþý nedir, aðrýsý olur mu?", "Çocuklara aþý yapýlýr mý?", "Pot conduce maºina ºi bicicleta?",
    "Pot sã conduc dupã operaþie ºi naþtere?", "Nie wiêcej ni¿ 4 tabletki, równie¿ wieczorem",
    "Mohu øídit auto?", "Pøi bolesti nový lék, pøes týden", "Pøes noc ne, dìkuji, pít",
    "Je to bezpeèné pro dìti? Nìkdy vý.", "Milyen idõs kortól szedhetõ? Szülõknek jó.",
    "Fûszer és bûz, fürdõ órák",
    "Ar galiu vairuoti automobilá? Taip, ðá vakarà, þinoma, bûtinai",
    "Vai drîkst lietot zâles bçrniem? Ðodien þurnâls",
  ]

  @Test(
    "letters that no language of the two mixes are those of another encoding",
    arguments: otherLanguages)
  func otherLanguage(_ text: String) {
    #expect {
      try SourceEncoding.decode(text.unicodeScalars.map { UInt8($0.value) })
    } throws: {
      "\($0)".contains("so the file is in another encoding")
    }
  }

  @Test(
    "signs and letters of Western languages speak for no other encoding",
    arguments: [
      "Má ég aka? Já, það er öruggt.", "Þú mátt ekki keyra í þrjá daga, Müller.",
      "Kann eg koyra? Ja, tú kanst tað ørgiliga.",
      "Kan jeg køre bil?", "Må jeg køre? Ja, på én dag.",
      "Kas ma võin sõita? Jah, tööl ja öösel, tänan.", "Não é possível; são só orações à Müller.",
      "Où dîne-t-on? Être sûr, naïf, déjà là, ça, Zoë, Müller",
      "Città: perché sì, lunedì più tardi, è vero", "Può bere caffè? Sì, già ieri.",
      "El 1º y la 2ª dosis: ¿cuándo? ¡Sí! Nº 5, Mª José", "Año, pingüino, ¿está bien?",
      "Ég ræð þessu ekki; prófið í ágúst",
      "Les animaux créés, «Él» à 5 µg/m³ ¿Qué? ¡No! 20 °C±1, don´t, l·l, Nº 3, ½ ¾ x² y³", "äöüß",
      "m³x", "Où est-il? Selon Sørensen, déjà là", "Così dice Jørgensen: di più, perché è vero",
      "Ø 0,8 mm: también García", "Simões y Schröder: pingüinos, está en España",
      "§§§§ ······ ÷÷÷÷ £5 ¥7 ¹fußnote",
    ])
  func western(_ text: String) throws {
    let bytes = text.unicodeScalars.map { UInt8($0.value) }
    #expect(try SourceEncoding.decode(bytes).text == text)
  }

  static let broken: [([UInt8], Int)] = [
    (Array("a".utf8) + [0], 1), ([0x41, 0x81], 1), ([0x41, 0x9D, 0x42], 1), ([0xE9, 0x01], 1),
    (Array("é and é".utf8) + [0xE9], 9), ([0xEF, 0xBB, 0xBF, 0xE9], 3),
    ([0xFF, 0xFE, 0x41], 2), ([0xFF, 0xFE, 0x00, 0xD8, 0x41, 0x00], 2),
    ([0xFE, 0xFF, 0x00, 0x41, 0xDC, 0x00], 4), ([0xFF, 0xFE, 0x00, 0xD8], 2),
    ([0xFF, 0xFE, 0x00, 0x00], 2),
  ]

  @Test("what is in none of them is refused with its offset, never guessed", arguments: broken)
  func refused(_ bytes: [UInt8], _ offset: Int) {
    #expect {
      try SourceEncoding.decode(bytes)
    } throws: { error in
      guard case .invalidFile(_, let cause)? = error as? Refusal else { return false }
      return cause.contains("at offset \(offset) ")
    }
  }

  /// "„MENÜ“ heißt", "«SANTÉ»" and "«IRMÃ» è" in Windows-1252, each with two bytes that are a character of UTF-8.
  static let mixed: [([UInt8], String)] = [
    (
      [0x84] + Array("MEN".utf8) + [0xDC, 0x93] + Array(" hei".utf8) + [0xDF, 0x74], "„MENÜ“ heißt"
    ),
    ([0xAB] + Array("SANT".utf8) + [0xC9, 0xBB] + [0x20, 0xE0], "«SANTÉ» à"),
  ]

  @Test(
    "a text of one byte a character may have two that are one of UTF-8 by chance", arguments: mixed)
  func byChance(_ bytes: [UInt8], _ text: String) throws {
    #expect(try SourceEncoding.decode(bytes).text == text)
    #expect(throws: Refusal.self, "as many of both") {
      try SourceEncoding.decode(Array(bytes.dropLast()) + Array("ß“".utf8))
    }
  }

  @Test("what a page says of its encoding decides, but where most of it is UTF-8")
  func declaredMixed() throws {
    func title(_ mark: String, _ words: [UInt8]) throws -> [String] {
      let page = Array("\(mark)<h2>".utf8) + words + Array("?</h2><p>Yes.</p>".utf8)
      return try SourceReader().read(page, as: .html, path: "a.html").questions.map(\.title)
    }
    let words = [0xAB] + Array("IRM".utf8) + [0xC3, 0xBB, 0x20, 0xE8]
    let mark = "<meta charset=iso-8859-1>"
    #expect(try title(mark, words) == ["«IRMÃ» è?"])
    #expect(throws: Refusal.self) { try title("", words) }
    #expect(throws: Refusal.self) { try title(mark, Array("é é".utf8) + [0xE8]) }
  }

  @Test("what only UTF-8 begins or forbids is refused where all else is ASCII")
  func cut() throws {
    for bytes: [UInt8] in [[0xC2], [0xE2, 0x89], [0xED, 0xA0, 0xBD, 0xED, 0xB8, 0x80, 0x2E]] {
      #expect {
        try SourceEncoding.decode(Array("Yes ".utf8) + bytes)
      } throws: {
        "\($0)".contains("at offset 4 begins what is cut off or forbidden in UTF-8")
      }
    }
    #expect(try SourceEncoding.decode(Array("voil".utf8) + [0xE2]).text == "voilâ")
    #expect(
      try SourceEncoding.decode(Array("aqu".utf8) + [0xED, 0xA0, 0xAB]).text == "aquí\u{A0}«")
  }
}
