import FAQStore

/// The databases that are open in a session, until the command has run.
final class OpenDatabases {
  private var stores: [Store] = []

  func open(_ path: String) throws -> Store {
    let store = try Store.open(at: path)
    keep(store)
    return store
  }

  /// Takes care of a database that was made.
  func keep(_ store: Store) { stores.append(store) }

  /// Whether the command has recorded something that stays, whatever comes after it.
  var haveRecorded: Bool { stores.contains(where: \.hasRecorded) }

  /// Closes all of them; what was committed is safe even where one cannot be, as in the midst of a transaction.
  ///
  /// NB: they stay in memory, since GRDB takes longer to take leave of one than to close it.
  func close() {
    for store in stores where !store.isAtWork { try? store.close() }
  }
}
