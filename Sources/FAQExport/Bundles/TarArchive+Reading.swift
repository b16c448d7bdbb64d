import FAQModel

extension TarArchive {
  /// The regular files of an archive, by path without a leading `./`; nil for what is neither a file
  /// nor a folder, such as a link. Ustar, pax and GNU headers are read; where a path comes twice, the
  /// last counts, as for one who unpacks it.
  ///
  /// - Throws: ``Refusal/unreadableArchive(cause:)`` where it is none, or ends in the middle.
  public static func files(in archive: [UInt8]) throws -> [String: ArraySlice<UInt8>?] {
    var files: [String: ArraySlice<UInt8>?] = [:]
    var longPath: String?
    var place = 0
    while place < archive.count {
      guard place + blockLength <= archive.count else { throw place == 0 ? none : truncated }
      let header = archive[place..<(place + blockLength)]
      if header.allSatisfy({ $0 == 0 }) { return files }
      guard isHeader(header), let size = number(header, 124, 12) else {
        if place == 0 { throw none }
        throw Refusal.unreadableArchive(cause: "there is no header of tar at byte \(place)")
      }
      let start = place + blockLength
      guard size <= archive.count - start else { throw truncated }
      let content = archive[start..<(start + size)]
      place = start + (size + blockLength - 1) / blockLength * blockLength
      switch header[header.startIndex + 156] {
      case UInt8(ascii: "x"): longPath = extendedPath(content) ?? longPath
      case UInt8(ascii: "L"): longPath = text(content)
      case UInt8(ascii: "g"), UInt8(ascii: "K"): continue
      case UInt8(ascii: "5"): longPath = nil
      case UInt8(ascii: "0"), 0:
        files[plain(longPath ?? path(header))] = .some(content)
        longPath = nil
      default:
        files[plain(longPath ?? path(header))] = .some(nil)
        longPath = nil
      }
    }
    throw archive.isEmpty ? none : truncated
  }

  private static let none = Refusal.unreadableArchive(
    cause: "it is no tar archive; one that is compressed must be unpacked first")

  private static let truncated = Refusal.unreadableArchive(cause: "it ends in the middle")

  /// Whether the sum over the block is the one in it, with its own eight bytes taken for spaces.
  private static func isHeader(_ header: ArraySlice<UInt8>) -> Bool {
    let sum = header.reduce(0) { $0 + Int($1) }
    let field = header.dropFirst(148).prefix(8)
    return number(header, 148, 8) == sum - field.reduce(0) { $0 + Int($1) } + 8 * 0x20
  }

  /// A number in octal digits; nil for anything else.
  private static func number(_ header: ArraySlice<UInt8>, _ offset: Int, _ length: Int) -> Int? {
    let digits = text(header.dropFirst(offset).prefix(length)).filter { $0 != " " }
    return digits.isEmpty ? nil : Int(digits, radix: 8).flatMap { $0 < 0 ? nil : $0 }
  }

  /// The path in a header of ustar: the prefix, where there is one, and the name.
  private static func path(_ header: ArraySlice<UInt8>) -> String {
    let name = text(header.prefix(100))
    // GNU's own format has other things where ustar has a prefix.
    let isStandard = Array(header.dropFirst(257).prefix(6)) == Array("ustar\0".utf8)
    let prefix = isStandard ? text(header.dropFirst(345).prefix(155)) : ""
    return prefix.isEmpty ? name : prefix + "/" + name
  }

  /// The path in the records `LENGTH KEY=VALUE` of an extended header.
  private static func extendedPath(_ records: ArraySlice<UInt8>) -> String? {
    var rest = records
    var path: String?
    while let space = rest.firstIndex(of: 0x20),
      let length = Int(String(decoding: rest[..<space], as: UTF8.self)),
      length > space - rest.startIndex, length <= rest.count
    {
      let record = rest[(space + 1)..<(rest.startIndex + length - 1)]
      if record.starts(with: "path=".utf8) {
        path = String(decoding: record.dropFirst(5), as: UTF8.self)
      }
      rest = rest[(rest.startIndex + length)...]
    }
    return path
  }

  private static func plain(_ path: String) -> String {
    path.hasPrefix("./") ? String(path.dropFirst(2)) : path
  }

  /// The bytes before the first NUL.
  private static func text(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
  }
}
