import FAQImport
import FAQModel
import FAQTestSupport
import Testing

@Suite("ZIP archives")
struct ZipArchiveTests {
  static func texts(_ bytes: [UInt8]) throws -> [String: String] {
    let archive = try ZipArchive(bytes)
    var texts: [String: String] = [:]
    for entry in archive.entries where !entry.isFolder {
      let content = try archive.bytes(of: entry)
      #expect(content.count == entry.size)
      texts[entry.path] = String(decoding: content, as: UTF8.self)
    }
    return texts
  }

  @Test("what stock Python packs is read, with its folders and in its order")
  func reads() throws {
    let bytes = try StockPython.bytes(
      """
      import zipfile
      with zipfile.ZipFile(out, 'w', zipfile.ZIP_DEFLATED) as archive:
          archive.comment = b'A sample.'
          archive.mkdir('faq') if hasattr(archive, 'mkdir') else archive.writestr('faq/', '')
          archive.writestr('faq/one.md', 'A sample. ' * 1000)
          archive.writestr('faq/häufig/問.md', 'Ja.', zipfile.ZIP_STORED)
          archive.writestr('faq/none.md', '')
          archive.writestr('__MACOSX/faq/._one.md', 'x')
          archive.writestr('faq/.DS_Store', 'x')
      """)
    let archive = try ZipArchive(bytes)
    #expect(
      archive.entries.map(\.path) == ["faq", "faq/one.md", "faq/häufig/問.md", "faq/none.md"])
    #expect(archive.entries.map(\.isFolder) == [true, false, false, false])
    #expect(archive.entries.map(\.size) == [0, 10_000, 3, 0])
    #expect(archive.dropped.count == 1 && archive.dropped[0].contains("(2 entries)"))
    let texts = try Self.texts(bytes)
    #expect(texts["faq/one.md"] == String(repeating: "A sample. ", count: 1000))
    #expect(texts["faq/häufig/問.md"] == "Ja." && texts["faq/none.md"] == "")
  }

  @Test("an archive with another part has all others as they were")
  func replacing() throws {
    let bytes = try StockPython.bytes(
      """
      import zipfile
      with zipfile.ZipFile(out, 'w', zipfile.ZIP_DEFLATED) as archive:
          archive.writestr('faq/', '')
          archive.writestr('faq/one.md', 'A sample. ' * 1000)
          archive.writestr('faq/häufig.md', 'Nein.')
      """)
    let other = try ZipArchive(bytes).replacing(["faq/häufig.md": Array("Ja.".utf8)])
    #expect(other.count < 1000)
    #expect(
      try Self.texts(other) == [
        "faq/one.md": String(repeating: "A sample. ", count: 1000), "faq/häufig.md": "Ja.",
      ])
  }

  @Test("an archive written as a stream, with large sizes or without entries is read")
  func otherForms() throws {
    let streamed = try StockPython.bytes(
      """
      import zipfile
      class Pipe:
          def write(self, data): return out.write(data)
          def flush(self): pass
      with zipfile.ZipFile(Pipe(), 'w', zipfile.ZIP_DEFLATED) as archive:
          archive.writestr('a.md', 'A sample.')
          with archive.open('b.md', 'w', force_zip64=True) as entry: entry.write(b'B')
      """)
    #expect(try Self.texts(streamed) == ["a.md": "A sample.", "b.md": "B"])
    let large = try StockPython.bytes(
      """
      import zipfile
      zipfile.ZIP_FILECOUNT_LIMIT = 1
      with zipfile.ZipFile(out, 'w', zipfile.ZIP_DEFLATED) as archive:
          for name in 'abc':
              with archive.open(name, 'w', force_zip64=True) as entry: entry.write(name.encode())
      """)
    #expect(try Self.texts(large) == ["a": "a", "b": "b", "c": "c"])
    let empty = try StockPython.bytes("import zipfile; zipfile.ZipFile(out, 'w').close()")
    #expect(try ZipArchive(empty).entries.isEmpty)
  }

  typealias Part = HandmadeArchive.Part

  @Test("names are read in UTF-8, marked or not, and in no other encoding")
  func names() throws {
    #expect(try Self.texts(HandmadeArchive([Part("ä.md")]).bytes).keys.sorted() == ["ä.md"])
    let dosName: [UInt8] = [0x84, 0x2E, 0x6D, 0x64]
    let name = Array("ä.md".utf8)
    var part = Part("") { $0.name = dosName }
    #expect(throws: Refusal.self) { try ZipArchive(HandmadeArchive([part]).bytes) }
    let checksum = HandmadeArchive.number(Int(HandmadeArchive.checksum(dosName)), 4)
    part.extra = [0x75, 0x70] + HandmadeArchive.number(5 + name.count, 2) + [1] + checksum + name
    #expect(try Self.texts(HandmadeArchive([part]).bytes).keys.sorted() == ["ä.md"])
    part.name[0] = 0x85
    #expect(throws: Refusal.self) { try ZipArchive(HandmadeArchive([part]).bytes) }
  }

  static let hostile: [(String, [Part])] = [
    ("may lead out", [Part("../a.md")]), ("may lead out", [Part("a/../../b.md")]),
    ("may lead out", [Part("/etc/a.md")]), ("may lead out", [Part("a\\b.md")]),
    ("may lead out", [Part("C:a.md")]), ("may lead out", [Part("a//b.md")]),
    ("may lead out", [Part("./a.md")]), ("may lead out", [Part("/")]),
    ("may lead out", [Part("..")]), ("is empty", [Part("")]),
    ("control character", [Part("a\u{0}.md")]), ("control character", [Part("a\n.md")]),
    ("control character", [Part("a\u{85}.md")]),
    ("longer than 1,000 bytes", [Part(String(repeating: "a", count: 1001))]),
    ("symbolic link", [Part("a.md") { $0.attributes = 0o120777 << 16 }]),
    ("device or a pipe", [Part("a.md") { $0.attributes = 0o010644 << 16 }]),
    ("is encrypted", [Part("a.md") { $0.flags = 1 }]),
    ("is encrypted", [Part("a.md") { $0.flags = 1 << 6 }]),
    ("is encrypted", [Part("a.md") { $0.flags = 1 << 13 }]),
    ("is encrypted", [Part("a.md") { $0.method = 99 }]),
    ("method 12", [Part("a.md") { $0.method = 12 }]),
    ("method 0", [Part("a.md") { $0.flags = 1 << 5 }]),
    ("twice", [Part("a.md"), Part("A.MD")]), ("twice", [Part("a"), Part("a/", "")]),
    ("twice", [Part("stra\u{DF}e.md"), Part("STRASSE.md")]),
    ("twice", [Part("\u{E4}.md"), Part("a\u{308}.md")]),
    ("sizes that cannot be", [Part("a.md") { $0.size = 8 }]),
    ("sizes that cannot be", [Part("b/")]),
    ("contradict", [Part("a.md") { $0.localName = Array("b.md".utf8) }]),
    ("contradict", [Part("a.md") { $0.localSize = 8 }]),
    ("contradict", [Part("a.md") { $0.flags = 1 << 3 }]),
    ("damaged", [Part("a.md") { $0.start = 5 }]),
    ("damaged", [Part("a.md") { $0.start = 1 << 30 }]),
    (
      "64 MiB",
      [
        Part("a.md") {
          $0.size = (64 << 20) + 1
          $0.method = 8
        }
      ]
    ),
    (
      "200 times",
      [
        Part("a.md") {
          $0.size = 2 << 20
          $0.method = 8
        }
      ]
    ),
  ]

  @Test("one entry that breaks a rule refuses the archive, by its name", arguments: hostile)
  func refuses(_ words: String, _ parts: [Part]) throws {
    #expect {
      try ZipArchive(HandmadeArchive([Part("fine.md")] + parts).bytes)
    } throws: { error in
      guard case .invalidFile(nil, let cause)? = error as? Refusal else { return false }
      let isNamed = parts.contains {
        cause.contains("'\(String(decoding: $0.name, as: UTF8.self))")
      }
      return cause.contains(words)
        && (isNamed || cause.contains("entry") || cause.contains("'b' in the archive"))
    }
  }

  @Test("entries that share bytes are refused though each header is right")
  func overlapping() throws {
    // The first entry packs the second one as its own bytes.
    let inner = HandmadeArchive([Part("b.md")]).bytes.prefix(30 + 4 + 9)
    let outer = Part("a.md") {
      $0.bytes = Array(inner)
      $0.size = inner.count
      $0.checksum = HandmadeArchive.checksum($0.bytes)
    }
    #expect(try Self.texts(HandmadeArchive([outer, Part("b.md")]).bytes).count == 2)
    let shared = Part("b.md") { $0.start = 34 }
    #expect {
      try ZipArchive(HandmadeArchive([outer, shared]).bytes)
    } throws: {
      "\($0)".contains("shares bytes")
    }
  }

  @Test("a bomb is refused before it goes off, and honest bytes of that size are read")
  func bombs() throws {
    func pack(_ content: String) throws -> [UInt8] {
      try StockPython.bytes(
        """
        import random, zipfile
        random.seed(1)
        with zipfile.ZipFile(out, 'w', zipfile.ZIP_DEFLATED) as archive:
            archive.writestr('a.md', \(content))
        """)
    }
    #expect(throws: Refusal.self) { try ZipArchive(pack("bytes(4 << 20)")) }
    let honest = try ZipArchive(pack("bytes(random.choices(b'abcd', k=4 << 20))"))
    #expect(try honest.bytes(of: honest.entries[0]).count == 4 << 20)
    #expect(try ZipArchive(pack("bytes(1 << 20)")).entries.count == 1)
    #expect(throws: Refusal.self) { try ZipArchive(pack("random.randbytes(65 << 20)")) }
  }

  @Test("an entry inflates into what it announced or not at all", arguments: [-1, 1, -9_999])
  func lies(by difference: Int) throws {
    var bytes = try StockPython.bytes(
      """
      import zipfile
      with zipfile.ZipFile(out, 'w', zipfile.ZIP_DEFLATED) as archive:
          archive.writestr('a.md', 'A sample. ' * 1000)
      """)
    let size = HandmadeArchive.number(10_000, 4)
    let places = bytes.indices.dropLast(3).filter { Array(bytes[$0..<$0 + 4]) == size }
    #expect(places.count == 2)
    for place in places {
      bytes.replaceSubrange(place..<place + 4, with: HandmadeArchive.number(10_000 + difference, 4))
    }
    let archive = try ZipArchive(bytes)
    #expect {
      try archive.bytes(of: archive.entries[0])
    } throws: {
      "\($0)".contains(difference < 0 ? "larger than it says" : "smaller than it says")
    }
  }

  @Test("a wrong checksum is refused where the entry is unpacked")
  func checksum() throws {
    let archive = try ZipArchive(HandmadeArchive([Part("a.md") { $0.checksum ^= 1 }]).bytes)
    #expect {
      try archive.bytes(of: archive.entries[0])
    } throws: {
      "\($0)".contains("'a.md' in the archive is damaged; its checksum")
    }
  }

  @Test("the end of an archive must be whole and say the truth")
  func ends() throws {
    var archive = HandmadeArchive([Part("a.md")])
    archive.comment = Array(repeating: 0x20, count: 65_535)
    #expect(try ZipArchive(archive.bytes).entries.count == 1)
    archive.comment = HandmadeArchive([]).bytes
    #expect(throws: Refusal.self) { try ZipArchive(archive.bytes) }
    archive.comment = []
    for count in [0, 2, 65_535] {
      archive.count = count
      #expect(throws: Refusal.self) { try ZipArchive(archive.bytes) }
    }
    archive.count = nil
    for shift in [-1, 1, 1 << 20] {
      archive.directoryShift = shift
      #expect(throws: Refusal.self) { try ZipArchive(archive.bytes) }
    }
    archive.directoryShift = 0
    #expect(throws: Refusal.self) { try ZipArchive([0] + archive.bytes) }
    #expect(throws: Refusal.self) { try ZipArchive(archive.bytes + [0]) }
    let many = HandmadeArchive((0...ZipArchive.mostEntries).map { Part("\($0)", "") })
    #expect(throws: Refusal.self) { try ZipArchive(many.bytes) }
  }

  @Test("an archive that ends in two ways, each of them whole, is refused")
  func twoEnds() throws {
    var archive = HandmadeArchive([Part("a.md")])
    let start = archive.bytes.count
    archive.comment = HandmadeArchive.numbers([(0x0605_4B50, 4), (0, 4), (0, 4), (0, 4)])
    archive.comment += HandmadeArchive.numbers([(start, 4), (0, 2)])
    #expect {
      try ZipArchive(archive.bytes)
    } throws: {
      "\($0)".contains("it has two directories")
    }
  }

  @Test("an archive with entries elsewhere than in it is refused")
  func otherParts() throws {
    var bytes = HandmadeArchive([Part("a.md")]).bytes
    #expect(try ZipArchive(bytes).entries.count == 1)
    // How many entries this part has, which is not how many there are.
    bytes[bytes.count - 14] = 2
    #expect {
      try ZipArchive(bytes)
    } throws: {
      "\($0)".contains("one part of several")
    }
  }

  @Test("packed bytes that go on after their end are refused")
  func goesOn() throws {
    let text = Array("A sample.".utf8)
    for more in [[], [0]] as [[UInt8]] {
      let part = Part("a.md") {
        // A block that is not packed, the last one.
        $0.bytes = [1] + HandmadeArchive.number(text.count, 2)
        $0.bytes += HandmadeArchive.number(0xFFFF - text.count, 2) + text + more
        $0.method = 8
      }
      let archive = try ZipArchive(HandmadeArchive([part]).bytes)
      if more.isEmpty {
        #expect(try archive.bytes(of: archive.entries[0]) == text)
      } else {
        #expect(throws: Refusal.self) { try archive.bytes(of: archive.entries[0]) }
      }
    }
  }

  static let damagedSample = """
    import zipfile
    with zipfile.ZipFile(out, 'w', zipfile.ZIP_DEFLATED) as archive:
        archive.writestr('a.md', 'A sample. ' * 10)
        with archive.open('b.md', 'w', force_zip64=True) as entry: entry.write(b'B')
    """

  @Test("an archive cut anywhere is refused, and a changed byte never ends the program")
  func damaged() throws {
    let bytes = try StockPython.bytes(Self.damagedSample)
    let whole = try Self.texts(bytes)
    for length in bytes.indices {
      #expect(throws: Refusal.self) { try ZipArchive(Array(bytes.prefix(length))) }
    }
    var generator = SeededGenerator(seed: 25)
    for index in bytes.indices {
      for _ in 0..<8 {
        var other = bytes
        other[index] = UInt8.random(in: 0...255, using: &generator)
        do {
          #expect(Set(try Self.texts(other).values) == Set(whole.values))
        } catch {
          #expect(error is Refusal)
        }
      }
    }
  }
}
