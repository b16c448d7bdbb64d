import FAQModel

/// A sign-off as a manifest tells of it, with what was signed where it was signed with a key.
struct NamedSignOff {
  private let json: JSONValue
  private let article: JSONValue
  private let manifest: Manifest

  init(_ json: JSONValue, of article: JSONValue, in manifest: Manifest) {
    self.json = json
    self.article = article
    self.manifest = manifest
  }

  /// The statement that was signed and the fingerprint of the key, nil for one without a signature; or what
  /// is wrong with it, in a sentence.
  var checked: (signed: (statement: SignOffStatement, key: String)?, fault: String?) {
    if let lack = ManifestForm.lack(ofSignOff: json) { return (nil, "A sign-off has no \(lack).") }
    let statement: JSONValue = json["statement"] ?? .null
    let signature: JSONValue = json["signature"] ?? .null
    if statement == .null, signature == .null { return (nil, nil) }
    guard let text = statement.string, let armour = signature.string else {
      return (nil, "A sign-off has only one of statement and signature.")
    }
    do {
      let signed = try SSHSignature(armour: Array(armour.utf8))
      try signed.verify(Array(text.utf8), namespace: SignOffStatement.namespace)
      let statement = try SignOffStatement(reading: text)
      if let fault = contradiction(of: statement) { return (nil, fault) }
      return ((statement, signed.publicKey.fingerprint), nil)
    } catch {
      return (nil, "\(error)")
    }
  }

  /// What the manifest says otherwise than the statement, in a sentence.
  private func contradiction(of statement: SignOffStatement) -> String? {
    for (field, said) in facts {
      let words = said ?? ""
      let expected = words.isEmpty ? SignOffStatement.none : words
      guard expected.utf8.elementsEqual(statement[field].utf8) else {
        return "The statement that was signed says \(field.rawValue): \(statement[field]), "
          + "but the manifest: \(expected)."
      }
    }
    return untimely(statement)
  }

  /// What both say. A text keeps its sign-offs where its article is renamed or where it is brought
  /// back as a later revision, so slug and revision may differ; no manifest has the other fields.
  private var facts: [(SignOffStatement.Field, String?)] {
    let meaning = text("meaning").flatMap(SignOff.Meaning.init(rawValue:))
    let scope = text("scope").flatMap(SignOff.Scope.init(rawValue:))
    return [
      (.site, manifest.json["site"]?["uuid"]?.string), (.article, article["uuid"]?.string),
      (.number, article["number"]?.integer.map { String($0) }),
      (.locale, article["locale"]?.string),
      (.digest, text("digest").flatMap { Digest(hex: $0) }?.named),
      (.decision, SignOff.Decision.approve.description), (.scope, scope?.description),
      (.meaning, meaning?.description), (.name, text("name")),
      (.credentials, text("credentials")), (.registration, text("registration")),
      (.role, meaning?.role.rawValue),
    ]
  }

  private func text(_ name: String) -> String? { json[name]?.string }

  /// What is wrong with the order in time: a statement is made before its sign-off is recorded, and
  /// that in an entry of the ledger after the last one that the statement knew.
  private func untimely(_ statement: SignOffStatement) -> String? {
    guard let time = statement.time, let head = statement.ledgerHead else {
      return "The statement that was signed has no proper time or ledger."
    }
    guard let recorded = text("time").flatMap(Instant.init(stored:)), time <= recorded else {
      return "The statement that was signed says time: \(time), but the manifest: an earlier one."
    }
    guard let ledger = manifest.ledger, head.sequence < Int64(ledger.size) else {
      return "The statement that was signed knew the ledger to be longer than the manifest does."
    }
    return nil
  }
}
