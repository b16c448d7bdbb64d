import FAQExport
import FAQModel

/// The files of an export that grow while others are made, the manifest among them.
struct GrowingFiles {
  private var spools: [String: Spool] = [:]

  mutating func append(_ bytes: [UInt8], to path: String) throws {
    let spool = spools[path] ?? Spool()
    spools[path] = spool
    try spool.add(bytes)
  }

  /// All but the manifest, by path.
  var files: [(path: String, spool: Spool)] {
    spools.filter { $0.key != Manifest.path }.sorted { $0.key < $1.key }
      .map { ($0.key, $0.value) }
  }

  var manifest: Spool { spools[Manifest.path] ?? Spool() }
}
