/// What a reviewer signs: who says what of which text, one field a line, in a fixed order, none left out.
///
/// Each line is `name: value`; the values are on one line and never empty, so that nothing can be hidden
/// in one. See docs/proofs.md for the fields.
package struct SignOffStatement: Equatable, Sendable {
  /// The namespace of the signatures (SSHSIG); a signature made for anything else does not count.
  package static let namespace = "sign-off@faqcms"

  /// The fields in their order.
  package enum Field: String, CaseIterable, Sendable {
    case statement, site, article, number, slug, locale, revision, digest, decision, scope, base
    case blocks, meaning, signer, name, credentials, registration, role, conflicts, contributors
    case time, ledger, policy, tier, rules
  }

  /// What the first line says.
  package static let version = "faqcms sign-off 1"
  package static let none = "none"

  private let values: [Field: String]

  /// A statement of fields on one line each; an empty one is `none`.
  ///
  /// - Throws: ``Refusal/invalidSignature(cause:)`` where a value would break the line.
  package init(_ values: [Field: String]) throws {
    var all = values.mapValues { $0.isEmpty ? Self.none : $0 }
    all[.statement] = Self.version
    for field in Field.allCases {
      guard let value = all[field], !value.unicodeScalars.contains(where: \.actsOnReader) else {
        throw Refusal.invalidSignature(cause: "its \(field.rawValue) is missing or not on one line")
      }
    }
    self.values = all
  }

  /// Reads a statement back from exactly what ``text`` gives.
  ///
  /// - Throws: ``Refusal/invalidSignature(cause:)``.
  package init(reading text: String) throws {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    var values: [Field: String] = [:]
    for (field, line) in zip(Field.allCases, lines) where line.hasPrefix("\(field.rawValue): ") {
      values[field] = String(line.dropFirst(field.rawValue.count + 2))
    }
    guard values[.statement] == Self.version, values.count == Field.allCases.count else {
      throw Refusal.invalidSignature(
        cause:
          "the statement is not of the form '\(Self.version)', whose fields stand in docs/proofs.md"
      )
    }
    try self.init(values)
    guard self.text.utf8.elementsEqual(text.utf8) else {
      throw Refusal.invalidSignature(cause: "the statement has more than its fields")
    }
  }

  package subscript(field: Field) -> String { values[field] ?? Self.none }

  /// The bytes that are signed, in UTF-8, with a line feed behind each line.
  package var text: String {
    Field.allCases.map { "\($0.rawValue): \(self[$0])\n" }.joined()
  }

  /// When the statement was made, by the clock of the machine that made it.
  package var time: Instant? { Instant(stored: self[.time]) }

  /// The head of the ledger that the statement was made on: the number of its last entry and that
  /// entry's hash.
  package var ledgerHead: (sequence: Int64, hash: Digest)? {
    let parts = self[.ledger].split(separator: " ")
    guard parts.count == 2, let sequence = Int64(parts[0]), parts[1].hasPrefix("sha256:") else {
      return nil
    }
    return Digest(hex: String(parts[1].dropFirst(7))).map { (sequence, $0) }
  }

  /// What the rules asked for when the statement was made; nil where that cannot be read.
  package var asked: (signOffs: Requirements, signatures: Bool)? {
    let parts = self[.rules].split(separator: "; ")
    guard parts.count >= 4, let signOffs = Requirements(parts.dropLast(3).joined(separator: "; "))
    else { return nil }
    return (signOffs, parts[parts.count - 3] == "signatures on")
  }

  /// The first field that is not the same in another statement.
  package func firstDifference(from other: SignOffStatement) -> Field? {
    Field.allCases.first { self[$0] != other[$0] }
  }
}

extension Digest {
  /// The digest with the name of its function: `sha256:…`.
  package var named: String { "sha256:\(hex)" }
}
