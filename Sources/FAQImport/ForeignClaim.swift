import FAQModel

/// The fields with which another site says what it decided, which decides nothing here.
enum ForeignClaim {
  static let names: Set<String> = ["draft", "published", "approved", "status", "reviewed"]

  /// What an editor should know of a field that is kept; nil where it claims nothing.
  static func remark(on name: String) -> String? {
    guard names.contains(name.lowercased()) else { return nil }
    return
      "'\(name.visibleOnOneLine)' in the file is kept as a field of the text; it approves nothing."
  }
}
