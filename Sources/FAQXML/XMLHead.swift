import FAQModel

/// The beginning of an XML file, held back until its encoding is known.
///
/// A byte order mark and white space before the document, which WordPress writes where a plug-in is
/// careless, are passed over.
struct XMLHead {
  /// How many line ends were passed over.
  private(set) var lines = 0
  private var held: [UInt8] = []
  /// Whether it is known that no byte order mark follows.
  private var isPastMark = false

  private static let longestDeclaration = 1024

  /// Adds a piece; nil as long as more is needed, and then all the bytes of the document so far.
  ///
  /// - Throws: ``Refusal/invalidFile(line:cause:)`` where the file is not in UTF-8.
  mutating func take(_ piece: [UInt8], isLast: Bool) throws -> [UInt8]? {
    held += piece
    guard isPastMark || held.count >= 3 || isLast else { return nil }
    if !isPastMark { try passMark() }
    let space = held.prefix { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
    lines += space.count { $0 == 0x0A }
    held.removeFirst(space.count)
    let opening = Array("<?xml".utf8)
    guard held.count >= opening.count || isLast else { return nil }
    guard held.starts(with: opening) else { return held }
    let declaration = held.prefix(Self.longestDeclaration)
    guard let end = declaration.firstIndex(of: UInt8(ascii: ">")) else {
      return isLast || held.count > Self.longestDeclaration ? held : nil
    }
    let name = Self.encoding(String(decoding: declaration[..<end], as: UTF8.self))
    guard let name, !["utf-8", "utf8", "us-ascii"].contains(name.lowercased()) else { return held }
    throw Self.refusal(encoding: "'\(name)'", line: lines + 1)
  }

  private mutating func passMark() throws {
    if held.starts(with: [0xFF, 0xFE]) || held.starts(with: [0xFE, 0xFF]) {
      throw Self.refusal(encoding: "UTF-16", line: 1)
    }
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    if held.starts(with: mark) { held.removeFirst(mark.count) }
    isPastMark = true
  }

  /// The encoding that an XML declaration names.
  private static func encoding(_ declaration: String) -> String? {
    let parts = declaration.split(separator: "encoding", maxSplits: 1)
    guard parts.count == 2, let quote = parts[1].first(where: { $0 == "\"" || $0 == "'" }),
      case let values = parts[1].split(
        separator: quote, maxSplits: 2, omittingEmptySubsequences: false),
      values.count == 3
    else { return nil }
    return String(values[1])
  }

  private static func refusal(encoding: String, line: Int) -> Refusal {
    .invalidFile(line: line, cause: "it is in the encoding \(encoding); save it in UTF-8")
  }
}
