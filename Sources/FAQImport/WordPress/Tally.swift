/// How often something was left out, by what it is, in the order in which each was met first.
struct Tally {
  private var order: [String] = []
  private var counts: [String: Int] = [:]

  /// More kinds than this are counted as one.
  private static let mostKinds = 200

  mutating func add(_ kind: String, _ count: Int = 1) {
    guard count > 0 else { return }
    let isKnown = counts[kind] != nil
    let kind = isKnown || order.count < Self.mostKinds ? kind : "others"
    if counts[kind] == nil { order.append(kind) }
    counts[kind, default: 0] += count
  }

  /// `comments: 3`, one entry a kind.
  var entries: [String] { order.map { "\($0): \(counts[$0, default: 0])" } }
}
