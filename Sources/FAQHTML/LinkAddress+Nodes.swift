import FAQModel

extension LinkAddress {
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
  /// is refused.
  static func isAllowed(_ address: UnsafePointer<CChar>?, schemes: Set<String>) -> Bool {
    guard let address else { return false }
    var count = 0
    while address[count] != 0 {
      let byte = UInt8(bitPattern: address[count])
      guard byte >= 0x20, byte != 0x7f, count > 0 || byte != 0x20 else { return false }
      count += 1
    }
    return isAllowed(UnsafeRawBufferPointer(start: address, count: count), schemes: schemes)
  }
}
