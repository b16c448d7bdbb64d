extension String {
  /// Without white space around it.
  package var trimmed: String { trimming(while: \.isWhitespace) }

  /// Without spaces around it.
  package var trimmingSpaces: String { trimming { $0 == " " } }

  private func trimming(while condition: (Character) -> Bool) -> String {
    String(drop(while: condition).reversed().drop(while: condition).reversed())
  }
}
