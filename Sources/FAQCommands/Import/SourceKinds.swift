import FAQImport
import Foundation

/// Which files of a folder or an archive are looked into, by what they end in.
struct SourceKinds: Sendable {
  private let suffixes: Set<String>

  /// - Parameter format: what the user says that they are. Files of JSON and YAML are of so many uses
  ///   that they are only meant where that is said.
  init(_ format: SourceFormat?) {
    let always: Set = [
      "md", "markdown", "mdown", "html", "htm", "xhtml", "txt", "csv", "tsv", "xml", "docx", "xlsx",
    ]
    let isList = format == .json || format == .yaml
    suffixes = isList ? always.union(["json", "ndjson", "jsonl", "yaml", "yml"]) : always
  }

  func isMeant(_ name: String) -> Bool {
    suffixes.contains((name as NSString).pathExtension.lowercased())
  }
}

/// The files that are left out, by what they end in.
struct OtherFiles {
  private var counts: [String: Int] = [:]

  mutating func count(_ name: String) {
    let suffix = (name as NSString).pathExtension.lowercased()
    counts[suffix.isEmpty ? "no suffix" : ".\(suffix)", default: 0] += 1
  }

  /// What is said of them, a sentence or none.
  var remarks: [String] {
    let kinds = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map {
      "\($0.value) with \($0.key)"
    }
    return kinds.isEmpty ? [] : ["Files that hold no questions: \(kinds.joined(separator: ", "))."]
  }
}
