import FAQModel

/// The path of an entry of an archive, which leads nowhere but into the archive.
struct ZipPath {
  /// With `/`, and without one at the end.
  let text: String
  let isFolder: Bool

  /// Longer paths are refused, in bytes.
  static let longest = 1_000

  init(of record: ZipRecord) throws {
    let number = record.number
    func refusal(_ cause: String) -> Refusal {
      .invalidFile(cause: "the path of entry \(number) of the archive \(cause)")
    }
    guard !record.name.isEmpty else { throw refusal("is empty") }
    guard record.name.count <= Self.longest else { throw refusal("is longer than 1,000 bytes") }
    guard let name = Self.name(of: record) else {
      throw refusal(
        "is in an encoding that the archive does not name; "
          + "make the archive with names in UTF-8, or with plain letters")
    }
    guard !name.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else {
      throw refusal("holds a control character: \(Self.quoted(name))")
    }
    let isFolder = name.utf8.last == UInt8(ascii: "/")
    let parts = name.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
      .dropLast(isFolder ? 1 : 0).map { String(Substring($0)) }
    let isPlain = parts.allSatisfy { !["", ".", ".."].contains($0) }
    guard isPlain, !parts.isEmpty, !name.utf8.contains(UInt8(ascii: "\\")),
      !Self.hasDrive(Array(name.utf8))
    else {
      throw refusal(
        "may lead out of it: \(Self.quoted(name)); paths are names with '/' between them")
    }
    text = parts.joined(separator: "/")
    self.isFolder = isFolder
  }

  /// The same for paths that a disk may not hold side by side. Strings compare by canonical
  /// equivalence already.
  var folded: String { text.uppercased().lowercased() }

  /// Whether it is what macOS keeps about files and folders.
  var isSystemFile: Bool {
    text == "__MACOSX" || text.hasPrefix("__MACOSX/") || text == ".DS_Store"
      || text.hasSuffix("/.DS_Store")
  }

  func refusal(_ cause: String) -> Refusal {
    .invalidFile(cause: "\(Self.quoted(text)) in the archive \(cause)")
  }

  /// A path as people are shown it.
  static func quoted(_ text: String) -> String {
    "'\(String(String.UnicodeScalarView(text.unicodeScalars.prefix(200))).visibleOnOneLine)'"
  }

  private static func hasDrive(_ name: [UInt8]) -> Bool {
    name.count >= 2 && name[1] == UInt8(ascii: ":")
  }

  /// The name, where it is in UTF-8. Archives of macOS and others do not mark it as that; but what is
  /// UTF-8 beyond ASCII is hardly anything else.
  private static func name(of record: ZipRecord) -> String? {
    let isASCII = record.name.allSatisfy { $0 < 0x80 }
    let isMarked = record.flags & ZipRecord.namesInUTF8 != 0
    if !isASCII, !isMarked, let other = record.extra.name(for: record.name) {
      return String(validating: other, as: UTF8.self)
    }
    return String(validating: record.name, as: UTF8.self)
  }
}
