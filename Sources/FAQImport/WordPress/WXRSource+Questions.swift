import FAQModel

extension WXRSource {
  /// The questions that an item is or holds; what it is otherwise is noted.
  ///
  /// - Parameter post: what its words say, where it is a post.
  mutating func questions(of item: WXRItem, _ post: WXRPost?) throws -> [SourceQuestion] {
    tally.add("comments", item.comments)
    for other in item.others { tally.add(other) }
    switch WXRKind(type: item.type) {
    case .machinery:
      tally.add("items of the type '\(item.type)'")
      return []
    case .attachment:
      if !item.excerpt.isEmpty || !item.content.isEmpty { tally.add("texts about a file") }
      files.add(item)
      return []
    case .question, .page:
      guard item.status != "auto-draft" else {
        tally.add("automatic drafts")
        return []
      }
      guard isNew(item) else { return [] }
      guard !item.isOfForum else {
        forum.note(reply: item)
        refuse(ofForum: item.place, FieldText(html: item.title).text)
        return []
      }
      guard let post else { return [] }
      return try asked(post)
    }
  }

  private mutating func asked(_ post: WXRPost) throws -> [SourceQuestion] {
    let (item, title, content) = (post.item, post.title, post.content)
    guard post.isQuestion || !content.questions.isEmpty else { return try found(in: post) }
    var questions: [SourceQuestion] = []
    if post.isQuestion, content.questions.isEmpty || post.hasRest {
      questions += try page(post)
    } else if post.hasRest, let page = post.page, page.holdsQuestions {
      questions += try found(in: post)
    } else if post.hasRest || !item.excerpt.isEmpty {
      pieces.append(
        "\(item.place), '\(title)': the text around its questions: '\(post.rest)'")
    }
    pieces += content.otherWords.map { words in
      "\(item.place), '\(title)': what a FAQ block shows there: '\(words)'"
    }
    for summary in content.folded where !content.questions.isEmpty {
      refuse(
        item.place, "'\(summary)' stands among questions but asks nothing",
        "Write it as a question if it is one, and export again.")
    }
    for (index, (block, answer)) in zip(content.questions, post.answers).enumerated() {
      let title = FieldText(html: block.question).text
      questions += try self.block(block, title: title, answer, number: index + 1, of: post)
    }
    return questions
  }

  /// The questions of a post whose title and blocks ask nothing, as those of a web page.
  private mutating func found(in post: WXRPost) throws -> [SourceQuestion] {
    let (item, title) = (post.item, post.title)
    let refusals = post.page?.refusals ?? []
    for refusal in refusals { refuse(item.place, refusal.cause, refusal.suggestion) }
    guard let page = post.page, !page.questions.isEmpty else {
      guard refusals.isEmpty else { return [] }
      refuse(post)
      return []
    }
    pieces += (page.dropped + page.remarks).map { "\(item.place), '\(title)': \($0)" }
    if !item.excerpt.isEmpty {
      pieces.append(
        "\(item.place), '\(title)': its excerpt '\(FieldText(html: item.excerpt).text)'")
    }
    let asking = page.questions.map { post.content.askingShortcode(in: $0.body) }
    if !post.content.askingShortcodes.isEmpty, asking.allSatisfy({ $0 == nil }) { refuse(post) }
    var questions: [SourceQuestion] = []
    for (index, question) in page.questions.enumerated() {
      if let name = asking[index] {
        refuse(
          "\(item.place), question \(index + 1)",
          "the answer to '\(question.title)' holds what seem to be other questions, in \(Self.phrase(name))",
          Self.saving)
        continue
      }
      var answer = AnswerMarkdown(body: question.body)
      answer.attachments = question.attachments
      answer.remarks = question.remarks
      let block = FAQBlock(id: nil, question: question.title, answer: "")
      questions += try self.block(
        block, title: question.title, .success(answer), number: index + 1, of: post)
    }
    return questions
  }

  /// Refuses a post of which no question can be told.
  private mutating func refuse(_ post: WXRPost) {
    let named = post.title.isEmpty ? "it" : "'\(post.title)'"
    if let name = post.content.askingShortcodes.first {
      return refuse(
        post.item.place, "the questions in \(named) seem to stand in \(Self.phrase(name))",
        Self.saving
      )
    }
    refuse(
      post.item.place, "no question in \(named) could be told from its other words",
      "End its title or the headings of its questions with a question mark, and export again.")
  }

  private static func phrase(_ shortcode: String) -> String {
    let builder =
      Shortcodes.builder(of: shortcode).map { "of \($0), a page builder" } ?? "of a plug-in"
    return "shortcodes \(builder), such as [\(shortcode)]"
  }

  private static let saving = "Open the page in a browser, save it as HTML, and import that."

  private mutating func isNew(_ item: WXRItem) -> Bool {
    guard item.status != "trash" else {
      refuse(item.place, "it is in the trash there", "Restore it there if it is wanted.")
      return false
    }
    guard !item.id.isEmpty else { return true }
    if let first = seen[item.id] {
      refuse(
        item.place, "it has the ID \(item.id) of item \(first), which was read",
        "Nothing is to be done if both are the same.")
      return false
    }
    seen[item.id] = item.number
    return true
  }

