import FAQModel

/// Addresses in a page.
enum HTMLAddress {
  /// An address as a browser takes it, without white space around it and line ends within.
  static func cleaned(_ address: String) -> String {
    let scalars = address.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F }
    return String(String.UnicodeScalarView(scalars)).trimmed
  }

  /// Whether an address leads to a file that readers fetch rather than to a page.
  static func isFile(_ address: String) -> Bool {
    let path = address.prefix { $0 != "?" && $0 != "#" }
    guard let dot = path.lastIndex(of: ".") else { return false }
    return files.contains(path[path.index(after: dot)...].lowercased())
  }

  private static let files: Set = [
    "pdf", "doc", "docx", "odt", "rtf", "xls", "xlsx", "ods", "csv", "ppt", "pptx", "odp", "zip",
    "jpg", "jpeg", "png", "gif", "webp", "svg", "mp3", "mp4", "m4a", "webm", "ogg", "mov", "epub",
  ]
}
