/// What an export does to the files of a folder; the manifest stands beside them.
struct FolderChanges: Equatable {
  /// Each by path, in the order of their making.
  var added: [String] = []
  var changed: [String] = []
  /// In bytewise order.
  var removed: [String] = []
  var same = 0
  /// Whether the manifest says anything else than before, beside a state that the ledger had.
  var isManifestChanged = false
  /// Whether there was none before.
  var isManifestNew = false

  var isNone: Bool { self == FolderChanges(same: same) }

  var sentence: String {
    "\(added.count) added, \(changed.count) changed, \(removed.count) removed, \(same) the same"
  }
}
