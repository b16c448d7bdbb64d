import FAQModel

/// What importing a history came to.
package struct ImportReport: Equatable, Sendable {
  package var articles = 0
  package var revisions = 0
  package var renames = 0
  package var deletions = 0
  /// Events that were imported before, or that changed nothing.
  package var same = 0
  /// Events that were left out, since their articles were edited here.
  package var editedHere = 0
  /// Deletions, renames and saves that were left out; the remarks say why.
  package var leftOut = 0
  /// What an editor should know, a sentence each.
  package var remarks: [String] = []

  package var isEmpty: Bool { changes == 0 }

  /// How much was done.
  var changes: Int { articles + revisions + renames + deletions }
}

/// Remarks of one kind, of which the first is told, with the number of all.
struct RepeatedRemark {
  private var first = ""
  private var count = 0

  /// Counts one more, or several.
  ///
  /// - Parameter words: what is to be said of it, as the end of a sentence; asked for once.
  mutating func add(_ event: HistoryEvent, times: Int = 1, _ words: @autoclosure () -> String) {
    if count == 0 { first = "\(event.place): \(words())" }
    count += times
  }

  /// The sentence; nil where there is nothing to say.
  var sentence: String? {
    switch count {
    case 0: nil
    case 1: "\(first)."
    default: "\(first) (\(count) times in all)."
    }
  }
}

/// A remark of one kind on each of several articles.
private struct RemarksOnArticles {
  /// In the order of the articles' first places.
  private(set) var remarks: [RepeatedRemark] = []
  /// By the bytes of the articles' keys.
  private var places: [Passage: Int] = [:]

  mutating func add(_ event: HistoryEvent, _ article: ImportedArticle, _ what: String) {
    let key = Passage(article.key[...])
    let place = places[key] ?? remarks.count
    if place == remarks.count {
      places[key] = place
      remarks.append(RepeatedRemark())
    }
    remarks[place].add(event, what)
  }
}

/// What there is to say of a history besides the remarks of its events.
struct HistoryRemarks {
  private var cutAuthors = RepeatedRemark()
  private var cutMessages = RepeatedRemark()
  private var unknown = RepeatedRemark()
  private var unplaced = RepeatedRemark()
  private var continued = RepeatedRemark()
  private var diverging = RepeatedRemark()
  private var edited = RemarksOnArticles()
  private var readdressed = RemarksOnArticles()
  private var deleted = RemarksOnArticles()
  private var falling = RemarksOnArticles()

  /// Notes what of the claims of an event the ledger has no room for.
  mutating func noteCuts(of event: HistoryEvent) {
    if event.claim.isAuthorCut {
      cutAuthors.add(event, "the name of the author was cut after 200 characters")
    }
    if event.claim.isMessageCut {
      cutMessages.add(event, "the message was cut after 10,000 characters")
    }
  }

  /// Notes a deletion or a rename of what is not here.
  mutating func noteUnknown(_ event: HistoryEvent) {
    unknown.add(
      event, "\(Self.act(event)), but nothing was imported under that key")
  }

  mutating func noteUnplaced(_ event: HistoryEvent, times: Int) {
    unplaced.add(
      event, times: times,
      "\(Self.act(event)), but no date says that this was after what was imported; it is left out")
  }

  /// Notes a part of a history that has none of what was imported before it.
  mutating func noteContinued(_ event: HistoryEvent, of article: ImportedArticle) {
    continued.add(
      event,
      "by its date, this goes on from what was imported of \(article.name), of which the file has "
        + "nothing before")
  }

  mutating func noteDiverging(_ event: HistoryEvent, of article: ImportedArticle) {
    diverging.add(
      event,
      "from here on, the history of \(article.name) is another than what was imported"
        + (event.words == nil ? "" : "; its texts are new drafts"))
  }

  mutating func noteEdited(_ event: HistoryEvent, of article: ImportedArticle) {
    guard event.words != nil else {
      readdressed.add(
        event, article,
        "\(article.name) was edited here since; its new address there was left out, and is given with "
          + "'faqcms rename \(article.name)'")
      return
    }
    edited.add(
      event, article,
      "\(article.name) was edited here since; its newer text was left out, and is brought in with "
        + "'faqcms draft edit \(article.name)'")
  }

  /// - Parameter state: what the article is here, and the command that ends that.
  mutating func noteDeleted(
    _ event: HistoryEvent, of article: ImportedArticle, _ state: String
  ) {
    deleted.add(
      event, article,
      "\(article.name) is deleted there; it was edited here since and is \(state) is left to you")
  }

  /// Notes an event that is dated before the one of its key that stands before it.
  mutating func noteFalling(_ event: HistoryEvent, _ article: ImportedArticle) {
    falling.add(
      event, article,
      "this is dated before what stands above it under the key '\(event.key.visibleOnOneLine)'; the file is "
        + "taken in its order, as oldest first")
  }

  var sentences: [String] {
    ([cutAuthors, cutMessages, unknown, unplaced, continued, diverging] + edited.remarks
      + readdressed.remarks + deleted.remarks + falling.remarks)
      .compactMap { $0.sentence }
  }

  private static func act(_ event: HistoryEvent) -> String {
    "'\(event.key.visibleOnOneLine)' is \(event.kind == .delete ? "deleted" : "renamed") there"
  }
}
