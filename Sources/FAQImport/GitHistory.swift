package import FAQModel

/// The history of the Markdown files of a git repository, as the line of first parents saw it.
///
/// A file keeps its identity when git finds it renamed; a file that comes back after it was deleted
/// is another article, unless its commit names the one that it was. Where a submodule or a symbolic link
/// has the name of a Markdown file, there is no text, and a remark; other files are passed over.
package struct GitHistory {
  private let folder: [UInt8]
  private let locale: LanguageTag
  private let blob: (String) throws -> [UInt8]
  /// The key of each file that is there, by its path.
  private var keys: [ArraySlice<UInt8>: String] = [:]
  private var used: Set<String> = []
  /// The keys of the articles that commits name.
  private var named: [String: String] = [:]

  /// - Parameters:
  ///   - folder: the folder whose files are meant, empty for all.
  ///   - locale: the locale of texts that name none.
  ///   - blob: the bytes of an object by its hexadecimal ID.
  package init(
    folder: String, locale: LanguageTag, blob: @escaping (String) throws -> [UInt8]
  ) {
    let names = folder.utf8.split(separator: UInt8(ascii: "/")).filter {
      !$0.elementsEqual(".".utf8)
    }
    self.folder = names.flatMap { Array($0) + [UInt8(ascii: "/")] }
    self.locale = locale
    self.blob = blob
  }

  /// Gives the events of a log in order; the line of an event is the number of its commit.
  ///
  /// - Parameter log: what git writes for ``GitLog/arguments``.
  /// - Throws: ``Refusal/invalidFile(line:cause:)`` where the log is no such output, and what `blob` and
  ///   `body` throw.
  package mutating func forEach(
    in log: ArraySlice<UInt8>, _ body: (HistoryEvent) throws -> Void
  ) throws {
    var log = GitLog(log)
    var number = 0
    while let commit = try log.next() {
      number += 1
      for event in try events(of: commit, number) { try body(event) }
    }
  }

  /// What a commit did: deletions first, so that their names are free, then renames, then the rest.
  private mutating func events(of commit: GitLog.Commit, _ number: Int) throws -> [HistoryEvent] {
    var deleted: [String] = []
    var renamed: [(key: String, GitLog.Change)] = []
    var saved: [GitLog.Change] = []
    for change in commit.changes {
      let isThere = change.status != UInt8(ascii: "D") && isMeant(change.path)
      let isCopy = change.status == UInt8(ascii: "C")
      let key = isCopy ? nil : keys[change.formerPath]
      if !isThere {
        if let key { deleted.append(key) }
      } else if let key, change.status == UInt8(ascii: "R") {
        renamed.append((key, change))
      } else {
        saved.append(change)
        continue
      }
      keys[change.formerPath] = nil
    }
    for (key, change) in renamed { keys[change.path] = key }
    let kept = saved.map { ($0, keyToSave($0, in: commit, number)) }
    // What is deleted at one path and saved at another by the same commit was renamed.
    let returned = Set(kept.map(\.1.key))
    var events = try deleted.filter { !returned.contains($0) }
      .map { try event(commit, number, key: $0, kind: .delete) }
    for (key, change) in renamed {
      events.append(try event(commit, number, key: key, change, isRename: true))
    }
    for (change, (key, isBack)) in kept {
      events.append(try event(commit, number, key: key, change, isRename: isBack))
    }
    return events
  }

  /// The key of a file that is saved, and whether the article had none meanwhile, so that it may have
  /// another address now.
  private mutating func keyToSave(
    _ change: GitLog.Change, in commit: GitLog.Commit, _ number: Int
  ) -> (key: String, isBack: Bool) {
    if let key = keys[change.path] { return (key, false) }
    let former = commit.article.flatMap { named[$0] }
    if let former, !keys.values.contains(former) {
      keys[change.path] = former
      return (former, true)
    }
    let key = newKey(change.path, number)
    keys[change.path] = key
    if let article = commit.article, former == nil { named[article] = key }
    return (key, false)
  }

  private mutating func newKey(_ path: ArraySlice<UInt8>, _ number: Int) -> String {
    let name = Self.name(path)
    let key = used.contains(name) ? "\(name)#\(number)" : name
    used.insert(key)
    return key
  }

  private func event(
    _ commit: GitLog.Commit, _ number: Int, key: String, kind: HistoryEvent.Kind, slug: Slug? = nil,
    words: CarriedText? = nil, path: String = "", formerPath: String? = nil, cause: String? = nil
  ) throws -> HistoryEvent {
    let place = "Commit \(commit.id.prefix(12))\(path.isEmpty ? "" : ", \(path.visibleOnOneLine)")"
    let time = commit.isDated ? Instant(seconds: commit.seconds) : nil
    var remarks: [String] = []
    if time == nil, commit.isDated { remarks.append("\(place): \(try flaw(ofDate: commit)).") }
    if let formerPath {
      remarks.append(
        "\(place): it was moved here from \(formerPath.visibleOnOneLine), which is not under the folder that is "
          + "imported; it begins as another article, without what it was there.")
    }
    if !commit.repaired.isEmpty {
      let parts = commit.repaired.joined(separator: " and ")
      remarks.append(
        "\(place): bytes of its \(parts) that are not UTF-8 were replaced with U+FFFD.")
    }
    if let cause = cause ?? words?.cause { remarks.append("\(place): \(cause).") }
    remarks += words?.notes.map { "\(place): \($0)" } ?? []
    let author = commit.author == LedgerEntry.Claim.nobody ? "" : commit.author
    return HistoryEvent(
      line: number, place: place, key: key, formerKey: nil, slug: slug, kind: kind, words: words,
      claim: HistoryEvent.Claim(author: author, time: time, message: commit.message),
      remarks: remarks, unread: [])
  }

  /// Why the date of a commit is none, as a sentence without its stop. NB: git writes no date where its number
  /// is negative, too.
  private func flaw(ofDate commit: GitLog.Commit) throws -> String {
    var words = commit.seconds
    if words.isEmpty {
      let line = try blob(commit.id).split(separator: UInt8(ascii: "\n"))
        .first { $0.starts(with: "author ".utf8) }
      let date = line.map { $0[(($0.lastIndex(of: UInt8(ascii: ">")) ?? $0.startIndex) + 1)...] }
      words = String(decoding: date ?? [], as: UTF8.self).trimmed
    }
    let number = words.prefix { $0 != " " }
    let isNegative = number.first == "-"
    guard number.count > (isNegative ? 1 : 0),
      number.utf8.dropFirst(isNegative ? 1 : 0).allSatisfy(\.isASCIIDigit)
    else { return "'\(words.visibleOnOneLine)' is no date of git; it has no date" }
    return
      "'\(words.visibleOnOneLine)' \(Instant.flaw(isBefore1970: isNegative)); it has no date"
  }

  private func event(
    _ commit: GitLog.Commit, _ number: Int, key: String, _ change: GitLog.Change,
    isRename: Bool
  ) throws -> HistoryEvent {
    let path = Self.name(change.path)
    let name = SourceName(path: path)
    let isMovedIn =
      !isRename && change.status == UInt8(ascii: "R") && !change.formerPath.starts(with: folder)
      && SourceName.isMarkdown(String(decoding: change.formerPath, as: UTF8.self))
    let formerPath = isMovedIn ? Self.name(change.formerPath) : nil
    func leftOut(_ cause: String) throws -> HistoryEvent {
      try event(
        commit, number, key: key, kind: isRename ? .rename(name.slug) : .save, path: path,
        cause: "\(cause); it is left out")
    }
    guard let object = change.object else {
      return try leftOut("it is \(change.otherKind)")
    }
    let bytes = try blob(object)
    guard !Self.isPointer(bytes) else {
      return try leftOut("it is a pointer of Git LFS, and its text is not in the repository")
    }
    do {
      let words = try CarriedText(bytes, name: name, locale: locale)
      let slug = words.slug ?? name.slug
      return try event(
        commit, number, key: key, kind: isRename ? .rename(slug) : .save,
        slug: slug, words: words, path: path, formerPath: formerPath)
    } catch Refusal.invalidText(let field, let cause) {
      return try leftOut("\(field): \(cause)")
    }
  }

  /// Whether a file stands for another one that Git LFS keeps elsewhere.
  private static func isPointer(_ bytes: [UInt8]) -> Bool {
    bytes.count < 1_024 && bytes.starts(with: "version https://git-lfs.github.com/spec/".utf8)
  }

  private func isMeant(_ path: ArraySlice<UInt8>) -> Bool {
    path.starts(with: folder) && SourceName.isMarkdown(String(decoding: path, as: UTF8.self))
  }

  /// The path as text; bytes that are not UTF-8 are written as `%` and two digits, all of them.
  private static func name(_ path: ArraySlice<UInt8>) -> String {
    if let name = path.withUnsafeBufferPointer({ String(validating: $0, as: UTF8.self) }) {
      return name
    }
    return path.map { byte in
      (0x20...0x7E).contains(byte) && byte != UInt8(ascii: "%")
        ? String(Unicode.Scalar(byte))
        : "%" + String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
    }.joined()
  }
}
