/// What an export does to the files of a folder, the manifest aside.
struct FolderChanges: Equatable {
  /// Each by path, in the order of their making.
  var added: [String] = []
  var changed: [String] = []
  /// In bytewise order.
  var removed: [String] = []
  var same = 0
  /// Whether the manifest says anything else than before, beside the head of the ledger.
  var isManifestChanged = false

  /// Whether nothing but the manifest changes.
  var isManifestAlone: Bool {
    isManifestChanged && added.isEmpty && changed.isEmpty && removed.isEmpty
  }

  var isNone: Bool { self == FolderChanges(same: same) }

  var sentence: String {
    "\(added.count) added, \(changed.count) changed, \(removed.count) removed, \(same) the same"
  }
}
