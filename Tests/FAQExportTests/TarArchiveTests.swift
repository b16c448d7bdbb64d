import FAQExport
import FAQModel
import Testing

@Suite("Archives that are read back")
struct TarArchiveTests {
  /// An archive of one file, with a header before it.
  static func archive(_ path: String, _ content: String, before: [UInt8] = []) throws -> [UInt8] {
    var bytes = before
    let file = ExportedFile(path: path, bytes: Array(content.utf8))
    var archive = TarArchive(at: Instant(milliseconds: 0)) { bytes += $0 }
    try archive.add(file)
    try archive.end()
    return bytes
  }

  /// A block of an archive and its content, without what ends an archive.
  static func entry(_ path: String, _ content: [UInt8], kind: String) throws -> [UInt8] {
    var bytes: [UInt8] = []
    let file = ExportedFile(path: path, bytes: content)
    var archive = TarArchive(at: Instant(milliseconds: 0)) { bytes += $0 }
    try archive.add(file)
    try archive.end()
    return changed(Array(bytes.dropLast(1_024)), at: 156, to: Array(kind.utf8))
  }

  /// An archive with other bytes in its first header, whose sum is made anew.
  static func changed(_ archive: [UInt8], at place: Int, to bytes: [UInt8]) -> [UInt8] {
    var archive = archive
    archive.replaceSubrange(place..<(place + bytes.count), with: bytes)
    archive.replaceSubrange(148..<156, with: Array("        ".utf8))
    let sum = String(archive[..<512].reduce(0) { $0 + Int($1) }, radix: 8)
    let digits = String(repeating: "0", count: 6 - sum.count) + sum + "\0 "
    archive.replaceSubrange(148..<156, with: Array(digits.utf8))
    return archive
  }

  static func extended(_ record: String, kind: String = "x") throws -> [UInt8] {
    var length = record.utf8.count + 2
    while "\(length) \(record)\n".utf8.count != length { length += 1 }
    return try entry("pax", Array("\(length) \(record)\n".utf8), kind: kind)
  }

  private func cause(_ archive: [UInt8]) -> String {
    do {
      return "read: \(try TarArchive.files(in: archive).keys.sorted())"
    } catch {
      return "\(error)"
    }
  }

