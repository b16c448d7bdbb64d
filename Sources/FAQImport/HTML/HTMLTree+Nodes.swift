import FAQModel

extension HTMLTree.Node {
  /// The level of a heading, nil for any other element.
  var headingLevel: Int? {
    let name = name.utf8
    guard name.count == 2, name.first == UInt8(ascii: "h"), let digit = name.last,
      (UInt8(ascii: "1")...UInt8(ascii: "6")).contains(digit)
    else { return nil }
    return Int(digit) - 48
  }

  /// The classes of an element in lower case.
  var classes: [String] {
    guard let names = self["class"] else { return [] }
    return names.lowercased().unicodeScalars.split(whereSeparator: \.isHTMLSpace).map { String($0) }
  }

  /// Whether it leads somewhere.
  var isLink: Bool { name == "a" && self["href"] != nil }

  /// Where it leads, as browsers take it; empty where it leads nowhere.
  var address: String { HTMLAddress.cleaned(self["href"] ?? "") }

  /// Whether it is a text that is more than white space.
  var hasWords: Bool {
    kind == .text
      && text.unicodeScalars.contains { !$0.properties.isWhitespace && !$0.actsOnReader }
  }

  /// What it is called in reports.
  var whereabouts: String { "element at line \(line)" }
}
