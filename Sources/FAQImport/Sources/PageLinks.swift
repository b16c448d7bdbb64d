import FAQModel

/// The links of answers to places of their page, each question of which becomes an article of its own.
enum PageLinks {
  /// The questions of a page with links to others of it as links to their articles. Those that links lead to wish for
  /// their slugs, so that the links follow where others have these already.
  ///
  /// - Parameters:
  ///   - page: what the page itself is called in links; empty where it has no name.
  ///   - slug: that of the question at a place, by the name of the place; nil where there is no such question.
  static func completed(
    _ questions: [SourceQuestion], on page: Substring = "", slug: (Substring) -> Slug?
  ) -> [SourceQuestion] {
    let linking = questions.indices.filter { index in
      let body = questions[index].body
      return body.holds("](#") || body.holds("]: #")
        || !page.isEmpty && body.contains("\(page)#")
    }
    guard !linking.isEmpty else { return questions }
    let slugs = Set(questions.compactMap { Slug(title: $0.title) })
    var wanted: Set<Slug> = []
    var completed = questions
    for index in linking {
      // A question that was refused becomes no article.
      complete(
        &completed[index], on: page, { slug($0).flatMap { slugs.contains($0) ? $0 : nil } }, &wanted
      )
    }
    for index in completed.indices where !wanted.isEmpty {
      guard let slug = Slug(title: completed[index].title), wanted.contains(slug) else { continue }
      completed[index].slug = slug.text
    }
    return completed
  }

  /// The name of the place of a page that an address leads to; nil where it leads elsewhere.
  static func place(_ address: String, on page: Substring) -> Substring? {
    let name = address.prefix { $0 != "#" }
    guard name.isEmpty || name == page else { return nil }
    return address[name.endIndex...].isEmpty ? nil : address[name.endIndex...].dropFirst()
  }

  private static func complete(
    _ question: inout SourceQuestion, on page: Substring, _ slug: (Substring) -> Slug?,
    _ wanted: inout Set<Slug>
  ) {
    let own = Slug(title: question.title)
    let (body, count) = question.body.replacingTargets { address in
      guard let place = place(address, on: page) else { return nil }
      guard let slug = slug(place), slug != own else { return nil }
      wanted.insert(slug)
      return "/\(slug)"
    }
    question.body = body
    let bytes = Array(body.utf8)
    let others = MarkdownAddresses(bytes, MarkdownOutline(bytes, from: 0)).found
      .filter { !$0.isImage && place($0.address, on: page) != nil }.map(\.address)
    question.remarks += SourceLinks.remarks(
      onRenamed: count, ("a question of the page", "questions of the page"))
    question.remarks += SourceLinks.remarks(on: others, to: "places of the page")
  }
}
