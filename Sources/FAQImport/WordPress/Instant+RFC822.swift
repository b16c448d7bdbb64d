import FAQModel

extension WXRItem {
  /// When it was last changed: `wp:post_modified_gmt`, or else `wp:post_date_gmt`, or else
  /// `pubDate`; WordPress writes zeros for a draft that has no date.
  var date: Instant? {
    Instant(rfc3339: modified + "Z") ?? Instant(rfc3339: created + "Z")
      ?? Instant(rfc822: published)
  }
}

extension Instant {
  /// A moment as RFC 822 writes it with four digits of the year: `Mon, 12 Jun 2023 12:34:00 +0000`;
  /// nil for anything else.
  init?(rfc822 text: String) {
    let months = [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    var parts = text.split(separator: " ")
    if parts.first?.hasSuffix(",") == true { parts.removeFirst() }
    guard parts.count == 5, let month = months.firstIndex(of: String(parts[1])) else { return nil }
    let time = parts[3].count == 5 ? "\(parts[3]):00" : String(parts[3])
    let zone =
      switch parts[4] {
      case "GMT", "UT", "UTC", "Z": "Z"
      default: "\(parts[4].prefix(3)):\(parts[4].dropFirst(3))"
      }
    let date =
      "\(parts[2])-\(String(month + 1).padded(to: 2))-\(String(parts[0]).padded(to: 2))"
    self.init(rfc3339: "\(date)T\(time)\(zone)")
  }
}
