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
    suffixes =
      switch format {
      case .json, .yaml: always.union(Self.lists)
      case .toml: always.union(["toml"])
      default: always
      }
  }

  /// What files of lists end in.
  static let lists: Set = ["json", "ndjson", "jsonl", "yaml", "yml"]

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

  /// What is said of them, once or not at all.
  var remarks: [String] {
    let kinds = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map {
      "\($0.value) with \($0.key)"
    }
    guard !kinds.isEmpty else { return [] }
    let areLists = counts.keys.contains { SourceKinds.lists.contains(String($0.dropFirst())) }
    let hint = " Lists in JSON and YAML are read by their own path, or with --from json or yaml."
    return [
      "Not looked into for questions: \(kinds.joined(separator: ", "))."
        + (areLists ? hint : "")
    ]
  }
}
