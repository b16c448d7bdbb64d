package import FAQModel
import GRDB
import Synchronization

/// What packing and unpacking texts needs from one call to the next.
final class TextCodec: Sendable {
  let zstandard = Zstandard()
  private let dictionaries = Mutex<[Int64: Zstandard.Dictionary]>([:])

  /// The largest canonical text there can be, in bytes; nothing larger is unpacked.
  static let largestText =
    ArticleText.largestBody + ArticleText.largestFrontMatter + 64 * 1024
  /// How texts are compressed when they are saved.
  static let savingLevel: Int32 = 1

  /// A dictionary by its number; numbers are never given twice.
  func dictionary(_ id: Int64, in reading: Reading) throws -> Zstandard.Dictionary? {
    if let known = dictionaries.withLock({ $0[id] }) { return known }
    let row = try reading.row("SELECT bytes FROM text_dictionary WHERE id = ?", [id])
    guard let bytes: [UInt8] = try row?.at(0) else { return nil }
    let dictionary = Zstandard.Dictionary(id: id, bytes: bytes)
    dictionaries.withLock { $0[id] = dictionary }
    return dictionary
  }
}

extension Reading {
  /// A text by its digest, checked against it.
  package func text(_ digest: Digest) throws -> ArticleText {
    if let words = memory.words, words.digest == digest { return words.text }
    let text = try ArticleText(canonical: try canonical(digest))
    memory.words = (digest, text)
    return text
  }

  /// The canonical form of a text by its digest, checked against it.
  ///
  /// NB: an older text is kept as the difference to a newer one, which was often read just before.
  package func canonical(_ digest: Digest) throws -> CanonicalText {
    let stored = try stored(digest, knowing: memory.unpacked)
    let canonical = try stored.canonical(digest, with: codec.zstandard)
    memory.unpacked = UnpackedText(id: stored.id, canonical: canonical)
    return canonical
  }

  /// The canonical form of the newest text of an article, or of a revision's, checked against its
  /// digest: what it takes to read one text, and nothing else.
  package func canonical(of article: Article.ID, revision number: Int? = nil) throws
    -> CanonicalText
  {
    let choice = number == nil ? "ORDER BY r.number DESC LIMIT 1" : "AND r.number = ?"
    let found = try rows(
      """
      SELECT t.digest, t.id, c.encoding, c.dictionary_id, c.base_text_id, c.bytes FROM revision r
      JOIN text t ON t.id = r.text_id JOIN text_content c ON c.text_id = t.id
      WHERE r.article_id = ? \(choice)
      """, number.map { [article.rawValue, $0] } ?? [article.rawValue]
    ) { row in (try row.digest("digest"), try stored(try row.at(1), try TextContent(row, from: 2)))
    }
    guard let (digest, stored) = found.first else {
      throw Refusal.unknownArticle(article.description)
    }
    let text = CanonicalText(bytes: try stored.bytes(with: codec.zstandard))
    guard text.digest == digest else { throw Refusal.damagedText(digest) }
    return text
  }

  func textID(_ digest: Digest) throws -> Int64? {
    if let text = memory.text, text.digest == digest { return text.id }
    let id: Int64? = try row(
      """
      SELECT id FROM text WHERE substr(digest, 1, 4) = substr(?1, 1, 4) AND digest = ?1
      """, [digest])?.at(0)
    if let id { memory.text = (digest, id) }
    return id
  }

  /// The stored bytes of a text, unpacked; the caller checks the digest.
  ///
  /// - Throws: ``DamagedRow`` where they cannot be unpacked.
  func bytes(ofText id: Int64) throws -> [UInt8] {
    try stored(id, try content(ofText: id)).bytes(with: codec.zstandard)
  }

  /// - Parameter known: a text that it may be the difference to.
  func stored(
    _ id: Int64, _ content: TextContent?, knowing known: UnpackedText? = nil
  ) throws -> StoredText {
    // A delta leads to another text, that one perhaps to a third; the chain is followed without
    // recursion and no text twice, so that a damaged file cannot lead astray.
    var differences: [StoredText.Frame] = []
    var seen: Set<Int64> = [id]
    var content = content
    while let difference = content, let next = difference.base {
      differences.append(try frame(difference))
      if let known, known.id == next {
        return StoredText(id: id, origin: .plain(known.canonical.bytes), differences: differences)
      }
      guard seen.insert(next).inserted else { break }
      content = try self.content(ofText: next)
    }
    guard let content, content.base == nil else {
      throw DamagedRow(column: "text_content.base_text_id")
    }
    let origin: StoredText.Origin =
      content.isCompressed ? .frame(try frame(content)) : .plain(content.bytes)
    return StoredText(id: id, origin: origin, differences: differences)
  }

