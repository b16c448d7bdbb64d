import FAQModel

/// All sign-offs that a manifest names of an article, weighed as far as one can without a database.
struct NamedSignOffs {
  /// The keys of those whose signatures are good, and whom they signed for.
  let signers: [BundleCheck.Signer]
  /// What is wrong with them, in sentences.
  let faults: [String]
  /// What they lack of what was asked for once, in a clause; nil for nothing.
  let shortfall: String?

  init(of article: JSONValue, in manifest: Manifest) {
    let signOffs = article["sign_offs"]?.elements ?? []
    let checked = signOffs.map { NamedSignOff($0, of: article, in: manifest).checked }
    let statements = checked.compactMap { $0.signed?.statement }
    signers = checked.compactMap(\.signed).map { statement, key in
      BundleCheck.Signer(key: key, handle: statement[.signer], name: statement[.name])
    }
    // An export names the last sign-off of each reviewer.
    let isRepeated =
      Self.repeats(statements.map { $0[.signer] })
      || zip(signOffs, checked).contains { signOff, check in
        // Only statements tell two people apart who have one name, titles and registration.
        check.signed == nil && signOffs.count { Self.person($0) == Self.person(signOff) } > 1
      }
    faults =
      checked.compactMap(\.fault) + (isRepeated ? ["A reviewer's sign-off is named twice."] : [])
    shortfall =
      ManifestForm.lapsed(article) == nil ? Self.shortfall(of: signOffs, by: statements) : nil
  }

  private static func repeats(_ texts: [String]) -> Bool { Set(texts).count < texts.count }

  /// What tells one reviewer from another without a statement.
  private static func person(_ signOff: JSONValue) -> [JSONValue?] {
    ["name", "credentials", "registration"].map { signOff[$0] }
  }

  /// What some sign-offs lack of what the newest of their statements says was asked for.
  ///
  /// NB: an admin may have asked for less before the text was published, which no manifest tells. Nor does
  /// it name the specialties of reviewers.
  private static func shortfall(
    of signOffs: [JSONValue], by statements: [SignOffStatement]
  ) -> String? {
    let newest = statements.max { ($0.time?.milliseconds ?? 0) < ($1.time?.milliseconds ?? 0) }
    guard let newest, let asked = newest.asked else { return nil }
    let counting = signOffs.filter { !asked.signatures || $0["statement"]?.string != nil }
    let suffice = asked.signOffs.items.allSatisfy { item in
      let fitting = counting.filter { signOff in
        item.meaning.map { $0.rawValue == signOff["meaning"]?.string } ?? true
      }
      return fitting.count >= item.count
    }
    guard !suffice else { return nil }
    return "it has fewer sign-offs than the newest statement in it says were asked for "
      + "(\(newest[.rules])); only an admin who asked for less since can have published it so"
  }
}
