import FAQModel

/// A myth that is set against a fact. It is refused, so that the myth never becomes an answer.
enum MythPair {
  static let cause = "it states a myth"
  static let suggestion = "Ask what is true, as in 'Is it true that …?', and answer with the fact."

  /// Whether a title states a myth rather than asks, or an answer in Markdown sets one against a fact.
  static func isStated(_ title: String, _ answer: String) -> Bool {
    if HTMLTitle.isMyth(title) { return true }
    guard answer.holds(anyCase: stems) else { return false }
    let words = answer.filter { !"*_#>".contains($0) }
    return ScrapedText.mythLine(ScrapedLine.lines(of: words)) != nil
  }

  /// How the words begin that a line may name a myth with: without one of them the lines need no look.
  private static let stems: [StaticString] = ["myth", "misconception", "mito", "irrt"]
}
