// FAQFuzzing holds what must be true of each parser that reads what strangers hand in, whatever bytes
// it is given. The fuzzer (Scripts/fuzz) looks for bytes of which it is not true; the tests run it with
// all that was ever found.

import FAQModel

/// A parser and the rules that it keeps for any bytes.
package struct FuzzedParser: Sendable {
  /// Its name, which is that of the folder of its seeds, too.
  package let name: String
  private let check: @Sendable ([UInt8]) throws -> Void

  package init(_ name: String, _ check: @escaping @Sendable ([UInt8]) throws -> Void) {
    self.name = name
    self.check = check
  }

  /// All of them; a new parser is a line here and a folder of seeds.
  package static let all = [
    FuzzedParser("archive", checkArchive),
    FuzzedParser("asset", checkAsset),
    FuzzedParser("checkpoint", checkCheckpoint),
    FuzzedParser("encoding", checkEncoding),
    FuzzedParser("front-matter", checkFrontMatter),
    FuzzedParser("git-history", checkGitHistory),
    FuzzedParser("html", checkHTML),
    FuzzedParser("json", checkJSON),
    FuzzedParser("list", checkList),
    FuzzedParser("manifest", checkManifest),
    FuzzedParser("markdown-file", checkMarkdownFile),
    FuzzedParser("markdown-questions", checkMarkdownQuestions),
    FuzzedParser("packet", checkPacket),
    FuzzedParser("page", checkPage),
    FuzzedParser("plain-text", checkPlainText),
    FuzzedParser("proof", checkProof),
    FuzzedParser("revision-line", checkRevisionLine),
    FuzzedParser("scraped", checkScraped),
    FuzzedParser("search", checkSearch),
    FuzzedParser("source", checkSource),
    FuzzedParser("ssh-key", checkSSHKey),
    FuzzedParser("ssh-signature", checkSSHSignature),
    FuzzedParser("table", checkTable),
    FuzzedParser("tar", checkTar),
    FuzzedParser("verifier-key", checkVerifierKey),
    FuzzedParser("wordpress", checkWordPress),
  ]

  /// The parser of a name; nil where there is none.
  package static func named(_ name: String) -> FuzzedParser? { all.first { $0.name == name } }

  /// Gives the parser some bytes. It may refuse them, in a sentence for people.
  ///
  /// - Throws: ``BrokenRule`` where a rule does not hold, and what the parser throws that is no
  ///   ``Refusal``.
  package func run(_ bytes: [UInt8]) throws {
    do {
      try check(bytes)
    } catch let refusal as Refusal {
      try require(!refusal.description.isEmpty, "a refusal says why")
      try require(
        refusal.description == refusal.description.visible, "a refusal is safe to show")
    }
  }
}

/// A rule that bytes were found to break.
package struct BrokenRule: Error, Equatable, CustomStringConvertible {
  package let description: String
}

/// - Throws: ``BrokenRule`` where the rule does not hold.
func require(_ holds: Bool, _ rule: @autoclosure () -> String) throws {
  if !holds { throw BrokenRule(description: rule()) }
}

/// What a parser makes of some bytes: a value, or the refusal that it throws.
enum Outcome<Value: Equatable>: Equatable {
  case value(Value)
  case refused(Refusal)

  init(_ read: () throws -> Value) throws {
    do {
      self = .value(try read())
    } catch let refusal as Refusal {
      self = .refused(refusal)
    }
  }
}
