import Foundation

/// Where UUIDs come from.
public enum UUIDs {
  /// A random UUID (RFC 9562, version 4) in lower case.
  public static let random: @Sendable () -> String = { UUID().uuidString.lowercased() }
}
