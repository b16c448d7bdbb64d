public import FAQModel

/// What a deployed manifest says otherwise than that of an export now.
///
/// It is no difference that the ledger is longer now, or that the review of an article has lapsed
/// since and its page does not say so. What the files of the folder tell already is not told again.
public struct ManifestDrift {
  private let deployed: [Statement: JSONValue]
  private let now: [Statement: JSONValue]
  private let different: [Statement]
  private let isOfSameSite: Bool
  private let isTold: Bool

  /// - Parameter told: how the files of the folder differ from those of an export now.
  public init(of manifest: Manifest, from now: Manifest, besides told: [BundleCheck.Finding]) {
    let (said, right) = (manifest.statements, now.statements)
    let paths = Set(told.map(\.place))
    isOfSameSite = manifest.site == now.site
    deployed = said
    self.now = right
    isTold = !told.isEmpty
    different = Set(said.keys).union(right.keys).filter { statement in
      if statement.member == Statement.files, paths.contains(statement.part) { return false }
      if statement.member == Statement.lapses, said[statement] == nil { return false }
      return !Self.isSame(said[statement], right[statement])
    }.sorted()
  }

  /// Names what no export said, and that the manifest is of an earlier export where nothing else
  /// tells it.
  ///
  /// - Parameters:
  ///   - isOfLedger: whether the ledger ever had the head that the manifest names.
  ///   - earlier: the manifest that an export had then (``Manifest/moment(in:)``).
  public func findings(
    isOfLedger: Bool, earlier: () throws -> Manifest?
  ) rethrows -> [BundleCheck.Finding] {
    guard isOfSameSite else {
      return [Self.altered("it is of another site")]
    }
    guard isOfLedger else {
      return [Self.altered("it names a state that the ledger never had")]
        + different.map { Self.altered(cause(of: $0, nil)) }
    }
    guard !different.isEmpty else { return [] }
    let then = try earlier()?.statements ?? [:]
    let altered = different.filter { !Self.isSame(deployed[$0], then[$0]) }
    if altered.isEmpty {
      return isTold
        ? [] : [BundleCheck.Finding(.stale, Manifest.path, "it is of an earlier export")]
    }
    return altered.map { Self.altered(cause(of: $0, then[$0])) }
  }

  private static func altered(_ cause: String) -> BundleCheck.Finding {
    BundleCheck.Finding(.altered, Manifest.path, cause)
  }

  /// What is wrong with a statement, whose words are those of an export at the time or else of now.
  private func cause(of statement: Statement, _ then: JSONValue?) -> String {
    let name = name(of: statement)
    guard let said = deployed[statement] else { return "\(name) is left out" }
    guard let right = then ?? now[statement] else { return "\(name) is in no export" }
    return "\(name) is not what an export says" + Self.members(said, right)
  }

  private func name(of statement: Statement) -> String {
    switch statement.member {
    case Statement.files: return "'\(statement.part)'"
    case "articles", "withdrawn", Statement.lapses:
      let article = Statement("articles", statement.part)
      let named = [deployed[statement], now[statement], deployed[article], now[article]]
      let number = named.lazy.compactMap { $0?["number"]?.integer }.first
      return number.map { "article \($0)" } ?? "an article"
    default: return "'\(statement.member)'"
    }
  }

  /// The names of the members that are not the same in two objects.
  private static func members(_ one: JSONValue, _ other: JSONValue) -> String {
    guard case .object(let ones) = one, case .object(let others) = other else { return "" }
    let names = Set((ones + others).map(\.name)).filter { !isSame(one[$0], other[$0]) }
    return names.isEmpty ? "" : ": " + names.sorted().joined(separator: ", ")
  }

  /// Whether two values are the same to the byte: equal strings may have different ones.
  private static func isSame(_ one: JSONValue?, _ other: JSONValue?) -> Bool {
    guard let one, let other else { return one == nil && other == nil }
    return one == other && one.text(.compact).utf8.elementsEqual(other.text(.compact).utf8)
  }
}

/// Something that a manifest says.
private struct Statement: Hashable, Comparable {
  /// The name of the member that says it.
  let member: String
  /// The UUID of an article or the path of a file that it is about; empty for all of the member.
  let part: String

  init(_ member: String, _ part: String = "") {
    self.member = member
    self.part = part
  }

  static let files = "files"
  /// Since when reviews have lapsed, which is said of articles.
  static let lapses = "lapses"

  /// Which time says since when something is so that may become so without an act.
  static let times = [
    "articles": "published", "withdrawn": "withdrawn", lapses: Manifest.lapsed,
  ]

  static func < (left: Statement, right: Statement) -> Bool {
    (left.member, left.part) < (right.member, right.part)
  }
}

extension Manifest {
  /// When an export said all this, as far as it tells: when the last thing became so by the passing of a
  /// time that was known before, else at the beginning of the times in which the ledger had its head.
  public func moment(in times: ClosedRange<Instant>) -> Instant {
    let said = statements.compactMap { statement, value in
      Statement.times[statement.member].flatMap { value[$0]?.string }
        .flatMap(Instant.init(stored:))
    }
    return said.filter(times.contains).max() ?? times.lowerBound
  }

  /// When the last of the articles ended, within some time, that an earlier manifest has and this one leaves
  /// out, as it does not say; nil for none.
  public func lastEnd(of earlier: Manifest, in times: ClosedRange<Instant>) -> Instant? {
    let said = statements
    let ended = earlier.statements.filter { statement, _ in
      statement.member == "articles" && said[statement] == nil
    }
    return ended.compactMap { $0.value["until"]?.string.flatMap(Instant.init(stored:)) }
      .filter(times.contains).max()
  }

  /// All that it says, but for the size and the root of the ledger.
  fileprivate var statements: [Statement: JSONValue] {
    var statements: [Statement: JSONValue] = [:]
    for member in json.members {
      switch member.name {
      case Statement.files, "articles", "withdrawn":
        let name = member.name == Statement.files ? "path" : "uuid"
        for element in member.value.elements {
          let part = element[name]?.string ?? ""
          let (said, lapse) = Self.parted(element)
          let statement = Statement(member.name, part)
          // What is said twice is not what any export says.
          statements[statement] = statements[statement].map { JSONValue.array([$0, said]) } ?? said
          if let lapse { statements[Statement(Statement.lapses, part)] = lapse }
        }
      case "ledger":
        statements[Statement(member.name)] = .object(
          member.value.members.filter { !["size", "root"].contains($0.name) })
      default: statements[Statement(member.name)] = member.value
      }
    }
    return statements
  }

  /// What is said of an article, and of its review where that has lapsed.
  private static func parted(_ element: JSONValue) -> (said: JSONValue, lapse: JSONValue?) {
    guard case .object(let members) = element else { return (element, nil) }
    let lapse = members.filter { [lapsed, onLapse].contains($0.name) }
    guard !lapse.isEmpty else { return (element, nil) }
    let said = members.filter { !lapse.contains($0) }
    return (JSONValue.object(said), JSONValue.object(lapse))
  }
}
