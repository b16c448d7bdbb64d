extension Refusal {
  /// What is said of the words that a comment quotes.
  var quoteSentence: String? {
    switch self {
    case .unknownComment(let id):
      "\(id) has no such comment; 'faqcms review show \(id)' shows those that are open."
    case .openComments(let revision, let numbers):
      "\(revision) has open comments, and the policy wants none: "
        + "\(numbers.map(String.init).joined(separator: ", ")). Resolve each with 'faqcms review resolve "
        + "\(revision.article) \(numbers.first ?? 1)'."
    case .invalidQuote(let cause):
      "The quote cannot be kept: \(cause). Quote the few words that the comment is about."
    case .quoteNotFound(let quote):
      "'\(Self.shortened(quote))' does not stand in the text. Quote words exactly as they stand there, "
        + "in one piece."
    case .quoteFoundOften(let quote, let count):
      "'\(Self.shortened(quote))' stands in the text \(count) times. Quote more of the words around it, "
        + "so that it is clear which place is meant."
    default: nil
    }
  }

  private static func shortened(_ quote: String) -> String {
    let words = quote.wordsOnOneLine.visibleOnOneLine
    return words.count > 80 ? words.prefix(79) + "…" : words
  }
}
