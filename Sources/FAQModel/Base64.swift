import Foundation

extension [UInt8] {
  /// The bytes that a text in base64 (RFC 4648, section 4) stands for; nil for anything that is not
  /// exactly what ``base64`` writes.
  package init?(base64 text: String) {
    guard let data = Data(base64Encoded: text), data.base64EncodedString() == text else {
      return nil
    }
    self = Array(data)
  }

  /// The bytes in base64 (RFC 4648, section 4), padded and on one line.
  package var base64: String { Data(self).base64EncodedString() }
}

extension Digest {
  /// A digest read back from the base64 of its 32 bytes; nil for anything else.
  package init?(base64 text: String) {
    guard let bytes = [UInt8](base64: text) else { return nil }
    self.init(bytes: bytes)
  }
}
