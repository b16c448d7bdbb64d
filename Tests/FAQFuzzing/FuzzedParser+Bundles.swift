import FAQAssets
import FAQExport
import FAQModel

extension FuzzedParser {
  static let checkAsset: @Sendable ([UInt8]) throws -> Void = { bytes in
    let file = try AssetFile(bytes, name: "sample")
    try require(file.bytes == bytes, "a file is kept as it is")
    let bare = try file.withoutMetadata(name: "sample")
    try require(bare.type == file.type, "a file without metadata is of the same kind")
    try require(bare.metadata.isEmpty, "a file without metadata has none: \(bare.metadata)")
    try require(
      try bare.withoutMetadata(name: "sample").bytes == bare.bytes,
      "there is nothing to take out of a file without metadata")
  }

  static let checkTar: @Sendable ([UInt8]) throws -> Void = { bytes in
    let files = try TarArchive.files(in: bytes)
    var known: [ExportedFile] = []
    for (path, content) in files.sorted(by: { $0.key < $1.key }) where !path.hasPrefix("./") {
      if let content { known.append(ExportedFile(path: path, bytes: Array(content))) }
    }
    var archive: [UInt8] = []
    var writer = TarArchive(at: Instant(milliseconds: 0)) { archive += $0 }
    for file in known { try writer.add(file) }
    try writer.end()
    let again = try TarArchive.files(in: archive)
    try require(again.count == known.count, "an archive that is written has all files")
    for file in known {
      try require(
        again[file.path]?.map(Array.init) == file.bytes,
        "a file is the same in the archive that is written")
    }
  }

  static let checkManifest: @Sendable ([UInt8]) throws -> Void = { bytes in
    let manifest = try Manifest(reading: bytes)
    let earlier = try EarlierManifest(reading: bytes)
    try require(earlier.files == manifest.files, "a manifest names its files")
    for path in manifest.files.keys {
      let parts = path.split(separator: "/", omittingEmptySubsequences: false)
      try require(
        parts.allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." }, "paths stay in the folder")
    }
  }
}
