/// The name by which texts show an asset, such as `dose-chart.png`: up to 80 of `a-z`, `0-9`, `-`,
/// `_` and `.`, beginning with a letter or digit, no two dots side by side, and ending in a dot and
/// what files of its kind end in.
public struct AssetName: Hashable, Comparable, Sendable, CustomStringConvertible {
  public let text: String
  /// The kind of file that the name stands for.
  public let type: AssetType

  public static let longest = 80

  /// A name exactly as written; nil where the text is none.
  public init?(_ text: String) {
    guard text.withBytes(Self.allows), let dot = text.lastIndex(of: "."),
      let type = AssetType(extension: String(text[text.index(after: dot)...]))
    else { return nil }
    self.text = text
    self.type = type
  }

  /// The name made from what a file is called: letters of other scripts are transliterated, all that
  /// no name may hold becomes a hyphen, and it ends as files of its kind do.
  public init?(file: String, type: AssetType) {
    let parts = file.split(separator: "/").last.map(String.init) ?? file
    let dot = parts.lastIndex(of: ".")
    let stem = dot.map { String(parts[..<$0]) } ?? parts
    let suffix = dot.map { parts[parts.index(after: $0)...].lowercased() } ?? ""
    guard let slug = Slug(title: stem) ?? Slug("asset-\(stem)") else { return nil }
    let end = type.extensions.contains(suffix) ? suffix : type.extensions[0]
    self.init("\(slug).\(end)")
  }

  private static func allows(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = bytes.first, bytes.count <= longest, isLetterOrDigit(first) else {
      return false
    }
    let dot = UInt8(ascii: ".")
    return bytes.allSatisfy { isLetterOrDigit($0) || [0x2D, 0x5F, dot].contains($0) }
      && zip(bytes, bytes.dropFirst()).allSatisfy { $0 != dot || $1 != dot }
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte)
  }

  /// What stands before a name where a text shows the asset: `![words](asset:dose-chart.png)`.
  package static let scheme = "asset:"

  public var description: String { text }

  public static func < (left: AssetName, right: AssetName) -> Bool {
    left.text.precedes(right.text)
  }
}
