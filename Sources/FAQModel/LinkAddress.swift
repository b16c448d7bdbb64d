/// Which addresses a link or an image may have: those of the named schemes, and relative ones.
package enum LinkAddress {
  package static let schemesOfLinks: Set = ["https", "http", "mailto", "tel", "sms"]
  package static let schemesOfImages: Set = ["https", "http"]

  /// Whether an address in UTF-8, without controls, is of one of the schemes or of none.
  ///
  /// One whose first step hides a colon as `%3A` is refused.
  @inlinable package static func isAllowed(
    _ address: some Collection<UInt8>, schemes: Set<String>
  ) -> Bool {
    let bytes = address.prefix { !":/?#".utf8.contains($0) }
    let step = String(decoding: bytes, as: UTF8.self).lowercased()
    let isScheme =
      bytes.endIndex < address.endIndex && address[bytes.endIndex] == UInt8(ascii: ":")
    return isScheme ? schemes.contains(step) : !step.contains("%3a")
  }
}
