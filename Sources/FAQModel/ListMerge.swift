/// Two changed lists brought together item by item over the list that both were made from; each item
/// goes by its identity, such as the system and code of a code, or else by its place.
package enum ListMerge: Equatable {
  case merged([JSONValue])
  /// Both sides changed one item, or the order, differently; what one of them changed alone is in both
  /// lists, but where the order is what differs.
  case conflict(theirs: [JSONValue], yours: [JSONValue])

  package static func merge<Identity: Hashable>(
    base: [JSONValue], theirs: [JSONValue], yours: [JSONValue],
    identity: (JSONValue) -> Identity
  ) -> ListMerge {
    if theirs == yours || yours == base { return .merged(theirs) }
    if theirs == base { return .merged(yours) }
    let whole = ListMerge.conflict(theirs: theirs, yours: yours)
    let lists = [base, theirs, yours].map { list in list.map { (identity($0), $0) } }
    let items = lists.map { Dictionary($0, uniquingKeysWith: { first, _ in first }) }
    guard zip(lists, items).allSatisfy({ $0.count == $1.count }) else { return whole }

    // What both replaced, each by something else, may be one item whose identity both corrected.
    let kept = items.map { Set($0.keys) }
    let new = (theirs: kept[1].subtracting(kept[0]), yours: kept[2].subtracting(kept[0]))
    guard
      kept[0].isSubset(of: kept[1].union(kept[2])) || new.theirs == new.yours
        || new.theirs.isEmpty || new.yours.isEmpty
    else { return whole }

    var sides = (theirs: [Identity: JSONValue](), yours: [Identity: JSONValue]())
    for key in Set(items.flatMap(\.keys)) {
      let (before, first, second) = (items[0][key], items[1][key], items[2][key])
      sides.theirs[key] = first == before ? second : first
      sides.yours[key] = second == before ? first : second
    }
    let orders = lists.map { list in
      list.map(\.0).filter { sides.theirs[$0] != nil || sides.yours[$0] != nil }
    }
    guard let order = order(orders[0], orders[1], orders[2]) else { return whole }
    let merged = (order.compactMap { sides.theirs[$0] }, order.compactMap { sides.yours[$0] })
    return sides.theirs == sides.yours
      ? .merged(merged.0) : .conflict(theirs: merged.0, yours: merged.1)
  }

  /// The same of items that nothing but their places tells apart: changes that touch and differ are a
  /// conflict, as in ``LineMerge``.
  package static func merge(
    base: [JSONValue], theirs: [JSONValue], yours: [JSONValue]
  ) -> ListMerge {
    let items = Dictionary(
      (theirs + yours + base).map { ($0.text(.line), $0) }, uniquingKeysWith: { first, _ in first })
    func lines(_ list: [JSONValue]) -> String {
      list.map { $0.text(.line) }.joined(separator: "\n")
    }
    let merge = LineMerge(base: lines(base), theirs: lines(theirs), yours: lines(yours))
    let sides = merge.sides
    let lists = (sides.theirs.compactMap { items[$0] }, sides.yours.compactMap { items[$0] })
    return merge.text == nil
      ? .conflict(theirs: lists.0, yours: lists.1) : .merged(lists.0)
  }

  /// All items in the order of the side that changed it, each item of the other side after the one
  /// that it follows there; nil where both sides changed the order differently.
  private static func order<Identity: Hashable>(
    _ base: [Identity], _ theirs: [Identity], _ yours: [Identity]
  ) -> [Identity]? {
    let common = Set(base).intersection(theirs).intersection(yours)
    let orders = [base, theirs, yours].map { $0.filter(common.contains) }
    let isTheirs = orders[1] != orders[0]
    guard !isTheirs || orders[2] == orders[0] || orders[1] == orders[2] else { return nil }
    var order = isTheirs ? theirs : yours
    let other = isTheirs ? yours : theirs
    var known = Set(order)
    for (index, item) in other.enumerated() where known.insert(item).inserted {
      let place = index == 0 ? nil : order.firstIndex(of: other[index - 1])
      order.insert(item, at: place.map { $0 + 1 } ?? 0)
    }
    return order
  }
}
