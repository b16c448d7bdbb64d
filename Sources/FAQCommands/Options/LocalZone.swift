import FAQModel
import Foundation

/// The time zone of times that name none.
enum LocalZone {
  /// Whether a time says by itself where it is: `now`, and what ends with `Z` or an offset.
  static func isNamed(in text: String) -> Bool {
    text == "now" || text.wholeMatch(of: /.*(Z|[+-][0-9]{2}:[0-9]{2})/) != nil
  }

  /// The zone that `TZ` names, else the machine's.
  ///
  /// - Throws: ``Refusal/unknownTimeZone(_:)`` for a zone that is not known, and for one whose rules for
  ///   summer time stand in `TZ` itself.
  static func timeZone(in session: Session) throws -> TimeZone {
    guard session.environment["TZ"] != nil else { return .current }
    let text = try session.variable("TZ") ?? ""
    let name = text.hasPrefix(":") ? String(text.dropFirst()) : text
    if name.isEmpty { return .gmt }
    if let seconds = offset(inPOSIX: name), let zone = TimeZone(secondsFromGMT: seconds) {
      return zone
    }
    guard let zone = TimeZone(identifier: identifier(name)) else {
      throw Refusal.unknownTimeZone(text)
    }
    return zone
  }

  /// The seconds east of Greenwich of a POSIX zone without summer time, such as `<+03>-3`: it counts to the
  /// west.
  private static func offset(inPOSIX text: String) -> Int? {
    let form =
      /(?:[A-Za-z]{3,}|<[A-Za-z0-9+-]{3,}>)([+-]?)([0-9]{1,2})(?::([0-9]{2})(?::([0-9]{2}))?)?/
    guard let match = text.wholeMatch(of: form)?.output else { return nil }
    func number(_ part: Substring?) -> Int { part.flatMap { Int($0) } ?? 0 }
    let seconds = number(match.2) * 3_600 + number(match.3) * 60 + number(match.4)
    return match.1 == "-" ? seconds : -seconds
  }

  /// The name of a zone whose file may be given in its place, by way of symbolic links too.
  private static func identifier(_ name: String) -> String {
    guard name.hasPrefix("/"), let path = realpath(name, nil) else { return name }
    defer { free(path) }
    let file = String(cString: path)
    guard let folder = file.range(of: "/zoneinfo/") else { return name }
    return String(file[folder.upperBound...])
  }
}
