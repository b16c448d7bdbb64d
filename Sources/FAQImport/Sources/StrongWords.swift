import FAQModel

/// Lines of strong words in an answer to a question that is one.
enum StrongWords {
  /// What an editor should know of them; a label ends in a colon.
  ///
  /// - Parameter areOthersStrong: whether the questions are such lines, too.
  static func remarks(_ words: [String], areOthersStrong: Bool = true) -> [String] {
    let words = words.filter { !$0.isEmpty && $0.last != ":" && $0.last != "：" }
    guard !words.isEmpty else { return [] }
    let what =
      areOthersStrong
      ? "strong lines as the questions are, but do not end as these do,"
      : "strong lines, which may be a title of the questions below,"
    return ["Words in it are \(what) and stay part of the answer: \(words.quoted(most: 4))."]
  }
}
