/// One thing that happened to an article elsewhere, with what is claimed about it.
package struct HistoryEvent: Sendable {
  /// What happened.
  package enum Kind: Equatable, Sendable {
    /// The words became these: the first time for a key, that creates the article.
    case save
    /// The address became this slug; words that came with it are saved after that.
    case rename(Slug?)
    /// The article was taken away.
    case delete
  }

  /// Who did it, when and why, as the source says; nobody has proved it.
  package struct Claim: Equatable, Sendable {
    /// The author's name, empty where none is said.
    package let author: String
    package let time: Instant?
    package let message: String

    package init(author: String, time: Instant?, message: String) {
      self.author = author
      self.time = time
      self.message = message
    }
  }

  /// The line of the file, or the number of the commit, counted from 1.
  package let line: Int
  /// Where it stands in its source, for people, as the beginning of a sentence: `Line 7`.
  package let place: String
  /// What stays the same over the article's life in the source.
  package let key: String
  /// The key until this event, where the source has no key but its names.
  package let formerKey: String?
  /// The slug that the source asks for.
  package let slug: Slug?
  /// Whether the source says it in so many words; else it is made of a name.
  package let isSlugNamed: Bool
  package let kind: Kind
  /// The words, for a save and for a rename that changed them too; nil where the source lacks them.
  package let words: CarriedText?
  package let claim: Claim
  /// What an editor should know about how the event was understood, a sentence each.
  package let remarks: [String]
  /// The members of the line that were not read.
  package let unread: [String]

  /// - Parameter place: nil for the line.
  package init(
    line: Int, place: String? = nil, key: String, formerKey: String?, slug: Slug?,
    isSlugNamed: Bool = false, kind: Kind, words: CarriedText?, claim: Claim, remarks: [String],
    unread: [String]
  ) {
    self.line = line
    self.place = place ?? "Line \(line)"
    self.key = key
    self.formerKey = formerKey
    self.slug = slug
    self.isSlugNamed = isSlugNamed
    self.kind = kind
    self.words = words
    self.claim = claim
    self.remarks = remarks
    self.unread = unread
  }

  /// The same event without its words.
  package var withoutWords: HistoryEvent {
    HistoryEvent(
      line: line, place: place, key: key, formerKey: formerKey, slug: slug,
      isSlugNamed: isSlugNamed, kind: kind, words: nil, claim: claim, remarks: remarks,
      unread: unread)
  }
}

/// The current keys of articles, where a source without keys renames them. Keys are one where their bytes are.
package struct HistoryKeys: Sendable {
  private var origins: [Passage: String] = [:]
  /// How many articles began with each key that one of them was renamed from.
  private var beginnings: [Passage: Int] = [:]

  package init() {}

  /// What stays the same over the life of the event's article: the key that it was created with.
  package mutating func origin(of event: HistoryEvent) -> String {
    let key = Passage(event.key[...])
    var origin = event.key
    if let former = event.formerKey {
      let before = Passage(former[...])
      origin = origins.removeValue(forKey: before) ?? former
      beginnings[before] = beginnings[before] ?? 1
      origins[key] = origin
    } else if let known = origins[key] {
      origin = known
    } else if let count = beginnings[key] {
      // Another article at the place that one was renamed from.
      beginnings[key] = count + 1
      origin = "\(event.key)#\(count + 1)"
      origins[key] = origin
    }
    if event.kind == .delete { origins[key] = nil }
    return origin
  }
}
