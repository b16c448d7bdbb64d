import FAQEditorial
import FAQImport
import FAQModel

/// Saves texts of one article. Where somebody saved since the author started, the two are merged; what
/// cannot be merged is for the author, in the editor or in a file that is kept.
struct DraftSaving {
  let article: ArticleAddress
  let office: Editorial
  let isMerging: Bool
  let global: GlobalOptions
  let session: Session

  /// Saves what a change makes of the revision that the author started from; nil for whatever is
  /// newest.
  func save(
    from base: Int?, _ change: @escaping @Sendable (inout ArticleText) throws -> Void
  ) throws -> SavedDraft {
    guard isMerging, let base else {
      do {
        return try office.perform(EditDraft(article: article, base: base, change: change))
      } catch let refusal as Refusal {
        try show(refusal)
        throw refusal
      }
    }
    switch try office.perform(MergeDraft(article: article, base: base, change: change)) {
    case .saved(let saved, let other):
      if let other {
        global.note(
          saved.isNewRevision
            ? "Merged with \(other.id) by \(other.author)"
            : "Nothing of it is new: \(other.id) by \(other.author) was saved since, and stays.",
          in: session)
      }
      return saved
    case .conflict(let merge, let theirs): return try settle(merge, theirs, base)
    }
  }

  /// Refuses a file that was made from another article, or at another site, and tells how it was understood.
  func check(_ file: MarkdownFile, for article: Article.ID) throws {
    for remark in file.remarks { global.note("note: \(remark)", in: session) }
    if let base = file.base {
      guard try file.baseDigest == nil || office.holdsOrigin(of: file) else {
        throw Refusal.fileOfOtherSite(base)
      }
      guard base.article == article else { throw Refusal.fileOfArticle(base.article) }
    }
  }

  /// Lets the author choose between the marked lines and saves what they made of it.
  private func settle(
    _ merge: ThreeWayMerge, _ theirs: Revision, _ base: Int
  ) throws -> SavedDraft {
    let conflict = Refusal.mergeConflict(
      base: Revision.ID(article: theirs.id.article, number: base), newest: theirs.id,
      author: theirs.author, places: merge.conflicts)
    let slug = try office.show(ArticleAddress(theirs.id)).record.article.slug
    let file: EditFile
    do {
      file = try EditFile(
        named: "\(theirs.id.article).md",
        containing: Array(
          DraftFile.file(merge, slug: slug, theirs: theirs).utf8),
        in: session)
    } catch let refusal as Refusal {
      session.output.error("note: \(refusal.description)")
      throw conflict
    }
    do {
      guard session.ask != nil, let editor = try? TextEditor(in: session) else { throw conflict }
      try editor.edit(file, in: session)
      let bytes = try InputFile.read(file.path, in: session)
      let edited = try MarkdownFile(bytes, locale: try office.site().locale)
      try check(edited, for: theirs.id.article)
      let saved = try save(from: theirs.number) { $0 = edited.text(after: $0) }
      file.remove()
      return saved
    } catch let refusal as Refusal {
      guard file.exists else {
        file.remove()
        throw refusal
      }
      throw KeptText(
        reason: refusal, path: file.path, command: "draft edit \(theirs.id.article)", global: global
      )
    }
  }

  /// On a conflict, what the other person changed since.
  private func show(_ refusal: Refusal) throws {
    guard case .editConflict(let base, let newest, _, _) = refusal,
      let (old, new) = try? office.texts(ArticleAddress(base), ArticleAddress(newest))
    else { return }
    let difference = LineDifference(from: old.canonical.string, to: new.canonical.string)
    session.output.error("What changed from \(base) to \(newest):")
    for line in difference.printed(Style(isColored: false)) { session.output.error(line) }
  }
}

extension Editorial {
  /// Whether this site has the revision that a file says it was made from, by its number and, where the file
  /// names it, its digest: the same number may be there at another site.
  func holdsOrigin(of file: MarkdownFile) throws -> Bool {
    guard let base = file.base else { return false }
    do {
      let digest = try show(ArticleAddress(base)).revision.digest.hex
      return file.baseDigest == nil || file.baseDigest == digest
    } catch Refusal.unknownArticle { return false } catch Refusal.unknownRevision { return false }
  }
}
