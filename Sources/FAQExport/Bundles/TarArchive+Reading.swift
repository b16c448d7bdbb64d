import FAQModel

extension TarArchive {
  /// The regular files of an archive, by path without a leading `./`; nil for what is neither a
  /// file nor a folder, such as a link. Ustar, pax and GNU headers are read.
  ///
  /// What programs that unpack archives may read otherwise, so that other files would come out than
  /// were looked at, is refused: a path that comes twice, names that are not in their one form, what is
  /// a folder and something else, headers that are not read alike everywhere, and what stands after the end.
  ///
  /// - Throws: ``Refusal/unreadableArchive(cause:)`` where it is none, or ends in the middle.
  public static func files(in archive: [UInt8]) throws -> [String: ArraySlice<UInt8>?] {
    var files = ArchivedFiles()
    var longPath: String?
    var place = 0
    while place < archive.count {
      guard place + blockLength <= archive.count else { throw place == 0 ? none : truncated }
      let header = archive[place..<(place + blockLength)]
      if header.allSatisfy({ $0 == 0 }) {
        guard archive[place...].allSatisfy({ $0 == 0 }) else {
          throw ambiguous("more after its end")
        }
        return try files.all()
      }
      guard isHeader(header), let size = number(header, 124, 12) else {
        if place == 0 { throw none }
        throw Refusal.unreadableArchive(cause: "there is no header of tar at byte \(place)")
      }
      let start = place + blockLength
      guard size <= archive.count - start else { throw truncated }
      let content = archive[start..<(start + size)]
      place = start + (size + blockLength - 1) / blockLength * blockLength
      switch header[header.startIndex + 156] {
      case UInt8(ascii: "x"): longPath = try only(extendedPath(content), longPath)
      case UInt8(ascii: "L"): longPath = try only(text(content), longPath)
      case UInt8(ascii: "g"):
        guard try extendedPath(content) == nil else { throw ambiguous("a path for all files") }
      case UInt8(ascii: "K"): continue
      case UInt8(ascii: "X"), UInt8(ascii: "S"): throw ambiguous("a header of Solaris or GNU alone")
      case let kind:
        let name = try longPath ?? path(header)
        try add(content, name, kind, to: &files)
        longPath = nil
      }
    }
    throw archive.isEmpty ? none : truncated
  }

  /// The path and the size of what follows a header; nil for what is no header.
  public static func entry(_ header: [UInt8]) -> (path: String, size: Int)? {
    guard header.count == blockLength, isHeader(header[...]),
      let size = number(header[...], 124, 12), let path = try? path(header[...])
    else { return nil }
    return (path, size)
  }

  private static func add(
    _ content: ArraySlice<UInt8>, _ name: String, _ kind: UInt8, to files: inout ArchivedFiles
  ) throws {
    // Links, devices and folders have no content, and some programs do not skip what there is.
    let isBare = (UInt8(ascii: "1")...UInt8(ascii: "6")).contains(kind)
    guard content.isEmpty || !isBare else { throw ambiguous("'\(name)' with a needless size") }
    let isFile = kind == UInt8(ascii: "0") || kind == 0
    if kind == UInt8(ascii: "5") {
      try files.addFolder(name)
    } else if isFile, content.isEmpty, name.utf8.last == UInt8(ascii: "/") {
      // As archives named folders before there was a kind for them.
      try files.addFolder(name)
    } else {
      try files.add(isFile ? content : nil, name)
    }
  }

  /// The path that a header gives the next file, which has not got one yet from another.
  private static func only(_ path: String?, _ other: String?) throws -> String? {
    guard path == nil || other == nil else { throw ambiguous("two paths for one file") }
    return path ?? other
  }

  private static let none = Refusal.unreadableArchive(
    cause: "it is no tar archive; one that is compressed must be unpacked first")

  private static let truncated = Refusal.unreadableArchive(cause: "it ends in the middle")

  static func ambiguous(_ what: String) -> Refusal {
    .unreadableArchive(cause: "it holds \(what), which programs read in different ways")
  }

  /// Whether the sum over the block is the one in it, with its own eight bytes taken for spaces.
  private static func isHeader(_ header: ArraySlice<UInt8>) -> Bool {
    let sum = header.reduce(0) { $0 + Int($1) }
    let field = header.dropFirst(148).prefix(8)
    return number(header, 148, 8) == sum - field.reduce(0) { $0 + Int($1) } + 8 * 0x20
  }

  /// A number in octal digits, with spaces around it or a NUL after it; nil for anything else.
  private static func number(_ header: ArraySlice<UInt8>, _ offset: Int, _ length: Int) -> Int? {
    let space = UInt8(ascii: " ")
    let field = header.dropFirst(offset).prefix(length).prefix { $0 != 0 }.drop { $0 == space }
    let digits = field.prefix { $0 != space }
    guard (1...20).contains(digits.count),
      field.dropFirst(digits.count).allSatisfy({ $0 == space }),
      digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "7")).contains($0) })
    else { return nil }
    return digits.reduce(0) { $0 << 3 | Int($1 & 7) }
  }

  /// The path in a header of ustar: the prefix, where there is one, and the name.
  private static func path(_ header: ArraySlice<UInt8>) throws -> String {
    let name = try text(header.prefix(100))
    // GNU's own format has other things where ustar has a prefix.
    let isStandard = Array(header.dropFirst(257).prefix(6)) == Array("ustar\0".utf8)
    let prefix = header.dropFirst(345).prefix(155)
    guard isStandard else {
      guard prefix.allSatisfy({ $0 == 0 }) else { throw ambiguous("a path that may go on") }
      return name
    }
    let folders = try text(prefix)
    return folders.isEmpty ? name : folders + "/" + name
  }

  /// The path in the records `LENGTH KEY=VALUE` of an extended header.
  private static func extendedPath(_ records: ArraySlice<UInt8>) throws -> String? {
    var rest = records
    var path: String?
    while let space = rest.firstIndex(of: 0x20),
      let length = Int(String(decoding: rest[..<space], as: UTF8.self)),
      length > space - rest.startIndex + 1, length <= rest.count,
      rest[rest.startIndex + length - 1] == UInt8(ascii: "\n")
    {
      let record = rest[(space + 1)..<(rest.startIndex + length - 1)]
      if record.starts(with: "path=".utf8) {
        guard !record.contains(0) else { throw ambiguous("a path with a NUL") }
        // An empty one says that the header's own path counts.
        path = try record.count > 5 ? text(record.dropFirst(5)) : nil
      }
      if ["size=", "GNU.sparse."].contains(where: { record.starts(with: $0.utf8) }) {
        throw ambiguous("a size beside that of a header")
      }
      rest = rest[(rest.startIndex + length)...]
    }
    guard rest.isEmpty else { throw ambiguous("an extended header that is damaged") }
    return path
  }

  /// The bytes before the first NUL, which must be UTF-8.
  private static func text(_ bytes: ArraySlice<UInt8>) throws -> String {
    guard let text = String(validating: bytes.prefix { $0 != 0 }, as: UTF8.self) else {
      throw Refusal.unreadableArchive(cause: "a path in it is not UTF-8")
    }
    return text
  }
}
