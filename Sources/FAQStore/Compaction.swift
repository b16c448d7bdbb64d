package import FAQModel
import GRDB

/// What a compaction came to.
public struct Compacted: Equatable, Sendable {
  /// How many texts are stored in another encoding than before.
  public let rewritten: Int
  /// The size of the file in bytes, before and after.
  public let before: Int64
  public let after: Int64
  /// Whether the search index was damaged or lacked texts, and was made again.
  public let isIndexRemade: Bool
  /// Of how many texts what lists show was not what they say, and was made again.
  public let headingsRemade: Int
  /// Whether the write-ahead log is empty: else somebody reads what stands in it, and the room is given back later.
  public let isLogEmpty: Bool
}

extension Store {
  /// Makes the search index and what lists show again where they are damaged, stores every text in the
  /// encoding that takes the least room, then gives the room back.
  ///
  /// Work goes in short transactions, each of which leaves every text readable: it can be interrupted
  /// at any time, and others can write between two of them.
  ///
  /// - Throws: ``Refusal/lacksRoom(path:needed:free:)`` where the disk has too little room for it.
  package func compact(now: Instant, progress: (Double) -> Void = { _ in }) throws -> Compacted {
    let before = size()
    // NB: a disk that is filled halfway keeps its log, and then takes nothing more.
    let needed = Self.roomToCompact(before)
    if let free = diskSize(), free < needed {
      throw Refusal.lacksRoom(path: path, needed: needed, free: free)
    }
    let isIndexRemade = try remakeDamagedIndex(now: now)
    let headingsRemade = try remakeDamagedHeadings(now: now)
    var compaction = try upkeep(now: now) { try Compaction(training: $0) }
    while !compaction.isDone {
      try upkeep(now: now) { try compaction.rewriteSome($0) }
      progress(compaction.part)
    }
    try upkeep(now: now) { try Compaction.tidy($0) }
    let isLogEmpty = try vacuum()
    return Compacted(
      rewritten: compaction.rewritten, before: before, after: size(),
      isIndexRemade: isIndexRemade, headingsRemade: headingsRemade, isLogEmpty: isLogEmpty)
  }

  /// How many bytes must be free to compact a database of some size: for the log, and for the new file.
  package static func roomToCompact(_ size: Int64) -> Int64 { 2 * size }
}

/// The rewriting of texts into the encodings that they are to have, article by article.
///
/// Of the texts of an article in the order in which they were first saved, the text of the newest
/// revision, the last and every 16th is whole; any other is the difference to the next. So a text is
/// at most 15 differences away from a whole one, nothing is rewritten again when texts are added but
/// the one that was the last, and a difference always leads to a text with a greater number.
private struct Compaction {
  private static let spacing = 16
  /// How many texts are rewritten in one transaction, roughly.
  private static let batch = 400

  private static let wholeLevel: Int32 = 19
  /// NB: from 9 on a difference takes five times as long and is no smaller.
  private static let deltaLevel: Int32 = 8
  /// How many whole texts a dictionary is trained on: it pays for itself from 100 on.
  private static let samples = 100...1_000
  private static let largestSample = 64 * 1024
  /// NB: of one of 112 KiB, as `zstd --train` makes, to read it takes 3 % of the time of `faqcms show` more, for
  /// 4 bytes less a revision.
  private static let largestDictionary = 64 * 1024
  /// NB: a larger one is no better than its size costs, and takes twice as long and more.
  private static let largestDifferenceDictionary = 8 * 1024

  private let dictionary: Zstandard.Dictionary?
  private let differenceDictionary: Zstandard.Dictionary?
  private let last: Int64
  /// The texts that several articles have: each is kept as befits the first of them.
  private let owners: [Int64: Int64]
  private var next: Int64 = 1
  private(set) var rewritten = 0

  var isDone: Bool { next > last }
  var part: Double { Double(next - 1) / Double(max(last, 1)) }

  init(training writing: Writing) throws {
    let reading = writing.reading
    last = try reading.row("SELECT coalesce(max(id), 0) FROM article")?.at(0) ?? 0
    owners = Dictionary(
      try reading.rows(
        """
        SELECT text_id, min(article_id) FROM revision GROUP BY text_id
        HAVING min(article_id) < max(article_id)
        """
      ) { (try $0.at(0), try $0.at(1)) }, uniquingKeysWith: { $1 })
    dictionary = try Self.dictionary(writing, last, isForDifferences: false)
    differenceDictionary = try Self.dictionary(writing, last, isForDifferences: true)
  }

  /// The newest dictionary for whole texts or for differences; where there is none, one is trained.
  private static func dictionary(
    _ writing: Writing, _ articles: Int64, isForDifferences: Bool
  ) throws -> Zstandard.Dictionary? {
    func newest() throws -> Int64? {
      try writing.reading.row(
        "SELECT max(id) FROM text_dictionary WHERE is_for_differences = ?", [isForDifferences])?
        .ifAny(0)
    }
    if try newest() == nil { try train(writing, articles, isForDifferences: isForDifferences) }
    return try newest().flatMap { try writing.codec.dictionary($0, in: writing.reading) }
  }

