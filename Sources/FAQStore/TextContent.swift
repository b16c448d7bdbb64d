/// How the bytes of a text are kept: a row of `text_content`.
struct TextContent: Equatable {
  /// Whether the bytes are a Zstandard frame, rather than the text as it is.
  let isCompressed: Bool
  /// The dictionary that the frame was compressed with.
  let dictionary: Int64?
  /// The text to which the frame is the difference.
  let base: Int64?
  let bytes: [UInt8]

  init(compressed frame: [UInt8], dictionary: Int64? = nil, base: Int64? = nil) {
    isCompressed = true
    self.dictionary = dictionary
    self.base = base
    bytes = frame
  }

  /// Reads four columns: `encoding`, `dictionary_id`, `base_text_id` and `bytes`.
  ///
  /// - Throws: ``DamagedRow``.
  init(_ row: StoredRow, from column: Int) throws {
    let encoding: Int = try row.at(column)
    isCompressed = encoding == 1
    dictionary = try row.ifAny(column + 1)
    base = try row.ifAny(column + 2)
    bytes = try row.at(column + 3)
    guard isCompressed || (encoding == 0 && dictionary == nil && base == nil) else {
      throw DamagedRow(column: "text_content.encoding")
    }
  }
}

extension Reading {
  func content(ofText id: Int64) throws -> TextContent? {
    try rows(
      """
      SELECT encoding, dictionary_id, base_text_id, bytes FROM text_content WHERE text_id = ?
      """, [id]
    ) { try TextContent($0, from: 0) }.first
  }
}

extension Writing {
  func insert(_ content: TextContent, ofText id: Int64) throws {
    try execute(
      """
      INSERT INTO text_content (encoding, dictionary_id, base_text_id, bytes, text_id)
      VALUES (?, ?, ?, ?, ?)
      """, content.values + [id])
  }

  func replace(_ content: TextContent, ofText id: Int64) throws {
    try execute(
      """
      UPDATE text_content SET encoding = ?, dictionary_id = ?, base_text_id = ?, bytes = ?
      WHERE text_id = ?
      """, content.values + [id])
  }
}

extension TextContent {
  fileprivate var values: StatementValues {
    [isCompressed ? 1 : 0, dictionary, base, bytes]
  }
}
