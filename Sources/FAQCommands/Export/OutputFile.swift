import FAQExport
import FAQModel
import Foundation

/// Writes one exported file in one step: whoever reads it sees the old bytes or the new ones.
struct OutputFile {
  /// How many bytes of a file say what it is: the header of an archive, or what stands before the shelves in
  /// JSON.
  private static let beginningLength = 1 << 14
  /// How many of them are the same in all files of a format that names itself.
  private static let sameLength = 35
  /// How many are the same in tables and JSON-LD, whose beginnings others may have.
  private static let sameLengthOfOthers = 90
  /// Mode and owner, which are the same in all archives that are made here, and the mark of the format.
  private static let sameInArchives = [100..<124, 257..<265]
  /// How many bytes are written at a time.
  private static let pieceLength = 1 << 18

  private let path: String
  private let isArchiveOfExport: () throws -> Bool
  private let part: FilePart
  private let old: (beginning: [UInt8], digest: Digest)?
  private var hasher = Digest.Hasher()
  private var piece: [UInt8] = []
  private var isBegun = false

  /// Replaces the file at an absolute path by what `make` hands to its argument; one that has these bytes
  /// is not touched.
  ///
  /// - Throws: ``Refusal`` where it is a symbolic link or holds something that no export made.
  static func write(
    to path: String, permissions: mode_t = 0o644,
    _ make: (_ sink: @escaping ([UInt8]) throws -> Void) throws -> Void
  ) throws {
    let name = (path as NSString).lastPathComponent
    let folder = try Folder(of: path)
    defer { folder.close() }
    try folder.checkPlain(name)
    let old = try folder.digest(name, beginning: beginningLength)
    let part = try folder.part(of: name, permissions: permissions)
    defer { part.close() }
    var file = OutputFile(path: path, part: part, old: old) { try folder.holdsArchive(name) }
    try make { try file.add($0) }
    try file.finish()
  }

  private init(
    path: String, part: FilePart, old: (beginning: [UInt8], digest: Digest)?,
    isArchiveOfExport: @escaping () throws -> Bool
  ) {
    self.path = path
    self.isArchiveOfExport = isArchiveOfExport
    self.part = part
    self.old = old
  }

  private mutating func add(_ bytes: [UInt8]) throws {
    piece += bytes
    if piece.count >= Self.pieceLength { try writePiece() }
  }

  private mutating func finish() throws {
    try writePiece()
    if hasher.digest != old?.digest { try part.putInPlace() }
  }

  private mutating func writePiece() throws {
    if !isBegun { try check() }
    isBegun = true
    hasher.add(piece[...])
    try part.write(piece)
    piece.removeAll(keepingCapacity: true)
  }

  /// An earlier export of the same format begins as this one does.
  private func check() throws {
    guard let old, !old.beginning.isEmpty else { return }
    if Self.isArchive(old.beginning, piece) {
      guard try isArchiveOfExport() else { throw Refusal.notOurFile(path) }
    } else {
      let namesItself = !["\"", "{\n  \"@"].contains { piece.starts(with: $0.utf8) }
      let count = namesItself ? Self.sameLength : Self.sameLengthOfOthers
      guard old.beginning.prefix(count).elementsEqual(piece.prefix(count)) else {
        throw Refusal.notOurFile(path)
      }
      if let kind = JSONKind(piece.prefix(Self.beginningLength)),
        let difference = JSONKind(old.beginning[...]).flatMap(kind.difference)
      {
        throw Refusal.unwritableFile(
          path: path, cause: "\(difference); name another file, or remove this one first")
      }
    }
  }

  /// Whether both are archives with the same mode and owner.
  private static func isArchive(_ old: [UInt8], _ new: [UInt8]) -> Bool {
    guard old.count >= TarArchive.blockLength, new.count > TarArchive.blockLength,
      new[257...].starts(with: "ustar".utf8)
    else { return false }
    return sameInArchives.allSatisfy { old[$0] == new[$0] }
  }
}

/// What tells exports as JSON and as lines of it apart, by how they begin.
private struct JSONKind {
  /// The format, and which texts were asked for.
  private let choice: ArraySlice<UInt8>
  /// Whether only what changed is in it.
  private let isChanges: Bool

  /// Nil for what is no such export.
  init?(_ beginning: ArraySlice<UInt8>) {
    func place(_ name: String) -> Int? {
      // NB: within a text a quotation mark has a backslash before it.
      beginning.firstRange(of: Array("\"\(name)\":".utf8))?.lowerBound
    }
    guard beginning.firstRange(of: Array("\"faqcms.export\"".utf8)) != nil,
      let site = place("site")
    else { return nil }
    choice = beginning[..<site]
    isChanges = place("since").map { $0 < place("categories") ?? .max } ?? false
  }

  /// Why one is not to take the place of another, in a clause; nil where it may.
  func difference(_ old: JSONKind) -> String? {
    if isChanges != old.isChanges {
      return old.isChanges
        ? "it holds only what changed since a checkpoint"
        : "it holds all of an export, not what changed"
    }
    return choice == old.choice ? nil : "it holds another choice of texts"
  }
}
