import FAQModel

/// The rule for names and titles of people, shelves and sites.
package enum Names {
  /// The name without white space around it: 1 to 200 characters on one line, without control
  /// characters or bidirectional overrides.
  package static func checked(_ name: String, field: String) throws -> String {
    let name = try optional(name, field: field)
    guard name.isSeen else { throw Refusal.invalidName(field: field, cause: "it is empty") }
    return name
  }

  /// The same, but it may be empty.
  package static func optional(_ name: String, field: String, longest: Int = 200) throws -> String {
    let name = name.trimmed
    guard name.count <= longest else {
      throw Refusal.invalidName(field: field, cause: "it is longer than \(longest) characters")
    }
    guard !name.unicodeScalars.contains(where: \.actsOnReader) else {
      throw Refusal.invalidName(
        field: field, cause: "it holds a control or direction character or a line break")
    }
    return name
  }

  /// A note, reason or remark: at most 10,000 characters, no NUL.
  package static func note(_ note: String, field: String = "note") throws -> String {
    let note = note.trimmed
    guard note.count <= 10_000, !note.unicodeScalars.contains("\0") else {
      throw Refusal.invalidName(
        field: field, cause: "it is longer than 10,000 characters or holds a NUL character")
    }
    return note
  }

  /// The same for words that the public reads: without control characters or bidirectional overrides.
  package static func publicWords(
    _ note: String, field: String = "note", for act: String
  ) throws -> String {
    let note = try words(note, field: field, for: act)
    guard !note.unicodeScalars.contains(where: \.isHidden) else {
      throw Refusal.invalidName(field: field, cause: "it holds a control or direction character")
    }
    return note
  }

  /// The same, but the act that it is for needs it.
  package static func words(_ note: String, field: String = "note", for act: String) throws
    -> String
  {
    let note = try self.note(note, field: field)
    guard note.isSeen else { throw Refusal.missingNote(act: act) }
    return note
  }
}
