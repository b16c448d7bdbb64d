/// Which addresses a link or an image may have: those of the named schemes, and relative ones.
enum LinkAddress {
  static let schemesOfLinks: Set = ["https", "http", "mailto", "tel", "sms"]
  static let schemesOfImages: Set = ["https", "http"]

  /// The schemes for a kind of node; nil for one that has no address.
  static func schemes(of kind: MarkdownNode.Kind) -> Set<String>? {
    switch kind {
    case .link: schemesOfLinks
    case .image: schemesOfImages
    default: nil
    }
  }

  /// Whether an address with its character references and escapes resolved is of one of the schemes
  /// or of none.
  ///
  /// A browser strips controls from an address before it looks for the scheme, so one that has any
  /// is refused, and so is one whose first step hides a colon as `%3A`.
  static func isAllowed(_ address: UnsafePointer<CChar>?, schemes: Set<String>) -> Bool {
    guard let address else { return false }
    var firstStep: [UInt8] = []
    var delimiter: UInt8?
    var index = 0
    while address[index] != 0 {
      let byte = UInt8(bitPattern: address[index])
      guard byte >= 0x20, byte != 0x7f, index > 0 || byte != 0x20 else { return false }
      if delimiter == nil {
        switch byte {
        case UInt8(ascii: ":"), UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"):
          delimiter = byte
        default: firstStep.append(byte)
        }
      }
      index += 1
    }
    let step = String(decoding: firstStep, as: UTF8.self).lowercased()
    return delimiter == UInt8(ascii: ":") ? schemes.contains(step) : !step.contains("%3a")
  }
}