  /// Trains a dictionary on the newest texts of articles, once there are enough of them.
  private static func train(
    _ writing: Writing, _ articles: Int64, isForDifferences: Bool
  ) throws {
    let step = max(1, Int(articles) / samples.upperBound)
    let texts: [[UInt8]] = try writing.reading.rows(
      """
      SELECT text_id FROM revision r WHERE article_id % ? = 0
        AND number = (SELECT max(number) FROM revision q WHERE q.article_id = r.article_id)
      LIMIT ?
      """, [step, samples.upperBound]
    ) { try writing.reading.bytes(ofText: $0.at(0)) }.filter { $0.count <= largestSample }
    let largest = isForDifferences ? largestDifferenceDictionary : largestDictionary
    let limit = min(largest, texts.reduce(0) { $0 + $1.count } / 20)
    guard texts.count >= samples.lowerBound,
      let bytes = Zstandard.train(on: texts, limit: limit)
    else { return }
    try writing.execute(
      "INSERT INTO text_dictionary (is_for_differences, bytes) VALUES (?, ?)",
      [isForDifferences, bytes])
  }

  /// Brings the texts of some articles into their encodings.
  mutating func rewriteSome(_ writing: Writing) throws {
    let start = rewritten
    let first = next
    while !isDone, rewritten - start < Self.batch, next - first < Self.batch {
      try rewrite(textsOf: next, writing)
      next += 1
    }
  }

  /// How a text is stored.
  private struct Place: Equatable {
    let id: Int64
    let encoding: Int
    let dictionary: Int64?
    let base: Int64?
  }

  private mutating func rewrite(textsOf article: Int64, _ writing: Writing) throws {
    let head: Int64? = try writing.reading.row(
      "SELECT text_id FROM revision WHERE article_id = ? ORDER BY number DESC LIMIT 1", [article])?
      .at(0)
    let texts = try writing.reading.rows(
      """
      SELECT text_id, encoding, dictionary_id, base_text_id FROM text_content
      WHERE text_id IN (SELECT text_id FROM revision WHERE article_id = ?) ORDER BY text_id
      """, [article]
    ) { row -> Place in
      try Place(id: row.at(0), encoding: row.at(1), dictionary: row.ifAny(2), base: row.ifAny(3))
    }
    .filter { owners[$0.id, default: article] == article }
    var newer: UnpackedText?
    for (index, text) in texts.enumerated().reversed() {
      let isWhole =
        text.id == head || index == texts.count - 1 || index % Self.spacing == Self.spacing - 1
      let wanted = Place(
        id: text.id, encoding: 1, dictionary: (isWhole ? dictionary : differenceDictionary)?.id,
        base: isWhole ? nil : texts[index + 1].id)
      guard text != wanted else {
        newer = nil
        continue
      }
      let bytes = try writing.reading.bytes(ofText: text.id)
      if isWhole {
        newer = try rewrite(text.id, bytes, writing)
      } else {
        let next = texts[index + 1].id
        let base =
          try newer
          ?? UnpackedText(
            id: next, canonical: CanonicalText(bytes: writing.reading.bytes(ofText: next)))
        let frame = try writing.codec.zstandard.compress(
          bytes, against: .init(differenceDictionary, base: base.canonical.bytes),
          level: Self.deltaLevel)
        let content = TextContent(
          compressed: frame, dictionary: differenceDictionary?.id, base: next)
        newer = try store(text.id, content, against: base, writing)
      }
      rewritten += 1
    }
  }

  private func rewrite(
    _ text: Int64, _ bytes: [UInt8], _ writing: Writing
  ) throws -> UnpackedText {
    let frame = try writing.codec.zstandard.compress(
      bytes, against: .init(dictionary), level: Self.wholeLevel)
    return try store(text, TextContent(compressed: frame, dictionary: dictionary?.id), writing)
  }

  /// Replaces the content of a text, after which it must read as before.
  ///
  /// - Parameter base: the text that a difference leads to.
  /// - Returns: the text as it reads.
  private func store(
    _ text: Int64, _ content: TextContent, against base: UnpackedText? = nil, _ writing: Writing
  ) throws -> UnpackedText {
    let reading = writing.reading
    try writing.replace(content, ofText: text)
    guard let kept = try reading.content(ofText: text), kept == content,
      let digest = try reading.row("SELECT digest FROM text WHERE id = ?", [text])?
        .digest("digest")
    else { throw DamagedRow(column: "text_content.bytes") }
    let read = CanonicalText(
      bytes: try reading.stored(text, kept, knowing: base).bytes(with: writing.codec.zstandard))
    guard read.digest == digest else { throw Refusal.damagedText(digest) }
    return UnpackedText(id: text, canonical: read)
  }

  /// Drops what lists no longer need at hand, and merges what the search has in pieces.
  static func tidy(_ writing: Writing) throws {
    try writing.execute(
      """
      DELETE FROM text_heading WHERE text_id NOT IN (SELECT text_id FROM publication)
        AND text_id NOT IN (SELECT text_id FROM revision r
          WHERE number = (SELECT max(number) FROM revision q WHERE q.article_id = r.article_id))
      """)
    for index in ["search_current", "search_history"] {
      try writing.execute("INSERT INTO \(index) (\(index)) VALUES ('optimize')")
    }
  }
}