  private mutating func page(_ post: WXRPost) throws -> [SourceQuestion] {
    let (item, content) = (post.item, post.content)
    guard let answer = post.answer else {
      refuse(item.place, "it has no title", "Give it its question as its title, and export again.")
      return []
    }
    var made = try question(
      item, place: item.place, identity: item.identity, title: post.title, answer)
    made?.slug = item.slug.isEmpty ? nil : item.slug
    made?.summary = summary(item)
    made?.remarks += FieldText(html: item.title).remarks
    made?.remarks += content.shortcodes.map(\.remark) + content.remarks
    if !content.questions.isEmpty {
      made?.remarks.append(
        "The questions of its FAQ blocks, \(content.questions.count) in all, were taken by themselves."
      )
    }
    if made != nil { noteAddresses(of: post) }
    if let identity = item.identity { files.addGallery(content.gallery, of: identity) }
    return made.map { [$0] } ?? []
  }

  private mutating func block(
    _ block: FAQBlock, title: String, _ answer: WXRPost.Answer, number: Int, of post: WXRPost
  ) throws -> [SourceQuestion] {
    let item = post.item
    let place = "\(item.place), question \(number)"
    guard !title.isEmpty else {
      refuse(place, "its question is empty", "Write the question there, and export again.")
      return []
    }
    // Where it stands says nothing: another question may stand there next time.
    let identity = item.identity.map { "\($0)#\(block.id ?? title.lowercased())" }
    var made = try question(item, place: place, identity: identity, title: title, answer)
    if !post.title.isEmpty {
      made?.remarks.append("It stands on the page '\(post.title)' there.")
    }
    made?.remarks += FieldText(html: block.question).remarks
    if let remark = block.remark { made?.remarks.append(remark) }
    if !block.isShown { made?.remarks.append("Its page does not show it there.") }
    if number == 1 { made?.remarks += post.content.remarks }
    if let body = made?.body { made?.remarks += post.content.remarks(onShortcodesIn: body) }
    return made.map { [$0] } ?? []
  }

  /// What all questions of an item have in common; nil where it is refused.
  private mutating func question(
    _ item: WXRItem, place: String, identity: String?, title: String, _ read: WXRPost.Answer
  ) throws -> SourceQuestion? {
    do {
      let answer = try read.get()
      pieces += answer.dropped.map { "\(place): \($0)" }
      guard !MythPair.isStated(title, answer.body) else {
        refuse(place, MythPair.cause(title), MythPair.suggestion)
        return nil
      }
      var question = SourceQuestion(
        place: place, identity: identity, title: title, body: answer.body)
      question.attachments = answer.attachments
      question.author = listener.site.author(login: item.creator)
      question.date = item.date
      question.fields = item.fields
      question.remarks = answer.remarks + item.stateRemarks
      for taxonomy in item.shelve(&question, listener.site) {
        tally.add("terms of the taxonomy '\(taxonomy)'")
      }
      if answer.body.isEmpty { question.remarks.append("It has no answer there.") }
      forum.note(place, of: item)
      return question
    } catch Refusal.invalidFile(_, let cause) {
      refuse(place, cause, "Mend its text there, and export again.")
      return nil
    }
  }

  mutating func refuse(_ place: String, _ cause: String, _ suggestion: String) {
    refused.append(SourceRefusal(place: place, cause: cause, suggestion: suggestion))
  }

  /// The short answer: the excerpt, or else the description for search engines where it is text.
  private mutating func summary(_ item: WXRItem) -> String {
    let excerpt = FieldText(html: item.excerpt).text
    let description = FieldText(html: item.metaDescription).text
    if excerpt.isEmpty, !description.contains("%%"), !description.contains("<") {
      return description
    }
    if !description.isEmpty, description != excerpt { tally.add("descriptions for search engines") }
    return excerpt
  }

  private mutating func noteAddresses(of post: WXRPost) {
    let item = post.item
    let wish =
      Slug(item.slug) ?? Slug(item.slug.lowercased())
      // A draft has no slug there, and gets one from its title here.
      ?? Slug(title: item.slug.isEmpty ? post.title : item.slug)
    // Another post of that name got the slug, and this one will get another.
    guard let slug = wish?.text, slugs.insert(slug).inserted else { return }
    forum.note(slug: slug, of: item)
    let home = WXRLinks.key(listener.site.address)?.key ?? ""
    // The path of the site's own address, from which links without a host begin.
    let host = home.utf8.prefix { $0 != UInt8(ascii: "/") }.count
    var keys = [item.link, item.guid].compactMap { WXRLinks.key($0)?.key }
    keys.append("\(home)?p=\(item.id)")
    for key in keys {
      links[key] = slug
      let next = key.utf8.dropFirst(home.utf8.count).first
      if host > 0, key.hasPrefix(home), next == UInt8(ascii: "/") || next == UInt8(ascii: "?") {
        links[String(decoding: key.utf8.dropFirst(host), as: UTF8.self)] = slug
      }
    }
  }
}

extension SourceReading {
  /// What was refused in a page that holds questions.
  fileprivate var refusals: [SourceRefusal] { refused.filter { $0.cause != HTMLSource.nothing } }

  fileprivate var holdsQuestions: Bool { !questions.isEmpty || !refusals.isEmpty }
}
