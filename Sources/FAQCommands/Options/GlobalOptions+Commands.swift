import FAQModel

extension GlobalOptions {
  /// A command for the user to type next, with the database that was named for this one.
  ///
  /// - Parameter isOwn: whether it is for the same person, whose name goes with it if it was given.
  func command(_ words: String, isOwn: Bool = true) -> String {
    let person = isOwn ? actor : nil
    return "faqcms \(words)" + (database.map { " --db \($0.shellWord)" } ?? "")
      + (person.map { " --as \($0)" } ?? "")
  }
}