  private func frame(_ content: TextContent) throws -> StoredText.Frame {
    let dictionary = try content.dictionary.map { id in
      guard let dictionary = try codec.dictionary(id, in: self) else {
        throw DamagedRow(column: "text_content.dictionary_id")
      }
      return dictionary
    }
    return StoredText.Frame(bytes: content.bytes, dictionary: dictionary)
  }
}

/// A text made ready to be kept: in canonical form, compressed, and checked to read back as given.
/// Any thread can make it.
package struct PackedText: Sendable {
  package let text: ArticleText
  package let canonical: CanonicalText
  /// A text that is kept already and to which the frame holds the difference.
  package let base: CanonicalText?
  fileprivate let frame: [UInt8]

  /// - Parameters:
  ///   - canonical: the canonical form of the text, where it is known.
  ///   - base: a text like it, to keep the difference to that alone.
  /// - Throws: ``Refusal/invalidText(field:cause:)`` for a text that cannot be kept.
  package init(
    _ text: ArticleText, canonical: CanonicalText? = nil, base: CanonicalText? = nil,
    with packer: TextPacker
  ) throws {
    self.canonical = try canonical ?? text.canonical()
    self.text = text.normalized
    guard self.text.isSaid(by: self.canonical) else {
      throw Refusal.damagedText(self.canonical.digest)
    }
    self.base = base
    frame = try packer.zstandard.compress(
      self.canonical.bytes, against: .init(base: base?.bytes),
      level: TextCodec.savingLevel)
  }
}

/// The work space of one thread that packs texts.
package final class TextPacker: Sendable {
  fileprivate let zstandard: Zstandard

  package init() { zstandard = Zstandard() }

  fileprivate init(_ zstandard: Zstandard) { self.zstandard = zstandard }
}

extension Writing {
  /// Keeps a text, once for all articles that ever have it; what lists show of it is at hand then.
  package func keep(_ canonical: CanonicalText, of text: ArticleText) throws {
    try keepShown(PackedText(text, canonical: canonical, with: TextPacker(codec.zstandard)))
  }

  /// Keeps a text; what lists show of it is at hand then.
  package func keepShown(_ packed: PackedText) throws {
    try keep(packed)
    try keepHeading(of: packed.text, try reading.textID(packed.canonical.digest) ?? 0)
  }

  /// Keeps a text without what lists show of it.
  ///
  /// What is stored is read back at once, and unpacked and hashed again before the transaction ends.
  package func keep(_ packed: PackedText) throws {
    let digest = packed.canonical.digest
    guard try reading.textID(digest) == nil else { return }
    let base = try packed.base.flatMap { base in
      try reading.textID(base.digest).map { UnpackedText(id: $0, canonical: base) }
    }
    guard (base == nil) == (packed.base == nil) else {
      return try keep(
        PackedText(packed.text, canonical: packed.canonical, with: TextPacker(codec.zstandard)))
    }
    let id = try insertText(digest)
    try insert(TextContent(compressed: packed.frame, base: base?.id), ofText: id)
    try check(id, digest, knowing: base)
  }

  /// Has a text that was written read back before the transaction ends.
  private func check(_ id: Int64, _ digest: Digest, knowing base: UnpackedText? = nil) throws {
    checks.add(digest, try reading.stored(id, try reading.content(ofText: id), knowing: base))
  }

  /// Stores texts whole, so that each is read with one look-up. They are packed on all cores.
  ///
  /// - Returns: the texts in that order.
  func makeWhole(_ digests: [Digest]) throws -> [ArticleText] {
    let found = try digests.map { digest in (digest, try reading.stored(digest)) }
    let texts = try found.concurrentMap(slices: { slice in
      let zstandard = Zstandard()
      return try slice.map { digest, stored in
        let canonical = try stored.canonical(digest, with: zstandard)
        let frame =
          stored.differences.isEmpty
          ? nil : try zstandard.compress(canonical.bytes, level: TextCodec.savingLevel)
        return (text: try ArticleText(canonical: canonical), frame: frame)
      }
    })
    for (digest, text) in zip(digests, texts) {
      guard let frame = text.frame, let id = try reading.textID(digest) else { continue }
      try replace(TextContent(compressed: frame), ofText: id)
      try check(id, digest)
    }
    return texts.map(\.text)
  }

  /// The number of a text that is kept, or that gets its number now.
  func insertText(_ digest: Digest) throws -> Int64 {
    try execute(
      "INSERT INTO text (digest, form) VALUES (?, ?)", [digest, CanonicalText.version])
    reading.memory.text = (digest, database.lastInsertedRowID)
    return database.lastInsertedRowID
  }

  /// Keeps at hand what lists show of a text.
  func keepHeading(of text: ArticleText, _ id: Int64) throws {
    try execute(
      "INSERT OR REPLACE INTO text_heading (text_id, title, locale, category, tags) VALUES (?, ?, ?, ?, ?)",
      [
        id, text.title, text.locale.text, text.category?.text ?? "",
        JSONValue.strings(text.tags).text(.compact),
      ])
  }
}
