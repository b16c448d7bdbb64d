package import FAQModel

extension SourceQuestion {
  /// The question as a text of this site, with all that can be understood of it in its place, and the
  /// rest as fields of their own.
  ///
  /// - Parameters:
  ///   - source: what names the source, the same at every import.
  ///   - locale: the locale of a question that names none.
  /// - Throws: ``SourceRefusal`` where it cannot be a text.
  package func imported(
    from source: String, locale: LanguageTag
  ) throws(SourceRefusal) -> ImportedQuestion {
    var reading = Reading(self, locale)
    reading.readFields()
    let text = reading.text
    do {
      try text.check()
    } catch Refusal.invalidText(let field, let cause) {
      throw SourceRefusal(
        place: place, cause: "\(field): \(cause)",
        suggestion: "Change it in the source, and import that again.")
    } catch {
      throw SourceRefusal(place: place, cause: "\(error)", suggestion: "Look at it in the source.")
    }
    guard !text.body.allSatisfy(\.isWhitespace) else {
      throw SourceRefusal(
        place: place, cause: "it has no answer", suggestion: "Write one, or leave it out.")
    }
    let identity = identity ?? slug ?? title.lowercased()
    return ImportedQuestion(
      place: place, key: Self.key(String(identity.prefix(400)), in: source), text: text,
      slug: reading.slug, shelves: reading.shelves,
      claim: HistoryEvent.Claim(author: author, time: date, message: ""),
      remarks: remarks + reading.remarks)
  }

  /// A source whose name ends in the identity, as that of a file in a folder does, says all.
  private static func key(_ identity: String, in source: String) -> String {
    source == identity || source.hasSuffix("/" + identity) ? source : "\(source)#\(identity)"
  }

  /// One question, as it is understood.
  private struct Reading {
    let question: SourceQuestion
    var text: ArticleText
    var slug: Slug?
    var shelves: [(slug: Slug, title: String)] = []
    var remarks: [String] = []

    init(_ question: SourceQuestion, _ locale: LanguageTag) {
      self.question = question
      text = ArticleText(
        title: question.title, summary: question.summary, locale: locale, tags: question.tags,
        body: question.body)
      readLocale()
      readSlug()
      readShelves()
    }

    private mutating func readLocale() {
      guard let name = question.locale, !name.isEmpty else { return }
      if let locale = LanguageTag(name.replacing("_", with: "-")) {
        text.locale = locale.preferred
      } else if let locale = LanguageTag.named(name) {
        text.locale = locale
        remarks.append("'\(name.visibleOnOneLine)' is taken as \(locale).")
      } else {
        remarks.append(
          "'\(name.visibleOnOneLine)' is no language tag; it is taken as \(text.locale).")
      }
    }

    private mutating func readSlug() {
      guard let wish = question.slug, !wish.isEmpty else { return }
      slug = Slug(wish) ?? Slug(wish.lowercased()) ?? Slug(title: wish)
      if slug?.text != wish {
        remarks.append(
          "'\(wish.visibleOnOneLine)' is no slug"
            + (slug.map { "; it is taken as \($0)." } ?? "; one is made from the title."))
      }
    }

    private mutating func readShelves() {
      let names = question.categories.map(\.trimmed)
      let first = names.count - question.shelves.count
      for (index, name) in names.enumerated() where !name.isEmpty {
        let own = index < first ? nil : Slug(question.shelves[index - first])
        guard let slug = own ?? Slug(name) ?? Slug(title: name) else {
          remarks.append("'\(name.visibleOnOneLine)' cannot name a category.")
          continue
        }
        shelves.append((slug, name))
      }
      text.category = shelves.last?.slug
    }

    /// Puts the other fields where articles have a place for them, and keeps the rest as it is.
    mutating func readFields() {
      for field in question.fields where !field.name.isEmpty {
        if field.name == ArticleText.ownKey {
          text = text.pinned(to: ArticleText.pins(in: field.value))
          continue
        }
        let isTaken = ["title", "summary", "locale", "category", "tags", "slug"]
          .contains(field.name)
        let field = Self.list(field)
        if !isTaken, let read = try? ArticleText(fields: [field], body: "", locale: text.locale) {
          take(read, field.name)
        } else {
          let name = free("source_\(field.name)")
          text.extra[name] = field.value
          remarks.append(
            "'\(field.name.visibleOnOneLine)' is kept as the field \(name.visibleOnOneLine).")
        }
      }
    }

    /// The name, with `_` behind it as long as another field has it.
    private func free(_ name: String) -> String {
      var name = name
      while text.extra[name] != nil || question.fields.contains(where: { $0.name == name }) {
        name += "_"
      }
      return name
    }

    /// The field; lines of a cell are the items of a list where a list belongs.
    private static func list(_ field: JSONValue.Member) -> JSONValue.Member {
      guard ["audience", "related"].contains(field.name), let text = field.value.string else {
        return field
      }
      let items = text.split(separator: "\n").map(\.trimmed).filter { !$0.isEmpty }
      return JSONValue.Member(field.name, .strings(items))
    }

    private mutating func take(_ read: ArticleText, _ name: String) {
      switch name {
      case "audience": text.audience = read.audience
      case "codes": text.codes = read.codes
      case "references": text.references = read.references
      case "related": text.related = read.related
      default: text.extra.merge(read.extra) { $1 }
      }
    }
  }
}

extension SourceRefusal: Error {}