  @Test("an extended header names the next file, and an empty name none")
  func names() throws {
    let named = try Self.archive("a", "x", before: Self.extended("path=./b"))
    #expect(
      try TarArchive.files(in: named).mapValues { $0.map(Array.init) } == ["b": Array("x".utf8)])
    let plain = try Self.archive("a", "x", before: Self.extended("path="))
    #expect(try TarArchive.files(in: plain).keys.sorted() == ["a"])
    let other = try Self.archive("a", "x", before: Self.extended("comment=none", kind: "g"))
    #expect(try TarArchive.files(in: other).keys.sorted() == ["a"])
  }

  @Test(
    "what programs read in different ways is refused, so that no other files come out",
    arguments: [
      ("size=0", "x"), ("GNU.sparse.realsize=1", "x"), ("path=a\0b", "x"), ("path=a", "g"),
    ])
  func differences(_ record: String, _ kind: String) throws {
    let archive = try Self.archive("a", "x", before: Self.extended(record, kind: kind))
    #expect(cause(archive).contains("different ways"), "\(cause(archive))")
  }

  @Test("anything but zeros after the end is refused, which some programs go on to read")
  func afterTheEnd() throws {
    let archive = try Self.archive("a", "x")
    let other = try Self.archive("b", "y")
    #expect(cause(archive + [UInt8](repeating: 0, count: 9_216)) == "read: [\"a\"]")
    #expect(cause(archive + other).contains("more after its end"))
    #expect(cause(archive.dropLast(512) + other).contains("more after its end"))
    #expect(cause(archive + [1]).contains("more after its end"))
  }

  @Test("a damaged extended header is refused")
  func damaged() throws {
    let record = try Self.entry("pax", Array("99 path=b\n".utf8), kind: "x")
    #expect(cause(try Self.archive("a", "x", before: record)).contains("damaged"))
  }

  @Test("two paths that look the same are refused, and so is the same path twice")
  func twins() throws {
    let twin = try Self.entry("\u{E9}", [1], kind: "0")
    #expect(cause(try Self.archive("e\u{301}", "x", before: twin)).contains("look the same"))
    for name in ["\u{E9}", "./\u{E9}"] {
      #expect(cause(try Self.archive(name, "x", before: twin)).hasPrefix("The archive"), "\(name)")
    }
    let same = try Self.entry("a/b", Array("x".utf8), kind: "0")
    #expect(cause(try Self.archive("a/b", "x", before: same)).contains("'a/b' twice"))
    let folder = try Self.entry("a/", [], kind: "5")
    #expect(cause(try Self.archive("a/b", "x", before: folder + folder)) == "read: [\"a/b\"]")
  }

  @Test(
    "two paths that are one on a disk that keeps no capitals or no ends of names are refused",
    arguments: [
      ("index.html", "Index.html"), ("index.html", "index.html "), ("a.", "a"), ("q/a", "Q/a"),
      ("q /a", "q/a"), ("\u{E9}", "E\u{301}"), ("\u{17F}", "S"), ("stra\u{DF}e", "STRASSE"),
      ("a", "A/b"),
    ])
  func takenForOne(one: String, other: String) throws {
    let first = try Self.entry(one, [1], kind: "0")
    #expect(cause(try Self.archive(other, "x", before: first)).contains("different ways"))
    #expect(cause(try Self.archive("b" + other, "x", before: first)).hasPrefix("read: "))
  }

  @Test(
    "a name that is not in its one form is refused",
    arguments: [
      "././a", ".//a", "a//b", "/a", "a/./b", "a/../b", "../a", "..", ".", "./", "a/", "a\\b", "",
    ])
  func forms(name: String) throws {
    #expect(cause(try Self.archive(name, "x")).contains("different ways"))
    let long = try Self.archive("a", "x", before: Self.extended("path=./\(name)/b"))
    #expect(cause(long).contains("different ways"))
  }

  @Test("one './' before a name is let go, and names that become equal by it are refused")
  func dotted() throws {
    for (name, path) in [("./a", "a"), ("./a/b", "a/b"), ("..a/.b", "..a/.b"), ("a/b.", "a/b.")] {
      #expect(try TarArchive.files(in: Self.archive(name, "x")).keys.sorted() == [path])
    }
    let other = try Self.entry("a", [1], kind: "0")
    #expect(cause(try Self.archive("./a", "x", before: other)).contains("look the same"))
    let same = try Self.entry("./a", [1], kind: "0")
    #expect(cause(try Self.archive("./a", "x", before: same)).contains("'a' twice"))
  }

  @Test("what is a folder and something else, or a link and a file, is refused")
  func twofold() throws {
    let folder = try Self.entry("a/", [], kind: "5")
    #expect(try TarArchive.files(in: Self.archive("a/b", "x", before: folder)).count == 1)
    let old = try Self.entry("./a/", [], kind: "0")
    #expect(try TarArchive.files(in: Self.archive("a/b", "x", before: old)).count == 1)
    #expect(cause(try Self.archive("a", "x", before: folder)).contains("as a folder"))
    let file = try Self.entry("a", [1], kind: "0")
    #expect(cause(try Self.archive("a/b", "x", before: file)).contains("as a folder"))
    for kind in ["1", "2"] {
      let link = try Self.entry("a", [], kind: kind)
      #expect(cause(try Self.archive("a/b", "x", before: link)).contains("as a folder"))
      #expect(cause(try Self.archive("a", "x", before: link)).contains("twice"))
      #expect(try TarArchive.files(in: Self.archive("b", "x", before: link)).count == 2)
    }
  }

  @Test("headers that programs read in different ways are refused")
  func headers() throws {
    let long = try Self.extended("path=b")
    for before in [
      try long + Self.entry("L", Array("c\0".utf8), kind: "L"),
      try Self.entry("L", Array("c\0".utf8), kind: "L") + long, long + long,
      try Self.extended("path=b", kind: "X"), try Self.entry("l", [1], kind: "2"),
      try Self.entry("s", [1], kind: "S"),
    ] {
      #expect(cause(try Self.archive("a", "x", before: before)).contains("different ways"))
    }
    #expect(cause(try Self.archive("a", "x", before: long)) == "read: [\"b\"]")
    let open = try Self.entry("pax", Array("9 path=bc".utf8), kind: "x")
    #expect(cause(try Self.archive("a", "x", before: open)).contains("damaged"))
    let archive = try Self.archive("a", "x")
    let gnu = Self.changed(archive, at: 257, to: Array("ustar  \0".utf8))
    #expect(cause(gnu) == "read: [\"a\"]")
    #expect(cause(Self.changed(gnu, at: 345, to: Array("b".utf8))).contains("different ways"))
  }

  @Test("a path that is not UTF-8 and a number that is not octal alone are refused")
  func strange() throws {
    let archive = try Self.archive("abc", "x")
    #expect(cause(Self.changed(archive, at: 1, to: [0xFF])).contains("not UTF-8"))
    for size in ["+0000000001", "0 000000001", "-0000000001", "0000000009\0"] {
      #expect(
        !cause(Self.changed(archive, at: 124, to: Array(size.utf8))).hasPrefix("read"), "\(size)")
    }
    #expect(cause(Self.changed(archive, at: 124, to: Array("          1 ".utf8))).contains("abc"))
  }
}
