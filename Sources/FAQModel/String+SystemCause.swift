import Foundation

extension String {
  /// Why what the system was last asked for failed (`errno`), in its own words.
  package static var systemCause: String { systemCause(errno) }

  /// What the system says of a failure.
  package static func systemCause(_ code: Int32) -> String { String(cString: strerror(code)) }
}
