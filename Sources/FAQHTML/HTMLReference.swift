/// The character references that HTML of this program is written with.
package enum HTMLReference {
  private static let bytes = Array("<>\"&".utf8)

  /// The reference at the beginning of UTF-8: what it stands for, and its length in bytes; nil where
  /// there is none of these.
  package static func read(_ text: some Collection<UInt8>) -> (byte: UInt8, length: Int)? {
    for byte in bytes {
      let length = HTMLWriter.reference(for: byte)?.withUTF8Buffer { reference in
        text.starts(with: reference) ? reference.count : nil
      }
      if let length = length ?? nil { return (byte, length) }
    }
    return nil
  }
}
