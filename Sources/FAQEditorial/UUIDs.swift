import Foundation

/// Where UUIDs come from.
public enum UUIDs {
  /// A random UUID (RFC 9562, version 4) in lower case.
  ///
  /// NB: Foundation opens a device for each that it makes; here the kernel is asked directly.
  public static let random: @Sendable () -> String = {
    let bits = (UInt64.random(in: .min ... .max), UInt64.random(in: .min ... .max))
    var bytes = unsafeBitCast(bits, to: uuid_t.self)
    bytes.6 = bytes.6 & 0x0f | 0x40
    bytes.8 = bytes.8 & 0x3f | 0x80
    return UUID(uuid: bytes).uuidString.lowercased()
  }
}
