import FAQModel

/// Lines of strong words in an answer to a question that is one.
enum StrongWords {
  /// What an editor should know of them; a label ends in a colon.
  static func remarks(_ words: [String]) -> [String] {
    let words = words.filter { !$0.isEmpty && $0.last != ":" && $0.last != "：" }
    guard !words.isEmpty else { return [] }
    return [
      "Words in it are strong lines as the questions are, but do not end as these do, and stay part of the answer: "
        + "\(words.quoted(most: 4))."
    ]
  }
}
