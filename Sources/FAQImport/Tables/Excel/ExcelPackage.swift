import FAQModel
import FAQXML

/// The parts of a workbook of Excel, which are files in an archive (ECMA-376, part 2).
struct ExcelPackage {
  /// That a part belongs to another one.
  struct Relation {
    let id: String
    /// The last word of its type, such as `worksheet`.
    let type: String
    /// The path of the part; nil for what is outside of the workbook.
    let path: String?
  }

  /// A part to which more ones belong is refused; each link of a sheet counts as one.
  private static let mostRelations = 100_000

  private let archive: ZipArchive
  /// By path; case does not matter in names of parts.
  private let entries: [String: ZipArchive.Entry]

  init(_ bytes: [UInt8]) throws {
    let archive = try ZipArchive(bytes)
    self.archive = archive
    entries = Dictionary(
      archive.entries.map { ($0.path.lowercased(), $0) }, uniquingKeysWith: { first, _ in first })
  }

  func has(_ path: String) -> Bool { entries[path.lowercased()] != nil }

  /// Reads a part of the workbook and gives how many characters of it are no XML, and became U+FFFD.
  ///
  /// - Throws: ``Refusal/invalidFile(line:cause:)``, naming the part, and what the listener throws
  ///   within a ``Passing``.
  @discardableResult
  func read(_ path: String, _ listener: any XMLListener) throws -> Int {
    guard let entry = entries[path.lowercased()], !entry.isFolder else {
      throw Refusal.invalidFile(
        cause: "the workbook is not complete: \(ZipPath.quoted(path)) is missing")
    }
    let bytes = try archive.bytes(of: entry)
    do {
      let stream = try XMLStream(listener: listener, prefix: Self.prefix)
      try stream.read(bytes)
      try stream.finish()
      guard !stream.isFollowed else {
        throw Refusal.invalidFile(cause: "something stands after its end")
      }
      return stream.replaced
    } catch let passing as Passing {
      throw passing.error
    } catch Refusal.invalidFile(let line, let cause) {
      let place = line.map { ", line \($0)" } ?? ""
      throw Refusal.invalidFile(cause: "\(ZipPath.quoted(path)) in the workbook\(place): \(cause)")
    }
  }

  /// What belongs to a part, or to the workbook as a whole.
  func relations(of part: String = "") throws -> [Relation] {
    let slash = part.lastIndex(of: "/")
    let folder = slash.map { String(part[..<$0]) } ?? ""
    let name = slash.map { String(part[part.index(after: $0)...]) } ?? part
    let path = (folder.isEmpty ? "" : folder + "/") + "_rels/\(name).rels"
    guard has(path) else { return [] }
    let listener = Listener(folder: folder)
    try read(path, listener)
    return listener.relations
  }

  /// An error that goes through ``read(_:_:)`` as it is.
  struct Passing: Error {
    let error: any Error
  }

  /// The namespaces of workbooks, of both conformance classes of the standard.
  private static func prefix(of namespace: String) -> String? {
    switch namespace {
    case "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
      "http://purl.oclc.org/ooxml/spreadsheetml/main":
      "x"
    case "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
      "http://purl.oclc.org/ooxml/officeDocument/relationships":
      "r"
    case "http://schemas.openxmlformats.org/package/2006/relationships": "p"
    default: nil
    }
  }

  private final class Listener: XMLListener {
    private let folder: String
    private(set) var relations: [Relation] = []

    init(folder: String) { self.folder = folder }

    func begin(_ name: String, attributes: [XMLAttribute]) throws {
      guard name == "p:Relationship", let id = attributes.value("Id"),
        let type = attributes.value("Type"), let target = attributes.value("Target")
      else { return }
      guard relations.count < ExcelPackage.mostRelations else {
        throw Refusal.invalidFile(cause: "it names more than 100,000 parts")
      }
      let isOutside = attributes.value("TargetMode") == "External"
      relations.append(
        Relation(
          id: id, type: type.split(separator: "/").last.map(String.init) ?? "",
          path: isOutside ? nil : Self.path(target, from: folder)))
    }

    /// The path that a target means, seen from a folder.
    private static func path(_ target: String, from folder: String) -> String {
      var parts = target.hasPrefix("/") ? [] : folder.split(separator: "/")
      for part in target.split(separator: "/") {
        switch part {
        case ".": break
        case "..": _ = parts.popLast()
        default: parts.append(part)
        }
      }
      return parts.joined(separator: "/")
    }
  }
}

extension [XMLAttribute] {
  func value(_ name: String) -> String? { first { $0.name == name }?.value }

  /// Nil where it has none, too.
  func number(_ name: String) -> Int? { value(name).flatMap { Int($0) } }

  /// Whether an attribute is there and true (`xsd:boolean`).
  func isSet(_ name: String) -> Bool { ["1", "true", "on"].contains(value(name)) }
}
