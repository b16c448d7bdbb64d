import FAQModel

extension HTMLTree.Node {
  /// Whether it is a text that is more than white space.
  var hasWords: Bool {
    kind == .text
      && text.unicodeScalars.contains { !$0.properties.isWhitespace && !$0.actsOnReader }
  }

  /// What it is called in reports.
  var whereabouts: String { "element at line \(line)" }
}
